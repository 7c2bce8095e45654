"""The claim search that clients of Google's Fact Check Tools find here, at the same address."""

from datetime import datetime

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeSerializer

from claimtrack.models import Publication
from claimtrack.publish import discovery_document, search_answer, site_of
from claimtrack.publish.discovery import VERSION
from claimtrack.services.publishing.feed_items import feed_item
from claimtrack.services.publishing.search import ClaimQuery, SearchPlace, search_publications
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk, request_time
from claimtrack.web.public.answers import (
    json_answer,
    open_data,
    open_data_to_public,
    policy_in_force,
    publisher,
    state_in_public,
)
from claimtrack.web.public.conditional import DATA_CACHING, answer_edition, edition_of
from claimtrack.web.public.search_parameters import SearchParameters, read_parameters, start_of_day

blueprint = open_data_to_public(Blueprint("search", __name__))


@blueprint.get("/v1alpha1/claims:search")
@requires(Access.PUBLIC)
def claims_search() -> ResponseReturnValue:
    """Answer published verdicts that hold every word of `query` in any form, the newest review first.

    Google wants a query or a site. Here one desk answers for itself, so without both the answer is all of
    its verdicts: whoever mirrors them pages through with nothing but `pageToken`, and `languageCode` or
    `reviewPublisherSiteFilter` alone work as well.
    """
    try:
        asked = read_parameters(request.args)
        place = _read_token(asked)
    except ValueError as error:
        return open_data(_refuse(str(error)))
    state, policy, since = state_in_public(), policy_in_force(), asked.since(request_time())
    # A review that grows too old changes the answer as well.
    aged = since and start_of_day(request_time())
    updated = max(filter(None, (state.changed, policy.created_at, aged)))
    edition = edition_of("search", asked, since, state.change, policy.version, updated=updated)
    return open_data(answer_edition(edition, lambda: _answer(asked, since, place), caching=DATA_CACHING))


@blueprint.get("/$discovery/rest")
@requires(Access.PUBLIC)
def discovery() -> ResponseReturnValue:
    """Answer the description that Google's clients build themselves from, where Google's API has its own."""
    if request.args.get("version", VERSION) != VERSION:
        error = {"code": 404, "message": "There is no such version.", "status": "NOT_FOUND"}
        return open_data(json_answer({"error": error}, status=404))
    policy = policy_in_force()
    edition = edition_of("discovery", policy.version, updated=policy.created_at)

    def write() -> Response:
        document = discovery_document(base_url=desk().settings.base_url, publisher=publisher().name)
        return json_answer(document)

    return open_data(answer_edition(edition, write, caching=DATA_CACHING))


def _answer(asked: SearchParameters, since: datetime | None, place: SearchPlace | None) -> Response:
    found = [] if _asks_for_others(asked) else _search(asked, since, place)
    shown, base_url = found[: asked.limit], desk().settings.base_url
    token = _write_token(asked, shown[-1]) if len(found) > asked.limit else None
    items = [feed_item(publication, base_url=base_url) for publication in shown]
    return json_answer(search_answer(items, publisher=publisher(), next_page_token=token))


def _search(asked: SearchParameters, since: datetime | None, place: SearchPlace | None) -> list[Publication]:
    return search_publications(
        db_session(),
        query=ClaimQuery(words=asked.query, language=asked.language, since=since),
        # One more tells whether there is a next page.
        limit=asked.limit + 1,
        offset=asked.offset,
        after=place,
    )


def _asks_for_others(asked: SearchParameters) -> bool:
    own = {site_of(publisher().url), site_of(desk().settings.base_url)}
    return bool(asked.site) and asked.site not in own


def _write_token(asked: SearchParameters, last: Publication) -> str:
    assert last.published_at is not None  # noqa: S101 - only published ones are found
    return str(_serializer().dumps([asked.fingerprint, last.published_at.isoformat(), last.id]))


def _read_token(asked: SearchParameters) -> SearchPlace | None:
    """Return where the page begins. Raises ValueError for a token that does not fit."""
    if not asked.page_token:
        return None
    if asked.offset:
        raise ValueError("Invalid value for offset: it does not go together with pageToken.")
    try:
        fingerprint, published, publication_id = _serializer().loads(asked.page_token)
    except BadData as error:
        raise ValueError("Invalid value for pageToken: it was not given out here.") from error
    if fingerprint != asked.fingerprint:
        raise ValueError("Invalid value for pageToken: the other parameters have to stay as they were.")
    return SearchPlace(datetime.fromisoformat(published), publication_id)


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="claims-search")


def _refuse(message: str) -> Response:
    error = {"code": 400, "message": message, "status": "INVALID_ARGUMENT"}
    return json_answer({"error": error}, status=400)
