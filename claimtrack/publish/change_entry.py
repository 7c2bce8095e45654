"""What a reader sees of one change to a verdict inside the feed of changes."""

from claimtrack.publish.characters import writable
from claimtrack.publish.entry import line_html, link_html
from claimtrack.publish.feed_item import FeedChange
from claimtrack.publish.labels import FeedLabels


def change_title(change: FeedChange, labels: FeedLabels) -> str:
    """Return the headline of the verdict after the word for what kind of change it was."""
    return writable(f"{_kind(change, labels)}: {change.item.headline}")


def change_summary(change: FeedChange) -> str:
    """Return what readers were told of the change."""
    return writable(change.correction.note)


def change_html(change: FeedChange, labels: FeedLabels) -> str:
    """Return the note, the claim that the verdict is on, and its rating unless it was retracted, as HTML."""
    item = change.item
    lines = [
        line_html(_kind(change, labels), change.correction.note),
        line_html(labels.claim, item.claim_reviewed),
        "" if item.retracted else line_html(labels.rating, item.rating.label),
        f"<p>{link_html(item.url, item.headline)}</p>",
    ]
    return writable("\n".join(filter(None, lines)))


def change_categories(change: FeedChange, labels: FeedLabels) -> tuple[tuple[str, str], ...]:
    """Return the kind of the change, such as ``correction``, with its word, and then the topics."""
    kind = (change.correction.kind, _kind(change, labels))
    return (kind, *((topic, topic) for topic in change.item.topics))


def _kind(change: FeedChange, labels: FeedLabels) -> str:
    return labels.corrections.get(change.correction.kind, change.correction.kind)
