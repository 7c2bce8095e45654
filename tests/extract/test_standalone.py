from datetime import date

import pytest

from claimtrack.extract import extract_claims
from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.standalone import Edit
from tests.extract.reading import read
from tests.extract.references.reading import alone, claim_with


def test_a_pronoun_is_followed_by_the_name() -> None:
    text = "Tom Hill bought the mill in 2019. He hired 30 people."
    assert alone(text, "hired 30", "en") == "He [Tom Hill] hired 30 people"


def test_an_unsaid_subject_stands_behind_the_auxiliary() -> None:
    text = "Kim Jong-un je odpotoval v Rusijo. Z oklepnim vlakom je v Rusijo prispel v torek."
    assert alone(text, "oklepnim vlakom", "sl") == (
        "Z oklepnim vlakom je [Kim Jong-un] v Rusijo prispel v torek [12. september 2023]"
    )


def test_a_bare_surname_gets_what_is_missing_before_it() -> None:
    text = "Vladimir Putin je odpotoval. Putin je obiskal tri mesta."
    assert alone(text, "tri mesta", "sl") == "[Vladimir] Putin je obiskal tri mesta"


def test_an_oblique_surname_gets_the_whole_name_behind_it() -> None:
    text = "Vladimir Putin je odpotoval. Ministri so sprejeli Putina s 30 avtomobili."
    assert "Putina [Vladimir Putin]" in alone(text, "30 avtomobili", "sl")


def test_a_name_is_added_once_in_a_claim() -> None:
    text = "Tom Hill bought the mill. Hill sold 12 cows when Hill was ill."
    assert alone(text, "12 cows", "en").count("[Tom]") == 1


def test_a_full_name_needs_nothing() -> None:
    text = "Tom Hill bought the mill. Tom Hill sold 12 cows to his brother."
    assert alone(text, "12 cows", "en") == "Tom Hill sold 12 cows to his brother"


def test_of_two_people_near_none_is_guessed() -> None:
    claim = claim_with("Tom Hill met Will Cole. He sold 12 cows.", "12 cows", "en")
    assert claim._.needs_context
    assert "[" not in (claim._.standalone or claim.text)


def test_gender_tells_two_people_apart() -> None:
    text = "Mr Tom Hill met Ms Ana Cole. She sold 12 cows."
    assert alone(text, "12 cows", "en") == "She [Ana Cole] sold 12 cows"


def test_a_subject_of_another_gender_is_not_meant() -> None:
    text = "Ana Kos je obiskala Marka Zajca. Prodal je 12 krav."
    assert "Ana Kos" not in alone(text, "12 krav", "sl")


def test_it_is_the_company_and_not_the_weather() -> None:
    text = "The company Norvik opened in 1990. It has 300 workers."
    assert alone(text, "300 workers", "en") == "It [the company Norvik] has 300 workers"
    assert alone("Tom Hill left. It rained for 12 days.", "12 days", "en") == "It rained for 12 days"


def test_it_is_not_the_thing_when_the_predicate_names_another() -> None:
    text = (
        "The bridge, built in 1932, carried 20,000 vehicles a day. It was the deadliest accident since 1978."
    )
    assert claim_with(text, "deadliest", "en")._.needs_context


def test_a_demonstrative_alone_needs_context() -> None:
    assert claim_with("To je najmočnejši potres po letu 1990.", "najmočnejši", "sl")._.needs_context


def test_the_first_person_of_a_quotation_is_the_speaker() -> None:
    assert "Tom Hill" in alone('"We bought 30 sheep in 2020," said Tom Hill.', "30 sheep", "en")
    assert claim_with('"We bought 30 sheep in 2020."', "30 sheep", "en")._.needs_context


def test_nobody_is_he_in_their_own_words() -> None:
    text = 'Tom Hill left the firm. "He sold 12 cows in 2020," said Maria Lopez.'
    assert "He [Maria Lopez]" not in alone(text, "12 cows", "en")


DAYS = [
    ("Most so odprli v torek.", "odprli", "sl", "torek [12. september 2023]"),
    ("Most bodo odprli v torek.", "odprli", "sl", "torek [19. september 2023]"),
    ("Most so odprli včeraj.", "odprli", "sl", "včeraj [12. september 2023]"),
    ("Most so odprli v torek, 5. septembra.", "odprli", "sl", "v torek, 5. septembra [2023]"),
    ("Most je odprt vsak torek.", "odprt", "sl", "vsak torek"),
    ("Lansko leto so odprli most.", "odprli", "sl", "Lansko [2022]"),
    ("Minuli teden so odprli most.", "odprli", "sl", "Minuli teden so"),
    ("The bridge was opened on Tuesday.", "opened", "en", "Tuesday [12 September 2023]"),
    ("The bridge will open on Tuesday.", "open", "en", "Tuesday [19 September 2023]"),
    ("The bridge opened on Tuesday, September 5.", "opened", "en", "on Tuesday, September 5 [2023]"),
    ("The bridge opened in May.", "opened", "en", "May [2023]"),
    ("The bridge opened on May 14.", "opened", "en", "May 14 [2023]"),
    ("The bridge opened in May 1999.", "opened", "en", "in May 1999"),
    ("The bridge opened last month.", "opened", "en", "last month [August 2023]"),
    ("The magazine Surgery Today reported 12 cases.", "reported", "en", "Surgery Today reported"),
]


@pytest.mark.parametrize(("text", "words", "language", "written"), DAYS)
def test_days_count_from_the_day_of_the_article(text: str, words: str, language: str, written: str) -> None:
    found = alone(text, words, language)
    assert written in found
    assert found.count("[") == written.count("[")


def test_without_the_day_of_the_article_a_day_stays_as_it_is() -> None:
    assert alone("The bridge opened on Tuesday.", "opened", "en", None) == "The bridge opened on Tuesday"


def test_edits_lie_within_their_claim_and_stand_in_brackets() -> None:
    text = "Tom Hill bought the mill on Monday. He hired 30 people, and his wife ran the shop last year."
    doc = read(text, "en")
    for claim in doc.spans[CLAIMS]:
        for edit in claim._.edits:
            assert isinstance(edit, Edit)
            assert f"[{edit.text}]" in claim._.standalone


def test_the_quotation_of_a_claim_is_handed_out() -> None:
    text = '"Wages rose 5 percent," said Helen Archer. Prices fell by 2 percent.'
    claims = extract_claims(text, language="en", published=date(2023, 9, 13)).claims
    quoted = {claim.quote for claim in claims if "5 percent" in claim.text}
    assert {text[start:end] for start, end in (quote for quote in quoted if quote)} == {
        '"Wages rose 5 percent,"'
    }
    assert {claim.quote for claim in claims if "2 percent" in claim.text} == {None}
