import pytest

from tests.extract.reading import claims_of

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


@pytest.mark.parametrize(("text", "language", "claimant"), SPEAKERS)
def test_who_is_said_to_have_said_it(text: str, language: str, claimant: str | None) -> None:
    assert [claim.claimant for claim in claims_of(text, language)] == [claimant]


def test_every_sentence_of_a_quotation_has_its_speaker() -> None:
    text = '"Omejitve obstajajo. Spoštujemo jih. Drugih ni," je dejala Ana Kos.'
    assert [claim.claimant for claim in claims_of(text, "sl")] == ["Ana Kos"] * 3


def test_a_verb_without_subject_takes_who_spoke_last_in_the_paragraph() -> None:
    text = "Ana Kos je dejala, da so plače zrasle. Dodala je, da je cen več.\n\nDodala je, da dežuje."
    assert [claim.claimant for claim in claims_of(text, "sl")] == ["Ana Kos", "Ana Kos", None]


def test_a_pronoun_takes_who_was_spoken_of_last() -> None:
    text = 'Mayor Ruth Ellison visited the town. "We will rebuild it," she told reporters.'
    assert [claim.claimant for claim in claims_of(text, "en")] == [None, "Ruth Ellison"]


def test_his_words_are_those_of_the_one_before() -> None:
    text = (
        "Predstavnik Dmitrij Peskov je dejal, da so zadovoljni. Koreja se po njegovih besedah zanima za več."
    )
    assert [claim.claimant for claim in claims_of(text, "sl")] == ["Dmitrij Peskov"] * 2


def test_a_short_name_is_given_in_full() -> None:
    text = "Danes je Robert Golob odpotoval. Pozneje je Golob dejal, da je zadovoljen."
    assert claims_of(text, "sl")[-1].claimant == "Robert Golob"


def test_an_inflected_name_is_given_as_in_a_dictionary_when_the_text_shows_how() -> None:
    text = "Danes so Robertu Golobu čestitali. Po besedah Goloba so plače zrasle. Nato se je Golob zahvalil."
    assert claims_of(text, "sl")[1].claimant == "Robert Golob"


def test_what_goes_on_behind_an_attribution_is_nobody_elses() -> None:
    text = "Crime has doubled since 2015, claims Joe Hart, while police figures show a drop of 4 percent."
    assert [claim.claimant for claim in claims_of(text, "en")] == ["Joe Hart", None]
