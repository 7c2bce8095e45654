"""The public pages: the list of verdicts, a verdict, the log of corrections, and the methodology."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from claimtrack.errors import NotFoundError
from claimtrack.services.feed import FeedFilter, feed_state, verdict_state
from claimtrack.services.public_log import count_corrections
from claimtrack.services.published import find_successor
from claimtrack.services.verdict_page import state_around
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session
from claimtrack.web.i18n import select_locale, speak
from claimtrack.web.public import archive, machine_files, pages, reader_search, verdict_parts
from claimtrack.web.public.answers import answer_page, policy_in_force
from claimtrack.web.public.conditional import PAGE_CACHING, edition_of
from claimtrack.web.public.feed_labels import correction_name
from claimtrack.web.public.filters import read_filter
from claimtrack.web.public.log_filters import read_log_filter
from claimtrack.web.public.paging import Paging, page_number
from claimtrack.web.public.reader_parts import parts_state
from claimtrack.web.public.site_blueprint import blueprint

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
    wanted, policy = read_filter(request.args), policy_in_force()
    state = feed_state(db_session(), wanted=wanted)
    # What can be chosen depends on the verdicts that the filter leaves out too.
    everything = feed_state(db_session(), wanted=FeedFilter())
    paging = Paging(page_number(request.args), size=VERDICTS_A_PAGE, total=state.count)
    if paging.is_beyond:
        abort(404)
    updated = max(filter(None, (everything.updated, policy.created_at)))
    edition = edition_of(
        "home", select_locale(), wanted, paging, state, everything, policy.version, updated=updated
    )
    return answer_page(edition, "public/home.html", lambda: pages.home(wanted, paging))


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
    state, policy, asked = feed_state(db_session(), wanted=FeedFilter()), policy_in_force(), read_log_filter()
    total = count_corrections(db_session(), wanted=asked.wanted)
    paging = Paging(page_number(request.args), size=CHANGES_A_PAGE, total=total)
    if paging.is_beyond:
        abort(404)
    updated = max(filter(None, (state.updated, policy.created_at)))
    edition = edition_of(
        "corrections", select_locale(), asked, paging, state, policy.version, updated=updated
    )
    return answer_page(edition, "public/corrections.html", lambda: pages.corrections(asked, paging))


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
