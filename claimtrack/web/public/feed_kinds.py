"""The feeds there are: what stands in each, at which address, and how it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from flask_babel import LazyString, lazy_gettext
from sqlalchemy.orm import Session

from claimtrack.models import Policy
from claimtrack.publish import (
    FeedInfo,
    write_atom,
    write_data_feed,
    write_json_feed,
    write_rss,
)
from claimtrack.services.publishing.feed import load_by_id
from claimtrack.services.publishing.feed_items import feed_change, feed_item
from claimtrack.services.publishing.feed_plan import CHANGES, VERDICTS, Subject
from claimtrack.services.publishing.public_log import load_changes
from claimtrack.services.verdicts.credited import Credited, credited_by_key
from claimtrack.web.public.feed_labels import feed_labels

_DATA: Final = "application/ld+json"
_WRITERS: Final = {
    "application/atom+xml": write_atom,
    "application/rss+xml": write_rss,
    "application/feed+json": write_json_feed,
}


@dataclass(frozen=True, slots=True)
class FeedKind:
    """A feed: its `name` in addresses, what its entries are, the page that it follows, and what it is called.

    `title` takes the publisher's name.
    """

    name: str
    subject: Subject
    home: str
    title: LazyString
    subtitle: LazyString

    def load(self, session: Session, keys: Sequence[int], *, base_url: str, policy: Policy) -> list[Any]:
        """Return what the writers take for the entries with these keys, in their order.

        `policy` says whom they name.
        """
        if self.subject is CHANGES:
            return [feed_change(line, base_url=base_url) for line in load_changes(session, keys)]
        found = load_by_id(session, keys)
        credited = credited_by_key(session, publications=found.values(), policy=policy)
        items = ((feed_item(found[key], base_url=base_url), credited.get(key, Credited())) for key in keys)
        return [replace(item, authors=named.authors, approvers=named.approvers) for item, named in items]


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A way of writing a feed: the ending of its address, and its media type."""

    ending: str
    media_type: str

    @property
    def content_type(self) -> str:
        """The header's value."""
        return f"{self.media_type}; charset=utf-8"

    @property
    def page_type(self) -> str | None:
        """The header's value for a browser, which shows what is called a feed as text, without any style."""
        return "application/xml; charset=utf-8" if self.stylesheet else None

    @property
    def is_data(self) -> bool:
        """Whether it is for programs alone, which want everything in few documents."""
        return self.media_type == _DATA

    @property
    def stylesheet(self) -> str | None:
        """Where a browser finds how to show it."""
        return "/static/feed.css" if self.media_type.endswith("+xml") else None

    def write(self, info: FeedInfo, entries: Sequence[Any]) -> bytes:
        """Return the document."""
        if self.is_data:
            return write_data_feed(info, entries)
        return _WRITERS[self.media_type](info, entries, labels=feed_labels())


VERDICT_FEED: Final = FeedKind(
    name="verdicts",
    subject=VERDICTS,
    home="/",
    title=lazy_gettext("Verdicts of %(publisher)s"),
    subtitle=lazy_gettext("Checked claims, with every correction"),
)
DATA_FEED: Final = replace(VERDICT_FEED, name="claimreview")
CHANGE_FEED: Final = FeedKind(
    name="corrections",
    subject=CHANGES,
    home="/corrections",
    title=lazy_gettext("Corrections of %(publisher)s"),
    subtitle=lazy_gettext("Every correction, update, clarification and retraction of a verdict"),
)
FORMATS: Final = {
    "atom": FeedFormat("atom", "application/atom+xml"),
    "rss": FeedFormat("rss", "application/rss+xml"),
    "json": FeedFormat("json", "application/feed+json"),
}
DATA_FORMAT: Final = FeedFormat("json", _DATA)
