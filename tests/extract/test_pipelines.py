import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.errors import UnknownLanguageError
from claimtrack.extract import LANGUAGES
from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.pipelines import STEPS, load_pipeline, model_of
from claimtrack.extract.scoring import Evidence, Judgement, Scorer
from claimtrack.extract.values import Kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pipeline_is_made_of_the_steps_and_made_once(language: str) -> None:
    nlp = load_pipeline(language)
    assert tuple(nlp.pipe_names) == STEPS
    assert load_pipeline(language) is nlp
    assert model_of(nlp) == f"rules-{language} 1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_component_finds_what_it_requires(language: str) -> None:
    analysis = load_pipeline(language).analyze_pipes()
    assert analysis is not None
    problems = analysis["problems"]
    assert not [step for step, missing in problems.items() if missing]


def test_the_configuration_makes_the_same_pipeline_again() -> None:
    nlp = load_pipeline("sl")
    again = spacy.util.load_model_from_config(nlp.config, auto_fill=True)
    text = "Za Ano je to prva pot v tujino po treh letih."
    first, second = nlp(text), again(text)
    assert [span.text for span in first.spans[CLAIMS]] == [span.text for span in second.spans[CLAIMS]]


def test_an_unknown_language_is_refused_with_those_known() -> None:
    with pytest.raises(UnknownLanguageError, match="sl, en"):
        load_pipeline("xx")


def test_a_trained_component_takes_the_place_of_a_rule() -> None:
    @Language.component("one_sentence", assigns=["token.is_sent_start", "doc.sents"])
    def one_sentence(doc: Doc) -> Doc:
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    nlp = spacy.util.load_model_from_config(load_pipeline("sl").config, auto_fill=True)
    nlp.replace_pipe("rule_sentences", "one_sentence")
    doc = nlp("Plače so zrasle. Cene so padle.")
    assert len(list(doc.sents)) == 1
    assert doc.spans[CLAIMS]


class _Always:
    version = "test"

    def __call__(self, evidence: Evidence) -> Judgement:
        assert evidence.length
        return Judgement(0.5, (("number", "12"),), Kind.RULE)


def test_another_scorer_is_only_another_line_of_the_configuration() -> None:
    @spacy.util.registry.misc("tests.Always.v1")  # type: ignore[untyped-decorator]
    def always() -> Scorer:
        return _Always()

    nlp = spacy.util.load_model_from_config(load_pipeline("sl").config, auto_fill=True)
    nlp.replace_pipe("claim_scorer", "claim_scorer", config={"scorer": {"@misc": "tests.Always.v1"}})
    doc = nlp("Plače so zrasle.")
    assert [(span._.score, span._.kind, span._.reasons) for span in doc.spans[CLAIMS]] == [
        (0.5, Kind.RULE, ("number: 12",))
    ]
