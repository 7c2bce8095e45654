"""The same verdict in other languages, and how a translation stands to what it says again."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from claimtrack.models import Publication, VerdictRevision
from claimtrack.services.publishing.feed import load_by_id
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.services.publishing.verdict_page import PublicRevision, public_history


@dataclass(frozen=True, slots=True)
class Alternate:
    """A verdict in one language; `written` says that it was written in it."""

    language: str
    slug: str
    written: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What a translation says again: the version of that number, while `present` is what readers see."""

    slug: str
    language: str
    number: int
    present: PublicRevision

    @property
    def outdated(self) -> bool:
        """Whether the verdict has a newer version."""
        return self.number != self.present.number


def list_alternates(session: Session, *, slug: str) -> list[Alternate]:
    """Return the verdict at `slug` in each language that it is public in, the one it was written in first."""
    statement = (
        select(VerdictRevision.language, Publication.slug, Publication.original_id)
        .join(Publication, Publication.revision_id == VerdictRevision.id)
        .where(_of_family(slug), Publication.state.in_(VISIBLE))
        .order_by(Publication.original_id.is_not(None), VerdictRevision.language)
    )
    rows = session.execute(statement)
    return [Alternate(language, found, original is None) for language, found, original in rows if found]


def standing_of(session: Session, *, slug: str) -> Standing | None:
    """Return how the translation at `slug` stands to its verdict; None for what is no translation."""
    row = session.execute(
        select(Publication.original_id, VerdictRevision.translates_id)
        .join(VerdictRevision, VerdictRevision.id == Publication.revision_id)
        .where(Publication.slug == slug, Publication.original_id.is_not(None))
    ).one_or_none()
    if row is None:
        return None
    original = load_by_id(session, [row.original_id])[row.original_id]
    history = public_history(session, publication=original)
    numbers = {version.revision.id: version.number for version in history}
    language = original.revision.language if original.revision else ""
    return Standing(original.slug or "", language, numbers.get(row.translates_id, 1), history[0])


def _of_family(slug: str) -> ColumnElement[bool]:
    root = (
        select(func.coalesce(Publication.original_id, Publication.id))
        .where(Publication.slug == slug)
        .scalar_subquery()
    )
    return or_(Publication.id == root, Publication.original_id == root)
