"""Who said it, by rule: what reads languages without a trained pipeline."""

from functools import cache

import pytest
import spacy
from spacy.language import Language

from claimtrack.extract.extensions import CLAIMS, SPEECH, register
from claimtrack.extract.pipelines import RULE_STEPS
from claimtrack.extract.references.overlaps import Overlaps


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


SPEAKERS = [
    ('"Plače so zrasle za 5 odstotkov," je dejal minister Janez Kos.', "sl", "Janez Kos"),
    ("Janez Kos je dejal, da so plače zrasle.", "sl", "Janez Kos"),
    ("Včeraj je Janez Kos dejal, da so plače zrasle.", "sl", "Janez Kos"),
    ("Minister za javno upravo Janez Kos je dejal, da so plače zrasle.", "sl", "Janez Kos"),
    ("Plače so zrasle za 5 odstotkov, je sporočil državni urad.", "sl", "državni urad"),
    ("Policija je sporočila, da je zasegla tri vozila.", "sl", "Policija"),
    ("Po besedah ministrice Ane Kos so plače zrasle.", "sl", "Ane Kos"),
    ("Vesna Golob z Inštituta za promet ocenjuje, da je izpustov manj.", "sl", "Vesna Golob"),
    ('Predstavnik Kremlja Dmitrij Peskov je obisk označil za "uspeh".', "sl", "Dmitrij Peskov"),
    ("Po poročanju agencije AFP je Kos dejal, da so plače zrasle.", "sl", "Kos"),
    ("Plače so zrasle.", "sl", None),
    ("Obiskal je Janeza Kosa.", "sl", None),
    ('"Wages rose 5 percent," said Finance Minister Helen Archer.', "en", "Helen Archer"),
    ("Helen Archer said wages rose 5 percent.", "en", "Helen Archer"),
    ("According to Helen Archer, wages rose 5 percent.", "en", "Helen Archer"),
    ("Wages rose, the Office for National Statistics said.", "en", "Office for National Statistics"),
    ("Four people died, police said.", "en", "police"),
    ("Wages rose 5 percent.", "en", None),
]
LISTENERS = [
    ('"Wages rose by 5 percent," Mayor Helen Archer told the Guardian on Monday.', "en", "Helen Archer"),
    ('"We hired 300 people," Labour\'s Helen Archer told Reuters.', "en", "Helen Archer"),
    (
        '"We hired 300 people," Labour\N{RIGHT SINGLE QUOTATION MARK}s Helen Archer told Reuters.',
        "en",
        "Helen Archer",
    ),
    ('"It cost 3 million," said Labour\'s Helen Archer.', "en", "Helen Archer"),
    ("Labour's Helen Archer said the claim was untrue.", "en", "Helen Archer"),
    ('"Wages are rising," Reed told the BBC.', "en", "Reed"),
    ('"We hired 300 people," Helen Archer, the mayor, told Reuters.', "en", "Helen Archer"),
    ('"We hired 300 people," Helen Archer of the Labour Party told the BBC.', "en", "Helen Archer"),
    ("Mayor Helen Archer later told the Guardian wages rose 5 percent.", "en", "Helen Archer"),
    ('"We hired 300 people," she told the guests.', "en", None),
    ('"We hired 300 people," told the paper.', "en", None),
    ('"We hired 300 people," warned Helen Archer.', "en", "Helen Archer"),
    ("Helen Archer warned ministers that 300 people left.", "en", "Helen Archer"),
    ("Helen Archer was warned that 300 people left.", "en", None),
    ("Helen Archer was told that 300 people left.", "en", None),
    ('"Zaposlili smo 300 ljudi," je povedal novinarjem.', "sl", None),
    ('"Zaposlili smo 300 ljudi," je povedal Janezu Kosu.', "sl", None),
    ("Janezu Kosu je povedal, da manjka 300 ljudi.", "sl", None),
    ("Novinarjem je povedal, da manjka 300 ljudi.", "sl", None),
    ('"Zaposlili smo 300 ljudi," je za STA povedal.', "sl", None),
    ('"Zaposlili smo 300 ljudi," je za STA povedal Janez Kos.', "sl", "Janez Kos"),
    ('"Zaposlili smo 300 ljudi," je povedala novinarjem Ana Kos.', "sl", "Ana Kos"),
    ('"Zaposlili smo 300 ljudi," je dejala za tamkajšnji radio poslanka Ana Kos.', "sl", "Ana Kos"),
    ("Predsednica Ana Kos je opozorila Jana Vesela, da manjka 300 ljudi.", "sl", "Ana Kos"),
    ("Putina je opozoril Kim, da manjka 300 ljudi.", "sl", None),
    ("Minister je opozoril Ano Vesel, da manjka 300 ljudi.", "sl", None),
    ("Zvečer je dejal Kim, da manjka 300 ljudi.", "sl", "Kim"),
    ("Gre za bolezen, ki zahteva obsežne preiskave.", "sl", None),
    ("Umrlo je 12 ljudi, kot je sporočila policija.", "sl", "policija"),
    ("Zvečer je povedal, da manjka 300 ljudi.", "sl", None),
    ("Zdravniki so povedali, da manjka 300 postelj.", "sl", "Zdravniki"),
    ("Po poročanju ruskih tiskovnih agencij je umrlo 12 ljudi.", "sl", None),
    ("Po navedbah policije je umrlo 12 ljudi.", "sl", None),
    ("Po poročanju agencije AFP je umrlo 12 ljudi.", "sl", "AFP"),
]


@pytest.mark.parametrize(("text", "language", "claimant"), SPEAKERS)
def test_who_is_said_to_have_said_it(text: str, language: str, claimant: str | None) -> None:
    assert claimants_of(text, language) == [claimant]


@pytest.mark.parametrize(("text", "language", "claimant"), LISTENERS)
def test_whoever_is_spoken_to_is_not_who_said_it(text: str, language: str, claimant: str | None) -> None:
    assert claimants_of(text, language) == [claimant]


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
