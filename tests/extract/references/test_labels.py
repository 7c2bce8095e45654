"""Names before a colon: live tickers, headlines, and what is no name there."""

import pytest

from tests.extract.references.reading import who_said

SLOVENIAN = """Neurje na Štajerskem

20.48 Elektro Maribor: brez napajanja je še 3100 odjemalcev. Na terenu je 40 ekip. Direktor Ivan Novak je
povedal, da je podrtih 70 drogov.

20.30 Gasilci: v Rušah je odkrilo 14 streh.

20.21 Na avtocesti stoji 200 tovornjakov.

20.12 Promet: na avtocesti je zastoj dolg šest kilometrov.

20:05 - Župan Peter Horvat: zaprli smo tri ceste.

19.40 Celje: podrlo se je 12 dreves.

19.35
Policija: reka je zalila dva podhoda.

19.30 Gasilci: kdo bo popravil 90 streh?

Foto: Ana Kos je posnela 30 fotografij.

V ŽIVO: Iz Ruš se javlja 5 novinarjev.

Knjižnica: odprta je do 18. ure.

Ana Kos, županja: V občini je poškodovanih 220 hiš. Škode je za 6 milijonov."""

ENGLISH = """Storm over Leeds

14:05 Police: two lanes are closed on the M4. A lorry overturned at noon. Paul Cole said that 11 cars burned.

13.50 Northern Grid: 3,100 homes are without power.

13:45 Some 200 lorries are waiting in Dover after a fire.

13:30 Weather: 60 millimetres of rain fell in Leeds.

1.15pm Mayor Ann Reed: we closed three schools.

13:05
Fire service: a roof fell on four cars.

12:50 - What we know: 90 houses are gone.

Photo: Paul Cole took 30 pictures.

LIVE: The council closed seven roads.

Library: it is open until 6pm.

Reed: The damage comes to 6 million. It is 220 houses."""


@pytest.mark.parametrize(
    ("words", "claimant"),
    [
        ("3100 odjemalcev", "Elektro Maribor"),
        ("40 ekip", "Elektro Maribor"),
        ("70 drogov", "Ivan Novak"),
        ("14 streh", "gasilci"),
        ("200 tovornjakov", None),
        ("šest kilometrov", None),
        ("tri ceste", "Peter Horvat"),
        ("12 dreves", None),
        ("dva podhoda", "policija"),
        ("90 streh", None),
        ("30 fotografij", None),
        ("5 novinarjev", None),
        ("18. ure", None),
        ("220 hiš", "Ana Kos"),
        ("6 milijonov", "Ana Kos"),
    ],
)
def test_a_slovenian_ticker_says_who_speaks(words: str, claimant: str | None) -> None:
    assert who_said(SLOVENIAN, words, "sl") == claimant


@pytest.mark.parametrize(
    ("words", "claimant"),
    [
        ("two lanes are closed", "police"),
        ("overturned at noon", "police"),
        ("11 cars burned", "Paul Cole"),
        ("3,100 homes", "Northern Grid"),
        ("200 lorries", None),
        ("60 millimetres", None),
        ("three schools", "Ann Reed"),
        ("four cars", "fire service"),
        ("90 houses", None),
        ("30 pictures", None),
        ("seven roads", None),
        ("until 6pm", None),
        ("6 million", "Ann Reed"),
        ("220 houses", "Ann Reed"),
    ],
)
def test_an_english_ticker_says_who_speaks(words: str, claimant: str | None) -> None:
    assert who_said(ENGLISH, words, "en") == claimant


@pytest.mark.parametrize(
    ("text", "words", "language", "claimant"),
    [
        ("Police: two men stole 40 bikes\n\nThe bikes are worth a lot.", "40 bikes", "en", "police"),
        ("Vlada: davki so nižji za 3 odstotke\n\nTako piše v sklepu.", "3 odstotke", "sl", "vlada"),
        (
            "Ministrica Kosova: Čakalne dobe so krajše za 12 odstotkov\n\nAna Kos je danes obiskala Celje.",
            "12 odstotkov",
            "sl",
            "Ana Kos",
        ),
        ("Predlog ministra Janeza Novaka: davki bodo nižji za 3 odstotke.", "3 odstotke", "sl", None),
        ("Theatre: a drowned village comes up for air\n\nIt opens on Monday.", "drowned village", "en", None),
        ("Incidents\n\n4:45 p.m., Birch Court: Two residents found a bat.", "Two residents", "en", None),
        ("Live\n\n4:45 p.m. Birch police: Two residents found a bat.", "Two residents", "en", "Birch police"),
        ("Snow\n\n9.40am\nSchools: All 12 councils shut theirs.", "12 councils", "en", None),
        ("Vdor v sistem družbe Vita: neznanci so odnesli 7000 naslovov.", "7000 naslovov", "sl", None),
        ("Fire chief: Paul Cole\n\nHe has 40 men.", "Paul Cole", "en", None),
    ],
)
def test_headlines_with_a_colon(text: str, words: str, language: str, claimant: str | None) -> None:
    assert who_said(text, words, language) == claimant


def test_a_bare_office_is_whoever_holds_it_and_a_bare_body_the_one_named() -> None:
    text = "Splošna bolnišnica Brežice ima 40 postelj.\n\n18.10 Bolnišnica: sprejeli smo 14 ranjenih."
    assert who_said(text, "14 ranjenih", "sl") == "Splošna bolnišnica Brežice"
    text = "Mayor Ann Reed came at noon.\n\n18:10 The mayor: 14 people are hurt."
    assert who_said(text, "14 people", "en") == "Ann Reed"
