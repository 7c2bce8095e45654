"""Who said it, by rule: what reads languages without a trained pipeline."""

from functools import cache

import pytest
import spacy
from spacy.language import Language

from claimtrack.extract.extensions import CLAIMS, SPEECH, register
from claimtrack.extract.pipelines import RULE_STEPS
from claimtrack.extract.references.overlaps import Overlaps
from tests.extract.spoken import BY_RULE, LISTENERS, ONLY_BY_RULE, SPEAKERS


@cache
def rules_pipeline(language: str) -> Language:
    register()
    tokenizer = {"@tokenizers": "claimtrack.BoundedTokenizer.v1"}
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": tokenizer}})
    for step in RULE_STEPS:
        if step != "claim_scorer":
            nlp.add_pipe(step)
    return nlp


def claimants_of(text: str, language: str) -> list[str | None]:
    """The claimants of the claims in order, as their speech has them."""
    doc = rules_pipeline(language)(text)
    speech = Overlaps(list(doc.spans[SPEECH]))
    spoken = [speech.over(claim) for claim in doc.spans[CLAIMS]]
    return [next((span._.claimant for span in spans if span._.claimant), None) for spans in spoken]


@pytest.mark.parametrize(("text", "language", "claimant"), SPEAKERS)
def test_who_is_said_to_have_said_it(text: str, language: str, claimant: str | None) -> None:
    assert claimants_of(text, language) == [BY_RULE.get(text, claimant)]


@pytest.mark.parametrize(("text", "language", "claimant"), LISTENERS + ONLY_BY_RULE)
def test_whoever_is_spoken_to_is_not_who_said_it(text: str, language: str, claimant: str | None) -> None:
    assert claimants_of(text, language) == [BY_RULE.get(text, claimant)]


def test_every_sentence_of_a_quotation_has_its_speaker() -> None:
    text = '"Omejitve obstajajo. Spoštujemo jih. Drugih ni," je dejala Ana Kos.'
    assert claimants_of(text, "sl") == ["Ana Kos"] * 3


def test_a_verb_without_subject_takes_who_spoke_last_in_the_paragraph() -> None:
    text = "Ana Kos je dejala, da so plače zrasle. Dodala je, da je cen več.\n\nDodala je, da dežuje."
    assert claimants_of(text, "sl") == ["Ana Kos", "Ana Kos", None]


def test_a_pronoun_takes_who_was_spoken_of_last() -> None:
    text = 'Mayor Ruth Ellison visited the town. "We will rebuild it," she told reporters.'
    assert claimants_of(text, "en") == [None, "Ruth Ellison"]


def test_his_words_are_those_of_the_one_before() -> None:
    text = (
        "Predstavnik Dmitrij Peskov je dejal, da so zadovoljni. Koreja se po njegovih besedah zanima za več."
    )
    assert claimants_of(text, "sl") == ["Dmitrij Peskov"] * 2


def test_a_short_name_is_given_in_full() -> None:
    text = "Danes je Robert Golob odpotoval. Pozneje je Golob dejal, da je zadovoljen."
    assert claimants_of(text, "sl")[-1] == "Robert Golob"


def test_an_inflected_name_is_given_as_in_a_dictionary_when_the_text_shows_how() -> None:
    text = "Danes so Robertu Golobu čestitali. Po besedah Goloba so plače zrasle. Nato se je Golob zahvalil."
    assert claimants_of(text, "sl")[1] == "Robert Golob"


def test_what_goes_on_behind_an_attribution_is_nobody_elses() -> None:
    text = "Crime has doubled since 2015, claims Joe Hart, while police figures show a drop of 4 percent."
    assert claimants_of(text, "en") == ["Joe Hart", None]
