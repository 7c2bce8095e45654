"""Dictionary forms from simplemma. A trained lemmatizer takes this place."""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.extract.language import LanguageRules, rules_for

_CACHED_WORDS = 1 << 17
_LONGEST_WORD = 60
# One dictionary serves the standard languages that are written alike.
_DICTIONARIES = {"hr": "hbs", "sr": "hbs", "bs": "hbs"}


@lru_cache(maxsize=_CACHED_WORDS)
def lemma_of(word: str, language: str) -> str:
    """Return the dictionary form of a lower-case word; the word itself when no dictionary has it."""
    # Only pipelines without trained lemmas need it: importing it takes the twentieth part of a second.
    import simplemma  # noqa: PLC0415
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES  # noqa: PLC0415

    dictionary = _DICTIONARIES.get(language, language)
    if len(word) > _LONGEST_WORD or not word.isalpha() or dictionary not in SUPPORTED_LANGUAGES:
        return word
    return simplemma.lemmatize(word, lang=dictionary)


class DictionaryLemmas:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token, in lower case."""
        exceptions, language = self.rules.lemma_exceptions, self.rules.code
        for token in doc:
            word = token.lower_
            token.lemma_ = exceptions.get(word) or lemma_of(word, language).lower()
        return doc


@Language.factory("dictionary_lemmas", assigns=["token.lemma"])
def make_dictionary_lemmas(nlp: Language, name: str) -> DictionaryLemmas:  # noqa: ARG001 - spaCy's signature
    return DictionaryLemmas(rules_for(nlp.lang))
