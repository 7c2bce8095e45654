from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from claimtrack.errors import (
    DatePassedError,
    NotHolderError,
    NotPermittedError,
    NotPublishedError,
    PublicNoteMissingError,
    ReasonMissingError,
    StaleVersionError,
    WrongStateError,
)
from claimtrack.jobs.sweep import start_due_work
from claimtrack.models import CorrectionKind, Draft
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.verdicts.corrections import open_correction, word_correction
from claimtrack.services.verdicts.rechecks import set_recheck
from claimtrack.services.verdicts.verdicts import propose_verdict
from claimtrack.workflow import ClaimState, PublicationState
from tests.desk import TrialDesk
from tests.services.record import actions, change_policy, last_event
from tests.services.situations import come_to, recheck_on, schedule, version_of, word_and_propose

DAY = date(2026, 9, 1)


def draft_of(desk: TrialDesk) -> Draft:
    with desk.database.reading() as session:
        return session.scalars(select(Draft)).one()


def word(
    desk: TrialDesk,
    claim_id: int,
    *,
    by: str = "alice",
    note: str = "Still so.",
    seen: tuple[CorrectionKind | None, str] = (CorrectionKind.UPDATE, ""),
) -> Draft:
    with desk.writing() as session:
        return word_correction(
            session,
            claim_id=claim_id,
            seen=seen,
            kind=CorrectionKind.UPDATE,
            note=note,
            identity=desk.person(by),
            now=desk.now,
        )


def due_again(desk: TrialDesk) -> int:
    """Return the id of a claim that is looked at again."""
    claim_id = desk.publish().claim_id
    recheck_on(desk, claim_id, DAY)
    assert come_to(desk, DAY) == 1
    return claim_id


def test_on_its_day_a_public_verdict_is_back_in_the_queue_and_still_public(desk: TrialDesk) -> None:
    proposal = desk.publish()
    recheck_on(desk, proposal.claim_id, DAY)
    assert come_to(desk, DAY - timedelta(days=1)) == 0
    assert come_to(desk, DAY) == 1
    assert come_to(desk, DAY) == 0
    claim = desk.claim(proposal.claim_id)
    assert (claim.state, claim.recheck_on) == (ClaimState.QUEUED, None)
    line = last_event(desk)
    assert (line.actor, line.action, line.data["on"]) == ("job:recheck", "claim.recheck", "2026-09-01")
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=proposal.claim_id)
    assert publication is not None
    assert (publication.state, publication.revision_id) == (PublicationState.PUBLISHED, proposal.revision_id)


def test_the_day_is_that_of_the_desks_zone(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    recheck_on(desk, claim_id, DAY)
    # Midnight in Ljubljana is two hours before midnight in Greenwich.
    evening = datetime(2026, 8, 31, 21, 59, tzinfo=UTC)
    start_due_work(desk.database, now=evening, zone=ZoneInfo("Europe/Ljubljana"))
    assert desk.claim(claim_id).state is ClaimState.APPROVED
    start_due_work(desk.database, now=evening + timedelta(minutes=1), zone=ZoneInfo("Europe/Ljubljana"))
    assert desk.claim(claim_id).state is ClaimState.QUEUED


def test_an_editor_sets_the_day_while_deciding_and_later(desk: TrialDesk) -> None:
    proposal = desk.propose()
    recheck_on(desk, proposal.claim_id, DAY)
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_APPROVAL
    desk.publish(proposal)
    assert desk.claim(proposal.claim_id).recheck_on == DAY
    recheck_on(desk, proposal.claim_id, None)
    assert desk.claim(proposal.claim_id).recheck_on is None
    assert actions(desk, proposal.claim_id).count("claim.set_recheck") == 2


def test_the_same_day_sent_twice_is_set_once(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    for _ in range(2):
        recheck_on(desk, claim_id, DAY)
    assert actions(desk, claim_id).count("claim.set_recheck") == 1


def test_a_reviewer_sets_no_day(desk: TrialDesk) -> None:
    with pytest.raises(NotPermittedError):
        recheck_on(desk, desk.publish().claim_id, DAY, by="charlie")


def test_a_claim_without_a_proposal_has_no_day(desk: TrialDesk) -> None:
    with pytest.raises(WrongStateError):
        recheck_on(desk, desk.add_claim(), DAY)


def test_a_day_that_is_not_to_come_is_refused(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    for day in (desk.now.date(), date(2020, 1, 1), date(2126, 1, 1)):
        with pytest.raises(DatePassedError):
            recheck_on(desk, claim_id, day)


def test_a_day_that_was_set_on_an_older_state_is_refused(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    version = version_of(desk, claim_id)
    recheck_on(desk, claim_id, DAY)
    with pytest.raises(StaleVersionError), desk.writing() as session:
        set_recheck(
            session,
            claim_id=claim_id,
            version=version,
            on=DAY + timedelta(days=1),
            identity=desk.person("bob"),
            now=desk.now,
            today=desk.now.date(),
        )


def test_what_is_not_public_is_not_looked_at_again(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    recheck_on(desk, proposal.claim_id, DAY)
    assert come_to(desk, DAY) == 0


def test_what_is_being_changed_is_not_taken_out_of_anybodys_hands(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    recheck_on(desk, claim_id, DAY)
    with desk.writing() as session:
        open_correction(
            session,
            claim_id=claim_id,
            kind=CorrectionKind.UPDATE,
            note="New.",
            identity=desk.person("bob"),
            now=desk.now,
        )
    assert come_to(desk, DAY) == 0
    proposal = word_and_propose(desk, claim_id, by="bob")
    desk.approve(proposal, by="adam")
    schedule(desk, proposal)
    # An approved change that waits for its time goes first.
    assert come_to(desk, DAY) == 0
    assert desk.claim(claim_id).recheck_on == DAY


def test_a_retracted_verdict_has_no_day_any_more(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    recheck_on(desk, claim_id, DAY)
    desk.correct(claim_id, kind=CorrectionKind.RETRACTION, note="It was forged.")
    assert desk.claim(claim_id).recheck_on is None
    assert come_to(desk, DAY) == 0


def test_a_retracted_verdict_is_checked_again_when_an_editor_says_so(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    desk.correct(claim_id, kind=CorrectionKind.RETRACTION, note="It was forged.")
    recheck_on(desk, claim_id, DAY)
    assert come_to(desk, DAY) == 1
    assert desk.claim(claim_id).state is ClaimState.QUEUED


def test_a_read_only_desk_waits(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    recheck_on(desk, claim_id, DAY)
    change_policy(desk, read_only=True)
    assert come_to(desk, DAY) == 0
    change_policy(desk, read_only=False)
    assert come_to(desk, DAY) == 1


def test_readers_are_told_what_came_of_it(desk: TrialDesk) -> None:
    claim_id = due_again(desk)
    assert (draft_of(desk).correction_kind, draft_of(desk).correction_note) == (CorrectionKind.UPDATE, "")
    desk.take(claim_id)
    version = desk.write(claim_id, summary="It still cost 21 million.")
    with pytest.raises(PublicNoteMissingError), desk.writing() as session:
        propose_verdict(
            session, claim_id=claim_id, draft_version=version, identity=desk.person("alice"), now=desk.now
        )
    draft = word(desk, claim_id, note=" Still so. ")
    assert (draft.correction_note, draft.version) == ("Still so.", version + 1)
    assert word(desk, claim_id, note="Still so.").version == version + 1


def test_the_note_is_its_holders_and_made_on_the_newest_draft(desk: TrialDesk) -> None:
    claim_id = due_again(desk)
    desk.take(claim_id)
    desk.write(claim_id, summary="Looked at again.")
    with pytest.raises(NotHolderError):
        word(desk, claim_id, by="bob")
    with pytest.raises(ReasonMissingError):
        word(desk, claim_id, note=" ")
    with pytest.raises(StaleVersionError):
        word(desk, claim_id, seen=(CorrectionKind.UPDATE, "Another."))


def test_what_was_never_public_needs_no_note(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    with pytest.raises(NotPublishedError):
        word(desk, claim_id, seen=(None, ""))


def test_the_whole_way_of_looking_again(desk: TrialDesk) -> None:
    claim_id = due_again(desk)
    proposal = word_and_propose(desk, claim_id)
    desk.publish(proposal)
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=claim_id)
    assert publication is not None
    assert publication.revision_id == proposal.revision_id
