from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.errors import PipelineNotInstalledError, UnknownLanguageError
from claimtrack.extract import LANGUAGES, ExtractionOptions
from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.pipelines import RULE_STEPS, TREE_STEPS, load_pipeline, model_of
from claimtrack.extract.scoring import Evidence, Judgement, Scorer
from claimtrack.extract.values import Kind

# A language that ClaimTrack has neither rules nor weights for.
RULES_ONLY = "hr"
TEXT = "Vlada je usvojila proračun od 12 milijardi eura. Cijene su pale za 3 posto."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trained_pipeline_ends_with_the_steps_on_trees_and_is_made_once(language: str) -> None:
    nlp = load_pipeline(language)
    assert nlp.pipe_names[0] == "rule_sentences"
    assert tuple(nlp.pipe_names[-len(TREE_STEPS) :]) == TREE_STEPS
    assert {"parser", "ner"} <= set(nlp.pipe_names)
    assert load_pipeline(language) is nlp


def test_a_language_without_a_trained_pipeline_is_read_by_rules_and_says_so() -> None:
    nlp = load_pipeline(RULES_ONLY)
    assert tuple(nlp.pipe_names) == RULE_STEPS
    assert model_of(nlp).startswith("rules-hr 1, ")


@pytest.mark.parametrize("language", [*LANGUAGES, RULES_ONLY])
def test_every_component_finds_what_it_requires(language: str) -> None:
    analysis = load_pipeline(language).analyze_pipes()
    assert analysis is not None
    problems = analysis["problems"]
    assert not {step: missing for step, missing in problems.items() if missing}


def test_the_configuration_makes_the_same_pipeline_again() -> None:
    nlp = load_pipeline(RULES_ONLY)
    again = spacy.util.load_model_from_config(nlp.config, auto_fill=True)
    first, second = nlp(TEXT), again(TEXT)
    assert first.spans[CLAIMS]
    assert [span.text for span in first.spans[CLAIMS]] == [span.text for span in second.spans[CLAIMS]]


@pytest.mark.parametrize("language", ["xx", "zz", "", "EN", "../en"])
def test_an_unknown_language_is_refused_with_those_known(language: str) -> None:
    with pytest.raises(UnknownLanguageError, match="sl, en"):
        load_pipeline(language)


def test_a_pipeline_that_is_named_and_not_there_is_refused_with_what_to_do() -> None:
    options = ExtractionOptions(pipelines=((RULES_ONLY, "hr_core_news_missing"),))
    with pytest.raises(PipelineNotInstalledError, match="spacy download hr_core_news_missing"):
        load_pipeline(RULES_ONLY, options)


def test_a_named_pipeline_without_trees_leaves_the_reading_to_rules(tmp_path: Path) -> None:
    spacy.blank(RULES_ONLY).to_disk(tmp_path / "blank")
    options = ExtractionOptions(pipelines=((RULES_ONLY, str(tmp_path / "blank")),))
    assert model_of(load_pipeline(RULES_ONLY, options)).startswith("rules-hr ")


def test_a_named_pipeline_with_trees_reads_its_language(tmp_path: Path) -> None:
    nlp = spacy.blank(RULES_ONLY)
    parser = nlp.add_pipe("parser")
    getattr(parser, "add_label")("nsubj")  # noqa: B009 - the type of a component does not tell
    nlp.initialize()
    nlp.meta["name"] = "ours"
    nlp.to_disk(tmp_path / "trees")
    options = ExtractionOptions(pipelines=((RULES_ONLY, str(tmp_path / "trees")),))
    loaded = load_pipeline(RULES_ONLY, options)
    assert model_of(loaded).startswith("ours-hr ")
    doc = loaded(f"{TEXT}\n\nDrugi odlomak.")
    assert doc.text.endswith("odlomak.")
    assert "Drugi" in [token.text for token in doc if token.is_sent_start]


def test_a_trained_component_takes_the_place_of_a_rule() -> None:
    @Language.component("one_sentence", assigns=["token.is_sent_start", "doc.sents"])
    def one_sentence(doc: Doc) -> Doc:
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    nlp = spacy.util.load_model_from_config(load_pipeline(RULES_ONLY).config, auto_fill=True)
    nlp.replace_pipe("rule_sentences", "one_sentence")
    doc = nlp(TEXT)
    assert len(list(doc.sents)) == 1
    assert doc.spans[CLAIMS]


class _Always:
    version = "test"

    def __call__(self, evidence: Sequence[Evidence]) -> list[Judgement]:
        return [Judgement(0.5, (("number", str(one.length)),), Kind.RULE) for one in evidence]


def test_another_scorer_is_only_another_line_of_the_configuration() -> None:
    @spacy.util.registry.misc("tests.Always.v1")  # type: ignore[untyped-decorator]
    def always() -> Scorer:
        return _Always()

    nlp = spacy.util.load_model_from_config(load_pipeline(RULES_ONLY).config, auto_fill=True)
    nlp.replace_pipe("claim_scorer", "claim_scorer", config={"scorer": {"@misc": "tests.Always.v1"}})
    doc = nlp("Cijene su pale za 3 posto.")
    assert [(span._.score, span._.kind, span._.reasons) for span in doc.spans[CLAIMS]] == [
        (0.5, Kind.RULE, ("number: 5",))
    ]
