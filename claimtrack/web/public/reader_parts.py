"""What a verdict's page shows that can change without the verdict: it belongs to the page's edition."""

from datetime import datetime

from claimtrack.publish import FeedItem
from claimtrack.services.shown_complaints import ShownComplaint, complaints_state, list_complaints
from claimtrack.web.context import db_session
from claimtrack.web.public.answers import policy_in_force


def shown_complaints(item: FeedItem) -> list[ShownComplaint]:
    """Return the complaints that a verdict's page shows: none unless the desk's policy says so."""
    if not policy_in_force().show_complaints:
        return []
    return list_complaints(db_session(), slug=slug_of(item))


def complaints_shown(slug: str) -> tuple[int, int, datetime | None]:
    """Return what moves whenever those complaints change, the time of the last one at its end."""
    if not policy_in_force().show_complaints:
        return 0, 0, None
    return complaints_state(db_session(), slug=slug)


def slug_of(item: FeedItem) -> str:
    """Return the last part of a verdict's address."""
    return item.url.rsplit("/", 1)[1]
