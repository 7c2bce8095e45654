"""Leases: two people never hold one claim, and a forgotten one comes back by itself."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from claimtrack.audit import Actor
from claimtrack.errors import LeaseHeldError
from claimtrack.models import Claim, Lease, Policy
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.guards import Attempt, admit_action, lock_claim, require_holder
from claimtrack.services.claims.transition import move_claim
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.workflow import Action, ClaimState


def take_claim(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> Lease:
    """Return the lease on a claim that is now `identity`'s to work on; taking it twice renews it.

    Raises LeaseHeldError when somebody else holds it, WrongStateError when it cannot be taken.
    """
    claim = lock_claim(session, claim_id)
    lease = refuse_while_held(session, claim_id=claim_id, identity=identity, now=now)
    if lease is not None and lease.holder_id == identity.user_id:
        return renew_lease(session, claim_id=claim_id, identity=identity, now=now)
    if lease is not None:
        _expire(session, claim=claim, lease=lease, now=now)
    attempt = admit_action(session, claim_id=claim_id, action=Action.TAKE, identity=identity, now=now)
    return _grant(session, attempt, action=Action.TAKE)


def take_over_claim(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> Lease:
    """Return the lease on a claim that somebody else held until now. The draft stays."""
    attempt = admit_action(session, claim_id=claim_id, action=Action.TAKE_OVER, identity=identity, now=now)
    end_lease(session, claim_id=claim_id)
    return _grant(session, attempt, action=Action.TAKE_OVER)


def release_claim(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> Claim:
    """Return the claim, back in the queue. The draft stays."""
    attempt = admit_action(session, claim_id=claim_id, action=Action.RELEASE, identity=identity, now=now)
    end_lease(session, claim_id=claim_id)
    move_claim(
        session, claim=attempt.claim, action=Action.RELEASE, actor=Actor.user(identity.user_id), now=now
    )
    return attempt.claim


def renew_lease(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> Lease:
    """Return the holder's lease, prolonged: work renews it. Raises NotHolderError or NotPermittedError."""
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_REVIEW, policy)
    lease = require_holder(session, claim_id=claim_id, identity=identity)
    lease.until = _end(policy, now)
    return lease


def refuse_while_held(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> Lease | None:
    """Return the lease on a claim: none, one's own, or one that ran out.

    Raises LeaseHeldError while somebody else holds the claim.
    """
    lease = find_lease(session, claim_id=claim_id)
    if lease is not None and lease.holder_id != identity.user_id and lease.until > now:
        raise LeaseHeldError(holder=lease.holder.display_name, until=lease.until)
    return lease


def find_lease(session: Session, *, claim_id: int) -> Lease | None:
    """Return the lease on a claim with its holder, or None."""
    return session.scalar(select(Lease).where(Lease.claim_id == claim_id).options(joinedload(Lease.holder)))


def expire_leases(session: Session, *, now: datetime, most: int = 500) -> int:
    """Put claims whose lease ran out back into the queue; return how many."""
    overdue = session.scalars(
        select(Lease.claim_id).where(Lease.until <= now).order_by(Lease.until).limit(most)
    ).all()
    return sum(_expire_one(session, claim_id=claim_id, now=now) for claim_id in overdue)


def free_overdue(session: Session, *, now: datetime, most: int = 200) -> int:
    """Put claims whose lease ran out back into the queue; return how many.

    It waits for nobody: what another transaction works on just now is left to that.
    """
    statement = select(Lease.claim_id).join(Claim, Claim.id == Lease.claim_id).where(Lease.until <= now)
    overdue = statement.order_by(Lease.until).limit(most).with_for_update(of=(Claim, Lease), skip_locked=True)
    found = session.scalars(overdue).all()
    return sum(_expire_one(session, claim_id=claim_id, now=now) for claim_id in found)


def grant_lease(session: Session, *, claim_id: int, holder_id: int, policy: Policy, now: datetime) -> Lease:
    """Return a new lease; the claim's row has to be locked and free."""
    lease = Lease(claim_id=claim_id, holder_id=holder_id, taken_at=now, until=_end(policy, now))
    session.add(lease)
    session.flush()
    return lease


def end_lease(session: Session, *, claim_id: int) -> None:
    """Delete the claim's lease, if it has one."""
    lease = session.get(Lease, claim_id)
    if lease is not None:
        session.delete(lease)
        session.flush()


def _grant(session: Session, attempt: Attempt, *, action: Action) -> Lease:
    holder_id = attempt.identity.user_id
    lease = grant_lease(
        session, claim_id=attempt.claim.id, holder_id=holder_id, policy=attempt.policy, now=attempt.now
    )
    move_claim(session, claim=attempt.claim, action=action, actor=Actor.user(holder_id), now=attempt.now)
    return lease


def _expire_one(session: Session, *, claim_id: int, now: datetime) -> bool:
    claim = lock_claim(session, claim_id)
    lease = session.get(Lease, claim_id, populate_existing=True)
    # The holder may have gone on working between the look and the lock.
    if lease is None or lease.until > now:
        return False
    _expire(session, claim=claim, lease=lease, now=now)
    return True


def _expire(session: Session, *, claim: Claim, lease: Lease, now: datetime) -> None:
    data = {"holder": lease.holder_id}
    session.delete(lease)
    session.flush()
    if claim.state is ClaimState.IN_REVIEW:
        move_claim(
            session, claim=claim, action=Action.EXPIRE, actor=Actor.job("expire_leases"), now=now, data=data
        )


def _end(policy: Policy, now: datetime) -> datetime:
    return now + timedelta(minutes=policy.lease_minutes)
