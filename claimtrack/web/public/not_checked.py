"""The page of what the desk looked at and will not check, with the reason."""

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from claimtrack.services.claims.not_checked import list_not_checked, not_checked_state
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session
from claimtrack.web.i18n import select_locale
from claimtrack.web.public.answers import answer_page, open_to_public, policy_in_force
from claimtrack.web.public.conditional import edition_of
from claimtrack.web.public.paging import Paging, page_number

blueprint = open_to_public(Blueprint("not_checked", __name__))
CLAIMS_A_PAGE = 50


@blueprint.get("/not-checked")
@requires(Access.PUBLIC)
def index() -> ResponseReturnValue:
    """List the claims, the latest decision first. Without any, the page says so, and nothing leads to it."""
    state, policy = not_checked_state(db_session()), policy_in_force()
    paging = Paging(page_number(request.args), size=CLAIMS_A_PAGE, total=state.count)
    if paging.is_beyond:
        abort(404)
    updated = max(filter(None, (state.updated, policy.created_at)))
    edition = edition_of("not-checked", select_locale(), paging, state, policy.version, updated=updated)
    return answer_page(
        edition,
        "public/not_checked.html",
        lambda: {
            "claims": list_not_checked(db_session(), limit=paging.size, offset=paging.offset),
            "paging": paging,
            "page_address": lambda number: url_for("not_checked.index", page=number),
        },
    )


@blueprint.app_template_global()
def any_not_checked() -> bool:
    """Return whether the page lists anything, so that links can lead to it."""
    return not_checked_state(db_session()).count > 0
