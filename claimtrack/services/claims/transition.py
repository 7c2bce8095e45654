"""The one writer of a claim's state, and of the event with it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.errors import WrongStateError
from claimtrack.models import Claim
from claimtrack.workflow import Action, find_transition


def move_claim(
    session: Session,
    *,
    claim: Claim,
    action: Action,
    actor: Actor,
    now: datetime,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Move `claim` as the table says and append the event. Raises WrongStateError.

    The claim's row has to be locked by the caller (`guards.lock_claim`).
    """
    transition = find_transition(claim.state, action)
    if transition is None:
        raise WrongStateError(state=claim.state.value)
    before, claim.state = claim.state, transition.leads_from(claim.state)
    if before is not claim.state:
        claim.state_changed_at = now
    claim.version += 1
    claim.touched = True
    note_on_claim(
        session,
        claim_id=claim.id,
        action=action.value,
        actor=actor,
        now=now,
        data={"from": before.value, "to": claim.state.value, **(data or {})},
    )


def note_on_claim(
    session: Session, *, claim_id: int, action: str, actor: Actor, now: datetime, data: Mapping[str, Any]
) -> None:
    """Append an event to a claim's history without moving it."""
    append_event(
        session, at=now, actor=actor, action=action, object_kind="claim", object_id=claim_id, data=data
    )
