"""Where claims stand in articles."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from claimtrack.errors import NotFoundError
from claimtrack.models import Appearance, ArticleVersion, Medium


def appearance_in(version: ArticleVersion, start: int, end: int, text: str, now: datetime) -> Appearance:
    """Return the appearance of a claim at ``text[start:end]`` (code points, half-open) of `version`."""
    return Appearance(
        version_id=version.id,
        start_offset=start,
        end_offset=end,
        medium=Medium.ARTICLE,
        quote=text,
        said_on=version.published_on,
        created_at=now,
    )


def find_appearance(session: Session, *, appearance_id: int) -> Appearance:
    """Return a place with its article and the whole text; one query. Raises NotFoundError."""
    version = joinedload(Appearance.version)
    place = session.scalar(
        select(Appearance)
        .where(Appearance.id == appearance_id)
        .options(version.undefer(ArticleVersion.text), version.joinedload(ArticleVersion.article))
    )
    if place is None:
        raise NotFoundError(thing="claim")
    return place
