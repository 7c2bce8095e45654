"""Sentence boundaries by rule. A parser or a senter of a trained pipeline takes this place."""

from collections.abc import Iterator
from typing import Any, cast

import numpy as np
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.extract.boundaries import sentence_ends
from claimtrack.extract.language import LanguageRules, rules_for

_YES, _NO = 1, -1


class RuleSentences:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts; white space goes with the sentence before it."""
        # Token.is_sent_start looks through the whole Doc at each assignment; an array is set in one pass.
        starts = np.full(len(doc), _NO, dtype=np.int64)
        starts[list(_starting_tokens(doc, sentence_ends(doc.text, self.rules)))] = _YES
        cast("Any", doc).from_array([SENT_START], starts.astype(np.uint64))
        return doc


def _starting_tokens(doc: Doc, ends: list[int]) -> Iterator[int]:
    following = iter([*ends, len(doc.text) + 1])
    end, starts = next(following), True
    for token in doc:
        while token.idx >= end:
            end, starts = next(following), True
        if token.i == 0 or (starts and not token.is_space):
            yield token.i
        starts = starts and token.is_space


@Language.factory("rule_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_rule_sentences(nlp: Language, name: str) -> RuleSentences:  # noqa: ARG001 - spaCy's signature
    return RuleSentences(rules_for(nlp.lang))
