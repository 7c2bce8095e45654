"""Extraction run over labelled texts, and what came of it."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimtrack.extract import extract_claims
from claimtrack.extract.evaluation.labelled import LabelledSentence, LabelledText
from claimtrack.extract.evaluation.matching import Match, match_claims
from claimtrack.extract.options import ExtractionOptions
from claimtrack.extract.values import ExtractedClaim, Extraction, Kind

# The fixed threshold: from here on a scorer says that a statement is worth checking.
THRESHOLD = 0.5
UNWORTHY_KINDS = frozenset({Kind.OPINION, Kind.FORECAST})


@dataclass(frozen=True, slots=True)
class Result:
    """One text: scores with labels by sentence, whether each claim by rank lies in a worthy one, matches."""

    text: LabelledText
    model: str
    scored: tuple[tuple[float, bool], ...]
    ranked: tuple[bool, ...]
    matches: tuple[Match, ...]
    claims: tuple[ExtractedClaim, ...]


@dataclass(slots=True)
class Evaluation:
    """All results, the words read and the seconds that reading them took (wall clock)."""

    results: list[Result] = field(default_factory=list)
    words: int = 0
    seconds: float = 0.0


def evaluate(texts: Iterable[LabelledText], *, options: ExtractionOptions) -> Evaluation:
    """Return what extraction made of each text; texts that stand alone are read one by one, as given."""
    evaluation = Evaluation()
    for text in texts:
        started = time.perf_counter()
        extraction = extract_claims(
            text.text, language=text.language, published=text.published, options=options
        )
        evaluation.seconds += time.perf_counter() - started
        evaluation.words += len(text.text.split())
        evaluation.results.append(judge(text, extraction))
    return evaluation


def judge(text: LabelledText, extraction: Extraction) -> Result:
    """Return the result of one text; a sentence scores as high as the best claim in it, else 0."""
    scored = tuple(
        (max((claim.score for claim in _inside(sentence, extraction.claims)), default=0.0), sentence.worthy)
        for sentence in text.sentences
    )
    ranked = tuple(_is_right(text, claim) for claim in extraction.claims)
    matches = tuple(match_claims(text, extraction.claims))
    return Result(text, extraction.model, scored, ranked, matches, extraction.claims)


def _inside(sentence: LabelledSentence, claims: Iterable[ExtractedClaim]) -> Iterator[ExtractedClaim]:
    """Yield the claims that lie in a sentence by more than half of their length."""
    for claim in claims:
        shared = min(sentence.end, claim.end) - max(sentence.start, claim.start)
        if 2 * shared > claim.end - claim.start:
            yield claim


def _is_right(text: LabelledText, claim: ExtractedClaim) -> bool:
    """True for a claim in a worthy sentence, or, where no sentences are labelled, near a labelled claim."""
    if text.sentences:
        return any(sentence.worthy and any(_inside(sentence, [claim])) for sentence in text.sentences)
    return any(min(other.end, claim.end) > max(other.start, claim.start) for other in text.claims or ())
