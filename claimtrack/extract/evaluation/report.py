"""The figures of an evaluation."""

from collections.abc import Iterable, Sequence

from claimtrack.extract.evaluation.evaluate import THRESHOLD, UNWORTHY_KINDS, Evaluation, Result
from claimtrack.extract.evaluation.matching import Match
from claimtrack.extract.evaluation.measures import (
    average_precision,
    calibration_error,
    count,
    precision_at,
)

Figures = dict[str, float | int | str]
_PLACES = (5, 10)


def figures(evaluation: Evaluation, *, threshold: float = THRESHOLD) -> Figures:
    """Return every figure that the labels allow: shares in [0, 1], counts, words per second."""
    results = evaluation.results
    found: Figures = {"texts": len(results), "model": ", ".join(sorted({result.model for result in results}))}
    scored = [pair for result in results for pair in result.scored]
    if scored:
        found |= _of_sentences(scored, threshold)
    found |= _of_ranks(results)
    if any(result.text.claims is not None for result in results):
        found |= _of_claims([result for result in results if result.text.claims is not None])
    return found | {"words_per_second": round(evaluation.words / max(evaluation.seconds, 1e-9))}


def _of_sentences(scored: Sequence[tuple[float, bool]], threshold: float) -> Figures:
    counts = count(scored, threshold=threshold)
    return {
        "sentences": len(scored),
        "worthy": sum(right for _, right in scored),
        "threshold": threshold,
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "average_precision": average_precision(scored),
        "calibration_error": calibration_error(scored),
    }


def _of_ranks(results: Sequence[Result]) -> Figures:
    """Precision at the first places: the mean over texts, or of the file where each text is a sentence."""
    if all(len(result.text.sentences) == 1 for result in results):
        pairs = sorted((pair for result in results for pair in result.scored), key=lambda pair: -pair[0])
        rankings: list[Sequence[bool]] = [[right for _, right in pairs]]
    else:
        rankings = [result.ranked for result in results if any(s.worthy for s in result.text.sentences)]
    return {
        f"precision_at_{places}": _mean(precision_at(ranked, places) for ranked in rankings)
        for places in _PLACES
    }


def _of_claims(results: Sequence[Result]) -> Figures:
    matches = [match for result in results for match in result.matches]
    stated = [match for match in matches if match.labelled.claimant is not None and match.found is not None]
    return {
        "claims": len(matches),
        "found": _mean(match.found is not None for match in matches),
        "atomicity": _mean(match.alone for match in matches),
        "claimant_right": _mean(_same_claimant(match) for match in stated),
        "kind_right": _mean(
            match.found is not None and match.found.kind == match.labelled.kind
            for match in matches
            if match.labelled.kind is not None
        ),
        "unworthy_among_first": sum(_unworthy(result) for result in results),
    }


def _same_claimant(match: Match) -> bool:
    return match.found is not None and _plain(match.found.claimant) == _plain(match.labelled.claimant)


def _plain(name: str | None) -> str:
    return " ".join((name or "").casefold().split())


def _unworthy(result: Result) -> int:
    """How many of the first N claims are opinion, hope or forecast, N being how many were labelled."""
    return sum(claim.kind in UNWORTHY_KINDS for claim in result.claims[: len(result.matches)])


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
