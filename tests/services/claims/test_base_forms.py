"""Base forms: what Slovenian and English are searched by."""

import pytest

from claimtrack.services.claims.base_forms import LONGEST, MOST_WORDS, base_forms, query_forms, word_forms


def test_slovenian_cases_have_one_form() -> None:
    assert word_forms("predsednika", language="sl") == {"predsednik"}
    assert word_forms("Vlakom", language="sl") & word_forms("vlaka", language="sl") == {"vlak"}


def test_english_plurals_have_one_form() -> None:
    assert word_forms("Bridges", language="en") == {"bridge"}


@pytest.mark.parametrize("case", ["Doret", "Doreta", "Doretu", "Doretom"])
def test_a_name_that_no_dictionary_has_is_found_in_every_case(case: str) -> None:
    assert "doret" in word_forms(case, language="sl")


@pytest.mark.parametrize("case", ["vlak", "vlaka", "vlaku", "vlakom", "vlaki", "vlakov", "vlakih"])
def test_a_case_that_the_dictionary_confuses_is_found_as_well(case: str) -> None:
    assert "vlak" in word_forms(case, language="sl")


def test_a_short_name_keeps_its_letters() -> None:
    assert word_forms("Ke", language="sl") == {"ke"}


def test_numbers_stand_as_they_are() -> None:
    assert base_forms("Leta 2019 je bilo 48.", language="sl") >= {"2019", "48", "leto"}


def test_another_language_is_searched_by_its_words() -> None:
    assert base_forms("Die Brücken", language="de") == {"die", "brücken"}


def test_nothing_is_longer_than_the_column() -> None:
    for language in ("sl", "en", "de"):
        assert all(len(form) <= LONGEST for form in base_forms("a" * 500, language=language))


def test_a_query_without_a_language_has_the_forms_of_all() -> None:
    (bridges,) = query_forms("bridges")
    assert bridges >= {"bridge", "bridges"}
    (predsednika,) = query_forms("predsednika")
    assert "predsednik" in predsednika


def test_words_that_tell_nothing_are_left_out_of_a_query() -> None:
    assert query_forms("the bridge of the town", language="en") == [{"bridge"}, {"town"}]
    assert query_forms("predsednik na vlaku", language="sl") == [{"predsednik"}, {"vlak"}]


def test_a_query_of_nothing_else_keeps_them() -> None:
    assert query_forms("of the", language="en") == [{"of"}, {"the"}]
    assert query_forms("?!", language="en") == []


def test_a_query_has_a_limit() -> None:
    assert len(query_forms("bridge " * 5000, language="en")) == MOST_WORDS
