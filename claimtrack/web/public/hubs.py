"""Which feeds name the hubs that are told of their changes: whole ones, and those in one language."""

from dataclasses import replace

from flask import Response

from claimtrack.services.feed import FeedFilter
from claimtrack.services.hubs import FEEDS
from claimtrack.web.context import desk
from claimtrack.web.public.filters import filter_query


def hubs_of(wanted: FeedFilter, *, path: str) -> tuple[str, ...]:
    """Return the hubs that are told when the feed at `path`, narrowed like this, changes."""
    narrowed = replace(wanted, language="") != FeedFilter()
    return () if narrowed or path not in FEEDS else desk().settings.websub_hubs


def name_hubs(answer: Response, wanted: FeedFilter, *, path: str) -> Response:
    """Return `answer`, which names the feed's hubs and its own address in its headers, as WebSub asks."""
    hubs, own = hubs_of(wanted, path=path), f"{desk().settings.base_url}{path}{filter_query(wanted)}"
    links = [f'<{hub}>; rel="hub"' for hub in hubs]
    if links:
        answer.headers["Link"] = ", ".join([*links, f'<{own}>; rel="self"'])
    return answer
