"""Search for readers: any form of a word, in both languages, also what was retracted."""

import pytest

from claimtrack.models import CorrectionKind
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import publish_slovenian, text_of, verdict_path


@pytest.fixture
def slovenian(desk: TrialDesk) -> str:
    """The path of a Slovenian verdict, beside an English one."""
    desk.publish()
    return verdict_path(desk, publish_slovenian(desk))


@pytest.mark.parametrize("words", ["predsednika", "VLAKI", "doretu z vlakom"])
def test_a_claim_is_found_by_any_form(visitor: Visitor, slovenian: str, words: str) -> None:
    page = visitor.get("/search", query_string={"q": words}).text
    assert f'href="{slovenian}"' in page
    assert f'value="{words}"' in page
    assert "The bridge cost" not in page


def test_a_language_narrows(visitor: Visitor, slovenian: str) -> None:
    assert slovenian not in visitor.get("/search?q=predsednik&language=en").text
    assert slovenian in visitor.get("/search?q=predsednik&language=sl").text
    assert slovenian in visitor.get("/search?q=predsednik&language=nonsense").text


def test_what_was_retracted_is_found_and_says_so(visitor: Visitor, desk: TrialDesk, slovenian: str) -> None:
    desk.correct(1, kind=CorrectionKind.RETRACTION, note="The account was a draft.")
    said = text_of(visitor.get("/search?q=bridge").text)
    assert "Retracted" in said
    assert "The account was a draft." in said


def test_nothing_found_says_so(visitor: Visitor, slovenian: str) -> None:
    said = text_of(visitor.get("/search", query_string={"q": '<b>"walrus"'}).text)
    assert 'No verdict holds all of the words “<b>"walrus"”.' in said


def test_without_words_it_explains_itself(visitor: Visitor, slovenian: str) -> None:
    for address in ("/search", "/search?q=++"):
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert "All words have to be there." in answer.text
        assert "/verdicts/" not in answer.text


def test_pages_of_results(
    visitor: Visitor, desk: TrialDesk, slovenian: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish(desk.propose(desk.add_claim("It is long", article_id=1)))
    monkeypatch.setattr("claimtrack.web.public.reader_search.A_PAGE", 1)
    monkeypatch.setattr("claimtrack.web.public.listing.page_of.__kwdefaults__", {"size": 1})
    first = visitor.get("/search?q=bridge").text
    following = first.split('rel="next"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert "q=bridge" in following
    second = visitor.get(following).text
    links = [
        page.split('class="card-headline"')[1].split('href="')[1].split('"')[0] for page in (first, second)
    ]
    assert len(set(links)) == 2


def test_search_engines_stay_out(visitor: Visitor) -> None:
    assert 'content="noindex, follow"' in visitor.get("/search?q=x").text


def test_nobody_is_followed(visitor: Visitor) -> None:
    answer = visitor.get("/search?q=bridge")
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
