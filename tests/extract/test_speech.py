import pytest

from tests.extract.reading import claims_of
from tests.extract.spoken import LISTENERS, SPEAKERS


@pytest.mark.parametrize(("text", "language", "claimant"), SPEAKERS)
def test_who_is_said_to_have_said_it(text: str, language: str, claimant: str | None) -> None:
    assert [claim.claimant for claim in claims_of(text, language)] == [claimant]


@pytest.mark.parametrize(("text", "language", "claimant"), LISTENERS)
def test_whoever_is_spoken_to_is_not_who_said_it(text: str, language: str, claimant: str | None) -> None:
    assert [claim.claimant for claim in claims_of(text, language)] == [claimant]


def test_every_sentence_of_a_quotation_has_its_speaker() -> None:
    text = '"Omejitve obstajajo. Spoštujemo jih. Drugih ni," je dejala Ana Kos.'
    assert [claim.claimant for claim in claims_of(text, "sl")] == ["Ana Kos"] * 3


def test_a_verb_without_subject_takes_who_spoke_last_if_it_agrees() -> None:
    text = "Ana Kos je dejala, da so plače zrasle. Dodala je, da je cen več.\n\nDodal je, da dežuje."
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
