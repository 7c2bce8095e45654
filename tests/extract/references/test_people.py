from claimtrack.extract.language import rules_for
from claimtrack.extract.references.people import People
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import wording_for
from tests.extract.reading import read


def people_of(text: str, language: str) -> list[tuple[str, str]]:
    """Each mention with the name it stands for."""
    doc = read(text, language)
    people = People(doc, Tree(doc), rules_for(language), wording_for(language))
    return [(doc[mention.start : mention.end].text, mention.person.written) for mention in people.mentions]


def test_every_case_of_a_name_is_the_same_person() -> None:
    text = "Robert Golob je odpotoval. Golobu so čestitali. Z Robertom Golobom so govorili dve uri."
    assert {written for _, written in people_of(text, "sl")} == {"Robert Golob"}


def test_a_hyphen_joins_a_name() -> None:
    text = "Severnokorejski voditelj Kim Jong-un je odpotoval v Rusijo."
    assert people_of(text, "sl") == [("Kim Jong-un", "Kim Jong-un")]


def test_titles_and_whom_they_serve_are_no_part_of_a_name() -> None:
    text = "Tiskovni predstavnik Kremlja Dmitrij Peskov je dejal, da so zadovoljni."
    assert people_of(text, "sl") == [("Dmitrij Peskov", "Dmitrij Peskov")]


def test_two_people_side_by_side_are_two() -> None:
    text = "Vladimir Putin je prišel. Korejski voditelj Kim Jong-un je molčal. Putin Kima ni pospremil."
    assert people_of(text, "sl")[-2:] == [("Putin", "Vladimir Putin"), ("Kima", "Kim Jong-un")]


def test_the_name_last_given_in_full_is_meant() -> None:
    text = "Mr Tom Hill sold the mill. Hill left. Later Ms Ann Hill came from Leeds. Hill stayed."
    assert [written for name, written in people_of(text, "en") if name == "Hill"] == ["Tom Hill", "Ann Hill"]


def test_a_place_is_nobody() -> None:
    text = "The bridge in Quillmouth opened. Quillmouth has 31,200 people."
    assert people_of(text, "en") == []


def test_titles_tell_the_gender() -> None:
    doc = read("Mr Tom Hill met Ms Ana Cole in Leeds.", "en")
    people = People(doc, Tree(doc), rules_for("en"), wording_for("en"))
    assert {mention.person.written: mention.person.gender for mention in people.mentions} == {
        "Tom Hill": "Masc",
        "Ana Cole": "Fem",
    }
