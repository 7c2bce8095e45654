"""The words that a reader sees inside a feed, filled in by the edge that knows the translations."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedLabels:
    """Visible words in one language; `corrections` maps a correction's kind to its word.

    `about_feed` and `whole_verdict` are for who opens a feed in a browser: what a feed is, and the link to a
    verdict's page; `outdated` leads to the newer version of what a translation says.
    """

    claim: str
    rating: str
    said_by: str
    as_of: str
    sources: str
    unnamed_source: str
    archived_copy: str
    retracted: str
    corrections: Mapping[str, str]
    about_feed: str = ""
    whole_verdict: str = ""
    outdated: str = "outdated"


def labels_for(labels: Mapping[str, FeedLabels], language: str) -> FeedLabels:
    """Return the words of `language`, else the first ones given. Raises ValueError when `labels` is empty."""
    if not labels:
        raise ValueError("a feed needs its words in at least one language")
    return labels.get(language) or next(iter(labels.values()))
