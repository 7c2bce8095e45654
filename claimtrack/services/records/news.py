"""What happened since a page was made: one small query, answered from the audit's own keys."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Subquery, and_, or_, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.models import Appearance, ArticleVersion, Event
from claimtrack.security.identity import Identity

# More than this is as good as "much".
MOST_TOLD = 50
# A page that was left open for days is not told what happened long ago: asking stays cheap.
_LOOKED_BACK = 2_000
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


def claim_changes(session: Session, *, claim_id: int, after: int) -> list[Change]:
    """Return what happened to a claim after the event `after`, the newest first.

    One's own changes too: they were made in another window.
    """
    here = (Event.object_kind == "claim", Event.object_id == claim_id, Event.seq > after)
    columns = (Event.seq, Event.actor, Event.action, Event.object_id)
    return _changes(session, select(*columns).where(*here).order_by(Event.seq.desc()))


def queue_changes(session: Session, *, after: int, identity: Identity) -> list[Change]:
    """Return what others did to claims after the event `after`, the newest first."""
    recent = _recent(after)
    return _changes(session, _by_others(recent, identity, recent.c.object_kind.in_(("claim", "article"))))


def proposal_changes(session: Session, *, after: int, identity: Identity) -> list[Change]:
    """Return what others did after the event `after` that changes which proposals wait."""
    recent = _recent(after)
    return _changes(session, _by_others(recent, identity, recent.c.action.in_(_DECIDED)))


def article_changes(session: Session, *, article_id: int, after: int, identity: Identity) -> list[Change]:
    """Return what others did to an article and its claims after the event `after`, the newest first."""
    recent = _recent(after)
    in_article = (
        select(Appearance.id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.version_id)
        .where(Appearance.claim_id == recent.c.object_id, ArticleVersion.article_id == article_id)
        .exists()
    )
    article = and_(recent.c.object_kind == "article", recent.c.object_id == article_id)
    about = or_(article, and_(recent.c.object_kind == "claim", in_article))
    return _changes(session, _by_others(recent, identity, about))


def _recent(after: int) -> Subquery:
    """The events after `after`, found by their number: told to look for kinds first, a database reads
    all of the audit.
    """
    columns = (Event.seq, Event.actor, Event.action, Event.object_kind, Event.object_id)
    newest = select(*columns).where(Event.seq > after).order_by(Event.seq.desc())
    return newest.limit(_LOOKED_BACK).subquery()


def _by_others(
    recent: Subquery, identity: Identity, about: ColumnElement[bool]
) -> Select[int, str, str, int]:
    columns = (recent.c.seq, recent.c.actor, recent.c.action, recent.c.object_id)
    others = recent.c.actor != str(Actor.user(identity.user_id))
    return select(*columns).where(others, about).order_by(recent.c.seq.desc())


def _changes(session: Session, wanted: Select[int, str, str, int]) -> list[Change]:
    return [Change(*row) for row in session.execute(wanted.limit(MOST_TOLD))]
