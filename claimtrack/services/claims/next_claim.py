"""The next claim: the best free one of a view, in one step, and never the same one for two people."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.errors import NoFreeClaimError
from claimtrack.models import Claim, Lease, User
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.leases import free_overdue, take_claim
from claimtrack.services.claims.queue_filter import QueueFilter, order_keys
from claimtrack.services.claims.queue_sets import plan_view
from claimtrack.services.keyset import place_page
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.workflow import TRANSITIONS, Action

_FREE = TRANSITIONS[Action.TAKE].sources


def take_next_claim(
    session: Session, *, wanted: QueueFilter, identity: Identity, now: datetime, since: datetime | None = None
) -> Lease:
    """Return the lease on the first free claim of the view, which is now `identity`'s.

    A claim whose lease ran out is free; one that is assigned to somebody else is not. What this person took
    after `since`, when the page was shown that asks, is the answer to the same form sent before. Raises
    ReadOnlyError, NotPermittedError, or NoFreeClaimError when nothing is free.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_REVIEW, policy)
    given = _given_since(session, identity=identity, since=since, now=now) if since else None
    if given is not None:
        return given
    free_overdue(session, now=now)
    claim_id = _lock_first_free(session, wanted=replace(wanted, free_for_id=identity.user_id))
    if claim_id is None:
        raise NoFreeClaimError
    return take_claim(session, claim_id=claim_id, identity=identity, now=now)


def _given_since(session: Session, *, identity: Identity, since: datetime, now: datetime) -> Lease | None:
    # Locked, so that of two equal requests at once the second one sees what the first got. Not against
    # references: others' rows that name this person are no business of this.
    session.get(User, identity.user_id, with_for_update={"key_share": True})
    return session.scalar(
        select(Lease)
        .where(Lease.holder_id == identity.user_id, Lease.taken_at > since, Lease.until > now)
        .order_by(Lease.taken_at.desc())
        .limit(1)
    )


def _lock_first_free(session: Session, *, wanted: QueueFilter) -> int | None:
    """Return the key of the first claim that nobody has or is just taking, locked; None for none."""
    states = wanted.states & _FREE if wanted.states else _FREE
    if not states:
        return None
    view, order = replace(wanted, states=states), order_keys(wanted.order)
    narrowed = plan_view(session, wanted=view).narrow(select(Claim.id))
    statement = place_page(narrowed, keys=order.columns, falling=order.falling, bookmark=None)
    # SQLite has one writer at a time, and no word for this.
    first: int | None = session.scalar(statement.limit(1).with_for_update(of=Claim, skip_locked=True))
    return first
