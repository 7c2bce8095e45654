"""Verdicts to write, each with what a desk would really put in."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from claimtrack.clock import PartialDate
from claimtrack.publish import (
    FeedAppearance,
    FeedClaimant,
    FeedCorrection,
    FeedInfo,
    FeedItem,
    FeedLabels,
    FeedPublisher,
    FeedRating,
    FeedSource,
)

PUBLISHED: Final = datetime(2026, 3, 4, 8, 30, 15, 250_000, tzinfo=UTC)
UPDATED: Final = datetime(2026, 5, 6, 17, 0, 1, tzinfo=UTC)
PUBLISHER: Final = FeedPublisher("Fact Desk", "https://desk.example.org", "https://desk.example.org/logo.png")
RATING: Final = FeedRating("Misleading", 2, 5, 1, "True in part, but it leads to a wrong idea.", "misleading")
NUMBERLESS: Final = FeedRating("Unverifiable", None, None, None, "Nothing decides it.", "unverifiable")
SPEAKER: Final = FeedClaimant("Ana Brook", "person", "mayor")
STORY: Final = FeedAppearance(
    "https://paper.example.org/bridge",
    "The Valley Paper",
    "A bridge opens",
    PartialDate.parse("2026-02"),
    "https://archive.example.org/1",
)
REPORT: Final = FeedSource(
    "Inspection report",
    "https://office.example.org/report?a=1&b=2",
    "Road Office",
    "The bridge carries 12 tonnes.",
    "refutes",
    "https://archive.example.org/2",
)
CORRECTION: Final = FeedCorrection("correction", "The weight was given in the wrong unit.", UPDATED)

LABELS: Final = {
    "en": FeedLabels(
        claim="Claim",
        rating="Rating",
        said_by="Said by",
        as_of="as of",
        sources="Sources",
        unnamed_source="Source known to the desk",
        archived_copy="archived copy",
        retracted="Retracted",
        corrections={"correction": "Correction", "update": "Update"},
    ),
    "sl": FeedLabels(
        claim="Trditev",
        rating="Ocena",
        said_by="Izrekel",
        as_of="stanje na dan",
        sources="Viri",
        unnamed_source="Vir, ki ga uredništvo pozna",
        archived_copy="arhivska kopija",
        retracted="Umaknjeno",
        corrections={"correction": "Popravek", "update": "Dopolnitev"},
    ),
}

ITEM: Final = FeedItem(
    uuid=UUID("6f1c2a52-7a0b-4a76-9d4e-0c5b2f4d8e11"),
    url="https://desk.example.org/verdicts/the-bridge",
    language="en",
    headline="The new bridge carries less than the mayor said",
    claim_reviewed="The new bridge carries lorries of 40 tonnes.",
    summary="It carries 12 tonnes.",
    explanation_html="<p>The report <em>says</em> so.</p>\n",
    rating=RATING,
    claimant=SPEAKER,
    said_on=PartialDate.parse("2026-02-28"),
    as_of=PartialDate.parse("2026-03-01"),
    appearances=(STORY,),
    sources=(REPORT,),
    topics=("roads", "Občine"),
    published=PUBLISHED,
    updated=UPDATED,
    retracted=False,
    retraction_note=None,
    corrections=(),
)
INFO: Final = FeedInfo(
    uuid=UUID("00000000-1111-4222-8333-444444444444"),
    title="Verdicts of the Fact Desk",
    subtitle="What we checked",
    language="en",
    home_url="https://desk.example.org/",
    feed_url="https://desk.example.org/feeds/verdicts.atom",
    publisher=PUBLISHER,
    updated=UPDATED,
)
RETRACTED: Final = replace(
    ITEM,
    uuid=UUID("11111111-7a0b-4a76-9d4e-0c5b2f4d8e11"),
    url="https://desk.example.org/verdicts/gone",
    retracted=True,
    retraction_note="We read the wrong report.",
)


def an_item(**changes: Any) -> FeedItem:
    """Return the example verdict with `changes`."""
    return replace(ITEM, **changes)
