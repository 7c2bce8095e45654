"""The verdict feeds: Atom, RSS, JSON Feed, and the DataFeed of ClaimReview, all from the same FeedItems."""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.publish import (
    FeedInfo,
    FeedItem,
    write_atom,
    write_data_feed,
    write_json_feed,
    write_rss,
)
from claimtrack.services.feed import FeedFilter, FeedState, feed_state, list_public
from claimtrack.services.feed_filters import unknown_values
from claimtrack.services.feed_items import feed_item
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.i18n import speak
from claimtrack.web.public.answers import json_answer, open_data, open_to_public, policy_in_force, publisher
from claimtrack.web.public.conditional import DATA_CACHING, answer_edition, edition_of
from claimtrack.web.public.feed_labels import feed_labels
from claimtrack.web.public.filters import filter_query, read_filter
from claimtrack.web.public.hubs import hubs_of, name_hubs

# Verdicts in one feed, the latest changes; the DataFeed holds all of them.
NEWEST = 50
_CLAIM_REVIEW = "claimreview"
_WRITERS = {"atom": write_atom, "rss": write_rss, "json": write_json_feed}
_TYPES = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
    _CLAIM_REVIEW: "application/ld+json",
}

blueprint = open_to_public(Blueprint("feeds", __name__))


@blueprint.get('/feeds/verdicts.<any("atom","rss","json"):format>')
@requires(Access.PUBLIC)
def verdicts(format: str) -> ResponseReturnValue:  # noqa: A002 - the name in the address
    """Answer the newest verdicts as Atom, RSS or JSON Feed."""
    return _answer(format, path=f"/feeds/verdicts.{format}")


@blueprint.get("/feeds/claimreview.json")
@requires(Access.PUBLIC)
def claimreview() -> ResponseReturnValue:
    """Answer every verdict as a schema.org DataFeed of ClaimReview."""
    return _answer(_CLAIM_REVIEW, path="/feeds/claimreview.json")


def _answer(form: str, *, path: str) -> Response:
    wanted, settings = read_filter(request.args), desk().settings
    unknown = unknown_values(db_session(), wanted=wanted, languages=settings.languages)
    if unknown:
        return open_data(_refuse(wanted, unknown))
    # One language for everybody: a feed that varies by Accept-Language would be two feeds at one address.
    speak(settings.languages[0])
    speak(wanted.language)
    state, policy = feed_state(db_session(), wanted=wanted), policy_in_force()
    updated = max(filter(None, (state.updated, policy.created_at)))
    edition = edition_of(form, wanted, state, policy.version, updated=updated)

    def write() -> Response:
        info = _describe(form, wanted, state, path=path)
        limit = None if form == _CLAIM_REVIEW else NEWEST
        found = list_public(db_session(), wanted=wanted, limit=limit)
        document = _write(form, info, [feed_item(each, base_url=settings.base_url) for each in found])
        return Response(document, content_type=f"{_TYPES[form]}; charset=utf-8")

    return name_hubs(open_data(answer_edition(edition, write, caching=DATA_CACHING)), wanted, path=path)


def _write(form: str, info: FeedInfo, items: Iterable[FeedItem]) -> bytes:
    if form == _CLAIM_REVIEW:
        return write_data_feed(info, items)
    return _WRITERS[form](info, items, labels=feed_labels())


def _describe(form: str, wanted: FeedFilter, state: FeedState, *, path: str) -> FeedInfo:
    base_url, desk_in_public, query = desk().settings.base_url, publisher(), filter_query(wanted)
    # Formats of one selection are one feed, so they share an identifier.
    kind = _CLAIM_REVIEW if form == _CLAIM_REVIEW else "verdicts"
    return FeedInfo(
        uuid=uuid5(NAMESPACE_URL, f"{base_url}/feeds/{kind}{query}"),
        title=gettext("Verdicts of %(publisher)s", publisher=desk_in_public.name),
        subtitle=gettext("Checked claims, with every correction"),
        language=wanted.language or None,
        home_url=f"{base_url}/{query}",
        feed_url=f"{base_url}{path}{query}",
        publisher=desk_in_public,
        updated=state.updated or policy_in_force().created_at,
        hubs=hubs_of(wanted, path=path),
    )


def _refuse(wanted: FeedFilter, unknown: dict[str, list[str]]) -> Response:
    """A reader that is set up wrongly should hear of it, and not wait on an empty feed for ever."""
    named = "; ".join(
        f"{name}={getattr(wanted, name)!r} is not known here. Known: {', '.join(values) or 'none yet'}"
        for name, values in unknown.items()
    )
    problem = {"title": "Unknown filter", "status": 400, "detail": named, "known": unknown}
    return json_answer(problem, status=400, mimetype="application/problem+json")
