"""Which feeds name the hubs that are told of their changes: whole ones, and those in one language."""

from dataclasses import replace

from flask import Response

from claimtrack.services.publishing.feed import FeedFilter
from claimtrack.services.push.hubs import FEEDS
from claimtrack.web.context import desk


def hubs_of(wanted: FeedFilter, *, path: str) -> tuple[str, ...]:
    """Return the hubs that are told when the feed at `path`, narrowed like this, changes."""
    narrowed = replace(wanted, language="") != FeedFilter()
    return () if narrowed or path not in FEEDS else desk().settings.websub_hubs


def name_hubs(answer: Response, hubs: tuple[str, ...], *, path: str) -> Response:
    """Return `answer`, which names these hubs and its own address in its headers, as WebSub asks."""
    if hubs:
        links = [f'<{hub}>; rel="hub"' for hub in hubs]
        answer.headers["Link"] = ", ".join([*links, f'<{desk().settings.base_url}{path}>; rel="self"'])
    return answer
