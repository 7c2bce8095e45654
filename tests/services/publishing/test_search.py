"""Claim search: by base forms, newest first, a page at a time."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from claimtrack.models import CorrectionKind, Publication, PublicationTerm
from claimtrack.services.publishing.search import ClaimQuery, SearchPlace, search_publications
from tests.desk import TrialDesk

SLOVENIAN = "Predsednik Doret je v torek z vlakom prispel v mesto. Vas pa nič."
PASSAGE = "Predsednik Doret je v torek z vlakom prispel v mesto"


@pytest.fixture
def train(desk: TrialDesk) -> int:
    """The id of a claim in Slovenian whose verdict is public."""
    article_id = desk.add_article(SLOVENIAN, language="sl", title="Vlak")
    claim_id = desk.add_claim(PASSAGE, article_id=article_id)
    words = {"headline": "Prispel je", "short_wording": "Predsednik Doret je prispel z vlakom."}
    desk.publish(desk.propose(claim_id, **words))
    return claim_id


@pytest.fixture
def bridge(desk: TrialDesk) -> int:
    """The id of a claim in English whose verdict is public."""
    return desk.publish().claim_id


def found(desk: TrialDesk, words: str = "", **query: object) -> list[int]:
    with desk.database.reading() as session:
        wanted = ClaimQuery(words=words, **query)  # type: ignore[arg-type]
        return [each.claim_id for each in search_publications(session, query=wanted, limit=10)]


@pytest.mark.parametrize(
    "query", ["predsednika vlaka", "VLAKI", "Doreta", "doretom na vlaku", "prispel predsednik"]
)
@pytest.mark.parametrize("language", [None, "sl"])
def test_slovenian_is_found_in_any_case(
    desk: TrialDesk, train: int, bridge: int, query: str, language: str | None
) -> None:
    assert found(desk, query, language=language) == [train]


@pytest.mark.parametrize("query", ["bridges", "harbour bridge", "the cost of the bridge", "18 crown"])
def test_english_is_found_in_any_form(desk: TrialDesk, train: int, bridge: int, query: str) -> None:
    assert found(desk, query) == [bridge]


def test_every_word_has_to_be_there(desk: TrialDesk, bridge: int) -> None:
    assert found(desk, "bridge submarine") == []
    assert found(desk, "?!") == []


def test_without_words_everything_is_found_newest_first(desk: TrialDesk, train: int, bridge: int) -> None:
    assert found(desk) == [bridge, train]
    assert found(desk, language="sl") == [train]
    assert found(desk, language="de") == []


def test_age_is_counted_from_the_review(desk: TrialDesk, bridge: int) -> None:
    assert found(desk, since=desk.now) == [bridge]
    assert found(desk, since=desk.now + timedelta(seconds=1)) == []


def test_what_is_retracted_is_not_found(desk: TrialDesk, bridge: int) -> None:
    desk.correct(bridge, kind=CorrectionKind.RETRACTION, note="It was a draft.")
    assert found(desk, "bridge") == []


def test_a_correction_is_searched_by_its_new_words(desk: TrialDesk, bridge: int) -> None:
    assert found(desk, "account") == [bridge]
    desk.correct(bridge, kind=CorrectionKind.CORRECTION, note="Better words.", summary="The ledger says so.")
    assert found(desk, "ledgers") == [bridge]
    assert found(desk, "account") == []


def test_a_page_begins_behind_the_one_before(desk: TrialDesk, train: int, bridge: int) -> None:
    with desk.database.reading() as session:
        (first,) = search_publications(session, query=ClaimQuery(), limit=1)
        assert first.published_at is not None
        place = SearchPlace(first.published_at, first.id)
        rest = search_publications(session, query=ClaimQuery(), limit=5, after=place)
        skipped = search_publications(session, query=ClaimQuery(), limit=5, offset=1)
    assert first.claim_id == bridge
    assert [each.claim_id for each in rest] == [each.claim_id for each in skipped] == [train]


def test_pages_part_verdicts_of_one_instant_by_their_key(desk: TrialDesk, train: int, bridge: int) -> None:
    with desk.writing() as session:
        for publication in session.scalars(select(Publication)):
            publication.published_at = desk.now
    with desk.database.reading() as session:
        (first,) = search_publications(session, query=ClaimQuery(), limit=1)
        place = SearchPlace(desk.now, first.id)
        (second,) = search_publications(session, query=ClaimQuery(), limit=5, after=place)
    assert {first.claim_id, second.claim_id} == {train, bridge}


def test_each_form_is_stored_once(desk: TrialDesk, bridge: int) -> None:
    with desk.database.reading() as session:
        terms = session.scalars(select(PublicationTerm.term)).all()
        assert (
            len(terms) == len(set(terms)) == session.scalar(select(func.count()).select_from(PublicationTerm))
        )
    assert {"bridge", "18", "crown"} <= set(terms)
