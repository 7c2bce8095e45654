"""Documents as evidence, and sources that readers are not told of."""

import re
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select

from claimtrack.audit.verify import verify_audit
from claimtrack.models import ErasableValue, Event, Publication, Source, SourceCopy, VerdictRevision
from claimtrack.services.file_store import attachment_store
from claimtrack.services.records.erasable import salted_digest
from claimtrack.services.verdicts.verdicts import propose_verdict
from claimtrack.settings import Settings
from tests.desk import Proposal, TrialDesk
from tests.services.record import count_rows, last_event
from tests.visitor import Visitor

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PDF = b"%PDF-1.7 Total: 21,000,000 crowns"
SECRET = {
    "url": "https://leak.example/bridge",
    "title": "Memo of Jane Doe",
    "publisher": "Jane Doe",
    "quote": "It was 21 million.",
    "locator": "Jane's desk",
    "stance": "refutes",
    "unnamed": "y",
}


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds."""
    claim_id = desk.add_claim()
    desk.take(claim_id)
    return claim_id


def with_file(data: bytes = PDF, name: str = "račun.pdf", **fields: str) -> dict[str, Any]:
    return {"stance": "refutes", **fields, "document": (BytesIO(data), name)}


def source_of(desk: TrialDesk) -> Source:
    with desk.database.reading() as session:
        return session.scalars(select(Source).order_by(Source.id.desc())).first() or Source()


def test_a_document_is_stored_by_its_hash_and_shown_by_its_name(
    visitor: Visitor, desk: TrialDesk, settings: Settings, claim_id: int
) -> None:
    reply = visitor.log_in("alice").post(f"/claims/{claim_id}/sources", with_file())
    assert reply.status_code == 303
    source = source_of(desk)
    assert (source.title, source.reference, source.url) == ("račun.pdf", "račun.pdf", None)
    assert source.document_hash == sha256(PDF).hexdigest()
    assert (source.document_type, source.document_size) == ("application/pdf", len(PDF))
    assert attachment_store(settings).read(source.document_hash) == PDF
    assert last_event(desk).data["document"]["hash"] == source.document_hash
    assert re.search(r'href="/sources/1/document">račun.pdf</a>', visitor.get(f"/claims/{claim_id}").text)


def test_only_people_of_the_desk_get_it_and_as_a_file(visitor: Visitor, claim_id: int) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/sources", with_file())
    assert visitor.another().get("/sources/1/document").status_code == 401
    answer = visitor.another().log_in("vera").get("/sources/1/document")
    assert (answer.data, answer.content_type) == (PDF, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox allow-downloads; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_what_is_no_document_is_refused_with_all_that_was_typed(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    fields = with_file(b"<html><script>x</script>", "x.pdf", title="Mine", locator="page 3")
    reply = visitor.log_in("alice").post(f"/claims/{claim_id}/sources", fields)
    assert reply.status_code == 422
    assert "This file is no PDF document" in reply.text
    assert 'value="page 3"' in reply.text
    assert count_rows(desk, Source) == 0


def test_a_changed_source_keeps_its_document_until_another_takes_its_place(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/sources", with_file())
    assert "It has “račun.pdf”." in visitor.get("/sources/1").text
    visitor.post("/sources/1", {"stance": "refutes", "title": "Account", "version": "1"})
    assert (source_of(desk).title, source_of(desk).document_name) == ("Account", "račun.pdf")
    visitor.post("/sources/1", with_file(b"%PDF-1.7 new", "new.pdf", title="Account", version="2"))
    assert (source_of(desk).version, source_of(desk).document_name) == (3, "new.pdf")


def test_a_source_without_a_document_has_none_to_give(visitor: Visitor, desk: TrialDesk) -> None:
    desk.propose()
    assert visitor.log_in("vera").get("/sources/1/document").location == "/claims/1#source-1"


def test_who_must_stay_unnamed_is_known_to_the_desk_alone(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/sources", SECRET)
    page = visitor.get(f"/claims/{claim_id}").text
    assert "Memo of Jane Doe" in page
    assert "not named in public" in page
    assert count_rows(desk, SourceCopy) == 0
    slug = published(desk, claim_id)
    readers = visitor.another()
    for path in (
        f"/verdicts/{slug}",
        "/feeds/verdicts.atom",
        "/feeds/verdicts.json",
        "/feeds/claimreview.json",
    ):
        text = readers.get(path).text
        assert "Jane" not in text
        assert "leak.example" not in text
    assert "Source known to the desk" in readers.get(f"/verdicts/{slug}").text
    assert "Source known to the desk" in readers.get("/feeds/verdicts.atom").text
    assert "It was 21 million." in readers.get(f"/verdicts/{slug}").text


def test_the_audit_and_the_frozen_revision_have_a_digest_that_can_be_made_meaningless(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/sources", SECRET)
    data = last_event(desk).data
    published(desk, claim_id)
    with desk.database.reading() as session:
        kept = session.get_one(ErasableValue, data["erasable"])
        bodies = [*session.scalars(select(Event.body)), *session.scalars(select(VerdictRevision.body))]
    assert salted_digest(kept.salt or "", kept.value or "") == data["digest"]
    assert "Jane Doe" in (kept.value or "")
    assert [body for body in bodies if "Jane" in body or "leak.example" in body] == []
    assert sum(data["digest"] in body for body in bodies) == 2
    assert "Source known to the desk" in visitor.get("/audit").text


def test_who_it_is_can_be_forgotten_for_good(
    visitor: Visitor, desk: TrialDesk, settings: Settings, claim_id: int
) -> None:
    alice = visitor.log_in("alice")
    alice.post(f"/claims/{claim_id}/sources", {**SECRET, "document": (BytesIO(PDF), "jane.pdf")})
    alice.post("/sources/1", {**SECRET, "title": "Memo of J. Doe", "version": "1"})
    slug = published(desk, claim_id)
    bob = visitor.another().log_in("bob")
    assert "can never be brought back" in bob.get("/sources/1/forget").text
    assert alice.post("/sources/1/forget").status_code == 403
    answers = [bob.post("/sources/1/forget") for _ in range(2)]
    assert [(each.status_code, each.location) for each in answers] == [
        (303, f"/claims/{claim_id}#source-1")
    ] * 2
    assert not attachment_store(settings).path_of(sha256(PDF).hexdigest()).exists()
    with desk.database.reading() as session:
        values = session.scalars(select(ErasableValue)).all()
        verify_audit(session)
    assert len(values) == 2
    assert {(value.salt, value.value) for value in values} == {(None, None)}
    for path in (f"/claims/{claim_id}", "/sources/1/forget", "/audit"):
        assert "Doe" not in bob.get(path).text
    assert "It was 21 million." in visitor.another().get(f"/verdicts/{slug}").text


def test_a_document_that_another_source_has_stays(
    visitor: Visitor, desk: TrialDesk, settings: Settings, claim_id: int
) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/sources", with_file())
    visitor.post(f"/claims/{claim_id}/sources", with_file(title="Secret", unnamed="y"))
    visitor.another().log_in("bob").post("/sources/2/forget")
    assert attachment_store(settings).read(sha256(PDF).hexdigest()) == PDF
    assert (source_of(desk).title, source_of(desk).document_hash) == ("", None)


def test_what_is_known_by_name_cannot_be_forgotten(visitor: Visitor, desk: TrialDesk) -> None:
    desk.propose()
    bob = visitor.log_in("bob")
    assert "Only one that stays unnamed can be forgotten." in bob.get("/sources/1/forget").text
    assert bob.post("/sources/1/forget").status_code == 409
    assert source_of(desk).title != ""


def published(desk: TrialDesk, claim_id: int) -> str:
    """Return the slug of the verdict on the claim, which alice proposed and bob published."""
    version = desk.write(claim_id)
    with desk.writing() as session:
        who = desk.person("alice")
        revision = propose_verdict(
            session, claim_id=claim_id, draft_version=version, identity=who, now=desk.now
        )
    desk.publish(Proposal(claim_id, revision.id, revision.content_hash))
    with desk.database.reading() as session:
        return session.scalars(select(Publication.slug)).one() or ""
