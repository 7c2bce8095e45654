"""The evaluation as a whole, on texts of our own."""

import json
from xml.etree import ElementTree as ET

from claimtrack.extract.evaluation.evaluate import evaluate, judge
from claimtrack.extract.evaluation.labelled import LabelledText, read_labelled
from claimtrack.extract.evaluation.plot import draw
from claimtrack.extract.evaluation.report import figures
from claimtrack.extract.options import ExtractionOptions
from claimtrack.extract.values import ExtractedClaim, Extraction, Kind

TEXT = "Rents rose by 12 per cent in 2024. What a lovely day!"


def article(**more: object) -> LabelledText:
    first = TEXT.index(" What")
    record = {
        "text": TEXT,
        "language": "en",
        "sentences": [
            {"start": 0, "end": first, "worthy": True},
            {"start": first + 1, "end": len(TEXT), "worthy": False},
        ],
        **more,
    }
    return next(read_labelled([json.dumps(record).encode()]))


def claim(start: int, end: int, score: float, kind: Kind = Kind.QUANTITY) -> ExtractedClaim:
    return ExtractedClaim(TEXT[start:end], TEXT[start:end], start, end, 0, "Ana Kos", score, (), kind)


def test_a_sentence_scores_as_its_best_claim_and_none_without() -> None:
    found = Extraction("en", "m", ((0, 34),), (claim(0, 33, 0.8), claim(6, 33, 0.3)))
    result = judge(article(), found)
    assert result.scored == ((0.8, True), (0.0, False))
    assert result.ranked == (True, True)


def test_figures_of_claims() -> None:
    text = article(claims=[{"start": 0, "end": 33, "kind": "quantity", "claimant": "ana  kos"}])
    opinion = claim(35, 52, 0.9, Kind.OPINION)
    evaluation = evaluate([], options=ExtractionOptions())
    evaluation.results.append(judge(text, Extraction("en", "m", (), (opinion, claim(0, 33, 0.8)))))
    found = figures(evaluation)
    assert (found["found"], found["atomicity"], found["claimant_right"], found["kind_right"]) == (1, 1, 1, 1)
    assert found["unworthy_among_first"] == 1
    assert found["precision_at_5"] == 0.5
    assert found["f1"] == 2 / 3


def test_the_extractor_tells_a_figure_from_delight() -> None:
    found = figures(evaluate([article()], options=ExtractionOptions()))
    assert (found["f1"], found["average_precision"]) == (1, 1)
    assert int(found["words_per_second"]) > 0


def test_single_sentences_are_ranked_over_the_whole_file() -> None:
    lines = [
        {"text": "Rents rose by 12 per cent in 2024.", "language": "en", "worthy": True},
        {"text": "What a lovely day!", "language": "en", "worthy": False},
    ]
    texts = read_labelled(json.dumps(line).encode() for line in lines)
    found = figures(evaluate(texts, options=ExtractionOptions()))
    assert found["precision_at_5"] == 0.5
    assert "claims" not in found


def test_the_plot_is_an_image_with_a_name() -> None:
    root = ET.fromstring(draw([(0.9, True), (0.1, False)], title="a <set> & more"))  # noqa: S314 - our own text
    assert root.tag.endswith("svg")
    assert root[0].text == "a <set> & more"
    assert len(root.findall("{*}circle")) == 2


def test_the_plot_of_nothing_is_still_an_image() -> None:
    assert ET.fromstring(draw([], title="empty")).tag.endswith("svg")  # noqa: S314 - our own text
