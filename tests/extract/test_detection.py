import pytest

from claimtrack.errors import UnknownLanguageError
from claimtrack.extract import LANGUAGES, ExtractionOptions, detect_language
from claimtrack.extract.detection import languages_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Predsednik vlade je danes v parlamentu predstavil predlog zakona o zdravstvu.", "sl"),
        ("The prime minister presented the health bill to parliament today.", "en"),
    ],
)
def test_the_language_is_found_among_those_known(text: str, language: str) -> None:
    assert detect_language(text, among=LANGUAGES) == language


def test_a_single_language_needs_no_look_at_the_text() -> None:
    assert detect_language("Guten Tag", among=("sl",)) == "sl"


def test_signs_alone_are_still_given_one_of_the_languages() -> None:
    assert detect_language("... 123 ???", among=LANGUAGES) in LANGUAGES


def test_a_long_text_in_another_language_is_told() -> None:
    german = (
        "Die Gemeinde hat am Montag eine neue Brücke eröffnet. Der Bau kostete sieben Millionen Euro. " * 4
    )
    with pytest.raises(UnknownLanguageError, match=r"de.*en, sl"):
        detect_language(german, among=LANGUAGES)


def test_two_sentences_in_another_language_are_told() -> None:
    german = "Die Gemeinde hat am Montag eine neue Brücke eröffnet. Der Bau kostete sieben Millionen Euro."
    with pytest.raises(UnknownLanguageError, match=r"de.*en, sl"):
        detect_language(german, among=LANGUAGES)


@pytest.mark.parametrize(
    "text", ["今天政府宣布了一项新的计划。" * 4, "今天下雨", "Президент приехал.", "مرحبا بكم"]
)
def test_another_script_is_told_however_short_the_text(text: str) -> None:
    with pytest.raises(UnknownLanguageError):
        detect_language(text, among=LANGUAGES)


def test_a_name_in_another_script_and_ornate_letters_do_no_harm() -> None:
    assert detect_language("The minister met 习近平 in Beijing.", among=LANGUAGES) == "en"
    assert detect_language("\U0001d5ea\U0001d5f2", among=LANGUAGES) in LANGUAGES


def test_numbers_and_signs_alone_are_in_some_known_language() -> None:
    assert detect_language("12 34 56 ??? ", among=LANGUAGES) in LANGUAGES


CROATIAN = (
    "Vlada je u utorak usvojila proračun za iduću godinu. Ministar je rekao da će se plaće povećati. " * 4
)


def test_a_language_that_the_desk_names_a_pipeline_for_is_known() -> None:
    options = ExtractionOptions(pipelines=(("hr", "hr_core_news_sm"), ("en", "en_core_web_md")))
    assert languages_of(options) == ("sl", "en", "hr")
    assert detect_language(CROATIAN, among=languages_of(options)) == "hr"
    with pytest.raises(UnknownLanguageError):
        detect_language(CROATIAN, among=LANGUAGES)


def test_a_language_of_another_script_is_known_when_it_is_named() -> None:
    options = ExtractionOptions(pipelines=(("ru", "ru_core_news_sm"),))
    assert detect_language("Президент приехал в Москву.", among=languages_of(options)) == "ru"
    with pytest.raises(UnknownLanguageError):
        detect_language("今天政府宣布了一项新的计划。", among=languages_of(options))
