import pytest

from claimtrack.extract.references.endings import forms_of, nominative, surnames_of

MEN = [
    ("Janeza", "Gen", "Janez", "Janez"),
    ("Robertu", "Dat", "Robert", "Robert"),
    ("Vladimirjem", "Ins", "Vladimir", "Vladimir"),
    ("Petra", "Gen", "petra", "Peter"),
    ("Golobu", "Dat", "golob", "Golob"),
    ("Mesca", "Gen", "mesca", "Mesec"),
    ("Doreta", "Gen", "doreta", "Doret"),
    ("Luko", "Acc", "Luka", "Luka"),
    ("Peskov", "Nom", "pesek", "Peskov"),
]
WOMEN = [
    ("Ane", "Gen", "Ana", "Ana", True),
    ("Mojci", "Dat", "mojca", "Mojca", True),
    ("Niko", "Acc", "niko", "Nika", True),
    ("Novak", "Gen", "Novak", "Novak", False),
    ("Vesel", "Dat", "vesel", "Vesel", False),
    ("Zorke", "Gen", "Zorka", "Zorka", False),
]


@pytest.mark.parametrize(("word", "case", "lemma", "name"), MEN)
def test_the_names_of_men_are_put_in_the_nominative(word: str, case: str, lemma: str, name: str) -> None:
    assert nominative(word, case, lemma, feminine=False, first=True) == name


@pytest.mark.parametrize(("word", "case", "lemma", "name", "first"), WOMEN)
def test_of_women_surnames_in_a_consonant_stay(
    word: str, case: str, lemma: str, name: str, *, first: bool
) -> None:
    assert nominative(word, case, lemma, feminine=True, first=first) == name


def test_a_nominative_stays_whatever_the_lemma_says() -> None:
    assert nominative("Kos", "Nom", "kosa", feminine=False, first=False) == "Kos"
    assert nominative("Mojco", "Nom", "Mojca", feminine=True, first=True) == "Mojca"


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Golob", ["Golob", "Goloba", "Golobu", "Golobom"]),
        ("Peter", ["Peter", "Petra", "Petru", "Petrom"]),
        ("Vladimir", ["Vladimirja", "Vladimirju", "Vladimirjem"]),
        ("Ana", ["Ana", "Ane", "Ani", "Ano"]),
        ("Marko", ["Marka", "Marku", "Markom"]),
        ("Jože", ["Jožeta", "Jožetu", "Jožetom"]),
        ("Mesec", ["Mesca", "Mescu"]),
    ],
)
def test_the_forms_of_a_name(name: str, forms: list[str]) -> None:
    assert set(forms) <= forms_of(name)


def test_women_go_by_surnames_with_an_ending_of_their_own() -> None:
    assert {"Novakova", "Novakove", "Novakovi", "Novakovo"} == surnames_of("Novak")
    assert "Zupančičeva" in surnames_of("Zupančič")
    assert {"Žagarjeva", "Žagarova"} <= surnames_of("Žagar")
    assert "Zorkova" in surnames_of("Zorka")
