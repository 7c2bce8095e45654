"""Sentences of our own through the trained pipelines: which claims come out, and that none is torn."""

import pytest
from spacy.tokens import Doc

from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.extract.pipelines import load_pipeline
from claimtrack.extract.standalone import compose
from claimtrack.extract.trained.bases import find_base
from tests.extract.trees import english, slovenian

SENTENCES = {"en": english, "sl": slovenian}
LANGUAGES = [language for language in SENTENCES if find_base(language, DEFAULT_OPTIONS) is not None]
SHARE = 0.9
pytestmark = pytest.mark.skipif(not LANGUAGES, reason="no trained pipeline is installed")


def read(text: str, language: str) -> Doc:
    nlp = load_pipeline(language)
    with nlp.select_pipes(disable=[name for name in ("standalone_forms",) if name in nlp.pipe_names]):
        return nlp(text)


def words(text: str, language: str) -> set[str]:
    doc = read(text, language)
    return {span.text for span in doc.spans[CLAIMS]}


def standalone(text: str, language: str) -> list[str]:
    doc = read(text, language)
    return [compose(span) for span in doc.spans[CLAIMS]]


def whole(text: str) -> str:
    return text.rstrip(".")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["DEVELOPED", "HELD_OUT"])
def test_nine_in_ten_claims_come_out_as_marked(language: str, part: str) -> None:
    cases = getattr(SENTENCES[language], part)
    wanted = [set(expected) or {whole(text)} for text, expected in cases]
    found = [words(text, language) for text, _ in cases]
    hits = sum(len(one & other) for one, other in zip(wanted, found, strict=True))
    assert hits / sum(map(len, wanted)) >= SHARE
    assert hits / sum(map(len, found)) >= SHARE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (text, language)
        for language in LANGUAGES
        for part in ("DEVELOPED", "HELD_OUT")
        for text, expected in getattr(SENTENCES[language], part)
        if not expected
    ],
)
def test_a_cut_that_would_change_the_meaning_is_not_made(text: str, language: str) -> None:
    assert words(text, language) == {whole(text)}


@pytest.mark.skipif("sl" not in LANGUAGES, reason="no Slovenian pipeline is here")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Za Ano je sicer to prva pot v tujino po treh letih in drugi obisk v Limi, odkar je tam živela.",
            "[Za Ano je sicer to] drugi obisk v Limi, odkar je tam živela",
        ),
        (
            "Minister trdi, da je država zgradila 500 stanovanj.",
            "[Minister trdi, da] je država zgradila 500 stanovanj",
        ),
        ("Cene so lani zrasle za 5 odstotkov, plače pa za 3 odstotke.", "plače pa [so zrasle] za 3 odstotke"),
        (
            "Tovarna v Celju, ki so jo zgradili leta 2019 in prodali leta 2020, ima 300 delavcev.",
            "Tovarna v Celju […] ima 300 delavcev",
        ),
        (
            "Izvoz je po besedah ministra zrasel za 4 odstotke in presegel 3 milijarde evrov.",
            "[po besedah ministra: Izvoz je] presegel 3 milijarde evrov",
        ),
    ],
)
def test_what_a_slovenian_claim_gets_back(text: str, expected: str) -> None:
    assert expected in standalone(text, "sl")


@pytest.mark.skipif("en" not in LANGUAGES, reason="no English pipeline is installed")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Queen opened the wing in Aster, her first visit since January and the third in ten years.",
            "[The Queen opened the wing in Aster,] her first visit since January",
        ),
        (
            "According to the ministry, exports rose 4 percent and imports fell 3 percent.",
            "[According to the ministry,] imports fell 3 percent",
        ),
        (
            "The court fined the company 3 million euros, saying it had misled 40,000 customers.",
            "[The court, saying] it had misled 40,000 customers",
        ),
        (
            "The ferry carried 1.1 million passengers in 2024, more than in any year since 1998.",
            "[The ferry carried 1.1 million passengers in 2024,] more than in any year since 1998",
        ),
        ("Wages rose 5 percent; prices rose 7 percent.", "prices rose 7 percent"),
        (
            "The mill, which was built in 1919 and sold in 1950, has 300 workers.",
            "The mill […] has 300 workers",
        ),
    ],
)
def test_what_an_english_claim_gets_back(text: str, expected: str) -> None:
    assert expected in standalone(text, "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "beseda " * 3_000,
        "in the which said that " * 2_000,
        "Vlada je kupila 3 vlake in prodala 4, ki so stali 5 evrov, " * 500,
        '( » " - , ; : ? ! . ' * 500,
        "Potres v mestu, 12 mrtvih",
        "7",
    ],
)
def test_odd_texts_are_read(text: str, language: str) -> None:
    doc = read(text, language)
    assert all(0 <= span.start < span.end <= len(doc) for span in doc.spans[CLAIMS])
