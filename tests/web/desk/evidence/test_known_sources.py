"""Sources that the desk cited before, taken along to another claim."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from claimtrack.models import CopyState, Source, SourceCopy, Stance
from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.services.evidence.known_sources import search_sources
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.services.page_desk import DETAILS, PageDesk
from tests.services.record import count_rows, history
from tests.visitor import Visitor
from tests.web.desk.cited import cited_pages
from tests.web.queries import counted_queries

PATH = "/claims/2/sources/known"
ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def pages(app: Flask, desk: TrialDesk, settings: Settings) -> Iterator[PageDesk]:
    """The desk with a source on its first claim; alice holds the second one."""
    with cited_pages(app, desk, settings) as made:
        made.cite()
        made.desk.take(made.desk.add_claim("It is long", article_id=1))
        yield made


def newest(pages: PageDesk) -> Source:
    with pages.desk.database.reading() as session:
        return session.scalars(select(Source).order_by(Source.id.desc()).limit(1)).one()


def found(pages: PageDesk, words: str, *, claim_id: int = 2) -> list[int]:
    with pages.desk.database.reading() as session:
        return [each.source.id for each in search_sources(session, words=words, claim_id=claim_id)]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", [1]),
        ("account", [1]),
        ("QUILLMOUTH final", [1]),
        ("town.example 21,000", [1]),
        ("bridge", []),
        ("100%", []),
    ],
)
def test_sources_are_found_by_all_their_words(pages: PageDesk, words: str, ids: list[int]) -> None:
    assert found(pages, words) == ids


@ONE_DATABASE
def test_letters_with_a_caron_are_found_whatever_their_case(pages: PageDesk) -> None:
    pages.cite(1, details=replace(DETAILS, title="Županov račun", quote=""))
    assert found(pages, "županov RAČUN") == [2]


@ONE_DATABASE
def test_the_same_page_comes_once_and_never_the_claim_s_own(pages: PageDesk) -> None:
    pages.cite(2)
    assert found(pages, "", claim_id=99) == [2]
    assert found(pages, "", claim_id=2) == [1]


@ONE_DATABASE
def test_a_source_is_taken_along_with_the_copy_that_was_made_then(visitor: Visitor, pages: PageDesk) -> None:
    pages.work(ARCHIVE)
    page = visitor.log_in("alice").get(f"{PATH}?words=account").text
    assert "Final account" in page
    assert "cited on" in page
    answers = [visitor.post(PATH, {"source": "1", "stance": "supports"}) for _ in range(2)]
    assert {(each.status_code, each.location) for each in answers} == {(303, "/claims/2#source-2")}
    source = newest(pages)
    assert (source.claim_id, source.title, source.copied_from_id) == (2, "Final account", 1)
    assert source.stance is Stance.SUPPORTS
    first, second = pages.copy(1), pages.copy(2)
    assert (second.state, second.warc_hash, second.stored_at) == (
        CopyState.STORED,
        first.warc_hash,
        first.stored_at,
    )
    assert pages.work(ARCHIVE) == []
    lines = history(pages.desk, 2)[-2:]
    assert [line.action for line in lines] == ["source.archive", "source.add"]
    assert lines[1].data["copied_from"] == 1


@ONE_DATABASE
def test_a_page_that_was_not_archived_yet_is_archived_for_both(visitor: Visitor, pages: PageDesk) -> None:
    visitor.log_in("alice").post(PATH, {"source": "1", "stance": "context"})
    assert count_rows(pages.desk, SourceCopy) == 2
    assert pages.work(ARCHIVE) == [True, True]


@ONE_DATABASE
def test_who_does_not_hold_the_claim_may_take_it_with_the_source(visitor: Visitor, pages: PageDesk) -> None:
    charlie = visitor.log_in("charlie")
    refused = charlie.post(PATH, {"source": "1", "stance": "supports", "words": "account"})
    assert refused.status_code == 409
    assert 'value="account"' in refused.text
    third = pages.desk.add_claim("The harbour bridge reopened", article_id=1)
    fields = {"source": "1", "stance": "supports", "take": "take"}
    assert charlie.post(f"/claims/{third}/sources/known", fields).status_code == 303


@ONE_DATABASE
def test_what_is_missing_or_gone_is_said(visitor: Visitor, pages: PageDesk) -> None:
    visitor.log_in("alice")
    assert visitor.post(PATH, {"source": "1"}).status_code == 422
    assert visitor.post(PATH, {"source": "99", "stance": "supports"}).status_code == 404
    visitor.post("/sources/1/remove")
    assert "No other claim has a source yet." in visitor.get(PATH).text
    assert "Try fewer of them." in visitor.get(f"{PATH}?words=nothing").text
    assert visitor.another().log_in("vera").get(PATH).status_code == 403


@ONE_DATABASE
def test_the_search_has_a_fixed_number_of_queries(visitor: Visitor, pages: PageDesk) -> None:
    visitor.log_in("alice")
    with counted_queries(pages.desk.database) as few:
        visitor.get(PATH)
    for number in range(3):
        pages.cite(1, details=replace(DETAILS, title=f"Account {number}", quote=str(number)))
    with counted_queries(pages.desk.database) as many:
        visitor.get(PATH)
    assert len(few) == len(many)
