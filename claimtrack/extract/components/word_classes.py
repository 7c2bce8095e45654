"""Parts of speech by rule, as far as the later components ask for them. A trained tagger takes this place.

Written as Universal Dependencies write them: `token.pos`; VerbForm, Tense, NumType, Degree in `token.morph`.
"""

import re
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimtrack.extract.language import LanguageRules, rules_for
from claimtrack.extract.signs import DASHES

_NUMBER = re.compile(r"[+-]?\d[\d.,:/]*\d|\d")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
_SHORT_NUMBER = re.compile(r"\d{1,3}")
_HYPHENATED_NUMBER = re.compile(r"\d[\d.,]*-\w+")
_NAMEABLE = frozenset({"X", "VERB", "AUX"})
WordClass = tuple[str, str]
_CACHED_WORDS = 1 << 17


class RuleWordClasses:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules
        self.known: dict[str, WordClass] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech and features of every token that the rules know."""
        if len(self.known) > _CACHED_WORDS:
            self.known.clear()
        names = _names_inside(doc)
        for token in doc:
            word_class = self._class_of(token)
            if token.lower_ in self.rules.months and token.text[0].isupper() == self.rules.capital_months:
                word_class = ("NOUN", "")
            if word_class[0] in _NAMEABLE and _is_name(token, names, sure=word_class[0] == "AUX"):
                word_class = ("PROPN", "")
            elif self.rules.ordinal_dot and _has_ordinal_dot(token):
                word_class = ("ADJ", "NumType=Ord")
            token.pos_ = word_class[0]
            if word_class[1]:
                cast("Any", token).set_morph(word_class[1])
        return doc

    def _class_of(self, token: Token) -> WordClass:
        word = token.lower_
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._classify(token, word)
        return found

    def _classify(self, token: Token, word: str) -> WordClass:
        if token.is_space:
            return ("SPACE", "")
        if not any(map(str.isalnum, word)):
            return ("SYM", "") if word in {"%", "€", "$", "£"} else ("PUNCT", "")
        return self._number(word) or self._closed_class(word) or self._open_class(word, token.lemma_)

    def _number(self, word: str) -> WordClass | None:
        rules = self.rules
        if _ORDINAL.fullmatch(word) or word in rules.ordinal_words or word in rules.loose_ordinals:
            return ("ADJ", "NumType=Ord")
        if _NUMBER.fullmatch(word) or _HYPHENATED_NUMBER.fullmatch(word):
            return ("NUM", "NumType=Card")
        if word in rules.number_words or word in rules.loose_number_words:
            return ("NUM", "NumType=Card")
        return None

    def _closed_class(self, word: str) -> WordClass | None:
        rules = self.rules
        tables: tuple[tuple[frozenset[str], WordClass], ...] = (
            (rules.auxiliaries, ("AUX", self._auxiliary_features(word))),
            (rules.negations, ("PART", "Polarity=Neg")),
            (rules.relatives, ("PRON", "PronType=Rel")),
            (rules.coordinators, ("CCONJ", "")),
            (rules.prepositions, ("ADP", "")),
            (rules.subordinators, ("SCONJ", "")),
            (rules.conditionals, ("SCONJ", "")),
            (rules.determiners, ("DET", "")),
            (rules.pronouns, ("PRON", "")),
            (rules.adverbs, ("ADV", "")),
        )
        return next((found for table, found in tables if word in table), None)

    def _auxiliary_features(self, word: str) -> str:
        form = self.rules.verb_form(word, word) or "VerbForm=Fin"
        return f"Polarity=Neg|{form}" if word in self.rules.negations else form

    def _open_class(self, word: str, lemma: str) -> WordClass:
        if self.rules.superlative(word):
            return ("ADJ", "Degree=Sup")
        if self.rules.comparative(word):
            return ("ADJ", "Degree=Cmp")
        if word in self.rules.months or word in self.rules.weekdays:
            return ("NOUN", "")
        form = self.rules.verb_form(word, lemma)
        return ("VERB", form) if form else ("X", "")


def _names_inside(doc: Doc) -> frozenset[str]:
    """The words that the text writes with a capital inside a sentence."""
    return frozenset(token.text for token in doc if not _may_open(token) and token.text[0].isupper())


def _has_ordinal_dot(token: Token) -> bool:
    """True for a number whose dot does not end the sentence: 2. svetovna vojna."""
    if _SHORT_NUMBER.fullmatch(token.text) is None or token.whitespace_ or token.i + 2 >= len(token.doc):
        return False
    following = token.nbor(2)
    return token.nbor().text == "." and following.is_alpha and not following.is_sent_start


def _is_name(token: Token, names: frozenset[str], *, sure: bool) -> bool:
    """True for a capital that means something; `sure` asks for a word that is no name by itself (Will)."""
    if not token.text[0].isupper() or len(token.text) == 1:
        return False
    if not _may_open(token):
        return not token.text.isupper() or not sure
    if sure:
        return False
    return token.text in names or (token.i + 1 < len(token.doc) and token.nbor().text in names)


def _may_open(token: Token) -> bool:
    """True where a capital says nothing: at the start of a sentence or of a quotation."""
    return (
        bool(token.is_sent_start)
        or (token.i > 0 and token.nbor(-1).is_quote and not token.nbor(-1).whitespace_)
        or (token.i > 0 and token.nbor(-1).text in DASHES | {":"} and bool(token.nbor(-1).is_sent_start))
    )


@Language.factory(
    "rule_word_classes", assigns=["token.pos", "token.morph"], requires=["token.lemma", "doc.sents"]
)
def make_rule_word_classes(nlp: Language, name: str) -> RuleWordClasses:  # noqa: ARG001 - spaCy's signature
    return RuleWordClasses(rules_for(nlp.lang))
