"""Where claims stand in articles."""

from collections.abc import Iterable
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


def told_places(places: Iterable[Appearance], *, claim_id: int) -> list[Appearance]:
    """Return the places without those of merged claims that lie within one of the claim's own.

    What was cut off and put back, or joined, is said there already.
    """
    every = list(places)
    own = [place for place in every if place.claim_id == claim_id]
    return [
        place
        for place in every
        if place.claim_id == claim_id or not any(_lies_in(place, whole) for whole in own)
    ]


def _lies_in(place: Appearance, whole: Appearance) -> bool:
    if place.version_id is None or place.version_id != whole.version_id:
        return False
    begins = (place.start_offset or 0) >= (whole.start_offset or 0)
    return begins and (place.end_offset or 0) <= (whole.end_offset or 0)


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
