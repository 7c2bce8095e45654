from tests.extract.reading import read
from tests.extract.references.reading import who_said


def test_a_quotation_over_several_sentences_has_one_speaker() -> None:
    text = '"The road was closed. It cost 3 million pounds. Nobody was hurt," said Ruth Ellison.'
    assert [who_said(text, words, "en") for words in ("road was closed", "3 million", "Nobody")] == [
        "Ruth Ellison"
    ] * 3


def test_what_goes_on_behind_the_speaker_is_the_speakers_too() -> None:
    text = '"The road is closed," Ruth Ellison told reporters on Friday. "It opens in May."'
    assert who_said(text, "It opens in May", "en") == "Ruth Ellison"


def test_a_colon_hands_the_word_to_the_quotation_behind_it() -> None:
    text = "Marko Kos je odgovoril: »Kupili smo 30 strojev. Prodali smo dva.«"
    assert who_said(text, "Prodali smo dva", "sl") == "Marko Kos"


def test_the_inner_of_two_speakers_said_it() -> None:
    text = "The BBC reported that Ruth Ellison had said that 12 people died."
    assert who_said(text, "12 people died", "en") == "Ruth Ellison"


def test_an_agency_that_reports_who_said_it_is_not_who_said_it() -> None:
    text = "Po poročanju agencije AFP je Janez Kos dejal, da so plače zrasle."
    assert who_said(text, "plače zrasle", "sl") == "Janez Kos"


def test_words_of_saying_in_a_quotation_attribute_nothing() -> None:
    text = '"They told me that 12 people died," said Ruth Ellison.'
    assert who_said(text, "12 people died", "en") == "Ruth Ellison"


def test_what_somebody_did_not_say_is_attributed_to_nobody() -> None:
    assert who_said("Ruth Ellison did not say that 12 people died.", "12 people died", "en") is None


def test_people_speak_for_a_house() -> None:
    text = "Na ministrstvu za okolje so sporočili, da je reka onesnažena."
    assert who_said(text, "reka onesnažena", "sl") == "ministrstvo za okolje"


def test_a_claimant_in_an_oblique_case_is_given_in_the_nominative() -> None:
    text = "Po mnenju premierja Roberta Goloba je voda čista."
    assert who_said(text, "voda čista", "sl") == "Robert Golob"


def test_a_woman_by_her_surname_is_given_in_full() -> None:
    text = "Poslanka Mojca Zupan je prišla v Koper. Plače so zrasle za 5 odstotkov, meni Zupanova."
    assert who_said(text, "5 odstotkov", "sl") == "Mojca Zupan"


def test_two_people_side_by_side_are_two() -> None:
    text = "Vladimir Putin je sprejel gosta. Kim Jong-un je odšel. Po večerji je Putin Kima pospremil."
    doc = read(text, "sl")
    assert "Putin Kima" not in {span._.claimant for span in doc.spans["speech"]}


def test_the_speech_of_a_quotation_is_labelled_direct() -> None:
    doc = read('"Wages rose 5 percent," said Helen Archer.', "en")
    direct = [span for span in doc.spans["speech"] if span.label_ == "direct"]
    assert [(span.text, span._.claimant) for span in direct] == [('"Wages rose 5 percent,"', "Helen Archer")]


def test_data_are_a_source() -> None:
    doc = read("Po podatkih statističnega urada je bilo lani 20.000 rojstev.", "sl")
    assert [(span.label_, span._.claimant) for span in doc.spans["speech"]] == [
        ("source", "statistični urad")
    ]
