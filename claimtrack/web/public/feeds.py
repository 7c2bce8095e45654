"""The feeds: verdicts, the DataFeed of ClaimReview, and changes; each with archives of its older entries."""

from dataclasses import replace

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from claimtrack.services.feed import FeedFilter
from claimtrack.services.feed_filters import unknown_values
from claimtrack.services.public_state import PublicState, public_state
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.public.answers import json_answer, open_data, open_to_public, policy_in_force
from claimtrack.web.public.conditional import DATA_CACHING, edition_of
from claimtrack.web.public.feed_answer import answer_document
from claimtrack.web.public.feed_kinds import CHANGE_FEED, DATA_FEED, DATA_FORMAT, FORMATS, VERDICT_FEED
from claimtrack.web.public.feed_request import FeedRequest
from claimtrack.web.public.feed_store import Document
from claimtrack.web.public.filters import read_filter
from claimtrack.web.public.open_data import open_to_other_sites

# Entries in a feed, the latest changes, and in an archive. Programs want the DataFeed in few documents.
NEWEST = 50
NEWEST_AS_DATA = 1000
_FORMAT = '<any("atom","rss","json"):format>'

blueprint = open_to_other_sites(open_to_public(Blueprint("feeds", __name__)))


@blueprint.get(f"/feeds/verdicts.{_FORMAT}")
@blueprint.get(f"/feeds/archive/<int(min=1):archive>/verdicts.{_FORMAT}")
@requires(Access.PUBLIC)
def verdicts(format: str, archive: int | None = None) -> ResponseReturnValue:  # noqa: A002 - in the address
    """Answer the newest verdicts, or an archive of older ones, as Atom, RSS or JSON Feed."""
    asked = read_filter(request.args)
    return _answer(FeedRequest(VERDICT_FEED, FORMATS[format], asked, NEWEST, archive))


@blueprint.get("/feeds/claimreview.json")
@blueprint.get("/feeds/archive/<int(min=1):archive>/claimreview.json")
@requires(Access.PUBLIC)
def claimreview(archive: int | None = None) -> ResponseReturnValue:
    """Answer the newest verdicts, or an archive of older ones, as a schema.org DataFeed of ClaimReview."""
    asked = read_filter(request.args)
    return _answer(FeedRequest(DATA_FEED, DATA_FORMAT, asked, NEWEST_AS_DATA, archive))


@blueprint.get(f"/feeds/corrections.{_FORMAT}")
@blueprint.get(f"/feeds/archive/<int(min=1):archive>/corrections.{_FORMAT}")
@requires(Access.PUBLIC)
def corrections(format: str, archive: int | None = None) -> ResponseReturnValue:  # noqa: A002 - as above
    """Answer the latest changes to verdicts, or an archive of older ones, as Atom, RSS or JSON Feed."""
    asked = read_filter(request.args)
    return _answer(FeedRequest(CHANGE_FEED, FORMATS[format], asked, NEWEST, archive))


def _answer(asked: FeedRequest) -> Response:
    """Return the feed. As long as nothing public has changed, one query tells that it is the same."""
    kept = desk().feeds
    kept.state = state = public_state(db_session(), known=kept.state)
    document = kept.find(asked.key)
    if document is None or not document.state.shows_the_same(state):
        unknown = unknown_values(db_session(), wanted=asked.wanted, languages=desk().settings.languages)
        if unknown:
            return open_data(_refuse(asked.wanted, unknown))
        if asked.plan is None:
            return _lead_to_feed(asked)
        document = _look_again(asked, document, state)
        kept.keep(asked.key, document)
    return answer_document(document, asked.write, keep=lambda filled: kept.keep(asked.key, filled))


def _look_again(asked: FeedRequest, document: Document | None, state: PublicState) -> Document:
    """Return the document as it is now: with what was written before, if it holds the same as then."""
    policy, plan = policy_in_force(), asked.plan
    changed = plan.updated if plan else None
    updated = max(changed or policy.created_at, policy.created_at)
    edition = edition_of(*asked.key, plan, policy.version, updated=updated)
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
