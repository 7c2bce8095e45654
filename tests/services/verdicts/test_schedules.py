from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    ChainBrokenError,
    EmbargoedError,
    NotScheduledError,
    ReadOnlyError,
    RevisionChangedError,
    ShownAlreadyError,
    StaleVersionError,
    TimePassedError,
    TimeTooFarError,
)
from claimtrack.jobs.runner import run_job
from claimtrack.models import CorrectionKind, DismissReason, Job, JobState, Publication
from claimtrack.services.claims.dismissals import dismiss_claim
from claimtrack.services.publishing.feed import FeedFilter, feed_state, list_public
from claimtrack.services.publishing.publications import publish_verdict
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.verdicts.corrections import open_correction
from claimtrack.services.verdicts.schedules import (
    enqueue_due_publications,
    publish_due,
    schedule_verdict,
    unschedule_verdict,
)
from claimtrack.workflow import ClaimState, PublicationState
from tests.desk import Proposal, TrialDesk
from tests.services.record import actions, change_policy, count_rows, last_event
from tests.services.situations import schedule, version_of, word_and_propose

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a publication says."""

    state: PublicationState
    revision_id: int | None
    scheduled_for: datetime | None
    embargoed_until: datetime | None


def shown(desk: TrialDesk, claim_id: int) -> Shown:
    with desk.database.reading() as session:
        found = find_publication(session, claim_id=claim_id)
    assert found is not None
    return Shown(found.state, found.revision_id, found.scheduled_for, found.embargoed_until)


def approved(desk: TrialDesk) -> Proposal:
    proposal = desk.propose()
    desk.approve(proposal)
    return proposal


def publish_at(desk: TrialDesk, claim_id: int, moment: datetime) -> bool:
    with desk.database.writing() as session:
        return publish_due(session, claim_id=claim_id, now=moment)


def unschedule(desk: TrialDesk, claim_id: int) -> None:
    with desk.writing() as session:
        unschedule_verdict(session, claim_id=claim_id, identity=desk.person("bob"), now=desk.now)


def publish_now(desk: TrialDesk, proposal: Proposal) -> None:
    with desk.writing() as session:
        publish_verdict(
            session,
            claim_id=proposal.claim_id,
            revision_hash=proposal.revision_hash,
            identity=desk.person("bob"),
            uuid=uuid4(),
            now=desk.now,
        )


def set_time(desk: TrialDesk, proposal: Proposal, moment: datetime, **changes: object) -> None:
    details: dict[str, object] = {
        "version": version_of(desk, proposal.claim_id),
        "revision_hash": proposal.revision_hash,
        "embargo": False,
        "uuid": uuid4(),
        **changes,
    }
    with desk.writing() as session:
        schedule_verdict(
            session,
            claim_id=proposal.claim_id,
            moment=moment,
            identity=desk.person("bob"),
            now=desk.now,
            **details,  # type: ignore[arg-type]
        )


def test_a_scheduled_verdict_is_invisible_until_its_time(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=2)
    moment = desk.now + 2 * HOUR
    assert shown(desk, proposal.claim_id) == Shown(PublicationState.SCHEDULED, None, moment, None)
    assert desk.claim(proposal.claim_id).state is ClaimState.APPROVED
    with desk.database.reading() as session:
        assert list_public(session, wanted=FeedFilter()) == []
        assert feed_state(session, wanted=FeedFilter()).count == 0


def test_it_is_an_event_with_its_time_and_revision(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=2, embargo=True)
    line = last_event(desk)
    assert (line.actor, line.action) == ("bob", "verdict.schedule")
    assert line.data["for"] == (desk.now + 2 * HOUR).isoformat()
    assert line.data["embargo"] is True
    assert (line.data["revision"], line.data["hash"]) == (proposal.revision_id, proposal.revision_hash)


def test_it_is_published_at_its_time_and_once(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=2)
    moment = desk.now + 2 * HOUR
    early, due, again = (
        publish_at(desk, proposal.claim_id, at) for at in (moment - timedelta(seconds=1), moment, moment)
    )
    assert (early, due, again) == (False, True, False)
    found = shown(desk, proposal.claim_id)
    assert found == Shown(PublicationState.PUBLISHED, proposal.revision_id, None, None)
    line = last_event(desk)
    assert (line.actor, line.action, line.data["state"]) == (
        "job:publish_scheduled",
        "verdict.publish",
        "published",
    )
    assert actions(desk, proposal.claim_id).count("verdict.publish") == 1


def test_the_identifier_is_the_one_that_was_given_when_it_was_scheduled(desk: TrialDesk) -> None:
    proposal = approved(desk)
    set_time(desk, proposal, desk.now + HOUR, uuid=UUID(int=7 << 100))
    publish_at(desk, proposal.claim_id, desk.now + HOUR)
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=proposal.claim_id)
    assert publication is not None
    assert publication.uuid == UUID(int=7 << 100)
    assert publication.published_at == publication.updated_at == desk.now + HOUR


def test_the_worker_finds_what_is_due_also_after_a_restart(desk: TrialDesk) -> None:
    """What is due stands in the publication's row, so nothing has to be remembered in between."""
    proposal = approved(desk)
    schedule(desk, proposal, hours=2)
    moment = desk.now + 2 * HOUR
    with desk.database.writing() as session:
        assert enqueue_due_publications(session, now=moment - timedelta(seconds=1)) == 0
        assert [enqueue_due_publications(session, now=moment + 5 * HOUR) for _ in range(2)] == [1, 1]
    with desk.database.reading() as session:
        jobs = [job.id for job in session.query(Job).filter(Job.kind == "publish_scheduled")]
    assert len(jobs) == 1
    assert run_job(desk.database, jobs[0], clock=lambda: moment + 5 * HOUR)
    assert not run_job(desk.database, jobs[0], clock=lambda: moment + 5 * HOUR)
    assert shown(desk, proposal.claim_id).state is PublicationState.PUBLISHED
    with desk.database.writing() as session:
        assert enqueue_due_publications(session, now=moment + 6 * HOUR) == 0


def test_a_job_that_died_half_way_publishes_once_when_it_is_run_again(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=1)
    moment = desk.now + HOUR
    with desk.database.open_session(writing=True) as session:
        assert publish_due(session, claim_id=proposal.claim_id, now=moment)
        session.rollback()
    assert shown(desk, proposal.claim_id).state is PublicationState.SCHEDULED
    assert publish_at(desk, proposal.claim_id, moment)
    assert actions(desk, proposal.claim_id).count("verdict.publish") == 1


def test_a_read_only_desk_publishes_what_is_due_when_it_is_writable_again(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=1)
    change_policy(desk, read_only=True)
    due = desk.now + 2 * HOUR
    with desk.database.writing() as session:
        assert enqueue_due_publications(session, now=due) == 0
    with pytest.raises(ReadOnlyError):
        publish_at(desk, proposal.claim_id, due)
    change_policy(desk, read_only=False)
    assert publish_at(desk, proposal.claim_id, due)


def test_the_time_is_taken_back(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=1, embargo=True)
    unschedule(desk, proposal.claim_id)
    assert shown(desk, proposal.claim_id) == Shown(PublicationState.UNPUBLISHED, None, None, None)
    assert not publish_at(desk, proposal.claim_id, desk.now + 5 * HOUR)
    assert last_event(desk).action == "verdict.unschedule"
    with pytest.raises(NotScheduledError):
        unschedule(desk, proposal.claim_id)


def test_publishing_now_forgets_the_time(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=1)
    publish_now(desk, proposal)
    found = shown(desk, proposal.claim_id)
    assert (found.state, found.scheduled_for) == (PublicationState.PUBLISHED, None)
    assert not publish_at(desk, proposal.claim_id, desk.now + 5 * HOUR)
    assert count_rows(desk, Publication) == 1


def test_another_time_replaces_the_first(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=1)
    first = desk.now + HOUR
    schedule(desk, proposal, hours=5)
    assert not publish_at(desk, proposal.claim_id, first)
    assert publish_at(desk, proposal.claim_id, desk.now + 5 * HOUR)


def test_the_same_time_sent_twice_is_set_once(desk: TrialDesk) -> None:
    proposal = approved(desk)
    version, moment = version_of(desk, proposal.claim_id), desk.now + 3 * HOUR
    for _ in range(2):
        set_time(desk, proposal, moment, version=version)
    assert actions(desk, proposal.claim_id).count("verdict.schedule") == 1


def test_a_time_that_was_set_on_an_older_state_is_refused(desk: TrialDesk) -> None:
    proposal = approved(desk)
    version = version_of(desk, proposal.claim_id)
    schedule(desk, proposal, hours=1)
    with pytest.raises(StaleVersionError):
        set_time(desk, proposal, desk.now + 3 * HOUR, version=version)


def test_a_time_that_has_passed_or_is_a_slip_is_refused(desk: TrialDesk) -> None:
    proposal = approved(desk)
    with pytest.raises(TimePassedError):
        set_time(desk, proposal, desk.now)
    with pytest.raises(TimeTooFarError):
        set_time(desk, proposal, desk.now + timedelta(days=3000))
    assert count_rows(desk, Publication) == 0


def test_another_revision_than_the_approved_one_is_not_scheduled(desk: TrialDesk) -> None:
    with pytest.raises(RevisionChangedError):
        set_time(desk, approved(desk), desk.now + 3 * HOUR, revision_hash="0" * 64)


def test_what_readers_see_already_is_not_scheduled(desk: TrialDesk) -> None:
    proposal = desk.publish()
    with pytest.raises(ShownAlreadyError):
        schedule(desk, proposal)


def test_under_embargo_nobody_publishes_earlier(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=4, embargo=True)
    until = desk.now + 4 * HOUR
    with pytest.raises(EmbargoedError):
        publish_now(desk, proposal)
    with pytest.raises(EmbargoedError):
        set_time(desk, proposal, until - HOUR)
    set_time(desk, proposal, until + HOUR)
    assert publish_at(desk, proposal.claim_id, until + HOUR)


def test_lifting_the_embargo_allows_to_publish(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=4, embargo=True)
    unschedule(desk, proposal.claim_id)
    publish_now(desk, proposal)
    assert shown(desk, proposal.claim_id).state is PublicationState.PUBLISHED


def test_an_embargo_that_has_ended_holds_nothing_back(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=1, embargo=True)
    desk.now += 2 * HOUR
    publish_now(desk, proposal)
    assert shown(desk, proposal.claim_id).embargoed_until is None


def test_dismissing_takes_the_time_back(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal)
    with desk.writing() as session:
        dismiss_claim(
            session,
            claim_id=proposal.claim_id,
            reason=DismissReason.OPINION,
            identity=desk.person("alice"),
            now=desk.now,
        )
    assert actions(desk, proposal.claim_id)[-2:] == ["verdict.unschedule", "claim.dismiss"]
    assert not publish_at(desk, proposal.claim_id, desk.now + 5 * HOUR)
    assert shown(desk, proposal.claim_id).state is PublicationState.UNPUBLISHED


def scheduled_update(desk: TrialDesk) -> tuple[Proposal, Proposal]:
    """Return a public verdict, and the approved change of it that waits for its time."""
    first = desk.publish()
    with desk.writing() as session:
        open_correction(
            session,
            claim_id=first.claim_id,
            kind=CorrectionKind.UPDATE,
            note="New figures.",
            identity=desk.person("bob"),
            now=desk.now,
        )
    second = word_and_propose(desk, first.claim_id, by="bob")
    desk.approve(second, by="adam")
    schedule(desk, second)
    return first, second


def test_a_scheduled_change_leaves_the_old_verdict_public_until_then(desk: TrialDesk) -> None:
    first, second = scheduled_update(desk)
    moment = desk.now + 2 * HOUR
    found = shown(desk, first.claim_id)
    assert found == Shown(PublicationState.PUBLISHED, first.revision_id, moment, None)
    assert publish_at(desk, first.claim_id, moment)
    assert shown(desk, first.claim_id).revision_id == second.revision_id


def test_opening_it_again_takes_the_time_back(desk: TrialDesk) -> None:
    first, _second = scheduled_update(desk)
    with desk.writing() as session:
        open_correction(
            session,
            claim_id=first.claim_id,
            kind=CorrectionKind.CORRECTION,
            note="Not yet.",
            identity=desk.person("bob"),
            now=desk.now,
        )
    found = shown(desk, first.claim_id)
    assert found == Shown(PublicationState.PUBLISHED, first.revision_id, None, None)
    assert not publish_at(desk, first.claim_id, desk.now + 5 * HOUR)


def test_the_audit_vouches_for_the_time(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal)
    with desk.database.reading() as session:
        verify_audit(session)
    with desk.database.writing() as session:
        found = find_publication(session, claim_id=proposal.claim_id)
        assert found is not None
        found.scheduled_for = desk.now + timedelta(minutes=1)
    with desk.database.reading() as session, pytest.raises(ChainBrokenError, match="publication"):
        verify_audit(session)


def test_the_audit_holds_over_the_whole_way(desk: TrialDesk) -> None:
    first, _second = scheduled_update(desk)
    unschedule(desk, first.claim_id)
    with desk.database.reading() as session:
        verify_audit(session)


def test_a_due_time_on_what_is_no_longer_approved_is_taken_back(desk: TrialDesk) -> None:
    """No path of the services leads there; a job that met it every minute would never end."""
    proposal = approved(desk)
    schedule(desk, proposal)
    with desk.database.writing() as session:
        found = find_publication(session, claim_id=proposal.claim_id)
        assert found is not None
        found.scheduled_revision_id = None
    assert not publish_at(desk, proposal.claim_id, desk.now + 5 * HOUR)
    assert shown(desk, proposal.claim_id).state is PublicationState.UNPUBLISHED


def test_a_failed_job_says_why(desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(desk, proposal, hours=1)
    due = desk.now + 2 * HOUR
    with desk.database.writing() as session:
        enqueue_due_publications(session, now=due)
    change_policy(desk, read_only=True)
    with desk.database.reading() as session:
        job_id = session.query(Job.id).filter(Job.kind == "publish_scheduled").scalar()
    assert not run_job(desk.database, job_id, clock=lambda: due)
    with desk.database.reading() as session:
        job = session.get_one(Job, job_id)
    assert (job.state, "ReadOnlyError" in (job.last_error or "")) == (JobState.PENDING, True)
