"""What a reader has to have read, from the database, in a form that readers of every kind are brought to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from claimtrack.publish import FeedChange, FeedItem

_RETRACTED = {"en": "Retracted", "sl": "Umaknjeno"}
KINDS = {
    "en": {"correction": "Correction", "retraction": "Retraction"},
    "sl": {"correction": "Popravek", "retraction": "Umik"},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry; times to the second. `rating` is the first category, by its label."""

    id: str
    url: str
    title: str
    rating: str
    published: datetime
    updated: datetime


def entries_of(items: Iterable[FeedItem]) -> list[Entry]:
    """Return the entries of verdicts."""
    return [_verdict(item) for item in items]


def entries_of_changes(changes: Iterable[FeedChange]) -> list[Entry]:
    """Return the entries of changes."""
    return [_change(change) for change in changes]


def without_updates(entries: Sequence[Entry]) -> list[tuple[str, str, str, datetime]]:
    """Return what a format tells that knows neither changes nor ratings."""
    return [(entry.id, entry.url, entry.title, entry.published) for entry in entries]


def moment(text: str) -> datetime:
    """Return a time of any feed as an instant."""
    found = datetime.fromisoformat(text) if text[:1].isdigit() else parsedate_to_datetime(text)
    return found.astimezone(UTC)


def _verdict(item: FeedItem) -> Entry:
    word = _RETRACTED[item.language]
    return Entry(
        id=item.uuid.urn,
        url=item.url,
        title=f"{word}: {item.headline}" if item.retracted else item.headline,
        rating=word if item.retracted else item.rating.label,
        published=_second(item.published),
        updated=_second(item.updated),
    )


def _change(change: FeedChange) -> Entry:
    word = KINDS[change.item.language][change.correction.kind]
    at = _second(change.correction.at)
    title = f"{word}: {change.item.headline}"
    return Entry(change.uuid.urn, change.item.url, title, word, at, at)


def _second(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
