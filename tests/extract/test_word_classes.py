import pytest

from tests.extract.reading import read_by_rules as read


@pytest.mark.parametrize(
    ("text", "language", "word", "feature"),
    [
        ("Cena je zrasla.", "sl", "zrasla", "VerbForm=Part"),
        ("Cena je zrasla.", "sl", "je", "VerbForm=Fin"),
        ("Minister trdi to.", "sl", "trdi", "VerbForm=Fin"),
        ("Treba je plačati.", "sl", "plačati", "VerbForm=Inf"),
        ("To je najvišja gora.", "sl", "najvišja", "Degree=Sup"),
        ("To je višja gora.", "sl", "višja", "Degree=Cmp"),
        ("To je prva pot.", "sl", "prva", "NumType=Ord"),
        ("Bila je 2. svetovna vojna.", "sl", "2", "NumType=Ord"),
        ("Bilo jih je 2.", "sl", "2", "NumType=Card"),
        ("Hodil je štiri ure.", "sl", "štiri", "NumType=Card"),
        ("Prices rose.", "en", "rose", "Tense=Past|VerbForm=Fin"),
        ("She works here.", "en", "works", "VerbForm=Fin"),
        ("It is the oldest house.", "en", "oldest", "Degree=Sup"),
        ("The 21st visit.", "en", "21st", "NumType=Ord"),
    ],
)
def test_features_are_written_as_in_universal_dependencies(
    text: str, language: str, word: str, feature: str
) -> None:
    token = next(token for token in read(text, language) if token.text == word)
    assert str(token.morph) == feature


@pytest.mark.parametrize("word", ["najem", "najti", "najprej", "interest", "forest", "Budapest", "honest"])
def test_words_that_only_look_like_superlatives_are_none(word: str) -> None:
    language = "sl" if word.startswith("naj") else "en"
    token = read(f"To je {word} tu.", language)[2]
    assert token.morph.get("Degree", []) == []


def test_a_capital_inside_a_sentence_is_a_name() -> None:
    doc = read("Danes je Golob v Bruslju srečal Kos.", "sl")
    assert [token.text for token in doc if token.pos_ == "PROPN"] == ["Golob", "Bruslju", "Kos"]


def test_a_word_that_opens_a_sentence_is_a_name_when_the_text_shows_it() -> None:
    doc = read("Golob je odšel. Nato se je Golob vrnil.", "sl")
    assert [token.pos_ for token in doc if token.text == "Golob"] == ["PROPN", "PROPN"]


def test_months_are_no_names() -> None:
    doc = read("The cup final is in May and Theresa May will come on Monday.", "en")
    assert [name.text for name in doc.ents] == ["Theresa"] or "May" not in [name.text for name in doc.ents]
