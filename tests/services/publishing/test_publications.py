from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from claimtrack.errors import (
    ContributorMayNotApproveError,
    NotPermittedError,
    NotPublishedError,
    ReasonMissingError,
    RevisionChangedError,
    WrongStateError,
)
from claimtrack.models import Claim, Correction, CorrectionKind, Draft, DraftContributor, Publication
from claimtrack.services.publishing.publications import publish_verdict
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.verdicts.corrections import open_correction
from claimtrack.services.verdicts.verdicts import propose_verdict
from claimtrack.workflow import ClaimState, PublicationState
from tests.desk import Proposal, TrialDesk
from tests.services.record import actions, count_rows, holder, last_event

FIRST = UUID("11111111-2222-4333-8444-555555555555")


def publish(desk: TrialDesk, proposal: Proposal, *, by: str = "bob", revision_hash: str = "") -> Publication:
    with desk.writing() as session:
        return publish_verdict(
            session,
            claim_id=proposal.claim_id,
            revision_hash=revision_hash or proposal.revision_hash,
            identity=desk.person(by),
            uuid=FIRST,
            now=desk.now,
        )


def correct(
    desk: TrialDesk,
    claim_id: int,
    *,
    by: str = "bob",
    kind: CorrectionKind = CorrectionKind.CORRECTION,
    note: str = "We misread it.",
) -> Claim:
    with desk.writing() as session:
        return open_correction(
            session, claim_id=claim_id, kind=kind, note=note, identity=desk.person(by), now=desk.now
        )


def publication_of(desk: TrialDesk, claim_id: int) -> Publication:
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=claim_id)
    assert publication is not None
    return publication


def approved(desk: TrialDesk) -> Proposal:
    proposal = desk.propose()
    desk.approve(proposal)
    return proposal


def test_what_is_approved_is_published_at_an_address_of_its_own(desk: TrialDesk) -> None:
    proposal = approved(desk)
    publish(desk, proposal)
    publication = publication_of(desk, proposal.claim_id)
    assert publication.uuid == FIRST
    assert publication.slug == "the-harbour-bridge-cost-18-million-crowns-111111"
    assert publication.state is PublicationState.PUBLISHED
    assert publication.revision_id == proposal.revision_id
    assert publication.published_at == publication.updated_at == desk.now
    assert desk.claim(proposal.claim_id).state is ClaimState.APPROVED


def test_publishing_is_an_event_with_address_and_revision(desk: TrialDesk) -> None:
    proposal = approved(desk)
    publication = publish(desk, proposal)
    line = last_event(desk)
    assert (line.actor, line.action) == ("bob", "verdict.publish")
    assert line.data["slug"] == publication.slug
    assert line.data["state"] == "published"
    assert (line.data["revision"], line.data["number"]) == (proposal.revision_id, 1)
    assert line.data["hash"] == proposal.revision_hash


def test_what_is_not_approved_is_not_published(desk: TrialDesk) -> None:
    proposal = desk.propose()
    with pytest.raises(WrongStateError):
        publish(desk, proposal)
    assert count_rows(desk, Publication) == 0


def test_a_reviewer_does_not_publish(desk: TrialDesk) -> None:
    proposal = approved(desk)
    with pytest.raises(NotPermittedError):
        publish(desk, proposal, by="charlie")


def test_another_hash_than_the_approved_one_is_refused(desk: TrialDesk) -> None:
    with pytest.raises(RevisionChangedError):
        publish(desk, approved(desk), revision_hash="0" * 64)


def test_publishing_twice_happens_once(desk: TrialDesk) -> None:
    proposal = approved(desk)
    first = publish(desk, proposal)
    again = publish(desk, proposal)
    assert (again.id, again.updated_at) == (first.id, first.updated_at)
    assert actions(desk, proposal.claim_id).count("verdict.publish") == 1


def test_contributors_count_anew_after_publishing(desk: TrialDesk) -> None:
    proposal = desk.publish()
    assert count_rows(desk, DraftContributor) == 0
    correct(desk, proposal.claim_id)
    with desk.database.reading() as session:
        assert session.scalars(select(DraftContributor.user_id)).all() == [desk.person("bob").user_id]


def test_an_editor_opens_a_correction_and_readers_still_see_the_old_verdict(desk: TrialDesk) -> None:
    proposal = desk.publish()
    correct(desk, proposal.claim_id, note=" We misread it. ")
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_REVIEW
    assert holder(desk, proposal.claim_id) == desk.person("bob").user_id
    assert publication_of(desk, proposal.claim_id).revision_id == proposal.revision_id
    line = last_event(desk)
    assert (line.actor, line.action) == ("bob", "verdict.correct")
    assert (line.data["kind"], line.data["note"]) == ("correction", "We misread it.")


def test_a_correction_needs_a_note_for_readers(desk: TrialDesk) -> None:
    with pytest.raises(ReasonMissingError):
        correct(desk, desk.publish().claim_id, note=" ")


def test_a_reviewer_opens_no_correction(desk: TrialDesk) -> None:
    with pytest.raises(NotPermittedError):
        correct(desk, desk.publish().claim_id, by="alice")


def test_what_was_never_public_is_not_corrected(desk: TrialDesk) -> None:
    with pytest.raises(NotPublishedError):
        correct(desk, approved(desk).claim_id)


def test_a_correction_is_opened_once_though_sent_twice(desk: TrialDesk) -> None:
    proposal = desk.publish()
    correct(desk, proposal.claim_id)
    with pytest.raises(WrongStateError):
        correct(desk, proposal.claim_id)
    assert actions(desk, proposal.claim_id).count("verdict.correct") == 1


def test_who_opened_the_correction_may_not_approve_it(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    correct(desk, claim_id)
    version = desk.write(claim_id, by="bob", summary="Mended.")
    with desk.writing() as session:
        revision = propose_verdict(
            session, claim_id=claim_id, draft_version=version, identity=desk.person("bob"), now=desk.now
        )
    proposal = Proposal(claim_id, revision.id, revision.content_hash)
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(proposal, by="bob")


def test_an_approved_correction_can_be_opened_again_before_it_is_published(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    correct(desk, claim_id)
    version = desk.write(claim_id, by="bob", summary="Mended.")
    with desk.writing() as session:
        revision = propose_verdict(
            session, claim_id=claim_id, draft_version=version, identity=desk.person("bob"), now=desk.now
        )
    desk.approve(Proposal(claim_id, revision.id, revision.content_hash), by="adam")
    correct(desk, claim_id, kind=CorrectionKind.UPDATE)
    assert desk.claim(claim_id).state is ClaimState.IN_REVIEW


def test_a_correction_keeps_address_identifier_and_first_date(desk: TrialDesk) -> None:
    proposal = desk.publish(uuid=FIRST)
    before = publication_of(desk, proposal.claim_id)
    second = desk.correct(proposal.claim_id, kind=CorrectionKind.CORRECTION, note="We misread it.")
    after = publication_of(desk, proposal.claim_id)
    assert (after.id, after.uuid, after.slug) == (before.id, FIRST, before.slug)
    assert after.published_at == before.published_at
    assert after.updated_at == desk.now
    assert after.revision_id == second.revision_id


def test_readers_are_told_what_changed_between_which_revisions(desk: TrialDesk) -> None:
    first = desk.publish()
    second = desk.correct(first.claim_id, kind=CorrectionKind.CLARIFICATION, note="Said more plainly.")
    with desk.database.reading() as session:
        correction = session.scalars(select(Correction)).one()
    assert (correction.from_revision_id, correction.to_revision_id) == (first.revision_id, second.revision_id)
    assert (correction.kind, correction.note) == (CorrectionKind.CLARIFICATION, "Said more plainly.")
    assert correction.made_at == desk.now


def test_the_next_draft_begins_without_the_last_corrections_note(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    desk.correct(claim_id, kind=CorrectionKind.CORRECTION, note="We misread it.")
    with desk.database.reading() as session:
        draft = session.scalars(select(Draft)).one()
    assert (draft.correction_kind, draft.correction_note) == (None, "")


def test_updated_grows_though_the_clock_was_set_back(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    before = publication_of(desk, claim_id).updated_at
    desk.now -= timedelta(days=3)
    desk.correct(claim_id, kind=CorrectionKind.UPDATE, note="New figures.")
    after = publication_of(desk, claim_id).updated_at
    assert before is not None
    assert after == before + timedelta(seconds=1)


def test_a_retracted_verdict_keeps_its_address_and_says_so(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    slug = publication_of(desk, claim_id).slug
    desk.correct(claim_id, kind=CorrectionKind.RETRACTION, note="The account was forged.")
    after = publication_of(desk, claim_id)
    assert (after.state, after.slug) == (PublicationState.RETRACTED, slug)
    assert last_event(desk).data["state"] == "retracted"


def test_a_retracted_verdict_can_be_corrected_and_is_public_again(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    desk.correct(claim_id, kind=CorrectionKind.RETRACTION, note="The account was forged.")
    desk.correct(claim_id, kind=CorrectionKind.UPDATE, note="It was not.", summary="It is genuine.")
    assert publication_of(desk, claim_id).state is PublicationState.PUBLISHED
    assert count_rows(desk, Correction) == 2


def test_two_verdicts_with_the_same_wording_have_two_addresses(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    slugs = set()
    for number, passage in enumerate(("It is long", "reopened on Monday"), start=1):
        claim_id = desk.add_claim(passage, article_id=article_id)
        desk.publish(desk.propose(claim_id), uuid=UUID(int=number << 104))
        slugs.add(publication_of(desk, claim_id).slug)
    assert len(slugs) == 2
