"""What belongs to a verdict's page: its picture, copies that readers may read, the error report."""

from typing import Any

from flask import Response, current_app, make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from claimtrack.errors import NotFoundError
from claimtrack.models import SourceCopy
from claimtrack.publish.web_address import web_address
from claimtrack.services.evidence.frozen_copies import find_public_copy
from claimtrack.services.file_store import snapshot_store
from claimtrack.services.publishing.card_files import card_content, card_png
from claimtrack.services.publishing.feed import find_public, verdict_state
from claimtrack.services.publishing.feed_items import feed_item
from claimtrack.services.publishing.verdict_page import VerdictView
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.desk.evidence.foreign import guarded
from claimtrack.web.i18n import speak
from claimtrack.web.public.answers import policy_in_force, publisher
from claimtrack.web.public.conditional import DATA_CACHING, answer_edition, edition_of
from claimtrack.web.public.site_blueprint import blueprint
from claimtrack.web.template_filters import partial_date, static_site


def card_address(slug: str, view: VerdictView) -> str:
    """Return the absolute address of a verdict's picture; another one for each version of the verdict."""
    version = view.history[0].content_hash[:12]
    return desk().settings.base_url + url_for("public.card", slug=slug, v=version)


def report_address(slug: str) -> str:
    """Return where a reader reports an error in this verdict: its own page, else wherever the desk is."""
    path = f"/verdicts/{slug}/report"
    answered = not static_site() and current_app.url_map.bind("").test(path, method="GET")
    return path if answered else publisher().url


@blueprint.get("/verdicts/<slug:slug>/card.png")
@requires(Access.PUBLIC)
def card(slug: str) -> ResponseReturnValue:
    """Answer the picture that other sites show beside a link to the verdict."""
    state, policy = verdict_state(db_session(), slug=slug), policy_in_force()
    speak(state.language)
    updated = max(state.updated, policy.created_at)
    edition = edition_of("card", slug, state, policy.version, updated=updated)
    return answer_edition(edition, lambda: _picture(slug), caching=DATA_CACHING)


@blueprint.get("/verdicts/<slug:slug>/copies/<int:copy_id>")
@requires(Access.PUBLIC)
def copy(slug: str, copy_id: int) -> ResponseReturnValue:
    """Show the words of a page that the verdict cites, as the desk archived them, if its policy allows it."""
    if not policy_in_force().public_copies:
        raise NotFoundError(thing="copy")
    speak(verdict_state(db_session(), slug=slug).language)
    found, source = find_public_copy(db_session(), slug=slug, copy_id=copy_id)
    answer = guarded(make_response(render_template("public/copy.html", **_copy(slug, found, source))))
    # The page is somebody else's: what finds it should find theirs.
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _copy(slug: str, found: SourceCopy, source: dict[str, Any]) -> dict[str, Any]:
    clean = snapshot_store(desk().settings).read(found.readable_hash or "").decode("utf8", "replace")
    return {
        "slug": slug,
        "copy": found,
        "source": source,
        "publisher": publisher(),
        "address": web_address(found.final_url or found.url),
        "content": Markup(clean),  # noqa: S704 - cleaned by nh3, and named by its hash
    }


def _picture(slug: str) -> Response:
    publication, settings = find_public(db_session(), slug=slug), desk().settings
    content = card_content(
        publication,
        feed_item(publication, base_url=settings.base_url),
        publisher=publisher().name,
        retracted=gettext("Retracted"),
        date_text=partial_date,
    )
    return Response(card_png(settings, content), content_type="image/png")
