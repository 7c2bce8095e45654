"""One verdict as a `FeedItem`, and everything that is written from it: values only."""

from claimtrack.publish.atom import write_atom
from claimtrack.publish.claim_review import claim_review
from claimtrack.publish.claim_search import search_answer, site_of
from claimtrack.publish.data_feed import write_data_feed
from claimtrack.publish.discovery import discovery_document
from claimtrack.publish.exchange_record import RecordDetails, exchange_record, texts_of
from claimtrack.publish.explanation import markdown_to_html
from claimtrack.publish.feed_item import (
    FeedAppearance,
    FeedChange,
    FeedClaimant,
    FeedCorrection,
    FeedFirst,
    FeedInfo,
    FeedItem,
    FeedOriginal,
    FeedPublisher,
    FeedRating,
    FeedSource,
)
from claimtrack.publish.json_feed import write_json_feed
from claimtrack.publish.labels import FeedLabels
from claimtrack.publish.markup import markup_advice, markup_problems
from claimtrack.publish.oembed import oembed_answer, write_oembed_xml
from claimtrack.publish.push_payload import ping_payload, push_payload
from claimtrack.publish.rss import write_rss
from claimtrack.publish.script_json import script_json

__all__ = [
    "FeedAppearance",
    "FeedChange",
    "FeedClaimant",
    "FeedCorrection",
    "FeedFirst",
    "FeedInfo",
    "FeedItem",
    "FeedLabels",
    "FeedOriginal",
    "FeedPublisher",
    "FeedRating",
    "FeedSource",
    "RecordDetails",
    "claim_review",
    "discovery_document",
    "exchange_record",
    "markdown_to_html",
    "markup_advice",
    "markup_problems",
    "oembed_answer",
    "ping_payload",
    "push_payload",
    "script_json",
    "search_answer",
    "site_of",
    "texts_of",
    "write_atom",
    "write_data_feed",
    "write_json_feed",
    "write_oembed_xml",
    "write_rss",
]
