"""Telling a form that was sent twice: what it asks for is the last thing that happened."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.models import Event
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import lock_claim
from claimtrack.workflow import Action


def was_just_done(session: Session, *, claim_id: int, action: Action, identity: Identity) -> bool:
    """Return whether the newest event on the claim is this action by this person.

    The claim is locked first, so that of two equal requests at once the second one sees the first.
    Raises NotFoundError.
    """
    lock_claim(session, claim_id)
    newest = session.execute(
        select(Event.action, Event.actor)
        .where(Event.object_kind == "claim", Event.object_id == claim_id)
        .order_by(Event.seq.desc())
        .limit(1)
    ).first()
    return newest is not None and tuple(newest) == (action.value, str(Actor.user(identity.user_id)))
