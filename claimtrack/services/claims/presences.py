"""Who has a claim's page open: told by their browsers now and then, forgotten soon after they stop."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from claimtrack.models import Claim, Presence, User
from claimtrack.security.identity import Identity

# A browser says so every half a minute; two that are missed mean that nobody looks any more.
GONE_AFTER = timedelta(seconds=90)
_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody who has the page open, since when."""

    user_id: int
    name: str
    since: datetime


def note_presence(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> None:
    """Remember that somebody has the claim's page open. Neither an event nor work on the claim.

    Nothing happens on a claim that is not there: an open page may be about one that was removed.
    """
    if session.get(Claim, claim_id) is None:
        return
    session.execute(delete(Presence).where(Presence.seen_at < now - _KEPT))
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    fresh = {"claim_id": claim_id, "user_id": identity.user_id, "since": now, "seen_at": now}
    session.execute(insert(Presence).values(fresh).on_conflict_do_nothing())
    key = {"claim_id": claim_id, "user_id": identity.user_id}
    presence = session.get_one(Presence, key, with_for_update=True, populate_existing=True)
    if now - presence.seen_at > GONE_AFTER:
        presence.since = now
    presence.seen_at = now


def end_presence(session: Session, *, claim_id: int, identity: Identity) -> None:
    """Forget that somebody had the claim's page open."""
    mine = (Presence.claim_id == claim_id, Presence.user_id == identity.user_id)
    session.execute(delete(Presence).where(*mine))


def list_onlookers(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> list[Onlooker]:
    """Return the others who have the claim's page open now, who came first first; one query."""
    statement = (
        select(Presence.user_id, User.display_name, Presence.since)
        .join(User, User.id == Presence.user_id)
        .where(
            Presence.claim_id == claim_id,
            Presence.user_id != identity.user_id,
            Presence.seen_at > now - GONE_AFTER,
        )
        .order_by(Presence.since, Presence.user_id)
    )
    return [Onlooker(*row) for row in session.execute(statement)]
