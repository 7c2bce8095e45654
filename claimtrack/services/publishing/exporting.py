"""All public verdicts in the order of their last change, for who keeps a copy and asks for what is new."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import literal, select, tuple_
from sqlalchemy.orm import Session

from claimtrack.db.types import UtcDateTime, stored_time
from claimtrack.models import Publication, VerdictRevision
from claimtrack.publish import RecordDetails, exchange_record, texts_of
from claimtrack.services.publishing.feed import Statement, load_public
from claimtrack.services.publishing.feed_items import feed_item
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.workflow import PublicationState

_WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ExportPlace:
    """A place between two verdicts: after the change of this one, at that instant."""

    updated: datetime
    publication_id: int

    def __str__(self) -> str:
        return f"{stored_time(self.updated)}-{self.publication_id}"

    @classmethod
    def parse(cls, written: str) -> "ExportPlace":
        """Return the place that was written. Raises ValueError for what was not given out here."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"there is no place {written[:40]!r}")
        return cls(datetime.fromisoformat(match[1]), int(match[2]))


@dataclass(frozen=True, slots=True)
class ExportPage:
    """The keys of some verdicts with their revisions, the place after them, and whether there are more."""

    keys: tuple[tuple[int, int], ...]
    updated: datetime | None
    after: ExportPlace | None
    more: bool


def plan_export(session: Session, *, after: ExportPlace | None, language: str, limit: int) -> ExportPage:
    """Return which verdicts a page holds, from one query that reads none of them."""
    statement = (
        select(Publication.id, Publication.revision_id, Publication.updated_at)
        .where(Publication.state.in_(VISIBLE))
        .order_by(Publication.updated_at, Publication.id)
        .limit(limit + 1)
    )
    if language:
        revision = VerdictRevision.id == Publication.revision_id
        statement = statement.join(VerdictRevision, revision).where(VerdictRevision.language == language)
    rows = session.execute(_beyond(statement, after)).all()
    page = rows[:limit]
    last = ExportPlace(page[-1].updated_at, page[-1].id) if page else after
    updated = page[-1].updated_at if page else None
    return ExportPage(tuple((row.id, row.revision_id) for row in page), updated, last, len(rows) > limit)


def export_records(session: Session, *, page: ExportPage, base_url: str) -> list[dict[str, Any]]:
    """Return the records of a page in their order, in a fixed number of queries."""
    wanted = select(Publication).where(Publication.id.in_([key for key, _revision in page.keys]))
    found = load_public(session, wanted.order_by(Publication.updated_at, Publication.id))
    english = _english(session, found, base_url=base_url)
    return [_record(each, base_url=base_url, english=english.get(each.id)) for each in found]


def _beyond(statement: Statement, after: ExportPlace | None) -> Statement:
    if after is None:
        return statement
    place = tuple_(literal(after.updated, UtcDateTime()), literal(after.publication_id))
    return statement.where(tuple_(Publication.updated_at, Publication.id) > place)


def _english(
    session: Session, found: Sequence[Publication], *, base_url: str
) -> dict[int | None, dict[str, Any]]:
    """Return the texts of English translations that stand, by the key of what they translate."""
    statement = (
        select(Publication)
        .join(VerdictRevision, VerdictRevision.id == Publication.revision_id)
        .where(Publication.original_id.in_([each.id for each in found]), VerdictRevision.language == "en")
        .where(Publication.state == PublicationState.PUBLISHED, Publication.outdated.is_(False))
    )
    return {each.original_id: _texts(each, base_url=base_url) for each in load_public(session, statement)}


def _texts(publication: Publication, *, base_url: str) -> dict[str, Any]:
    assert publication.revision is not None  # noqa: S101 - it was joined
    body = read_body(publication.revision)
    item = feed_item(publication, base_url=base_url)
    return texts_of(item, claim_in_full=body["standalone"], explanation=body["explanation"])


def _record(publication: Publication, *, base_url: str, english: dict[str, Any] | None) -> dict[str, Any]:
    item, revision = feed_item(publication, base_url=base_url), publication.revision
    assert revision is not None  # noqa: S101 - `feed_item` refuses a publication without one
    body = read_body(revision)
    details = RecordDetails(
        content_hash=revision.content_hash,
        rating_english=revision.rating.label("en"),
        claim_in_full=body["standalone"],
        explanation=body["explanation"],
        topics=tuple(topic.slug for topic in publication.claim.topics),
        appearances=tuple(body["appearances"]),
        evidence=tuple(body["sources"]),
        english=english,
    )
    return exchange_record(item, details)
