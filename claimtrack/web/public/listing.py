"""A list of verdicts that goes on page by page, however long it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Response, request

from claimtrack.models import Publication
from claimtrack.services.publishing.archive import ArchiveFilter, list_archive
from claimtrack.services.publishing.feed_items import feed_item
from claimtrack.services.publishing.search import SearchPlace
from claimtrack.web.context import db_session, desk
from claimtrack.web.places import read_moment, write_moment
from claimtrack.web.public.answers import answer_page
from claimtrack.web.public.edition import Edition

A_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: `address` is its first page, `back` what it is part of, `feed_query` selects it in feeds."""

    heading: str
    address: str
    wanted: ArchiveFilter
    back: tuple[str, str]
    feed_query: str = ""


def asked_place() -> SearchPlace | None:
    """Return where the page that was asked for begins; None for the first one."""
    found = read_moment(request.args.get("after"))
    return SearchPlace(*found) if found else None


def page_of(found: Sequence[Publication], *, size: int = A_PAGE) -> dict[str, Any]:
    """Return what a page shows of `found`, which holds one verdict more than the page if there is another."""
    base_url = desk().settings.base_url
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    following = write_moment(last.published_at, last.id) if last and last.published_at else None
    return {
        "items": [feed_item(publication, base_url=base_url) for publication in shown],
        "following": following,
        "begins_later": asked_place() is not None,
    }


def archive_page(listing: Listing, edition: Edition) -> Response:
    """Return the page of `listing` that was asked for."""

    def context() -> dict[str, Any]:
        found = list_archive(db_session(), wanted=listing.wanted, limit=A_PAGE + 1, after=asked_place())
        return {"listing": listing, **page_of(found)}

    return answer_page(edition, "public/listing.html", context)
