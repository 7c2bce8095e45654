"""Sentences and claims of a Doc as a scorer reads them: values that hold no spaCy."""

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span

from claimtrack.extract.components.headlines import headline_marks
from claimtrack.extract.components.marks import MARKS
from claimtrack.extract.components.quotations import DIRECT
from claimtrack.extract.components.speech import SOURCE
from claimtrack.extract.extensions import SPEECH
from claimtrack.extract.references.overlaps import speaker_of
from claimtrack.extract.roots import root_of
from claimtrack.extract.scoring.evidence import Evidence, Mark, Passage
from claimtrack.extract.scoring.kinds import HARD

_SHORT = 4
# What makes a predicate together with its verb or adjective, in Universal Dependencies and in ClearNLP.
_PREDICATE = frozenset({"aux", "aux:pass", "auxpass", "cop", "acomp", "attr", "expl"})
_LONGEST = 400


class Reading:
    """One Doc with its marks; a sentence is read once, however many claims stand in it."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.language = doc, doc.lang_
        table = doc.to_array([LOWER, LEMMA, POS, MORPH, DEP])
        self.tokens: NDArray[np.uint64] = table.astype(np.uint64, copy=False)
        self.marks = sorted(
            (mark.start, mark.end, mark.label_, mark.text) for mark in doc.spans.get(MARKS, ())
        )
        self.mark_starts = [start for start, _, _, _ in self.marks]
        self.speech = _Speech(doc)
        self.headlines = headline_marks(doc)
        self.parsed = doc.has_annotation("DEP")
        self.sents = [(sent.start, sent.end) for sent in doc.sents]
        self.sent_starts = [start for start, _ in self.sents]
        self.passages: dict[int, Passage] = {}

    def evidence(self, claim: Span) -> Evidence:
        """Return what a scorer is told of a claim."""
        marks = (*self._told(claim), *self._around(claim.start, claim.end), *_needs(claim))
        told = len((claim._.standalone or claim.text).split())
        if told < _SHORT and not any(code in HARD for code, _ in marks):
            marks = (*marks, ("fragment", ""))
        return Evidence(
            marks=marks,
            length=sum(token.is_alpha for token in claim),
            text=claim.text,
            tokens=self.tokens[claim.start : claim.end],
            main=self._main_codes(claim.start, claim.end),
            language=self.language,
            sentence=self._sentence_of(claim),
        )

    def claimant(self, claim: Span) -> str | None:
        """Return who is said to have stated it."""
        spoken = self.speech.over(claim.start, claim.end)
        return speaker_of(claim, spoken)

    def passage(self, number: int) -> Passage:
        """Return a sentence by its number in the Doc."""
        if number not in self.passages:
            self.passages[number] = self.between(*self.sents[number])
        return self.passages[number]

    def between(self, start: int, end: int) -> Passage:
        """Return the passage of these tokens, with all of its marks."""
        inside = self.marks[bisect_left(self.mark_starts, start) : bisect_left(self.mark_starts, end)]
        marks = (*((code, words) for _, _, code, words in inside), *self._around(start, end))
        return Passage(
            text=self.doc[start:end].text.strip(),
            tokens=self.tokens[start:end],
            marks=marks,
            main=self._main_codes(start, end),
            language=self.language,
        )

    def _main_codes(self, start: int, end: int) -> frozenset[str]:
        """The codes of marks on the predicate that a range hangs on; none where nothing was parsed."""
        if not self.parsed or not start < end <= start + _LONGEST:
            return frozenset()
        root = self.doc[root_of(self.doc[start:end])]
        places = {root.i, *(child.i for child in root.children if child.dep_ in _PREDICATE)}
        first, last = bisect_left(self.mark_starts, start), bisect_left(self.mark_starts, end)
        return frozenset(
            code
            for begin, stop, code, _ in self.marks[first:last]
            if any(begin <= place < stop for place in places)
        )

    def _sentence_of(self, claim: Span) -> Passage:
        return self.passage(bisect_right(self.sent_starts, claim.start) - 1)

    def _told(self, claim: Span) -> list[Mark]:
        """The marks that the claim states itself; what a nested claim states counts there."""
        covered = {place for start, end in claim._.covered for place in range(start, end)}
        first = bisect_left(self.mark_starts, claim.start)
        last = bisect_left(self.mark_starts, claim.end)
        return [
            (code, words)
            for start, end, code, words in self.marks[first:last]
            if end <= claim.end and (code == "name" or start not in covered)
        ]

    def _around(self, start: int, end: int) -> list[Mark]:
        """The marks by where a range stands: in speech, before a question mark, in a headline."""
        listed: dict[str, Mark] = {}
        for span in self.speech.over(start, end):
            if span.label_ == DIRECT:
                listed.setdefault("quoted", ("quoted", ""))
            else:
                code = "source" if span.label_ == SOURCE else "attributed"
                listed.setdefault(code, (code, span._.claimant or ""))
        if any(token.text == "?" for token in self.doc[max(start, end - 2) : end + 1]):
            listed["question"] = ("question", "")
        return [*listed.values(), *self.headlines.get(start, ())]


class _Speech:
    """The speech of a Doc, found by place."""

    def __init__(self, doc: Doc) -> None:
        self.spans = sorted(doc.spans.get(SPEECH, ()), key=lambda span: (span.start, span.end))
        self.starts = [span.start for span in self.spans]
        self.furthest: list[int] = []
        for span in self.spans:
            self.furthest.append(max(span.end, self.furthest[-1] if self.furthest else 0))

    def over(self, start: int, end: int) -> list[Span]:
        """Return the speech that shares a token with a range, in order of start."""
        found: list[Span] = []
        place = bisect_left(self.starts, end) - 1
        while place >= 0 and self.furthest[place] > start:
            if self.spans[place].end > start:
                found.append(self.spans[place])
            place -= 1
        return found[::-1]


def _needs(claim: Span) -> list[Mark]:
    """The mark of a claim whose standalone form is not safe."""
    wanting = claim._.needs_context if Span.has_extension("needs_context") else False
    return [("needs context", "")] if wanting else []
