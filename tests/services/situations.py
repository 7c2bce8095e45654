"""A claim in every situation that it can be in, brought there by the real services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from claimtrack.models import Claim, CorrectionKind, DismissReason
from claimtrack.services.claims.dismissals import dismiss_claim
from claimtrack.services.claims.guards import latest_revision
from claimtrack.services.claims.merges import merge_claim
from claimtrack.services.verdicts.approvals import request_changes
from claimtrack.services.verdicts.corrections import word_correction
from claimtrack.services.verdicts.drafts import find_draft
from claimtrack.services.verdicts.rechecks import recheck_due, set_recheck
from claimtrack.services.verdicts.schedules import schedule_verdict
from claimtrack.services.verdicts.verdicts import propose_verdict
from tests.desk import Proposal, TrialDesk

LONG_TEXT = "It is long. Indeed."


@dataclass(frozen=True, slots=True)
class Scene:
    """A claim that alice worked on, as it is now, and another one whose verdict is public."""

    desk: TrialDesk
    claim_id: int
    version: int
    revision_hash: str
    other_id: int


def version_of(desk: TrialDesk, claim_id: int) -> int:
    """Return the version that a form about the claim is made from now."""
    return desk.claim(claim_id).version


def schedule(
    desk: TrialDesk, proposal: Proposal, *, hours: int = 2, embargo: bool = False, by: str = "bob"
) -> None:
    """Have the approved proposal published `hours` from now."""
    version = version_of(desk, proposal.claim_id)
    with desk.writing() as session:
        schedule_verdict(
            session,
            claim_id=proposal.claim_id,
            version=version,
            revision_hash=proposal.revision_hash,
            moment=desk.now + timedelta(hours=hours),
            embargo=embargo,
            identity=desk.person(by),
            uuid=uuid4(),
            now=desk.now,
        )


def merge(desk: TrialDesk, claim_id: int, into_id: int, *, by: str = "bob") -> Claim:
    """Return the claim that `claim_id` is part of now."""
    version = version_of(desk, claim_id)
    with desk.writing() as session:
        return merge_claim(
            session,
            claim_id=claim_id,
            version=version,
            into_id=into_id,
            identity=desk.person(by),
            now=desk.now,
        )


def recheck_on(desk: TrialDesk, claim_id: int, day: date | None, *, by: str = "bob") -> None:
    """Set the day on which the claim is looked at again."""
    version = version_of(desk, claim_id)
    with desk.writing() as session:
        set_recheck(
            session,
            claim_id=claim_id,
            version=version,
            on=day,
            identity=desk.person(by),
            now=desk.now,
            today=desk.now.date(),
        )


def come_to(desk: TrialDesk, day: date) -> int:
    """Return how many verdicts are looked at again on `day`."""
    with desk.writing() as session:
        return recheck_due(session, today=day, now=desk.now)


def publish_other(desk: TrialDesk) -> int:
    """Return the id of another claim, whose verdict is public."""
    article_id = desk.add_article(LONG_TEXT, title="Long")
    return desk.publish(desk.propose(desk.add_claim("It is long", article_id=article_id))).claim_id


def _queued(desk: TrialDesk, claim_id: int) -> None:
    """Nothing has happened yet."""


def _in_review(desk: TrialDesk, claim_id: int) -> None:
    desk.take(claim_id)
    desk.write(claim_id)


def _in_approval(desk: TrialDesk, claim_id: int) -> None:
    desk.propose(claim_id)


def _changes_requested(desk: TrialDesk, claim_id: int) -> None:
    proposal = desk.propose(claim_id)
    with desk.writing() as session:
        request_changes(
            session,
            claim_id=claim_id,
            revision_hash=proposal.revision_hash,
            reason="Why?",
            identity=desk.person("bob"),
            now=desk.now,
        )


def _approved(desk: TrialDesk, claim_id: int) -> None:
    desk.approve(desk.propose(claim_id))


def _scheduled(desk: TrialDesk, claim_id: int) -> None:
    proposal = desk.propose(claim_id)
    desk.approve(proposal)
    schedule(desk, proposal)


def _embargoed(desk: TrialDesk, claim_id: int) -> None:
    proposal = desk.propose(claim_id)
    desk.approve(proposal)
    schedule(desk, proposal, embargo=True)


def _published(desk: TrialDesk, claim_id: int) -> None:
    desk.publish(desk.propose(claim_id))


def _retracted(desk: TrialDesk, claim_id: int) -> None:
    _published(desk, claim_id)
    desk.correct(claim_id, kind=CorrectionKind.RETRACTION, note="It was forged.")


def _due_again(desk: TrialDesk, claim_id: int) -> None:
    _published(desk, claim_id)
    day = desk.now.date() + timedelta(days=1)
    recheck_on(desk, claim_id, day)
    assert come_to(desk, day) == 1


def _dismissed(desk: TrialDesk, claim_id: int) -> None:
    with desk.writing() as session:
        dismiss_claim(
            session,
            claim_id=claim_id,
            reason=DismissReason.OPINION,
            identity=desk.person("alice"),
            now=desk.now,
        )


def _merged(desk: TrialDesk, claim_id: int) -> None:
    desk.propose(claim_id)
    merge(desk, claim_id, publish_other(desk))


def _merged_public(desk: TrialDesk, claim_id: int) -> None:
    _published(desk, claim_id)
    merge(desk, claim_id, publish_other(desk))


def _merged_beside_work(desk: TrialDesk, claim_id: int) -> None:
    """Readers saw a verdict, and a newer one was being decided on."""
    _due_again(desk, claim_id)
    word_and_propose(desk, claim_id)
    merge(desk, claim_id, publish_other(desk))


SITUATIONS: dict[str, Callable[[TrialDesk, int], None]] = {
    "queued": _queued,
    "due_again": _due_again,
    "in_review": _in_review,
    "in_approval": _in_approval,
    "changes_requested": _changes_requested,
    "approved": _approved,
    "scheduled": _scheduled,
    "embargoed": _embargoed,
    "published": _published,
    "retracted": _retracted,
    "dismissed": _dismissed,
    "merged": _merged,
    "merged_public": _merged_public,
    "merged_beside_work": _merged_beside_work,
}


def word_and_propose(desk: TrialDesk, claim_id: int, *, by: str = "alice") -> Proposal:
    """Return the proposal of a change to a public verdict, with what readers are told of it."""
    desk.take(claim_id, by=by)
    desk.write(claim_id, by=by, summary="Looked at again.")
    with desk.writing() as session:
        known = find_draft(session, claim_id=claim_id)
        assert known is not None
        draft = word_correction(
            session,
            claim_id=claim_id,
            seen=(known.correction_kind, known.correction_note),
            kind=CorrectionKind.UPDATE,
            note="Looked at again.",
            identity=desk.person(by),
            now=desk.now,
        )
        revision = propose_verdict(
            session, claim_id=claim_id, draft_version=draft.version, identity=desk.person(by), now=desk.now
        )
        return Proposal(claim_id, revision.id, revision.content_hash)


def set_scene(desk: TrialDesk, situation: str) -> Scene:
    """Return a claim in one of SITUATIONS."""
    claim_id, other_id = desk.add_claim(), publish_other(desk) if "merged" not in situation else 0
    SITUATIONS[situation](desk, claim_id)
    claim = desk.claim(claim_id)
    with desk.database.reading() as session:
        revision = latest_revision(session, claim_id)
    revision_hash = revision.content_hash if revision else ""
    return Scene(desk, claim_id, claim.version, revision_hash, other_id or claim.merged_into_id or 0)
