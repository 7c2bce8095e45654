from tests.extract.reading import read


def names_of(text: str, language: str) -> list[str]:
    return [name.text for name in read(text, language).ents]


def test_a_hyphen_joins_the_parts_of_a_name() -> None:
    assert names_of("Danes je Kim Jong-un odšel.", "sl") == ["Kim Jong-un"]


def test_an_acronym_does_not_join_the_name_after_it() -> None:
    assert names_of("To je po poročanju AFP Kim dejal.", "sl") == ["AFP", "Kim"]


def test_two_people_side_by_side_are_two_names() -> None:
    text = "Nato je Putin Kima povabil. Tam je Putin govoril. Tam je bil tudi Kim."
    assert names_of(text, "sl")[:2] == ["Putin", "Kima"]


def test_first_and_last_name_are_one() -> None:
    assert names_of("Then Laura Kent spoke.", "en") == ["Laura Kent"]
