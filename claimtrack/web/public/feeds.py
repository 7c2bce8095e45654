"""The feeds: verdicts, the DataFeed of ClaimReview, and changes; each with archives of its older entries."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from claimtrack.services.publishing.feed import FeedFilter
from claimtrack.services.publishing.feed_filters import unknown_values
from claimtrack.services.publishing.public_state import PublicState
from claimtrack.services.verdicts.credited import credits_state
from claimtrack.web.access import Access, View, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.public.answers import (
    json_answer,
    open_data,
    open_data_to_public,
    policy_in_force,
    state_in_public,
)
from claimtrack.web.public.conditional import DATA_CACHING, edition_of
from claimtrack.web.public.feed_answer import answer_document
from claimtrack.web.public.feed_kinds import CHANGE_FEED, DATA_FEED, DATA_FORMAT, FORMATS, VERDICT_FEED
from claimtrack.web.public.feed_request import FeedRequest
from claimtrack.web.public.feed_store import Document
from claimtrack.web.public.filters import read_filter
from claimtrack.web.public.hubs import name_hubs

# Entries in a feed, the latest changes, and in an archive. Programs want the DataFeed in few documents.
NEWEST = 50
NEWEST_AS_DATA = 1000
_EVERYTHING = FeedFilter()

blueprint = open_data_to_public(Blueprint("feeds", __name__))


def _in_each_format(name: str) -> Callable[[View], View]:
    """Route the feed and its archives: a rule for each format, which is found faster than one for all."""

    def route(view: View) -> View:
        for form in FORMATS:
            for folder in ("", "archive/<int(min=1):archive>/"):
                rule = f"/feeds/{folder}{name}.{form}"
                blueprint.add_url_rule(rule, view_func=view, defaults={"format": form}, methods=["GET"])
        return view

    return route


@_in_each_format("verdicts")
@requires(Access.PUBLIC)
def verdicts(format: str, archive: int | None = None) -> ResponseReturnValue:  # noqa: A002 - in the address
    """Answer the newest verdicts, or an archive of older ones, as Atom, RSS or JSON Feed."""
    return _answer(FeedRequest(VERDICT_FEED, FORMATS[format], _filter(), NEWEST, archive))


@blueprint.get("/feeds/claimreview.json")
@blueprint.get("/feeds/archive/<int(min=1):archive>/claimreview.json")
@requires(Access.PUBLIC)
def claimreview(archive: int | None = None) -> ResponseReturnValue:
    """Answer the newest verdicts, or an archive of older ones, as a schema.org DataFeed of ClaimReview."""
    return _answer(FeedRequest(DATA_FEED, DATA_FORMAT, _filter(), NEWEST_AS_DATA, archive))


@_in_each_format("corrections")
@requires(Access.PUBLIC)
def corrections(format: str, archive: int | None = None) -> ResponseReturnValue:  # noqa: A002 - as above
    """Answer the latest changes to verdicts, or an archive of older ones, as Atom, RSS or JSON Feed."""
    return _answer(FeedRequest(CHANGE_FEED, FORMATS[format], _filter(), NEWEST, archive))


def _filter() -> FeedFilter:
    return read_filter(request.args) if request.environ.get("QUERY_STRING") else _EVERYTHING


def _answer(asked: FeedRequest) -> Response:
    """Return the feed. As long as nothing public has changed, one query tells that it is the same."""
    kept, state = desk().feeds, state_in_public()
    document = kept.find(asked.key)
    if document is None or not document.state.shows_the_same(state):
        unknown = unknown_values(db_session(), wanted=asked.wanted, languages=desk().settings.languages)
        if unknown:
            return open_data(_refuse(asked.wanted, unknown))
        if asked.plan is None:
            return _lead_to_feed(asked)
        document = _look_again(asked, document, state)
        kept.keep(asked.key, document)
    answer = answer_document(document, asked.write, keep=lambda filled: kept.keep(asked.key, filled))
    return name_hubs(answer, asked.hubs, path=asked.path(asked.archive))


def _look_again(asked: FeedRequest, document: Document | None, state: PublicState) -> Document:
    """Return the document as it is now: with what was written before, if it holds the same as then."""
    policy, plan = policy_in_force(), asked.plan
    changed = plan.updated if plan else None
    updated = max(changed or policy.created_at, policy.created_at)
    named = credits_state(db_session(), policy=policy)
    edition = edition_of(*asked.key, plan, policy.version, asked.hubs, named, updated=updated)
    # A reader who knows times alone has to hear of what moved without one, whichever feed it was in.
    edition = replace(edition, updated=max(updated, state.rearranged))
    if document is not None and document.edition.tag == edition.tag:
        return replace(document, state=state, edition=edition)
    return Document(state, edition, asked.format.content_type, asked.format.page_type)


def _lead_to_feed(asked: FeedRequest) -> Response:
    """What an archive will hold that is not full yet stands in the feed."""
    answer = Response(status=302, headers={"Location": asked.path(None), "Cache-Control": DATA_CACHING})
    return open_data(answer)


def _refuse(wanted: FeedFilter, unknown: dict[str, list[str]]) -> Response:
    """A reader that is set up wrongly should hear of it, and not wait on an empty feed for ever."""
    named = "; ".join(
        f"{name}={getattr(wanted, name)!r} is not known here. Known: {', '.join(values) or 'none yet'}"
        for name, values in unknown.items()
    )
    problem = {"title": "Unknown filter", "status": 400, "detail": named, "known": unknown}
    return json_answer(problem, status=400, mimetype="application/problem+json")
