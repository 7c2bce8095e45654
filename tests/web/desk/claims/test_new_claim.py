"""Claims without an article: a speech, a broadcast with its time code, a post, an image."""

from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from claimtrack.models import Appearance, Claim, ClaimantKind, ClaimOrigin, Medium
from claimtrack.services.verdicts.revision_body import list_appearances
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.record import last_event
from tests.visitor import Visitor

PNG = b"\x89PNG\r\n\x1a\n of a poster"
SAID = "Taxes fell by 12 % last year. 🚢"
BROADCAST = {
    "wording": SAID,
    "standalone": "Taxes [in Quillmouth] fell by 12 % last year.",
    "language": "en",
    "claimant": "Ada Wren",
    "claimant_kind": "person",
    "role": "mayor",
    "medium": "broadcast",
    "place": "Evening News, Channel 4",
    "said_on": "2026-02",
    "locator": "00:12:40",
    "url": "https://example.org/news",
}


def stored(desk: TrialDesk) -> tuple[Claim, Appearance]:
    """Return the newest claim with its claimant, and its place."""
    with desk.database.reading() as session:
        statement = select(Claim).order_by(Claim.id.desc()).options(joinedload(Claim.claimant))
        claim = session.scalars(statement).first()
        assert claim is not None
        place = session.scalars(select(Appearance).where(Appearance.claim_id == claim.id)).one()
        return claim, place


def test_a_broadcast_is_added_with_all_that_is_known(visitor: Visitor, desk: TrialDesk) -> None:
    alice = visitor.log_in("alice")
    assert 'href="/claims/new"' in alice.get("/queue").text
    assert 'href="/claims/new"' in alice.get("/articles").text
    answer = alice.post("/claims/new", BROADCAST, follow_redirects=True)
    claim, place = stored(desk)
    assert (claim.wording, claim.score, claim.origin) == (SAID, 1.0, ClaimOrigin.BY_HAND)
    assert (claim.state, claim.language) == (ClaimState.QUEUED, "en")
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.role) == ("Ada Wren", "mayor")
    assert (place.medium, place.place, place.locator) == (Medium.BROADCAST, BROADCAST["place"], "00:12:40")
    for shown in ("Added, and in the queue.", "Evening News, Channel 4", "00:12:40", "Broadcast", "Feb"):
        assert shown in answer.text
    event = last_event(desk)
    assert (event.actor, event.action, event.data["medium"]) == ("alice", "claim.add", "broadcast")


def test_sent_twice_it_is_added_once(visitor: Visitor, desk: TrialDesk) -> None:
    alice = visitor.log_in("alice")
    answers = [alice.post("/claims/new", BROADCAST) for _ in range(2)]
    assert answers[0].location == answers[1].location
    other = alice.post("/claims/new", {**BROADCAST, "locator": "00:40:00"})
    assert other.location != answers[0].location


def test_an_image_is_kept_and_given_to_the_desk_alone(visitor: Visitor, desk: TrialDesk) -> None:
    alice = visitor.log_in("alice")
    fields: dict[str, Any] = {**BROADCAST, "medium": "image", "place": "", "url": ""}
    fields["document"] = (BytesIO(PNG), "plakat.png")
    page = alice.post("/claims/new", fields, follow_redirects=True).text
    claim, place = stored(desk)
    assert f'href="/places/{place.id}/document"' in page
    given = alice.get(f"/places/{place.id}/document")
    assert (given.data, given.mimetype) == (PNG, "image/png")
    assert "attachment" in given.headers["Content-Disposition"]
    assert visitor.another().get(f"/places/{place.id}/document").status_code == 401
    assert alice.get("/places/99/document").status_code == 404
    with desk.database.reading() as session:
        assert list_appearances(session, claim=claim)[0].document_hash == place.document_hash


def test_an_organisation_is_known_by_the_next_claim(visitor: Visitor, desk: TrialDesk) -> None:
    alice = visitor.log_in("alice")
    fields = {**BROADCAST, "claimant": "Harbour Company", "claimant_kind": "organisation", "role": ""}
    alice.post("/claims/new", fields)
    alice.post("/claims/new", {**fields, "wording": "We paid.", "claimant_kind": "person"})
    claim, _place = stored(desk)
    assert claim.claimant is not None
    assert claim.claimant.kind is ClaimantKind.ORGANISATION


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"wording": " "}, "Write down what was said."),
        ({"place": "", "url": ""}, "Say where it was made"),
        ({"url": "javascript:alert(1)"}, "http"),
        ({"said_on": "soon"}, "Write a date as"),
        ({"said_on": "2999-01-01"}, "This date is in the future."),
        ({"medium": "article"}, "Not a valid choice."),
        ({"wording": "a" * 2001}, "2000"),
        ({"language": "xx"}, "Not a valid choice."),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_cannot_be_added_comes_back_as_it_was_typed(
    visitor: Visitor, desk: TrialDesk, change: dict[str, str], said: str
) -> None:
    answer = visitor.log_in("alice").post("/claims/new", {**BROADCAST, **change})
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Ada Wren"' in answer.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_file_that_is_no_document_is_refused_with_all_kept(visitor: Visitor, desk: TrialDesk) -> None:
    fields: dict[str, Any] = {**BROADCAST, "document": (BytesIO(b"<html>"), "a.html")}
    answer = visitor.log_in("alice").post("/claims/new", fields)
    assert answer.status_code in {400, 415, 422}
    assert 'value="Ada Wren"' in answer.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_only_who_may_add_claims_adds_one(visitor: Visitor, desk: TrialDesk) -> None:
    vera = visitor.log_in("vera")
    assert vera.get("/claims/new").status_code == 403
    assert vera.post("/claims/new", BROADCAST).status_code == 403
    assert 'href="/claims/new"' not in vera.get("/queue").text


def test_its_verdict_tells_readers_the_programme(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("alice").post("/claims/new", BROADCAST)
    claim, _place = stored(desk)
    desk.publish(desk.propose(claim.id))
    home = visitor.another().get("/").text
    address = home[home.index('href="/verdicts/') + 6 :].split('"')[0]
    page = visitor.another().get(address).text
    assert "Evening News, Channel 4" in page
    assert "00:12:40" in page
