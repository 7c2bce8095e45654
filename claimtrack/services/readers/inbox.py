"""The desk's inbox: what readers sent, the newest first, by filter, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from claimtrack.errors import NotFoundError
from claimtrack.models import Claim, MessageKind, Publication, ReaderMessage
from claimtrack.services.keyset import Bookmark, cut_page, parse_bookmark, place_page

PAGE_SIZE: Final = 50
# Every page of the desk counts what is open: no further than this.
COUNT_CAP: Final = 100
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """Which messages; empty fields do not narrow. `overdue_at` asks for what should be answered by then."""

    kind: MessageKind | None = None
    is_open: bool | None = True
    # The slug of a verdict.
    verdict: str = ""
    assignee_id: int | None = None
    unassigned: bool = False
    received_since: datetime | None = None
    received_before: datetime | None = None
    overdue_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Messages with what a line shows, and the bookmarks of the pages beside this one."""

    messages: list[ReaderMessage]
    previous: str | None
    following: str | None


def list_messages(
    session: Session, *, wanted: InboxFilter, bookmark: str = "", size: int = PAGE_SIZE
) -> InboxPage:
    """Return one page, the newest first. A bookmark that means nothing gives the first page."""
    place = parse_bookmark(bookmark, like=(int,))
    statement = place_page(
        _narrowed(select(ReaderMessage), wanted), keys=(ReaderMessage.id,), falling=True, bookmark=place
    )
    found = list(session.scalars(statement.options(*_for_lines()).limit(size + 1)))
    messages, before, after = cut_page(found, size=size, bookmark=place)
    return InboxPage(
        messages=messages,
        previous=str(Bookmark((messages[0].id,), backwards=True)) if messages and before else None,
        following=str(Bookmark((messages[-1].id,))) if messages and after else None,
    )


def walk_messages(session: Session, *, wanted: InboxFilter) -> Iterator[ReaderMessage]:
    """Give every message of the view, the newest first; memory is needed for few of them at a time."""
    bookmark: str | None = ""
    while bookmark is not None:
        page = list_messages(session, wanted=wanted, bookmark=bookmark, size=_BATCH)
        yield from page.messages
        session.expunge_all()
        bookmark = page.following


def count_open(session: Session) -> int:
    """Return how many messages nobody has dealt with: at most 100, from a small index."""
    some = select(ReaderMessage.id).where(ReaderMessage.closed_at.is_(None)).limit(COUNT_CAP).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def find_message(session: Session, *, message_id: int) -> ReaderMessage:
    """Return a message with all that its page shows. Raises NotFoundError."""
    found = session.get(ReaderMessage, message_id, options=_for_lines(), populate_existing=True)
    if found is None:
        raise NotFoundError(thing="message")
    return found


def _for_lines() -> tuple[ORMOption, ...]:
    claim = joinedload(Publication.claim).load_only(Claim.standalone, Claim.language, Claim.state)
    return (
        joinedload(ReaderMessage.content),
        joinedload(ReaderMessage.sender),
        joinedload(ReaderMessage.answer),
        joinedload(ReaderMessage.publication).options(claim),
        joinedload(ReaderMessage.assignee),
        joinedload(ReaderMessage.closed_by),
    )


def _narrowed(statement: Select[Any], wanted: InboxFilter) -> Select[Any]:
    if wanted.kind is not None:
        statement = statement.where(ReaderMessage.kind == wanted.kind)
    if wanted.is_open is not None:
        closed = ReaderMessage.closed_at
        statement = statement.where(closed.is_(None) if wanted.is_open else closed.is_not(None))
    if wanted.verdict:
        about = select(Publication.id).where(Publication.slug == wanted.verdict)
        statement = statement.where(ReaderMessage.publication_id.in_(about))
    if wanted.assignee_id is not None:
        statement = statement.where(ReaderMessage.assignee_id == wanted.assignee_id)
    if wanted.unassigned:
        statement = statement.where(ReaderMessage.assignee_id.is_(None))
    return _by_time(statement, wanted)


def _by_time(statement: Select[Any], wanted: InboxFilter) -> Select[Any]:
    if wanted.received_since is not None:
        statement = statement.where(ReaderMessage.received_at >= wanted.received_since)
    if wanted.received_before is not None:
        statement = statement.where(ReaderMessage.received_at < wanted.received_before)
    if wanted.overdue_at is not None:
        due = ReaderMessage.answer_due_at
        statement = statement.where(ReaderMessage.closed_at.is_(None), due < wanted.overdue_at)
    return statement
