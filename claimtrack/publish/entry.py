"""What a reader sees of one verdict inside a feed: the same title and HTML in every format."""

from html import escape

from claimtrack.clock import PartialDate
from claimtrack.publish.characters import instant, writable
from claimtrack.publish.feed_item import FeedCorrection, FeedItem, FeedSource
from claimtrack.publish.labels import FeedLabels
from claimtrack.publish.web_address import web_address


def entry_title(item: FeedItem, labels: FeedLabels) -> str:
    """Return the headline, which opens with the word for a retraction when there was one."""
    return writable(f"{labels.retracted}: {item.headline}" if item.retracted else item.headline)


def entry_summary(item: FeedItem) -> str:
    """Return the verdict in a few sentences, or why it was retracted."""
    return writable((item.retraction_note or "") if item.retracted else item.summary)


def entry_html(item: FeedItem, labels: FeedLabels) -> str:
    """Return the entry as HTML: claim, rating, summary, explanation, sources and corrections.

    A retracted verdict keeps the claim and the corrections only, after why it was retracted.
    """
    opening = [line_html(labels.retracted, item.retraction_note or "")] if item.retracted else []
    finding = [] if item.retracted else _finding(item, labels)
    if item.original is not None and item.original.outdated:
        opening.append(f"<p><strong>{link_html(item.original.url, labels.outdated)}</strong></p>")
    corrections = _corrections(item.corrections, labels)
    return writable("\n".join([*opening, _claim(item, labels), *finding, *corrections]))


def entry_categories(item: FeedItem, labels: FeedLabels) -> tuple[tuple[str, str], ...]:
    """Return pairs of a category's term and its label: the rating, or ``retracted``, and then the topics."""
    first = ("retracted", labels.retracted) if item.retracted else (item.rating.slug, item.rating.label)
    return (first, *((topic, topic) for topic in item.topics))


def line_html(label: str, text: str) -> str:
    """Return a paragraph that opens with `label`."""
    return f"<p><strong>{escape(label)}:</strong> {escape(text)}</p>"


def _claim(item: FeedItem, labels: FeedLabels) -> str:
    name = item.claimant.name if item.claimant else ""
    role = (item.claimant.role if item.claimant else "") or ""
    details = [part for part in (name, role, _day(item.said_on)) if part]
    said = f"<br>{escape(labels.said_by)}: {escape(', '.join(details))}" if name else ""
    return f"<p><strong>{escape(labels.claim)}:</strong> {escape(item.claim_reviewed)}{said}</p>"


def _finding(item: FeedItem, labels: FeedLabels) -> list[str]:
    summary = f"<p>{escape(item.summary)}</p>"
    return [_rating(item, labels), summary, item.explanation_html.strip(), *_sources(item.sources, labels)]


def _rating(item: FeedItem, labels: FeedLabels) -> str:
    of_best = f" ({item.rating.value}/{item.rating.best})" if item.rating.value is not None else ""
    as_of = f"; {labels.as_of} {_day(item.as_of)}" if item.as_of else ""
    return line_html(labels.rating, f"{item.rating.label}{of_best}{as_of}")


def _day(date: PartialDate | None) -> str:
    return date.isoformat() if date else ""


def _sources(sources: tuple[FeedSource, ...], labels: FeedLabels) -> list[str]:
    if not sources:
        return []
    rows = [f"<li>{_source(source, labels)}</li>" for source in sources]
    return [f"<p><strong>{escape(labels.sources)}:</strong></p>", "<ul>", *rows, "</ul>"]


def _source(source: FeedSource, labels: FeedLabels) -> str:
    title = link_html(source.url, source.title or labels.unnamed_source)
    publisher = f", {escape(source.publisher)}" if source.publisher else ""
    quote = f": <q>{escape(source.quote)}</q>" if source.quote else ""
    copy = (
        f" ({link_html(source.archived_url, labels.archived_copy)})"
        if web_address(source.archived_url)
        else ""
    )
    return f"{title}{publisher}{quote}{copy}"


def link_html(address: str | None, text: str) -> str:
    """Return `text` as a link; as it is when `address` is no web address."""
    checked = web_address(address)
    return f'<a href="{escape(checked)}">{escape(text)}</a>' if checked else escape(text)


def _corrections(corrections: tuple[FeedCorrection, ...], labels: FeedLabels) -> list[str]:
    return [
        line_html(
            f"{labels.corrections.get(change.kind, change.kind)} ({instant(change.at)[:10]})", change.note
        )
        for change in corrections
        if change.kind != "retraction"
    ]
