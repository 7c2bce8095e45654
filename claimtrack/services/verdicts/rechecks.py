"""Looking at a public verdict again: on its date it is back in the queue, and readers still see it."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import DatePassedError, StaleVersionError
from claimtrack.models import Claim, CorrectionKind, Draft, Publication
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import admit_action, latest_revision, lock_claim
from claimtrack.services.claims.transition import move_claim
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.publishing.published import VISIBLE, find_publication, shows
from claimtrack.services.verdicts.schedules import FURTHEST
from claimtrack.workflow import Action, ClaimState

# The actor that the audit names.
RECHECK = "recheck"


def set_recheck(
    session: Session,
    *,
    claim_id: int,
    version: int,
    on: date | None,
    identity: Identity,
    now: datetime,
    today: date,
) -> Claim:
    """Return the claim, which is looked at again on the day `on`, or never for None.

    `version` is the claim's that the form was made from; `today` is the day in the desk's time zone. Raises
    StaleVersionError, DatePassedError, WrongStateError or NotPermittedError.
    """
    attempt = admit_action(session, claim_id=claim_id, action=Action.SET_RECHECK, identity=identity, now=now)
    claim = attempt.claim
    if claim.recheck_on == on:
        return claim
    if claim.version != version:
        raise StaleVersionError
    if on is not None and not today < on <= today + FURTHEST:
        raise DatePassedError
    claim.recheck_on = on
    data = {"on": on.isoformat() if on else None}
    actor = Actor.user(identity.user_id)
    move_claim(session, claim=claim, action=Action.SET_RECHECK, actor=actor, now=now, data=data)
    return claim


def recheck_due(session: Session, *, today: date, now: datetime, most: int = 500) -> int:
    """Put public verdicts whose day has come back into the queue; return how many.

    One with a newer revision that is approved and not public yet waits until that is published. A read-only
    desk changes nothing.
    """
    if current_policy(session).read_only:
        return 0
    due = session.scalars(
        select(Claim.id)
        .join(Publication, Publication.claim_id == Claim.id)
        .where(Claim.recheck_on.is_not(None), Claim.recheck_on <= today)
        .where(Claim.state == ClaimState.APPROVED, Publication.state.in_(VISIBLE))
        .where(Publication.original_id.is_(None))
        .order_by(Claim.recheck_on, Claim.id)
        .limit(most)
    ).all()
    return sum(_recheck(session, claim_id=claim_id, today=today, now=now) for claim_id in due)


def _recheck(session: Session, *, claim_id: int, today: date, now: datetime) -> bool:
    claim = lock_claim(session, claim_id)
    publication = find_publication(session, claim_id=claim_id)
    # Somebody may have opened it, or set another day, between the look and the lock.
    if claim.state is not ClaimState.APPROVED or claim.recheck_on is None or claim.recheck_on > today:
        return False
    if publication is None or publication.state not in VISIBLE:
        return False
    if not shows(publication, latest_revision(session, claim_id)):
        return False
    data = {"on": claim.recheck_on.isoformat()}
    claim.recheck_on = None
    _begin_update(session, claim_id=claim_id)
    move_claim(session, claim=claim, action=Action.RECHECK, actor=Actor.job(RECHECK), now=now, data=data)
    return True


def _begin_update(session: Session, *, claim_id: int) -> None:
    """Whoever goes on with it still has to say what readers are told; most often it is an update."""
    draft = session.scalar(select(Draft).where(Draft.claim_id == claim_id))
    if draft is not None:
        draft.correction_kind, draft.correction_note = CorrectionKind.UPDATE, ""
        draft.version += 1
