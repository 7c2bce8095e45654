"""What a verdict's public page shows besides its FeedItem: evidence, history, and how it was made."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from claimtrack.clock import PartialDate
from claimtrack.models import (
    Approval,
    Claimant,
    ClaimTopic,
    Decision,
    Event,
    Publication,
    RevisionContributor,
    Source,
    SourceCopy,
    Topic,
    VerdictRevision,
)
from claimtrack.publish import FeedAppearance, FeedItem, FeedSource
from claimtrack.services.evidence.frozen_copies import stored_copies
from claimtrack.services.publishing.feed import find_public
from claimtrack.services.publishing.feed_items import feed_item
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.services.records.history import event_data
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.workflow import Action

# The events by which a version came out: as a verdict, as a translation, or elsewhere before.
_MADE_PUBLIC = (Action.PUBLISH.value, "translation.publish", "verdict.adopt")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source with what lets a reader find the same passage again; `copy` is the desk's own, if any."""

    source: FeedSource
    reference: str | None
    locator: str | None
    primary: bool
    accessed_on: PartialDate
    published_on: PartialDate | None
    copy: SourceCopy | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the claim was made, in the words it was made in; `medium` is article, speech, ..."""

    appearance: FeedAppearance
    medium: str
    quote: str
    locator: str | None
    said_on: PartialDate | None


@dataclass(frozen=True, slots=True)
class PublicRevision:
    """One version that readers saw, counted from 1; the first has no `kind`, and none before it."""

    number: int
    at: datetime
    kind: str | None
    note: str
    content_hash: str
    revision: VerdictRevision
    before: VerdictRevision | None


@dataclass(frozen=True, slots=True)
class Making:
    """How many people worked on what is public now, how many approved it, and whether one did both."""

    contributors: int
    approvers: int
    self_approved: bool


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """Number and hash of a line of the audit: all that readers are told of it."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Around:
    """When the newest archived copy of a verdict's sources was stored, and what moves with its topics and
    with the languages that it is public in: how many, with the sum of their keys.
    """

    copied: datetime | None
    topics: tuple[int, int]
    languages: tuple[int, int]


@dataclass(frozen=True, slots=True)
class VerdictView:
    """Everything on a verdict's page; `history` is the newest first."""

    item: FeedItem
    evidence: list[Evidence]
    places: list[Place]
    history: list[PublicRevision]
    making: Making
    topics: list[Topic]
    claimant: Claimant | None
    # The event of the audit that each version was made public by, by the version's hash.
    events: dict[str, PublicEvent]


def view_verdict(session: Session, *, slug: str, base_url: str) -> VerdictView:
    """Return the verdict at this address in a fixed number of queries. Raises NotFoundError."""
    publication = find_public(session, slug=slug)
    item = feed_item(publication, base_url=base_url)
    revision = publication.revision
    assert revision is not None  # noqa: S101 - `feed_item` refuses a publication without one
    body, copies = read_body(revision), stored_copies(session, revision=revision)
    return VerdictView(
        item=item,
        evidence=[
            _evidence(source, frozen, copies.get(frozen["hash"]))
            for source, frozen in zip(item.sources, body["sources"], strict=True)
        ],
        places=[_place(*pair) for pair in zip(item.appearances, body["appearances"], strict=True)],
        history=public_history(session, publication=publication),
        making=_making(session, revision),
        topics=publication.claim.topics,
        claimant=session.get(Claimant, publication.claimant_id) if publication.claimant_id else None,
        events=_events(session, publication.claim_id),
    )


def state_around(session: Session, *, slug: str) -> Around:
    """Return what a verdict's page depends on besides the verdict, from one small query."""
    stored = (
        select(func.max(SourceCopy.stored_at))
        .join(Source, Source.id == SourceCopy.source_id)
        .where(Source.claim_id == Publication.claim_id)
        .correlate(Publication)
    )
    filed = select(func.count(), func.coalesce(func.sum(ClaimTopic.topic_id), 0)).where(
        ClaimTopic.claim_id == Publication.claim_id
    )
    other, root = aliased(Publication), func.coalesce(Publication.original_id, Publication.id)
    languages = select(func.count(), func.coalesce(func.sum(other.revision_id), 0)).where(
        or_(other.id == root, other.original_id == root), other.state.in_(VISIBLE)
    )
    totals = [
        counted.with_only_columns(column).correlate(Publication).scalar_subquery()
        for counted in (filed, languages)
        for column in counted.exported_columns
    ]
    statement = select(stored.scalar_subquery(), *totals).where(Publication.slug == slug)
    copied, topics, topic_keys, known, revisions = session.execute(statement).one()
    return Around(copied, (topics, int(topic_keys)), (known, int(revisions)))


def public_history(session: Session, *, publication: Publication) -> list[PublicRevision]:
    """Return the versions of `publication` (loaded by `feed.load_public`) that readers saw, newest first."""
    changes, published = publication.corrections, publication.published_at
    if published is None or publication.revision_id is None:
        return []
    first = changes[0].from_revision_id if changes else publication.revision_id
    revisions = _load_revisions(session, [first, *(change.to_revision_id for change in changes)])
    versions = [PublicRevision(1, published, None, "", revisions[0].content_hash, revisions[0], None)]
    for number, change in enumerate(changes, start=2):
        before, after = revisions[number - 2], revisions[number - 1]
        kind, at = change.kind.value, change.made_at
        versions.append(PublicRevision(number, at, kind, change.note, after.content_hash, after, before))
    return versions[::-1]


def _load_revisions(session: Session, ids: list[int]) -> list[VerdictRevision]:
    statement = select(VerdictRevision).where(VerdictRevision.id.in_(ids))
    statement = statement.options(joinedload(VerdictRevision.rating))
    by_id = {revision.id: revision for revision in session.scalars(statement)}
    return [by_id[key] for key in ids]


def _making(session: Session, revision: VerdictRevision) -> Making:
    """Who approved is asked of the approvals, and not of what anybody says about them."""
    approved = select(Approval.approver_id).where(
        Approval.revision_id == revision.id, Approval.decision == Decision.APPROVE
    )
    worked = select(RevisionContributor.user_id).where(RevisionContributor.revision_id == revision.id)
    approvers, contributors = set(session.scalars(approved)), set(session.scalars(worked))
    return Making(len(contributors), len(approvers), bool(approvers & contributors))


def _events(session: Session, claim_id: int) -> dict[str, PublicEvent]:
    """The hash of a version tells its event: one claim has several languages, and checks from elsewhere."""
    statement = select(Event).where(
        Event.object_kind == "claim", Event.object_id == claim_id, Event.action.in_(_MADE_PUBLIC)
    )
    events = session.scalars(statement.order_by(Event.seq.desc()))
    return {event_data(event)["hash"]: PublicEvent(event.seq, event.hash) for event in events}


def _evidence(source: FeedSource, body: dict[str, Any], copy: SourceCopy | None) -> Evidence:
    return Evidence(
        source=source,
        reference=body["reference"],
        locator=body["locator"],
        primary=body["primary"],
        accessed_on=PartialDate.parse(body["accessed_on"]),
        # Revisions from before sources had a date do not name it.
        published_on=PartialDate.parse(body["published_on"]) if body.get("published_on") else None,
        copy=copy,
    )


def _place(appearance: FeedAppearance, body: dict[str, Any]) -> Place:
    return Place(
        appearance=appearance,
        medium=body["medium"],
        quote=body["quote"],
        locator=body["locator"],
        said_on=PartialDate.parse(body["said_on"]) if body["said_on"] else None,
    )
