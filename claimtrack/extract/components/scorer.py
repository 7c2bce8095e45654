"""Gives every candidate its score, kind, claimant and reasons, by whatever scorer the configuration names."""

from bisect import bisect_left, bisect_right
from collections import deque

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry

from claimtrack.extract.components.features import HARD
from claimtrack.extract.components.headlines import headline_marks
from claimtrack.extract.components.marks import MARKS
from claimtrack.extract.components.quotations import DIRECT
from claimtrack.extract.components.speech import SOURCE
from claimtrack.extract.extensions import CLAIMS, SPEECH
from claimtrack.extract.reasons import reason
from claimtrack.extract.scoring import Evidence, RuleScorer, Scorer

_SHORT = 4


@registry.misc("claimtrack.RuleScorer.v1")  # type: ignore[untyped-decorator]
def make_rule_scorer() -> Scorer:
    return RuleScorer()


class ClaimScorer:
    def __init__(self, scorer: Scorer) -> None:
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every span in `doc.spans["claims"]`."""
        marks, speech = list(doc.spans[MARKS]), list(doc.spans[SPEECH])
        starts = [mark.start for mark in marks]
        headlines = headline_marks(doc)
        walker = _SpeechWalker(speech)
        for claim in doc.spans[CLAIMS]:
            spoken = walker.over(claim)
            found = marks[bisect_left(starts, claim.start) : bisect_right(starts, claim.end - 1)]
            listed = [*_told(claim, found), *_speech_marks(claim, spoken), *headlines.get(claim.start, ())]
            self._write(claim, _evidence(claim, listed), spoken)
        return doc

    def _write(self, claim: Span, evidence: Evidence, spoken: list[Span]) -> None:
        judgement = self.scorer(evidence)
        claim._.score = judgement.score
        claim._.kind = judgement.kind
        claim._.reasons = tuple(reason(code, words) for code, words in judgement.reasons)
        claim._.claimant = next((span._.claimant for span in spoken if span._.claimant), None)


class _SpeechWalker:
    """Finds the speech over each claim; claims come in order of start."""

    def __init__(self, speech: list[Span]) -> None:
        self.waiting = deque(speech)
        self.near: list[Span] = []

    def over(self, claim: Span) -> list[Span]:
        while self.waiting and self.waiting[0].start < claim.end:
            self.near.append(self.waiting.popleft())
        self.near = [span for span in self.near if span.end > claim.start]
        return [span for span in self.near if span.start < claim.end]


def _told(claim: Span, marks: list[Span]) -> list[tuple[str, str]]:
    """The marks that the claim states itself; what a nested claim states counts there."""
    covered = {i for start, end in claim._.covered for i in range(start, end)}
    return [
        (mark.label_, mark.text)
        for mark in marks
        if mark.end <= claim.end and (mark.label_ == "name" or mark.start not in covered)
    ]


def _speech_marks(claim: Span, spoken: list[Span]) -> list[tuple[str, str]]:
    listed: list[tuple[str, str]] = []
    for span in spoken:
        if span.label_ == DIRECT:
            listed.append(("quoted", ""))
        else:
            listed.append(("source" if span.label_ == SOURCE else "attributed", span._.claimant or ""))
    if any(token.text == "?" for token in claim.doc[claim.end - 1 : claim.end + 1]):
        listed.append(("question", ""))
    return list({code: (code, words) for code, words in listed}.values())


def _evidence(claim: Span, marks: list[tuple[str, str]]) -> Evidence:
    words = [token for token in claim if token.is_alpha]
    told = len((claim._.standalone or claim.text).split())
    if told < _SHORT and not any(code in HARD for code, _ in marks):
        marks = [*marks, ("fragment", "")]
    return Evidence(tuple(marks), len(words))


@Language.factory(
    "claim_scorer",
    default_config={"scorer": {"@misc": "claimtrack.RuleScorer.v1"}},
    requires=["doc.spans"],
    assigns=["doc.spans"],
)
def make_claim_scorer(nlp: Language, name: str, scorer: Scorer) -> ClaimScorer:  # noqa: ARG001 - spaCy's signature
    return ClaimScorer(scorer)
