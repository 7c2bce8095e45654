import pytest

from claimtrack.extract import REASON_CODES
from claimtrack.extract.components.marks import MARKS
from claimtrack.extract.language import LANGUAGES, rules_for
from tests.extract.reading import read

FOUND = [
    ("Trajalo je dve uri.", "sl", "number", "dve uri"),
    ("Stalo je 3,5 milijona evrov.", "sl", "number", "3,5 milijona evrov"),
    ("To je bilo 13. septembra 2023 zjutraj.", "sl", "date", "13. septembra 2023"),
    ("To je bilo 1. 5. 1990 v Kopru.", "sl", "date", "1. 5. 1990"),
    ("Prispel je v torek.", "sl", "date", "torek"),
    ("To je njegova prva pot.", "sl", "ordinal", "prva"),
    ("Bil je to drugi obisk.", "sl", "ordinal", "drugi"),
    ("To je najvišji zid.", "sl", "superlative", "najvišji"),
    ("Cena je višja kot lani.", "sl", "comparison", "višja"),
    ("Cene so zrasle.", "sl", "change", "zrasle"),
    ("Zaradi suše je malo vode.", "sl", "cause", "Zaradi"),
    ("Vozniki morajo ustaviti.", "sl", "rule", "morajo"),
    ("Upam na zmago.", "sl", "hope", "Upam"),
    ("Vlada bo padla.", "sl", "forecast", "bo"),
    ("Morda pride.", "sl", "possibility", "Morda"),
    ("Če bo sonce, grem.", "sl", "condition", "Če"),
    ("On September 13, 2023 it rained.", "en", "date", "September 13, 2023"),
    ("It costs $45 on average.", "en", "number", "45"),
    ("Half of the jobs are gone.", "en", "number", "Half of"),
    ("It is the oldest house.", "en", "superlative", "oldest"),
    ("It is larger than Rome.", "en", "comparison", "larger"),
    ("Smoking causes cancer.", "en", "cause", "causes"),
    ("Drivers must stop.", "en", "rule", "must"),
    ("I hope so.", "en", "hope", "I hope"),
    ("He never paid.", "en", "absolute", "never"),
]
NOT_FOUND = [
    ("Najmanj 12 ljudi je tam.", "sl", "superlative"),
    ("Po drugi strani je tu.", "sl", "ordinal"),
    ("To je tesnejše sodelovanje.", "sl", "comparison"),
    ("Bil je med drugim tu.", "sl", "ordinal"),
    ("It was fun at first.", "en", "ordinal"),
    ("At least he came.", "en", "superlative"),
    ("She arrives in May.", "en", "possibility"),
    ("It takes a second.", "en", "ordinal"),
    ("No one came.", "en", "number"),
    ("A third of them left.", "en", "ordinal"),
]


def marks_of(text: str, language: str) -> list[tuple[str, str]]:
    doc = read(text, language)
    return [(mark.label_, mark.text) for mark in doc.spans[MARKS]]


@pytest.mark.parametrize(("text", "language", "code", "words"), FOUND)
def test_what_is_marked(text: str, language: str, code: str, words: str) -> None:
    assert (code, words) in marks_of(text, language)


@pytest.mark.parametrize(("text", "language", "code"), NOT_FOUND)
def test_what_is_not_marked(text: str, language: str, code: str) -> None:
    assert code not in [found for found, _ in marks_of(text, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_language_is_a_known_reason(language: str) -> None:
    rules = rules_for(language)
    assert {*rules.lemma_marks, *rules.phrase_marks} <= set(REASON_CODES)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Prepričan sem, da je 12. člen dober.", "sl"),
        ("Menim, da je 3. odstavek 12. člena dober.", "sl"),
        ("Menim, da sta 3. in 4. odstavek dobra.", "sl"),
        ("I believe Article 12 is good.", "en"),
        ("I think paragraph 3 of section 5 is good.", "en"),
        ("I think the third paragraph is good.", "en"),
    ],
)
def test_the_number_of_a_part_of_a_law_counts_and_ranks_nothing(text: str, language: str) -> None:
    doc = read(text, language)
    assert not {mark.label_ for mark in doc.spans[MARKS]} & {"ordinal", "number"}


def test_what_a_law_counts_is_still_a_number() -> None:
    doc = read("Zakon ima 120 členov.", "sl")
    assert ("number", "120 členov") in [(mark.label_, mark.text) for mark in doc.spans[MARKS]]
