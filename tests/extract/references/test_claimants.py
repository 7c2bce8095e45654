import pytest

from tests.extract.references.reading import who_said

ENGLISH = [
    (
        "The Larkfield Housing Trust runs 30 homes. The trust said that 12 roofs leaked last winter.",
        "12 roofs leaked",
        "Larkfield Housing Trust",
    ),
    (
        "A report by the Northern Audit Office came out. The auditors found that 14 bridges need repair.",
        "14 bridges need repair",
        "Northern Audit Office",
    ),
    (
        "The Coastal Safety Agency spoke. About 300 boats were lost, the agency has estimated, killing 12.",
        "killing 12",
        "Coastal Safety Agency",
    ),
    (
        "The Harbour Police Union met. The patients' group Friends of Care said 200 beds were closed.",
        "200 beds were closed",
        "Friends of Care",
    ),
    (
        "The owner of the mill, Northgate Paper, closed it. The company maintains that 40 workers left.",
        "40 workers left",
        "Northgate Paper",
    ),
]
SLOVENE = [
    (
        "Marko Strmšek je direktor. Prodaja se je po Strmškovih besedah znižala za 28 odstotkov.",
        "znižala za 28",
        "Marko Strmšek",
    ),
    ("Zaprli so 12 cest, pravijo v družbi Modri val.", "Zaprli so 12 cest", "Modri val"),
    (
        "Vlaki so lani zamujali 9 minut, je na omrežju zapisalo okoljsko ministrstvo.",
        "9 minut",
        "okoljsko ministrstvo",
    ),
    (
        "Ana Kumer vodi šolo. Šola ima 300 učencev, je povedala Kumrova.",
        "300 učencev",
        "Ana Kumer",
    ),
    (
        "Združenje bank je objavilo poročilo. Prevar je bilo 400, še navajajo v združenju.",
        "Prevar je bilo 400",
        "združenje bank",
    ),
    ("Po navedbah organizatorjev je prišlo 5000 ljudi.", "prišlo 5000 ljudi", "organizatorji"),
    ("Novinar Jan Kos nam je zaupal, da v delavnici stoji 18 vlakov.", "stoji 18 vlakov", "Jan Kos"),
    (
        "Lani se je rodilo 874 otrok, je dejala Eva Zorko, kar je 112 manj kot leto prej.",
        "112 manj",
        "Eva Zorko",
    ),
]
UNSAID = [
    ("The minister knows that 40 schools are closed.", "40 schools", "en"),
    ("Anna Reed learned that 40 schools were closed.", "40 schools", "en"),
    ("Župan ve, da je 40 šol zaprtih.", "40 šol", "sl"),
]


@pytest.mark.parametrize(("text", "words", "claimant"), ENGLISH)
def test_bodies_are_named_in_full_in_english(text: str, words: str, claimant: str) -> None:
    assert who_said(text, words, "en") == claimant


@pytest.mark.parametrize(("text", "words", "claimant"), SLOVENE)
def test_claimants_are_named_in_slovenian(text: str, words: str, claimant: str) -> None:
    said = who_said(text, words, "sl")
    assert said is not None
    assert said.casefold() == claimant.casefold()


@pytest.mark.parametrize(("text", "words", "language"), UNSAID)
def test_what_somebody_only_knows_is_attributed_to_nobody(text: str, words: str, language: str) -> None:
    assert who_said(text, words, language) is None


def test_the_town_of_a_dateline_says_nothing() -> None:
    text = "LISBON \N{EN DASH} A court ruled on Tuesday that 30 houses must be pulled down."
    assert who_said(text, "30 houses", "en") != "LISBON"
