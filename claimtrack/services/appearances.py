"""Where claims stand in articles."""

from datetime import datetime

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
