import pytest

from claimtrack.extract import REASON_CODES, Kind
from claimtrack.extract.reasons import code_of, reason
from claimtrack.extract.scoring import REPEATABLE, WEIGHTS, Evidence, Judgement, RuleScorer

SCORE = RuleScorer()


def judge(marks: tuple[tuple[str, str], ...], length: int) -> Judgement:
    (judgement,) = SCORE([Evidence(marks, length)])
    return judgement


def judged(*codes: str, length: int = 10) -> float:
    return judge(tuple((code, "") for code in codes), length).score


def test_many_are_judged_in_their_order() -> None:
    evidence = [Evidence(((code, ""),), 8) for code in ("number", "hope", "number")]
    first, second, third = SCORE(evidence)
    assert first == third
    assert second.score < first.score
    assert SCORE([]) == []


def test_every_reason_has_a_weight_and_every_weight_a_reason() -> None:
    assert set(WEIGHTS) == set(REASON_CODES)
    assert set(REPEATABLE) <= set(WEIGHTS)


def test_scores_stay_between_nothing_and_one() -> None:
    worst = [code for code, weight in WEIGHTS.items() if weight < 0]
    best = [code for code, weight in WEIGHTS.items() if weight > 0]
    assert 0 <= judged(*worst) < 0.01
    assert 0.99 < judged(*best * 5) <= 1


@pytest.mark.parametrize(
    "code", ["number", "date", "ordinal", "superlative", "comparison", "rule", "cause", "event"]
)
def test_facts_raise_the_score(code: str) -> None:
    assert judged("name", code) > judged("name")


@pytest.mark.parametrize(
    "code", ["opinion", "hope", "promise", "forecast", "possibility", "question", "vague"]
)
def test_what_cannot_be_checked_lowers_it(code: str) -> None:
    assert judged("number", code) < judged("number")


def test_a_figure_in_direct_speech_loses_less_than_a_feeling() -> None:
    assert judged("number") - judged("number", "quoted") < judged("name") - judged("name", "quoted")


def test_a_claim_without_a_fact_says_so() -> None:
    assert judge((), 5).reasons == (("no fact", ""),)


def test_reasons_come_by_weight_and_only_once() -> None:
    judgement = judge((("name", "Kos"), ("number", "12"), ("name", "Kos")), 8)
    assert judgement.reasons == (("number", "12"), ("name", "Kos"))


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (("superlative",), Kind.COMPARISON),
        (("superlative", "number"), Kind.COMPARISON),
        (("ordinal",), Kind.COMPARISON),
        (("comparison", "number"), Kind.QUANTITY),
        (("change", "cause"), Kind.CAUSAL),
        (("number",), Kind.QUANTITY),
        (("number", "rule"), Kind.RULE),
        (("cause",), Kind.CAUSAL),
        (("cause", "attributed"), Kind.CAUSAL),
        (("opinion", "name"), Kind.OPINION),
        (("hope",), Kind.OPINION),
        (("forecast", "number"), Kind.FORECAST),
        (("attributed", "vague"), Kind.QUOTATION),
        (("attributed", "name"), Kind.EVENT),
        (("quoted", "number"), Kind.QUANTITY),
        (("date", "event"), Kind.EVENT),
        ((), Kind.EVENT),
    ],
)
def test_the_kind_follows_the_strongest_mark(codes: tuple[str, ...], kind: Kind) -> None:
    assert judge(tuple((code, "") for code in codes), 8).kind is kind


def test_a_reason_is_written_with_its_evidence() -> None:
    assert reason("number", "dve uri") == "number: dve uri"
    assert reason("quoted") == "quoted"
    assert code_of("number: dve uri") == "number"


def test_a_code_outside_the_set_is_refused() -> None:
    with pytest.raises(KeyError):
        reason("gut feeling")
