"""Legal holds: while one lasts, nothing of what it is on can be removed or purged."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.audit.canonical import digest_text
from claimtrack.errors import NotFoundError, ReasonMissingError, TextTooLongError, UnderLegalHoldError
from claimtrack.models import Appearance, Article, ArticleVersion, Claim, HoldKind, LegalHold

LONGEST_REASON = 500
_MODELS = {HoldKind.ARTICLE: Article, HoldKind.CLAIM: Claim}


def place_hold(
    session: Session, *, kind: HoldKind, object_id: int, reason: str, actor: Actor, now: datetime
) -> LegalHold:
    """Return the hold on the desk (`object_id` is 0), an article or a claim; the one in force, if any.

    Raises NotFoundError, ReasonMissingError or TextTooLongError.
    """
    reason = checked_reason(reason)
    model = _MODELS.get(kind)
    # Locked, so that what is being purged just now is either done before, or refused.
    if model is not None and session.get(model, object_id, with_for_update=True) is None:
        raise NotFoundError(thing=kind.value)
    object_id = object_id if model is not None else 0
    known = _in_force(session, kind, [object_id])
    if known is not None:
        return known
    hold = LegalHold(object_kind=kind, object_id=object_id, reason=reason, placed_at=now)
    session.add(hold)
    session.flush()
    _tell(session, hold, "hold.place", actor=actor, now=now)
    return hold


def lift_hold(session: Session, *, hold_id: int, actor: Actor, now: datetime) -> LegalHold:
    """Return the hold, lifted. Sent twice, it is done once. Raises NotFoundError."""
    hold = session.get(LegalHold, hold_id, with_for_update=True)
    if hold is None:
        raise NotFoundError(thing="hold")
    if hold.lifted_at is None:
        hold.lifted_at = now
        _tell(session, hold, "hold.lift", actor=actor, now=now)
    return hold


def list_holds(session: Session) -> Sequence[LegalHold]:
    """Return the holds in force, the newest first."""
    statement = select(LegalHold).where(LegalHold.lifted_at.is_(None)).order_by(LegalHold.id.desc())
    return session.scalars(statement).all()


def require_no_hold(
    session: Session, *, claim_ids: Collection[int] = (), article_ids: Collection[int] = ()
) -> None:
    """Raise UnderLegalHoldError when a hold is on the desk, on one of these claims or on one of the articles.

    A hold on an article is also one on its claims, and one on a claim also one on the articles it stands in.
    """
    placed = select(ArticleVersion.article_id, Appearance.claim_id).join(
        Appearance, Appearance.version_id == ArticleVersion.id
    )
    around = session.execute(
        placed.where(
            or_(Appearance.claim_id.in_(claim_ids), ArticleVersion.article_id.in_(article_ids))
        ).distinct()
    ).all()
    claims = {*claim_ids, *(row.claim_id for row in around if row.article_id in set(article_ids))}
    articles = {*article_ids, *(row.article_id for row in around if row.claim_id in set(claim_ids))}
    wanted = ((HoldKind.DESK, [0]), (HoldKind.CLAIM, claims), (HoldKind.ARTICLE, articles))
    for kind, keys in wanted:
        hold = _in_force(session, kind, keys)
        if hold is not None:
            raise UnderLegalHoldError(reason=hold.reason)


def checked_reason(reason: str) -> str:
    """Return the reason in one line. Raises ReasonMissingError or TextTooLongError."""
    reason = " ".join(reason.split())
    if not reason:
        raise ReasonMissingError
    if len(reason) > LONGEST_REASON:
        raise TextTooLongError(text=reason[:60], limit=LONGEST_REASON)
    return reason


def _in_force(session: Session, kind: HoldKind, keys: Collection[int]) -> LegalHold | None:
    return session.scalar(
        select(LegalHold)
        .where(
            and_(LegalHold.object_kind == kind, LegalHold.object_id.in_(keys), LegalHold.lifted_at.is_(None))
        )
        .limit(1)
    )


def _tell(session: Session, hold: LegalHold, action: str, *, actor: Actor, now: datetime) -> None:
    append_event(
        session,
        at=now,
        actor=actor,
        action=action,
        object_kind=hold.object_kind.value,
        object_id=hold.object_id or 1,
        # Whoever reads the audit need not learn what a court wrote.
        data={"hold": hold.id, "reason": digest_text(hold.reason)},
    )
