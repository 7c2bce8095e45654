"""Sentence boundaries by rule: all of them, or all but those that a parser after it decides on."""

import re
from enum import StrEnum
from typing import Any, cast

import numpy as np
from spacy.attrs import IDX, IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.extract.boundaries import sentence_ends
from claimtrack.extract.language import LanguageRules, rules_for
from claimtrack.extract.lines import line_ends

_YES, _OPEN, _NO = 1, 0, -1
# Before "(sta)" and behind "(Foto: agencija)" a sentence may start: the tree tells these from remarks.
_BRACKET = re.compile(r"[.!?…][\"'“”«»]*\s+(?=\()|\)\s+(?=[\"'„“”«»]?[^\W\d_])")


class LeftToParser(StrEnum):
    """Which places the rules leave to the parser that follows."""

    NOTHING = "nothing"
    BRACKETS = "brackets"
    LINES = "all within lines"


class RuleSentences:
    def __init__(self, rules: LanguageRules, *, left: LeftToParser) -> None:
        self.rules, self.left = rules, left

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts; white space goes with the sentence before it."""
        # Token.is_sent_start looks through the whole Doc at each assignment; an array is set in one pass.
        if len(doc):
            cast("Any", doc).from_array([SENT_START], self._starts(doc, doc.text).astype(np.uint64))
        return doc

    def _starts(self, doc: Doc, text: str) -> np.ndarray:
        """Return yes, no or open for each token."""
        table = doc.to_array([IDX, IS_SPACE])
        offsets, words = table[:, 0], np.flatnonzero(table[:, 1] == 0)
        if self.left is LeftToParser.LINES:
            starts = np.full(len(doc), _OPEN, dtype=np.int64)
            starts[_words_from(sorted(line_ends(text)), offsets, words)] = _YES
        else:
            starts = np.full(len(doc), _NO, dtype=np.int64)
            if self.left is LeftToParser.BRACKETS:
                starts[_words_at([match.end() for match in _BRACKET.finditer(text)], offsets)] = _OPEN
            starts[_words_from(sentence_ends(text, self.rules), offsets, words)] = _YES
        starts[0] = _YES
        return starts


def _words_from(ends: list[int], offsets: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Return the first token behind each end that is no white space."""
    tokens = np.searchsorted(offsets, np.array(ends, dtype=offsets.dtype))
    places = np.searchsorted(words, tokens)
    return np.asarray(words[places[places < len(words)]])


def _words_at(places: list[int], offsets: np.ndarray) -> np.ndarray:
    """Return the tokens that begin exactly at these characters."""
    wanted = np.array(places, dtype=offsets.dtype)
    tokens = np.minimum(np.searchsorted(offsets, wanted), len(offsets) - 1)
    return np.asarray(tokens[offsets[tokens] == wanted])


@Language.factory(
    "rule_sentences", default_config={"left": "nothing"}, assigns=["token.is_sent_start", "doc.sents"]
)
def make_rule_sentences(nlp: Language, name: str, left: str) -> RuleSentences:  # noqa: ARG001 - spaCy's signature
    return RuleSentences(rules_for(nlp.lang), left=LeftToParser(left))
