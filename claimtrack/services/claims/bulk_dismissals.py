"""Dismissing many claims at once, and bringing them back: what can be done is done, the rest is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from claimtrack.errors import ClaimTrackError
from claimtrack.models import DismissReason
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.dismissals import dismiss_claim, reopen_claim
from claimtrack.services.policy.policies import current_policy, require_writable


@dataclass(frozen=True, slots=True)
class BulkResult:
    """The keys of the claims that were changed, and the refusal of each that was not."""

    done: tuple[int, ...]
    refused: dict[int, ClaimTrackError]


def dismiss_claims(
    session: Session, *, claim_ids: Iterable[int], reason: DismissReason, identity: Identity, now: datetime
) -> BulkResult:
    """Return which claims are dismissed now; each has an event of its own, as when dismissed alone.

    Raises ReadOnlyError or NotPermittedError.
    """
    verb = partial(dismiss_claim, session, reason=reason, identity=identity, now=now)
    return _each(session, claim_ids, identity=identity, verb=lambda claim_id: verb(claim_id=claim_id))


def reopen_claims(
    session: Session, *, claim_ids: Iterable[int], identity: Identity, now: datetime
) -> BulkResult:
    """Return which claims are back in the queue. Raises ReadOnlyError or NotPermittedError."""
    verb = partial(reopen_claim, session, identity=identity, now=now)
    return _each(session, claim_ids, identity=identity, verb=lambda claim_id: verb(claim_id=claim_id))


def _each(
    session: Session, claim_ids: Iterable[int], *, identity: Identity, verb: Callable[[int], object]
) -> BulkResult:
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_REVIEW, policy)
    done: list[int] = []
    refused: dict[int, ClaimTrackError] = {}
    # In one order for everybody: two people who choose the same claims must not wait for each other.
    for claim_id in sorted(set(claim_ids)):
        # A refusal comes before any change, so there is nothing to undo.
        try:
            verb(claim_id)
        except ClaimTrackError as error:
            refused[claim_id] = error
        else:
            done.append(claim_id)
    return BulkResult(tuple(done), refused)
