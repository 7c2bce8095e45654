"""The trained scorers by hand-made evidence: what a sentence's rating does to its claims."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.symbols import NOUN  # type: ignore[import-not-found]

from claimtrack.extract import Kind
from claimtrack.extract.scoring import Evidence, Judgement, Passage
from claimtrack.extract.scoring.fast import FastRater, load_fast_rater
from claimtrack.extract.scoring.features import NAMES
from claimtrack.extract.scoring.sharing import SharingScorer
from claimtrack.extract.scoring.unfit import HIGHEST_UNFIT
from claimtrack.services.articles.extracted_claims import LEAST_SCORE

Marks = tuple[tuple[str, str], ...]


def tokens_of(text: str) -> NDArray[np.uint64]:
    rows = [[get_string_id(word), get_string_id(word), int(NOUN), 0, 0] for word in text.lower().split()]
    return np.array(rows, dtype=np.uint64).reshape(-1, 5)


def passage_of(text: str, marks: Marks = ()) -> Passage:
    return Passage(text, tokens_of(text), marks, frozenset(), "en")


def evidence_of(
    text: str, marks: Marks = (), *, sentence: Passage | None = None, main: frozenset[str] = frozenset()
) -> Evidence:
    return Evidence(marks, 8, text, tokens_of(text), main, "en", sentence)


class RatesSentences:
    """Rates every sentence the same, and counts how many it was given."""

    def __init__(self, log_odds: float) -> None:
        self.log_odds, self.asked = log_odds, 0

    def rate(self, passages: Sequence[Passage]) -> NDArray[np.float64]:
        self.asked += len(passages)
        return np.full(len(passages), self.log_odds)


def number_rater() -> FastRater:
    """A rater that knows nothing but that numbers count."""
    marks = np.zeros(len(NAMES), np.float32)
    marks[NAMES.index("any number")] = 3.0
    return FastRater(np.zeros(1 << 4, np.float32), marks, -1.0)


def judge(log_odds: float, *evidence: Evidence) -> list[Judgement]:
    return SharingScorer("t 1", sentences=RatesSentences(log_odds), claims=number_rater())(evidence)


def test_a_language_may_be_lifted_above_what_was_learned() -> None:
    scorer = SharingScorer("t 1", sentences=RatesSentences(0.0), claims=number_rater(), lifts={"en": 1.0})
    english = evidence_of("two of them", (("number", "two"),))
    lifted, as_learned = scorer([english, replace(english, language="sl")])
    assert lifted.score == pytest.approx(0.7311, abs=1e-4)
    assert as_learned.score == 0.5


def test_the_best_claim_has_the_score_of_its_sentence_and_the_others_less() -> None:
    sentence = passage_of("a b c d")
    best, other = judge(
        1.0,
        evidence_of("a b", (("number", "5"),), sentence=sentence),
        evidence_of("c d", (("name", "Kos"),), sentence=sentence),
    )
    assert best.score == pytest.approx(1 / (1 + np.exp(-1.0)), abs=1e-4)
    assert other.score == pytest.approx(1 / (1 + np.exp(-0.1)), abs=1e-4)


def test_a_sentence_is_rated_once() -> None:
    rater, sentence = RatesSentences(0.0), passage_of("a b")
    scorer = SharingScorer("t 1", sentences=rater, claims=number_rater())
    assert len(scorer([evidence_of("a", sentence=sentence), evidence_of("b", sentence=sentence)])) == 2
    assert rater.asked == 1
    assert scorer([]) == []


def test_a_hope_does_not_take_the_rating_from_the_fact_beside_it() -> None:
    sentence = passage_of("a b")
    hope, fact = judge(
        2.0,
        evidence_of(
            "a", (("hope", "hope"), ("first person", "I")), sentence=sentence, main=frozenset({"hope"})
        ),
        evidence_of("b", (("event", "opened"),), sentence=sentence),
    )
    assert fact.score > 0.8
    assert (hope.score <= HIGHEST_UNFIT) or hope.kind is not Kind.OPINION


@pytest.mark.parametrize("code", ["hope", "opinion", "promise", "forecast", "appeal", "question"])
def test_what_is_no_statement_of_fact_stays_out_of_the_queue_and_says_why(code: str) -> None:
    (judgement,) = judge(0.5, evidence_of("a b", ((code, "x"), ("name", "Kos")), main=frozenset({code})))
    assert judgement.score <= HIGHEST_UNFIT < LEAST_SCORE
    assert judgement.kind in {Kind.OPINION, Kind.FORECAST}
    assert judgement.reasons[0] == (code, "x")


def test_a_sure_scorer_overrules_a_mark() -> None:
    (judgement,) = judge(3.0, evidence_of("a b", (("forecast", "will"), ("number", "5"))))
    assert judgement.score > 0.9
    assert judgement.kind is Kind.QUANTITY


def test_no_claim_worth_checking_is_said_to_hold_nothing() -> None:
    (worthy,) = judge(2.0, evidence_of("a b"))
    (other,) = judge(-2.0, evidence_of("a b"))
    assert worthy.reasons == (("wording", ""),)
    assert other.reasons == (("no fact", ""),)


def test_what_needs_context_is_no_less_worth_checking_and_says_so() -> None:
    plain, needing = judge(1.0, evidence_of("a"), evidence_of("a", (("needs context", ""),)))
    assert needing.score == plain.score
    assert ("needs context", "") in needing.reasons


@pytest.mark.parametrize("code", ["repeated", "fragment"])
def test_the_place_of_a_claim_counts(code: str) -> None:
    plain, placed = judge(1.0, evidence_of("a"), evidence_of("a", ((code, ""),)))
    assert placed.score < plain.score
    assert (code, "") in placed.reasons


def test_reasons_come_by_what_the_model_weighs() -> None:
    scorer = SharingScorer("t 1", sentences=RatesSentences(1.0), claims=number_rater())
    (judgement,) = scorer([evidence_of("a", (("name", "Kos"), ("number", "5"), ("name", "Kos")))])
    assert judgement.reasons == (("number", "5"), ("name", "Kos"))


def test_the_bundled_weights_rate_a_figure_above_a_feeling() -> None:
    rater = load_fast_rater()
    figure, feeling = rater.rate(
        [
            passage_of("unemployment fell", (("number", "4 percent"), ("change", "fell"))),
            passage_of("wonderful day", (("opinion", "wonderful"),)),
        ]
    )
    assert figure > feeling
    assert rater.strengths()["number"] > 0 > rater.strengths()["opinion"]
    assert len(rater.rate([])) == 0


def test_no_score_overrules_a_conviction_of_what_will_be() -> None:
    scorer = SharingScorer("sure", sentences=RatesSentences(4.0), claims=load_fast_rater())
    marks: Marks = (("opinion", "convinced"), ("forecast", "will"), ("number", "two fronts"))
    (judgement,) = scorer([evidence_of("I am convinced that we will win on two fronts", marks)])
    assert judgement.score <= HIGHEST_UNFIT
