"""The one value that pages, feeds and markup are written from, so that they cannot disagree."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from claimtrack.clock import PartialDate


@dataclass(frozen=True, slots=True)
class FeedRating:
    """A rating in the item's language; the numbers are all there or all None, and `best` is most true."""

    label: str
    value: int | None
    best: int | None
    worst: int | None
    explanation: str
    slug: str


@dataclass(frozen=True, slots=True)
class FeedClaimant:
    """Who made the statement."""

    name: str
    kind: Literal["person", "organisation"]
    role: str | None


@dataclass(frozen=True, slots=True)
class FeedAppearance:
    """A place where the claim was made."""

    url: str | None
    publisher: str | None
    title: str | None
    published_on: PartialDate | None
    archived_url: str | None


@dataclass(frozen=True, slots=True)
class FeedSource:
    """Evidence on the claim, with the words quoted from it; `title` is None when it must stay unnamed."""

    title: str | None
    url: str | None
    publisher: str | None
    quote: str
    stance: str
    archived_url: str | None


@dataclass(frozen=True, slots=True)
class FeedCorrection:
    """What changed after publication: `kind` is correction, update, clarification or retraction."""

    kind: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FeedOriginal:
    """What a translation says again; `outdated` says that the verdict has a newer version than it says."""

    url: str
    outdated: bool


@dataclass(frozen=True, slots=True)
class FeedFirst:
    """Where and as what a check of the desk's own came out before the desk used this program."""

    url: str
    rating: str | None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A published verdict as the public sees it, in one language.

    `url` is its page, `claim_reviewed` the short wording, `explanation_html` clean HTML, `as_of` the day on
    which it was true, `published` and `updated` aware instants. A retracted verdict says why in its note.
    """

    uuid: UUID
    url: str
    language: str
    headline: str
    claim_reviewed: str
    summary: str
    explanation_html: str
    rating: FeedRating
    claimant: FeedClaimant | None
    said_on: PartialDate | None
    as_of: PartialDate | None
    appearances: tuple[FeedAppearance, ...]
    sources: tuple[FeedSource, ...]
    topics: tuple[str, ...]
    published: datetime
    updated: datetime
    retracted: bool
    retraction_note: str | None
    corrections: tuple[FeedCorrection, ...]
    original: FeedOriginal | None = None
    first: FeedFirst | None = None
    # The people whom the desk names.
    authors: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()

    @property
    def outdated(self) -> bool:
        """Whether it is a translation of what is not the verdict any more."""
        return self.original is not None and self.original.outdated

    @property
    def stands(self) -> bool:
        """Whether machines may be told of it as a finding: not of what was retracted, or is outdated."""
        return not self.retracted and not self.outdated


@dataclass(frozen=True, slots=True)
class FeedChange:
    """One change to a public verdict as an entry of its own; `item` is the verdict as it is now."""

    uuid: UUID
    item: FeedItem
    correction: FeedCorrection


@dataclass(frozen=True, slots=True)
class FeedPublisher:
    """The desk in public."""

    name: str
    url: str
    logo_url: str | None


@dataclass(frozen=True, slots=True)
class FeedInfo:
    """A feed as a whole; `language` is None where items of several languages stand in it.

    `older_url` is the document with the entries before these. An archive of older entries is told by
    `current_url`, the address of the feed that it belongs to. `stylesheet` is for who opens it in a browser.
    """

    uuid: UUID
    title: str
    subtitle: str
    language: str | None
    home_url: str
    feed_url: str
    publisher: FeedPublisher
    updated: datetime
    # WebSub hubs that are told when it changes.
    hubs: tuple[str, ...] = ()
    older_url: str | None = None
    current_url: str | None = None
    stylesheet: str | None = None
