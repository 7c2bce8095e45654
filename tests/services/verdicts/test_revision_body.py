"""What `propose` freezes, so that nothing is swapped between approval and publication."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from claimtrack.audit.canonical import canonical_json, digest_text, digest_value
from claimtrack.models import Appearance, CorrectionKind, Source, VerdictRevision
from claimtrack.services.evidence.sources import add_source, change_source, list_sources
from claimtrack.services.verdicts.drafts import DraftWords, find_draft, save_draft
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.services.verdicts.verdicts import propose_verdict, withdraw_proposal
from tests.desk import PASSAGE, SOURCE, WORDS, Proposal, TrialDesk


@pytest.fixture
def proposal(desk: TrialDesk) -> Proposal:
    """Alice's proposal."""
    return desk.propose()


def revision_of(desk: TrialDesk, proposal: Proposal) -> VerdictRevision:
    with desk.database.reading() as session:
        return session.get_one(VerdictRevision, proposal.revision_id)


def body_of(desk: TrialDesk, proposal: Proposal) -> dict[str, Any]:
    return read_body(revision_of(desk, proposal))


def test_the_hash_is_of_the_canonical_body(desk: TrialDesk, proposal: Proposal) -> None:
    revision = revision_of(desk, proposal)
    assert revision.content_hash == digest_text(revision.body) == proposal.revision_hash
    assert revision.body == canonical_json(read_body(revision))


def test_the_words_are_frozen(desk: TrialDesk, proposal: Proposal) -> None:
    body = body_of(desk, proposal)
    assert {
        name: body[name] for name in ("headline", "short_wording", "summary", "explanation", "as_of")
    } == {
        "headline": WORDS.headline,
        "short_wording": WORDS.short_wording,
        "summary": WORDS.summary,
        "explanation": WORDS.explanation,
        "as_of": "2026-03",
    }


def test_the_rating_is_frozen_with_the_version_of_its_scale(desk: TrialDesk, proposal: Proposal) -> None:
    assert body_of(desk, proposal)["rating"] == {
        "slug": "disputed",
        "number": 1,
        "scale": "claimtrack",
        "scale_version": 1,
    }


def test_a_rating_without_a_number_freezes_none(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    assert body_of(desk, desk.propose(claim_id, rating="unverifiable"))["rating"]["number"] is None


def test_the_claim_is_frozen_in_its_language_with_where_it_was_made(
    desk: TrialDesk, proposal: Proposal
) -> None:
    body = body_of(desk, proposal)
    assert (body["claim"], body["number"], body["language"]) == (proposal.claim_id, 1, "en")
    assert body["wording"] == body["standalone"] == PASSAGE
    assert body["claimant"] is None
    assert body["correction"] is None
    assert body["appearances"] == [
        {
            "medium": "article",
            "quote": PASSAGE,
            "url": "https://example.org/bridge",
            "title": "Bridge reopens",
            "publisher": "The Gazette",
            "published_on": "2025-03-03",
            "said_on": "2025-03-03",
            "locator": None,
            "archived_url": None,
        }
    ]


def test_the_contributors_are_frozen(desk: TrialDesk, proposal: Proposal) -> None:
    assert body_of(desk, proposal)["contributors"] == [desk.person("alice").user_id]


def withdraw(desk: TrialDesk, proposal: Proposal) -> None:
    with desk.writing() as session:
        withdraw_proposal(session, claim_id=proposal.claim_id, identity=desk.person("alice"), now=desk.now)


def propose_again(desk: TrialDesk, proposal: Proposal) -> Proposal:
    with desk.writing() as session:
        draft = find_draft(session, claim_id=proposal.claim_id)
        assert draft is not None
        revision = propose_verdict(
            session,
            claim_id=proposal.claim_id,
            draft_version=draft.version,
            identity=desk.person("alice"),
            now=desk.now,
        )
        return Proposal(proposal.claim_id, revision.id, revision.content_hash)


def test_each_source_is_frozen_in_order_with_a_hash_of_its_own(desk: TrialDesk, proposal: Proposal) -> None:
    withdraw(desk, proposal)
    with desk.writing() as session:
        add_source(
            session,
            claim_id=proposal.claim_id,
            details=replace(SOURCE, title="Second"),
            identity=desk.person("alice"),
            now=desk.now,
        )
    sources = body_of(desk, propose_again(desk, proposal))["sources"]
    assert [source["title"] for source in sources] == ["Final account", "Second"]
    for source in sources:
        told = source.pop("hash")
        assert told == digest_value(source)
    assert sources[0]["quote"] == SOURCE.quote
    assert sources[0]["accessed_on"] == "2026-03-02"


def test_what_changes_later_does_not_change_the_revision(desk: TrialDesk, proposal: Proposal) -> None:
    before = revision_of(desk, proposal).body
    withdraw(desk, proposal)
    with desk.writing() as session:
        source = list_sources(session, claim_id=proposal.claim_id)[0]
        change_source(
            session,
            source_id=source.id,
            version=1,
            details=replace(SOURCE, quote="Total: 18,000,000 crowns"),
            identity=desk.person("alice"),
            now=desk.now,
        )
        save_draft(
            session,
            claim_id=proposal.claim_id,
            version=2,
            words=DraftWords(None, "Other", "Other", "Other", "Other"),
            identity=desk.person("alice"),
            now=desk.now,
        )
        session.scalars(select(Appearance)).one().quote = "Other"
    assert revision_of(desk, proposal).body == before
    with desk.database.reading() as session:
        assert session.scalars(select(Source)).one().quote == "Total: 18,000,000 crowns"


def test_a_swapped_source_makes_another_hash(desk: TrialDesk, proposal: Proposal) -> None:
    first = body_of(desk, proposal)
    withdraw(desk, proposal)
    with desk.writing() as session:
        source = list_sources(session, claim_id=proposal.claim_id)[0]
        change_source(
            session,
            source_id=source.id,
            version=1,
            details=replace(SOURCE, url="https://example.org/other"),
            identity=desk.person("alice"),
            now=desk.now,
        )
    second = body_of(desk, propose_again(desk, proposal))
    assert first["sources"][0]["hash"] != second["sources"][0]["hash"]


def test_a_correction_is_frozen_with_its_kind_and_public_note(desk: TrialDesk, proposal: Proposal) -> None:
    desk.publish(proposal)
    corrected = desk.correct(
        proposal.claim_id, kind=CorrectionKind.CORRECTION, note="We misread the account."
    )
    assert body_of(desk, corrected)["correction"] == {
        "kind": "correction",
        "note": "We misread the account.",
    }
