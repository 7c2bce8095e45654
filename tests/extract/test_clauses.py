import pytest

from claimtrack.extract.extensions import CLAUSES
from tests.extract.reading import read_by_rules as read


def clauses_of(text: str, language: str) -> list[tuple[str, str]]:
    doc = read(text, language)
    return [(clause.label_, clause.text) for clause in doc.spans[CLAUSES]]


@pytest.mark.parametrize(
    ("text", "language", "clause"),
    [
        ("Po pogovorih, ki so trajali dve uri, je odšel.", "sl", ("relative", "ki so trajali dve uri")),
        ("Po pogovorih, ki so trajali dve uri, je odšel.", "sl", ("plain", "je odšel.")),
        (
            "Večerja, ob začetku katere je govoril, je minila.",
            "sl",
            ("relative", "ob začetku katere je govoril"),
        ),
        ("Dejal je, da dežuje.", "sl", ("complement", "da dežuje.")),
        ("Ostal bo, če dežuje.", "sl", ("condition", "če dežuje.")),
        ("Odšel je, ko je deževalo.", "sl", ("adverbial", "ko je deževalo.")),
        ("Sonce sije, medtem ko dežuje.", "sl", ("contrast", "dežuje.")),
        ("Sonce sije in piha veter.", "sl", ("coordinate", "piha veter.")),
        ("The club, which nearly failed, won.", "en", ("relative", "which nearly failed")),
        ("It rained, but they came.", "en", ("contrast", "they came.")),
        ("It rained and they came.", "en", ("coordinate", "they came.")),
        ("They came if it rained.", "en", ("first", "They came if it rained.")),
    ],
)
def test_how_clauses_are_joined(text: str, language: str, clause: tuple[str, str]) -> None:
    assert clause in clauses_of(text, language)


def test_nothing_is_parted_inside_brackets_or_words_taken_over() -> None:
    text = 'Vlada (levica, desnica in sredina) je "draga in počasna" zadeva.'
    assert len(clauses_of(text, "sl")) == 1


def test_a_particle_joins_nothing_unless_a_comma_stands_before_it() -> None:
    assert len(clauses_of("Hrvaška pa ga nima.", "sl")) == 1
    assert len(clauses_of("Hrvaška ga nima, pa ga hoče.", "sl")) == 2


def test_every_clause_lies_in_one_sentence() -> None:
    doc = read("Dežuje, piha in sneži. Sonce sije, mi pa spimo.", "sl")
    assert all(
        clause.sent.start <= clause.start < clause.end <= clause.sent.end for clause in doc.spans[CLAUSES]
    )
