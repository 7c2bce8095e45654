"""What is mended on trees and names that a recogniser might have given, built by hand."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.extract.trained.bases import load_base
from claimtrack.extract.trained.names import NameRepair

Names = list[tuple[str, str]]
Entity = tuple[int, int, str]


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded = load_base("sl", DEFAULT_OPTIONS)
    assert loaded is not None
    return loaded


def _mend(nlp: Language, doc: Doc, *entities: Entity) -> Names:
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in entities]
    return [(span.text, span.label_) for span in NameRepair(nlp)(doc).ents]


def _doc(nlp: Language, words: str, *, pos: str, deps: str, heads: list[int], cases: str = "") -> Doc:
    listed = words.split()
    spaces = [True] * len(listed)
    for place, word in enumerate(listed):
        if word == "-":
            spaces[place - 1] = spaces[place] = False
    morphs = ["" if case == "_" else f"Case={case}" for case in (cases or "_ " * len(listed)).split()]
    return Doc(
        nlp.vocab,
        words=listed,
        spaces=spaces,
        pos=pos.split(),
        deps=deps.split(),
        heads=heads,
        morphs=morphs,
    )


def test_an_adjective_before_its_noun_is_no_name(nlp: Language) -> None:
    doc = _doc(nlp, "Norveški minister odhaja", pos="ADJ NOUN VERB", deps="amod nsubj ROOT", heads=[1, 2, 2])
    assert _mend(nlp, doc, (0, 1, "LOC")) == []


def test_what_hangs_on_a_name_by_a_hyphen_belongs_to_it(nlp: Language) -> None:
    doc = _doc(
        nlp,
        "Ban Ki - mun govori",
        pos="PROPN PROPN PUNCT ADJ VERB",
        deps="nsubj flat:name punct advmod ROOT",
        heads=[4, 0, 4, 4, 4],
    )
    assert _mend(nlp, doc, (0, 2, "PER")) == [("Ban Ki-mun", "PER")]
    assert doc[3].pos_ == "PROPN"
    assert doc[3].head.text == "Ban"


def test_two_surnames_in_different_cases_are_two_people(nlp: Language) -> None:
    doc = _doc(
        nlp,
        "Orban Erdogana hvali",
        pos="PROPN PROPN VERB",
        deps="nsubj flat:name ROOT",
        heads=[2, 0, 2],
        cases="Nom Acc _",
    )
    assert _mend(nlp, doc, (0, 2, "PER")) == [("Orban", "PER"), ("Erdogana", "PER")]
    assert (doc[1].head.text, doc[1].dep_) == ("hvali", "obj")


@pytest.mark.parametrize("name", ["Vladimirju Putinu", "Natašo Pirc Musar", "Robert Golob", "Ana Kos"])
def test_the_name_of_one_person_stays_one(nlp: Language, name: str) -> None:
    size = len(name.split())
    doc = Doc(
        nlp.vocab,
        words=[*name.split(), "govori"],
        pos=["PROPN"] * size + ["VERB"],
        deps=["nsubj", *["flat:name"] * (size - 1), "ROOT"],
        heads=[size, *[0] * (size - 1), size],
    )
    assert _mend(nlp, doc, (0, size, "PER")) == [(name, "PER")]


def test_a_surname_that_the_tree_adds_is_taken_in(nlp: Language) -> None:
    doc = _doc(
        nlp,
        "Aleksej Arhipovič Leonov leti",
        pos="PROPN PROPN PROPN VERB",
        deps="nsubj flat:name flat:name ROOT",
        heads=[3, 0, 0, 3],
    )
    assert _mend(nlp, doc, (0, 1, "PER")) == [("Aleksej Arhipovič Leonov", "PER")]


def test_a_name_has_one_label_in_a_text(nlp: Language) -> None:
    doc = _doc(
        nlp,
        "Petra Zorc govori . Zorc molči . Zorca ni",
        pos="PROPN PROPN VERB PUNCT PROPN VERB PUNCT PROPN VERB",
        deps="nsubj flat:name ROOT punct nsubj ROOT punct nsubj ROOT",
        heads=[2, 0, 2, 2, 5, 5, 5, 8, 8],
    )
    found = _mend(nlp, doc, (0, 2, "PER"), (4, 5, "PER"), (7, 8, "LOC"))
    assert found == [("Petra Zorc", "PER"), ("Zorc", "PER"), ("Zorca", "PER")]


def test_one_is_in_a_place_and_not_in_a_person(nlp: Language) -> None:
    doc = _doc(
        nlp,
        "Prispel je v Gornji v Zbrljevu",
        pos="VERB AUX ADP PROPN ADP PROPN",
        deps="ROOT aux case obl case obl",
        heads=[0, 0, 3, 0, 5, 0],
        cases="_ _ _ Loc _ Loc",
    )
    assert _mend(nlp, doc, (5, 6, "PER")) == [("Zbrljevu", "LOC")]


def test_a_text_without_names_stays_without(nlp: Language) -> None:
    doc = _doc(nlp, "Dežuje", pos="VERB", deps="ROOT", heads=[0])
    assert _mend(nlp, doc) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Za Kima je to prvi obisk po dveh letih.", ("Kima", "PER")),
        ("Voditelj Kim Jong-un je prispel z vlakom.", ("Kim Jong-un", "PER")),
        ("Tiskovni predstavnik Kremlja Dmitrij Peskov je to potrdil.", ("Dmitrij Peskov", "PER")),
    ],
)
def test_names_where_the_recogniser_alone_fails(nlp: Language, text: str, expected: tuple[str, str]) -> None:
    assert expected in [(span.text, span.label_) for span in nlp(text).ents]
