"""Search for readers: the words of a claim in any form, over everything that is public."""

from typing import Any, Final

from flask import request, url_for
from flask.typing import ResponseReturnValue

from claimtrack.services.publishing.search import ClaimQuery, search_publications
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.i18n import select_locale
from claimtrack.web.public.answers import answer_page, edition_of_all
from claimtrack.web.public.listing import A_PAGE, asked_place, page_of
from claimtrack.web.public.site_blueprint import blueprint

_LONGEST: Final = 200


@blueprint.get("/search")
@requires(Access.PUBLIC)
def find() -> ResponseReturnValue:
    """Show the verdicts whose claim, headline, summary or claimant hold all the words, newest first."""
    words = " ".join(request.args.get("q", "").split())[:_LONGEST]
    language = request.args.get("language", "")
    language = language if language in desk().settings.languages else ""
    edition = edition_of_all("find", select_locale(), words, language, asked_place())
    return answer_page(edition, "public/search.html", lambda: _results(words, language))


def _results(words: str, language: str) -> dict[str, Any]:
    query = ClaimQuery(words=words, language=language or None, retracted=True)
    found = (
        search_publications(db_session(), query=query, limit=A_PAGE + 1, after=asked_place()) if words else []
    )
    page = page_of(found)
    first: dict[str, Any] = {"q": words, "language": language or None}
    following = url_for("public.find", **first, after=page["following"]) if page["following"] else None
    return {
        **page,
        "words": words,
        "language": language,
        "languages": desk().settings.languages,
        "first": url_for("public.find", **first),
        "following": following,
    }
