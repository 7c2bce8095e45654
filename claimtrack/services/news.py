"""What happened since a page was made: one small query, answered from the audit's own keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.models import Appearance, ArticleVersion, Event
from claimtrack.security.identity import Identity

# More than this is as good as "much".
MOST_TOLD = 50
# A page that was left open for days is not told what happened long ago: asking stays cheap.
_LOOKED_BACK = 2_000
_ON_CLAIM = Event.object_kind == "claim"
_DECIDED = (
    *("verdict.propose", "verdict.withdraw", "verdict.approve", "verdict.request_changes"),
    *("claim.dismiss", "claim.merge"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One event: its number, who did what."""

    seq: int
    actor: str
    action: str
    object_id: int


def newest_change(session: Session) -> int:
    """Return the number of the audit's newest event, 0 without one."""
    return session.scalar(select(Event.seq).order_by(Event.seq.desc()).limit(1)) or 0


def claim_changes(session: Session, *, claim_id: int, after: int) -> list[Change]:
    """Return what happened to a claim after the event `after`, the newest first.

    One's own changes too: they were made in another window.
    """
    return _changes(session, after, _ON_CLAIM, Event.object_id == claim_id)


def queue_changes(session: Session, *, after: int, identity: Identity) -> list[Change]:
    """Return what others did to claims after the event `after`, the newest first."""
    kinds = Event.object_kind.in_(("claim", "article"))
    return _changes(session, after, kinds, _by_others(identity))


def proposal_changes(session: Session, *, after: int, identity: Identity) -> list[Change]:
    """Return what others did after the event `after` that changes which proposals wait."""
    return _changes(session, after, _ON_CLAIM, Event.action.in_(_DECIDED), _by_others(identity))


def article_changes(session: Session, *, article_id: int, after: int, identity: Identity) -> list[Change]:
    """Return what others did to an article and its claims after the event `after`, the newest first."""
    in_article = (
        select(Appearance.id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.version_id)
        .where(Appearance.claim_id == Event.object_id, ArticleVersion.article_id == article_id)
        .exists()
    )
    article = and_(Event.object_kind == "article", Event.object_id == article_id)
    return _changes(session, after, or_(article, and_(_ON_CLAIM, in_article)), _by_others(identity))


def _by_others(identity: Identity) -> ColumnElement[bool]:
    return Event.actor != str(Actor.user(identity.user_id))


def _changes(session: Session, after: int, *wanted: Any) -> list[Change]:
    columns = (Event.seq, Event.actor, Event.action, Event.object_id)
    # Few events are newer than a page that somebody looks at, so the audit's key finds them at once.
    since = select(func.coalesce(func.max(Event.seq), 0) - _LOOKED_BACK).scalar_subquery()
    recent = (Event.seq > after, Event.seq > since)
    statement = select(*columns).where(*recent, *wanted).order_by(Event.seq.desc())
    rows: Sequence[Any] = session.execute(statement.limit(MOST_TOLD)).all()
    return [Change(*row) for row in rows]
