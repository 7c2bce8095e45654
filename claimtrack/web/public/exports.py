"""All verdicts as documented records, for networks and archives that keep a copy."""

from urllib.parse import urlencode

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from claimtrack.services.publishing.exporting import ExportPage, ExportPlace, export_records, plan_export
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.public.answers import (
    json_answer,
    open_data,
    open_to_public,
    policy_in_force,
    publisher,
    state_in_public,
)
from claimtrack.web.public.conditional import DATA_CACHING, answer_edition, edition_of

blueprint = open_to_public(Blueprint("exports", __name__))
VERSION = "1"
_PATH = "/export/verdicts.json"
_MOST_A_PAGE = 100


@blueprint.get(_PATH)
@requires(Access.PUBLIC)
def verdicts() -> ResponseReturnValue:
    """Answer verdicts in the order of their last change, from a place on."""
    language, written = request.args.get("language", "").strip(), request.args.get("after", "").strip()
    if language and language not in desk().settings.languages:
        return _refuse(f"language={language[:20]!r} is not known here")
    try:
        after = ExportPlace.parse(written) if written else None
        limit = _limit(request.args.get("limit", "").strip())
    except ValueError as error:
        return _refuse(str(error))
    page, policy = plan_export(db_session(), after=after, language=language, limit=limit), policy_in_force()
    # A verdict's English words may be new although it is not.
    state = state_in_public()
    updated = max(filter(None, (page.updated, policy.created_at, state.changed)))
    edition = edition_of(
        "export", VERSION, language, limit, page, policy.version, state.change, updated=updated
    )
    answer = answer_edition(edition, lambda: _write(page, language, limit), caching=DATA_CACHING)
    return open_data(answer)


def _write(page: ExportPage, language: str, limit: int) -> Response:
    base_url, known = desk().settings.base_url, publisher()
    asked = {"language": language, "limit": limit, "after": page.after}
    query = urlencode({name: value for name, value in asked.items() if value})
    return json_answer(
        {
            "version": VERSION,
            "publisher": {"name": known.name, "url": known.url},
            "verdicts": export_records(db_session(), page=page, base_url=base_url),
            "more": page.more,
            "next": f"{base_url}{_PATH}?{query}",
        }
    )


def _limit(written: str) -> int:
    if not written:
        return _MOST_A_PAGE
    if not written.isascii() or not written.isdecimal() or int(written[:9]) == 0:
        raise ValueError(f"limit has to be a number from 1 to {_MOST_A_PAGE}")
    return min(int(written[:9]), _MOST_A_PAGE)


def _refuse(message: str) -> Response:
    problem = {"title": "Bad request", "status": 400, "detail": message}
    return open_data(json_answer(problem, status=400, mimetype="application/problem+json"))
