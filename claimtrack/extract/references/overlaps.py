"""Which spans lie over another: a walk for claims that come in order of start."""

from collections import deque

from spacy.tokens import Span

# Speech within speech within speech: more of it is no language, but a run of words without a full stop.
_MOST = 64


class Overlaps:
    def __init__(self, spans: list[Span]) -> None:
        self.waiting = deque(spans)
        self.near: list[Span] = []

    def over(self, claim: Span) -> list[Span]:
        """Return the spans that share a token with the claim; later claims may not start before it."""
        while self.waiting and self.waiting[0].start < claim.end:
            self.near.append(self.waiting.popleft())
        self.near = [span for span in self.near[-_MOST:] if span.end > claim.start]
        return [span for span in self.near if span.start < claim.end]


def speaker_of(claim: Span, spoken: list[Span]) -> str | None:
    """Return the claimant of the speech that the claim lies in most, and of two such of the inner one."""
    named = [span for span in spoken if span._.claimant]
    if not named:
        return None
    best = min(named, key=lambda span: (-_shared(span, claim), span.end - span.start))
    return str(best._.claimant)


def _shared(span: Span, claim: Span) -> int:
    return min(span.end, claim.end) - max(span.start, claim.start)
