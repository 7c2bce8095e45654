"""The discussion of a claim, for the desk alone: no page, feed or revision that readers get knows of it.

The audit has that somebody said something, with a salted digest of what; the words can be erased for good.
"""

from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from claimtrack.audit import Actor
from claimtrack.errors import (
    CommentClosedError,
    CommentEmptyError,
    NotFoundError,
    NotPermittedError,
    StaleVersionError,
    TextTooLongError,
)
from claimtrack.models import Comment
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import permits, require
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.records.erasable import StoredValue, erase_value, store_erasable

LONGEST_COMMENT = 5_000
# How long the person who wrote a comment may change it.
OPEN_FOR = timedelta(minutes=15)
# The same words once more within this time are the same form sent twice.
_SENT_TWICE = timedelta(minutes=1)
_MOST_SHOWN = 500


def add_comment(session: Session, *, claim_id: int, text: str, identity: Identity, now: datetime) -> Comment:
    """Return the new comment; the same one sent twice is stored once.

    Raises NotFoundError, ReadOnlyError, NotPermittedError, CommentEmptyError or TextTooLongError.
    """
    _begin(session, claim_id, identity=identity)
    text = _checked(text)
    newest = session.scalars(_in_claim(claim_id).order_by(Comment.id.desc()).limit(1)).first()
    if newest is not None and _is_same(newest, text, identity=identity, now=now):
        return newest
    stored = store_erasable(session, value=text, now=now)
    comment = Comment(
        claim_id=claim_id, author_id=identity.user_id, text_id=stored.id, version=1, created_at=now
    )
    session.add(comment)
    session.flush()
    _tell(session, comment, "add", stored, identity=identity, now=now)
    return comment


def change_comment(
    session: Session, *, comment_id: int, version: int, text: str, identity: Identity, now: datetime
) -> Comment:
    """Return the comment with other words; those before are erased.

    Raises CommentClosedError for other people's comments and after 15 minutes, StaleVersionError when it was
    changed in another window meanwhile.
    """
    comment = _hold(session, comment_id, identity=identity)
    text = _checked(text)
    if comment.words == text:
        return comment
    if not may_change(comment, identity=identity, now=now):
        raise CommentClosedError(minutes=OPEN_FOR // timedelta(minutes=1))
    if comment.version != version:
        raise StaleVersionError
    erase_value(comment.text, now=now)
    stored = store_erasable(session, value=text, now=now)
    comment.text_id, comment.changed_at = stored.id, now
    comment.version += 1
    session.flush()
    _tell(session, comment, "change", stored, identity=identity, now=now)
    return comment


def delete_comment(session: Session, *, comment_id: int, identity: Identity, now: datetime) -> Comment:
    """Return the comment, its words erased for good; that there was one stays. Sent twice, it is done once.

    Raises NotPermittedError for other people's comments, but for an administrator.
    """
    comment = _hold(session, comment_id, identity=identity)
    if comment.deleted_at is not None:
        return comment
    if not may_delete(comment, identity=identity):
        raise NotPermittedError
    erase_value(comment.text, now=now)
    comment.deleted_at, comment.deleted_by_id = now, identity.user_id
    _tell(session, comment, "delete", None, identity=identity, now=now)
    return comment


def find_comment(session: Session, *, comment_id: int) -> Comment:
    """Return the comment with its text. Raises NotFoundError."""
    comment = session.get(Comment, comment_id, options=[joinedload(Comment.text)])
    if comment is None:
        raise NotFoundError(thing="comment")
    return comment


def list_comments(session: Session, *, claim_id: int) -> list[Comment]:
    """Return the newest 500 comments on the claim with their texts, the oldest first; one query."""
    newest = session.scalars(_in_claim(claim_id).order_by(Comment.id.desc()).limit(_MOST_SHOWN)).all()
    return list(newest)[::-1]


def may_change(comment: Comment, *, identity: Identity, now: datetime) -> bool:
    """Return whether `identity` may still change the words of a comment."""
    own = comment.author_id == identity.user_id and comment.deleted_at is None
    return own and now - comment.created_at <= OPEN_FOR


def may_delete(comment: Comment, *, identity: Identity) -> bool:
    """Return whether `identity` may delete the comment."""
    if comment.deleted_at is not None:
        return False
    return comment.author_id == identity.user_id or permits(identity, Permission.DESK_ADMINISTER)


def _in_claim(claim_id: int) -> Select[Comment]:
    return select(Comment).where(Comment.claim_id == claim_id).options(joinedload(Comment.text))


def _begin(session: Session, claim_id: int, *, identity: Identity) -> None:
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_COMMENT, policy)
    lock_claim(session, claim_id)


def _hold(session: Session, comment_id: int, *, identity: Identity) -> Comment:
    comment = find_comment(session, comment_id=comment_id)
    _begin(session, comment.claim_id, identity=identity)
    session.refresh(comment)
    session.refresh(comment, ["text"])
    return comment


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise CommentEmptyError
    if len(text) > LONGEST_COMMENT:
        raise TextTooLongError(text=text[:60], limit=LONGEST_COMMENT)
    return text


def _is_same(comment: Comment, text: str, *, identity: Identity, now: datetime) -> bool:
    same = comment.words == text and comment.author_id == identity.user_id
    return same and now - comment.created_at <= _SENT_TWICE


def _tell(
    session: Session,
    comment: Comment,
    verb: str,
    stored: StoredValue | None,
    *,
    identity: Identity,
    now: datetime,
) -> None:
    note_on_claim(
        session,
        claim_id=comment.claim_id,
        action=f"comment.{verb}",
        actor=Actor.user(identity.user_id),
        now=now,
        data={"comment": comment.id, **(stored.event_data() if stored else {})},
    )
