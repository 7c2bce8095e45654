"""Standalone forms of Slovenian claims: what becomes of relatives, of verbs left out, of what was said."""

import pytest

from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.extract.pipelines import load_pipeline

PARTED = [
    (
        "Občina je odprla tri vrtce, zato se je čakalna lista skrajšala na 40 otrok.",
        ["Občina je odprla tri vrtce", "se je čakalna lista skrajšala na 40 otrok"],
    ),
    (
        "Podjetje je odpustilo 120 delavcev, vendar sindikat ni bil obveščen.",
        ["Podjetje je odpustilo 120 delavcev", "sindikat ni bil obveščen"],
    ),
    (
        "Našteli so 400 primerov, v Celju samo 310.",
        ["Našteli so 400 primerov", "[Našteli so 400 primerov,] v Celju samo 310"],
    ),
    (
        "Prva delnica se je podražila za 2,1 odstotka, druga pocenila za 0,8 odstotka.",
        ["Prva delnica se je podražila za 2,1 odstotka", "druga [je] pocenila za 0,8 odstotka"],
    ),
    (
        "Tovarna v Trbovljah, v kateri dela 340 ljudi, je izgubila 2 milijona evrov.",
        [
            "Tovarna v Trbovljah […] je izgubila 2 milijona evrov",
            "[Tovarna v Trbovljah,] v kateri dela 340 ljudi",
        ],
    ),
    (
        "Parlament je sprejel zakon, po katerem morajo najemodajalci prijaviti vsako oddajo.",
        [
            "Parlament je sprejel zakon […]",
            "[zakon,] po katerem morajo najemodajalci prijaviti vsako oddajo",
        ],
    ),
    (
        "Nadzornikom je očital, da so prejeli 90.000 evrov in da se niso sestali niti enkrat.",
        [
            "[Nadzornikom je očital, da] so prejeli 90.000 evrov",
            "[Nadzornikom je očital, da] se niso sestali niti enkrat",
        ],
    ),
    (
        "Sojenje se je začelo jeseni 2022 in je bilo zaradi bolezni sodnice dvakrat prekinjeno.",
        [
            "Sojenje se je začelo jeseni 2022",
            "[Sojenje] je bilo zaradi bolezni sodnice dvakrat prekinjeno",
        ],
    ),
]
WHOLE = [
    "Nobena od držav, ki so podpisale sporazum, ga ni ratificirala.",
    "Podjetje išče kupca, ki bi plačal 3 milijone evrov.",
    "Delavci, ki so delali ponoči, so prejeli dodatek v višini 30 odstotkov.",
    "Gre za bolezen, ki zahteva obsežne preiskave.",
]


def forms_of(text: str) -> list[str]:
    doc = load_pipeline("sl", DEFAULT_OPTIONS)(text)
    found = sorted(doc.spans[CLAIMS], key=lambda span: (span.start, -span.end))
    return [span._.standalone or span.text for span in found]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_what_each_clause_states_reads_alone(text: str, expected: list[str]) -> None:
    assert forms_of(text) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_what_says_which_one_is_meant_stays(text: str) -> None:
    assert forms_of(text)[0] == text.rstrip(".")
