"""Interviews, transcripts and speeches by their paragraphs alone."""

from claimtrack.extract.answers import Answer, Persons, answers

PERSONS = Persons(
    first=frozenset({"i", "we", "my"}), second=frozenset({"you"}), speeches=frozenset({"speech", "tells"})
)


def spoken(text: str) -> list[tuple[str, str]]:
    return [(text[answer.start : answer.end], answer.label) for answer in answers(text, PERSONS)]


def test_paragraphs_behind_questions_are_answers() -> None:
    opening = "Anna Holm\n\nWhy?\n\nI had to.\n\nYou left.\n\nWe all did.\n\n"
    text = opening + "When?\n\nIn May. My ship sank.\n\nWho?\n\nMe."
    assert [words for words, _ in spoken(text)] == [
        "I had to.",
        "We all did.",
        "In May. My ship sank.",
        "Me.",
    ]


def test_questions_that_nobody_answers_in_person_are_headings() -> None:
    text = 'The pool\n\nWhat?\n\nIt closed.\n\nWhy?\n\nIt leaked.\n\nWhen?\n\nIn May, "I think," she said.'
    assert spoken(text) == []


def test_labels_say_who_speaks_and_questions_are_left_out() -> None:
    text = "Talk\n\nQ: Who paid?\n\nA: The town.\n\nQ: How much?\n\nA: 3 million."
    assert spoken(text) == [("The town.", "A"), ("3 million.", "A")]


def test_labels_may_have_a_party_behind_them() -> None:
    text = "Council\n\nAnna Holm (Labour): It leaks.\n\nPaul Reed, mayor: It does not.\n\n" * 2
    assert {label for _, label in spoken(text)} == {"Anna Holm", "Paul Reed"}


def test_a_speech_that_is_announced_is_one_answer() -> None:
    text = "Speech by Anna Holm\n\nFriends!\n\nWe built 300 homes.\n\nThey built none. I built ten."
    assert [words for words, _ in spoken(text)] == ["We built 300 homes.", "They built none. I built ten."]


def test_a_column_by_its_writer_is_nobodys_speech() -> None:
    assert spoken("My view\n\nI like it.\n\nWe built 300 homes.\n\nI built ten.") == []


def test_offsets_are_those_of_the_text() -> None:
    text = "Speech\n\n  We built 300 homes. \n\nI built ten.\n\nWe did."
    assert answers(text, PERSONS)[0] == Answer(10, 29, "")
