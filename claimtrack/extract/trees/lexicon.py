"""The words that are looked for in every document, in one table: one look-up a token finds them all."""

from collections.abc import Iterable
from enum import IntFlag

from claimtrack.extract.language import LanguageRules
from claimtrack.extract.signs import DASHES
from claimtrack.extract.trees.words import Joints

Phrases = dict[str, list[tuple[str, ...]]]


class Sign(IntFlag):
    """What a word may be; one word may be several."""

    NEGATION = 1
    MODAL = 2
    ORDINAL = 4
    LOOSE_ORDINAL = 8
    OPENING = 16
    CLOSING = 32
    QUESTION = 64
    CONDITION = 128
    GAP = 256
    CREDIT = 512
    EDGE = 1024
    COMPARING = 2048
    COMPLEMENTIZER = 4096


class Lexicon:
    """`joints`, `than` and `phrases` of a language, and `signs`: the sorts of each listed word."""

    def __init__(self, rules: LanguageRules, joints: Joints) -> None:
        self.joints, self.than, self.phrases = joints, rules.than, credit_phrases(rules)
        self.signs: dict[str, int] = {}
        listed: list[tuple[Sign, Iterable[str]]] = [
            (Sign.NEGATION, joints.negations),
            (Sign.MODAL, joints.modals),
            (Sign.ORDINAL, rules.ordinal_words),
            (Sign.LOOSE_ORDINAL, rules.loose_ordinals),
            (Sign.OPENING, "(["),
            (Sign.CLOSING, ")]"),
            (Sign.QUESTION, "?"),
            (Sign.CONDITION, rules.conditionals),
            (Sign.GAP, joints.gapping),
            (Sign.COMPARING, joints.comparing),
            (Sign.COMPLEMENTIZER, joints.complementizers),
            (Sign.CREDIT, self.phrases),
            (Sign.EDGE, {",", ";", ":", "--"} | DASHES),
        ]
        for sign, found in listed:
            for word in found:
                self.signs[word] = self.signs.get(word, 0) | sign.value


def credit_phrases(rules: LanguageRules) -> Phrases:
    """Return the phrases that open with a preposition, by their first word; the others are clauses."""
    table: Phrases = {}
    for phrase in (*rules.attribution_phrases, *rules.source_phrases, *rules.back_phrases):
        parts = tuple(phrase.split())
        if parts[0] in rules.prepositions or parts[0] in {"according", "glede"}:
            table.setdefault(parts[0], []).append(parts)
    return {first: sorted(listed, key=len, reverse=True) for first, listed in table.items()}
