"""Dictionary forms from simplemma. A trained lemmatizer takes this place."""

from functools import lru_cache

import simplemma
from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.extract.language import LanguageRules, rules_for

_CACHED_WORDS = 1 << 17
_LONGEST_WORD = 60


@lru_cache(maxsize=_CACHED_WORDS)
def lemma_of(word: str, language: str) -> str:
    """Return the dictionary form of a lower-case word; the word itself when it is no word of a dictionary."""
    if len(word) > _LONGEST_WORD or not word.isalpha():
        return word
    return simplemma.lemmatize(word, lang=language)


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
