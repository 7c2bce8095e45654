"""Publishing at a time: set and taken back by people, done by a job; readers see nothing until then."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.digests import publication_digest
from claimtrack.errors import EmbargoedError, StaleVersionError, TimePassedError, TimeTooFarError
from claimtrack.models import Publication
from claimtrack.outbox import enqueue_job
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import Attempt, admit_action, latest_revision, lock_claim
from claimtrack.services.claims.transition import move_claim, note_on_claim
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.publishing.publications import ensure_publication, show_revision
from claimtrack.services.publishing.published import find_publication, of_claim
from claimtrack.services.verdicts.markup_checks import require_sound_markup
from claimtrack.workflow import Action, ClaimState, PublicationState

# The kind of the job, and the actor that the audit names.
PUBLISH_SCHEDULED = "publish_scheduled"
# Further ahead is a slip of the fingers.
FURTHEST = timedelta(days=5 * 366)


def schedule_verdict(
    session: Session,
    *,
    claim_id: int,
    version: int,
    revision_hash: str,
    moment: datetime,
    embargo: bool,
    identity: Identity,
    uuid: UUID,
    now: datetime,
) -> Publication:
    """Return the publication, whose approved revision readers see from `moment` on.

    Sent twice, it is done once. `version` is the claim's that the form was made from; `embargo` also keeps
    anybody from publishing it before; `uuid` becomes the public identifier when the claim has none yet. A
    time that was set before is replaced.

    Raises StaleVersionError, TimePassedError, TimeTooFarError, EmbargoedError for a time before an
    embargo's end, ShownAlreadyError, MarkupError, ...
    """
    attempt = admit_action(
        session,
        claim_id=claim_id,
        action=Action.SCHEDULE,
        identity=identity,
        now=now,
        revision_hash=revision_hash,
    )
    publication = ensure_publication(session, claim_id=claim_id, uuid=uuid)
    until = moment if embargo else None
    if (publication.scheduled_for, publication.embargoed_until) == (moment, until):
        return publication
    if attempt.claim.version != version:
        raise StaleVersionError
    _check_moment(publication, moment, now=now)
    if attempt.revision is not None:
        require_sound_markup(session, revision=attempt.revision, now=now)
    _set_schedule(session, attempt, publication, moment=moment, until=until)
    return publication


def unschedule_verdict(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> Publication:
    """Return the publication, without a time or an embargo; what is approved stays so.

    Raises NotScheduledError, WrongStateError or NotPermittedError.
    """
    attempt = admit_action(session, claim_id=claim_id, action=Action.UNSCHEDULE, identity=identity, now=now)
    publication = find_publication(session, claim_id=claim_id)
    assert publication is not None  # noqa: S101 - the need SCHEDULED was met
    data = _clear(session, publication)
    actor = Actor.user(identity.user_id)
    move_claim(session, claim=attempt.claim, action=Action.UNSCHEDULE, actor=actor, now=now, data=data)
    return publication


def end_schedule(session: Session, *, claim_id: int, actor: Actor, now: datetime) -> None:
    """Forget a time that was set for a verdict which is about to be left: by dismissing, merging, ..."""
    publication = find_publication(session, claim_id=claim_id)
    if publication is None or publication.scheduled_for is None:
        return
    data = _clear(session, publication)
    note_on_claim(session, claim_id=claim_id, action=Action.UNSCHEDULE.value, actor=actor, now=now, data=data)


def publish_due(session: Session, *, claim_id: int, now: datetime) -> bool:
    """Publish the claim's verdict if its time has come; return whether it was done.

    Run twice, it is done once. It is the revision that was scheduled, or nothing. Raises ReadOnlyError.
    """
    claim = lock_claim(session, claim_id)
    require_writable(current_policy(session))
    publication = session.scalar(
        select(Publication).where(of_claim(claim_id)).execution_options(populate_existing=True)
    )
    revision = latest_revision(session, claim_id)
    if publication is None or publication.scheduled_for is None or publication.scheduled_for > now:
        return False
    actor = Actor.job(PUBLISH_SCHEDULED)
    approved = claim.state is ClaimState.APPROVED
    if revision is None or not approved or publication.scheduled_revision_id != revision.id:
        end_schedule(session, claim_id=claim_id, actor=actor, now=now)
        return False
    show_revision(session, claim, publication, revision, actor=actor, now=now)
    return True


def enqueue_due_publications(session: Session, *, now: datetime, most: int = 500) -> int:
    """Have a job for each verdict whose time has come; return how many. Jobs that wait are not doubled.

    A read-only desk publishes nothing: what is due waits until it is writable again.
    """
    if current_policy(session).read_only:
        return 0
    due = session.scalars(
        select(Publication.claim_id)
        .where(Publication.scheduled_for.is_not(None), Publication.scheduled_for <= now)
        .order_by(Publication.scheduled_for)
        .limit(most)
    ).all()
    for claim_id in due:
        key = f"{PUBLISH_SCHEDULED}:{claim_id}"
        enqueue_job(
            session, kind=PUBLISH_SCHEDULED, arguments={"claim_id": claim_id}, dedupe_key=key, now=now
        )
    return len(due)


def _check_moment(publication: Publication, moment: datetime, *, now: datetime) -> None:
    if moment <= now:
        raise TimePassedError
    if moment > now + FURTHEST:
        raise TimeTooFarError
    until = publication.embargoed_until
    if until is not None and until > now and moment < until:
        raise EmbargoedError(until=until)


def _set_schedule(
    session: Session,
    attempt: Attempt,
    publication: Publication,
    *,
    moment: datetime,
    until: datetime | None,
) -> None:
    revision = attempt.revision
    assert revision is not None  # noqa: S101 - the need REVISION_HASH was met
    publication.scheduled_for, publication.embargoed_until = moment, until
    publication.scheduled_revision_id = revision.id
    if publication.published_at is None:
        publication.state = PublicationState.SCHEDULED
    session.flush()
    data = {
        "revision": revision.id,
        "number": revision.number,
        "hash": revision.content_hash,
        "for": moment.isoformat(),
        "embargo": until is not None,
        "digest": publication_digest(publication),
    }
    actor = Actor.user(attempt.identity.user_id)
    move_claim(session, claim=attempt.claim, action=Action.SCHEDULE, actor=actor, now=attempt.now, data=data)


def _clear(session: Session, publication: Publication) -> dict[str, object]:
    """Take the time back, and return what the event says of it."""
    before = publication.scheduled_for
    publication.scheduled_for = publication.scheduled_revision_id = publication.embargoed_until = None
    if publication.published_at is None:
        publication.state = PublicationState.UNPUBLISHED
    session.flush()
    return {"was": before.isoformat() if before else None, "digest": publication_digest(publication)}
