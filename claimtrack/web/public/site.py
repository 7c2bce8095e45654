"""The public pages: the list of verdicts, a verdict, the log of corrections, and the methodology."""

from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from claimtrack.errors import NotFoundError
from claimtrack.services.publishing.feed import feed_state, verdict_state
from claimtrack.services.publishing.public_log import count_corrections
from claimtrack.services.publishing.published import find_successor
from claimtrack.services.publishing.verdict_page import state_around
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session
from claimtrack.web.i18n import select_locale, speak
from claimtrack.web.public import archive, machine_files, pages, reader_search, verdict_parts
from claimtrack.web.public.answers import answer_page, edition_of_all, policy_in_force
from claimtrack.web.public.conditional import PAGE_CACHING, edition_of
from claimtrack.web.public.feed_labels import correction_name
from claimtrack.web.public.filters import read_filter
from claimtrack.web.public.log_filters import read_log_filter
from claimtrack.web.public.paging import Paging, page_number
from claimtrack.web.public.reader_parts import parts_state
from claimtrack.web.public.site_blueprint import blueprint
from claimtrack.web.template_filters import static_site

# Imported for the routes that they put on the blueprint.
PARTS = (archive, machine_files, reader_search, verdict_parts)
__all__ = ["PARTS", "blueprint"]
blueprint.add_app_template_filter(correction_name)
VERDICTS_A_PAGE = 20
CHANGES_A_PAGE = 50


@blueprint.get("/")
@requires(Access.PUBLIC)
def home() -> ResponseReturnValue:
    """Show the verdicts, the latest change first."""
    wanted, number = read_filter(request.args), page_number(request.args)
    if static_site():
        # A file cannot ask the browser what its reader speaks.
        speak(wanted.language)

    def show() -> dict[str, Any]:
        total = feed_state(db_session(), wanted=wanted).count
        return pages.home(wanted, _page_within(Paging(number, size=VERDICTS_A_PAGE, total=total)))

    return answer_page(edition_of_all("home", select_locale(), wanted, number), "public/home.html", show)


def _page_within(paging: Paging) -> Paging:
    """Return `paging`, unless its page lies behind the last one."""
    if paging.is_beyond:
        abort(404)
    return paging


@blueprint.get("/verdicts/<slug:slug>")
@requires(Access.PUBLIC)
def verdict(slug: str) -> ResponseReturnValue:
    """Show one verdict in its own language; a retracted one keeps its address and says why."""
    try:
        state, policy = verdict_state(db_session(), slug=slug), policy_in_force()
    except NotFoundError:
        return _lead_on(slug)
    speak(state.language)
    around = state_around(db_session(), slug=slug)
    parts = parts_state(slug)
    updated = max(filter(None, (state.updated, policy.created_at, around.copied, parts[-1])))
    edition = edition_of(
        "verdict", slug, select_locale(), state, around, policy.version, parts, updated=updated
    )
    by_language = select_locale() != state.language
    return answer_page(edition, "public/verdict.html", lambda: pages.verdict(slug), by_language=by_language)


def _lead_on(slug: str) -> ResponseReturnValue:
    """Lead to the verdict that a merged claim is part of; that can be undone, so no browser may keep it."""
    successor = find_successor(db_session(), slug=slug)
    if successor is None:
        raise NotFoundError(thing="verdict")
    answer = redirect(url_for("public.verdict", slug=successor), code=302)
    answer.headers["Cache-Control"] = PAGE_CACHING
    return answer


@blueprint.get("/corrections")
@requires(Access.PUBLIC)
def corrections() -> ResponseReturnValue:
    """Show how the desk corrects itself, and everything it has corrected."""
    asked, number = read_log_filter(), page_number(request.args)

    def show() -> dict[str, Any]:
        total = count_corrections(db_session(), wanted=asked.wanted)
        return pages.corrections(asked, _page_within(Paging(number, size=CHANGES_A_PAGE, total=total)))

    edition = edition_of_all("corrections", select_locale(), asked, number)
    return answer_page(edition, "public/corrections.html", show)


@blueprint.get("/methodology")
@requires(Access.PUBLIC)
def methodology() -> ResponseReturnValue:
    """Show how the desk works and what its ratings mean."""
    policy = policy_in_force()
    edition = edition_of("methodology", select_locale(), policy.version, updated=policy.created_at)
    return answer_page(edition, "public/methodology.html", pages.methodology)


@blueprint.get("/about")
@requires(Access.PUBLIC)
def about() -> ResponseReturnValue:
    """Show who the desk is."""
    policy = policy_in_force()
    edition = edition_of("about", select_locale(), policy.version, updated=policy.created_at)
    return answer_page(edition, "public/about.html", lambda: pages.policy_text(policy, "about"))
