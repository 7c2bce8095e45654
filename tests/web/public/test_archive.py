"""The archive: everything that was published, by date, topic and claimant, page by page."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from claimtrack.models import Claim, Claimant, ClaimantKind, ClaimTopic, CorrectionKind, Publication, Topic
from tests.desk import WORDS, TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import publish_slovenian, text_of, verdict_path
from tests.web.queries import counted_queries

LISTS = ("/archive/2026", "/archive/2026/3", "/topics/bridges", "/said-by/mayor-wren-1")
INDEXES = ("/archive", "/topics", "/said-by")


@pytest.fixture
def path(desk: TrialDesk) -> str:
    """The path of a verdict on what Mayor Wren said of bridges, published in March 2026."""
    claim_id = desk.add_claim()
    with desk.writing() as session:
        session.add(Claimant(name="Mayor Wren", kind=ClaimantKind.PERSON, role="mayor"))
        session.add(Topic(slug="bridges", labels={"en": "Bridges", "sl": "Mostovi"}))
        session.flush()
        session.add(ClaimTopic(claim_id=claim_id, topic_id=1))
        session.execute(update(Claim).values(claimant_id=1))
    desk.publish(desk.propose(claim_id))
    return verdict_path(desk, claim_id)


def publish_at(desk: TrialDesk, claim_id: int, moment: datetime) -> None:
    with desk.writing() as session:
        session.execute(
            update(Publication).where(Publication.claim_id == claim_id).values(published_at=moment)
        )


@pytest.mark.parametrize("address", LISTS)
def test_each_way_leads_to_the_verdict(visitor: Visitor, path: str, address: str) -> None:
    page = visitor.get(address).text
    assert f'href="{path}"' in page
    assert WORDS.headline in page


def test_the_indexes_count_what_there_is(visitor: Visitor, path: str) -> None:
    assert "2026 1 verdict March 1" in text_of(visitor.get("/archive").text)
    assert "Bridges 1 verdict" in text_of(visitor.get("/topics").text)
    assert "Mayor Wren mayor 1 verdict" in text_of(visitor.get("/said-by").text)
    for address in ("/archive/2026", "/topics/bridges", "/said-by/mayor-wren-1"):
        assert any(f'href="{address}"' in visitor.get(index).text for index in INDEXES)


def test_pages_of_an_empty_desk(visitor: Visitor) -> None:
    for address in (*INDEXES, "/archive/2026"):
        assert visitor.get(address).status_code == 200
    assert "Nothing has been published yet" in visitor.get("/archive").text


def test_what_was_retracted_stays(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    desk.correct(1, kind=CorrectionKind.RETRACTION, note="The account was a draft.")
    for address in LISTS:
        page = visitor.get(address).text
        assert f'href="{path}"' in page
        assert "Retracted" in page


def test_what_is_not_public_is_nowhere(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    desk.approve(desk.propose(desk.add_claim("It is long", article_id=1), headline="Not out yet"))
    for address in (*LISTS, *INDEXES):
        assert "Not out yet" not in visitor.get(address).text


def test_a_claimant_changed_in_a_correction_is_not_told_before_it_is_out(
    visitor: Visitor, desk: TrialDesk, path: str
) -> None:
    with desk.writing() as session:
        session.add(Claimant(name="Somebody Else", kind=ClaimantKind.PERSON))
        session.flush()
        session.execute(update(Claim).values(claimant_id=2))
    assert "Somebody Else" not in visitor.get("/said-by").text
    desk.correct(1, kind=CorrectionKind.CORRECTION, note="It was somebody else.")
    assert "Mayor Wren" not in text_of(visitor.get("/said-by").text)
    assert f'href="{path}"' in visitor.get("/said-by/somebody-else-2").text


def test_months_are_those_of_the_desks_clocks(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    publish_at(desk, 1, datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    assert path in visitor.get("/archive/2026/1").text
    assert path not in visitor.get("/archive/2025").text
    assert "2026 1 verdict January 1" in text_of(visitor.get("/archive").text)


@pytest.mark.parametrize("address", LISTS)
def test_pages_follow_one_another_without_a_gap(
    visitor: Visitor, desk: TrialDesk, path: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = publish_slovenian(desk)
    with desk.writing() as session:
        session.add(ClaimTopic(claim_id=other, topic_id=1))
        session.execute(update(Publication).values(claimant_id=1))
    # In the same instant: the key decides.
    for claim_id in (1, other):
        publish_at(desk, claim_id, datetime(2026, 3, 5, 12, 0, 0, 123456, tzinfo=UTC))
    monkeypatch.setattr("claimtrack.web.public.listing.A_PAGE", 1)
    monkeypatch.setattr("claimtrack.web.public.listing.page_of.__kwdefaults__", {"size": 1})
    first = visitor.get(address).text
    assert verdict_path(desk, other) in first
    assert path not in first
    following = first.split('rel="next"')[1].split('href="')[1].split('"')[0]
    second = visitor.get(following.replace("&amp;", "&")).text
    assert path in second
    assert verdict_path(desk, other) not in second
    assert "noindex" in second
    assert 'rel="next"' not in second


@pytest.mark.parametrize(
    "address",
    [
        *("/archive/1", "/archive/2026/0", "/archive/2026/13", "/archive/99999", "/archive/x"),
        *("/topics/nothing", "/said-by/nobody", "/said-by/nobody-77", "/said-by/mayor-wren-99999999999"),
    ],
)
def test_what_is_not_there_is_not_found(visitor: Visitor, path: str, address: str) -> None:
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("after", ["", "x", "1-", "99999999999999999-1", "-1-1"])
def test_a_place_that_means_nothing_is_the_start(visitor: Visitor, path: str, after: str) -> None:
    answer = visitor.get("/archive/2026", query_string={"after": after})
    assert answer.status_code == 200


def test_an_old_address_of_a_claimant_leads_on(visitor: Visitor, path: str) -> None:
    answer = visitor.get("/said-by/his-former-name-1")
    assert (answer.status_code, answer.location) == (302, "/said-by/mayor-wren-1")


def test_the_claimants_have_pages(
    visitor: Visitor, desk: TrialDesk, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = publish_slovenian(desk)
    with desk.writing() as session:
        session.add(Claimant(name="Žiga Doret & Co", kind=ClaimantKind.ORGANISATION))
        session.flush()
        session.execute(update(Publication).where(Publication.claim_id == other).values(claimant_id=2))
    monkeypatch.setattr("claimtrack.web.public.archive.NAMES_A_PAGE", 1)
    first = visitor.get("/said-by").text
    assert "Mayor Wren" in first
    assert "Doret" not in first
    assert "Žiga Doret &amp; Co" in visitor.get("/said-by?after=Mayor+Wren").text


@pytest.mark.parametrize("address", [*LISTS, *INDEXES])
def test_queries_do_not_grow_and_an_unchanged_page_takes_three(
    visitor: Visitor, desk: TrialDesk, path: str, address: str
) -> None:
    with counted_queries(desk.database) as before:
        visitor.get(address)
    other = publish_slovenian(desk)
    with desk.writing() as session:
        session.add(ClaimTopic(claim_id=other, topic_id=1))
        session.execute(update(Publication).values(claimant_id=1))
    with counted_queries(desk.database) as after:
        tag = visitor.get(address).headers["ETag"]
    assert len(after) == len(before) <= 16
    with counted_queries(desk.database) as unchanged:
        assert visitor.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert len(unchanged) <= 3
