"""Verdicts on other sites: what oEmbed consumers ask, and the card that stands in their frame."""

import re
from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import NotFoundError
from claimtrack.publish import FeedItem, oembed_answer, write_oembed_xml
from claimtrack.services.publishing.feed import VerdictState, find_public, verdict_state
from claimtrack.services.publishing.feed_items import feed_item
from claimtrack.services.publishing.published import find_successor
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.i18n import select_locale, speak
from claimtrack.web.public.answers import json_answer, open_data, open_to_public, policy_in_force, publisher
from claimtrack.web.public.conditional import (
    DATA_CACHING,
    PAGE_CACHING,
    answer_edition,
    edition_of,
)
from claimtrack.web.public.edition import Edition

blueprint = open_to_public(Blueprint("embeds", __name__))
# Any site may frame the card. It runs nothing, loads its own style alone, and belongs to no origin, so that
# nothing in it, not even a claim's own words, can do anything to the page around it, and the other way round.
_CARD_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
_VERDICT_PATH = re.compile(r"/(?:verdicts|embed)/([A-Za-z0-9_-]{1,120})/?")
_FORMATS = ("json", "xml")


@blueprint.get("/embed/<slug:slug>")
@requires(Access.PUBLIC)
def card(slug: str) -> ResponseReturnValue:
    """Show one verdict as a card for a frame; it speaks the verdict's language."""
    try:
        state = verdict_state(db_session(), slug=slug)
    except NotFoundError:
        return _lead_on(slug)
    edition = _edition("embed", slug, state)
    response = answer_edition(edition, lambda: _card(slug), caching=PAGE_CACHING)
    # On a 304 too: its headers take the place of those that the browser kept.
    response.headers["Content-Security-Policy"] = _CARD_POLICY
    return response


@blueprint.get("/oembed")
@requires(Access.PUBLIC)
def oembed() -> ResponseReturnValue:
    """Answer what to embed for a verdict's address: JSON, or XML when it is asked for."""
    form = request.args.get("format", "json").strip().lower()
    if form not in _FORMATS:
        return _refuse(501, f"format={form[:20]!r} is not written here. Known: json, xml")
    try:
        sizes = {name: _pixels(name) for name in ("maxwidth", "maxheight")}
    except ValueError as error:
        return _refuse(400, str(error))
    slug = _slug_of(request.args.get("url", ""))
    try:
        state = verdict_state(db_session(), slug=slug)
    except NotFoundError:
        return _refuse(404, "There is no public verdict at this address.")
    edition = _edition("oembed", slug, form, sizes, state)
    write = _json if form == "json" else _xml
    return open_data(answer_edition(edition, lambda: write(slug, sizes), caching=DATA_CACHING))


def embed_title(item: FeedItem) -> str:
    """Return a verdict's title wherever it is embedded: it says first that it was retracted."""
    return f"{gettext('Retracted')}: {item.headline}" if item.retracted else item.headline


def _edition(kind: str, slug: str, *parts: object) -> Edition:
    state, policy = parts[-1], policy_in_force()
    assert isinstance(state, VerdictState)  # noqa: S101 - both callers end with it
    speak(state.language)
    updated = max(state.updated, policy.created_at)
    return edition_of(kind, slug, *parts, select_locale(), policy.version, updated=updated)


def _item(slug: str) -> FeedItem:
    return feed_item(find_public(db_session(), slug=slug), base_url=desk().settings.base_url)


def _card(slug: str) -> Response:
    item = _item(slug)
    page = render_template("public/embed.html", item=item, title=embed_title(item), publisher=publisher())
    return Response(page, content_type="text/html; charset=utf-8")


def _lead_on(slug: str) -> ResponseReturnValue:
    """The card of a merged claim is that of the other one, for as long as they are merged."""
    successor = find_successor(db_session(), slug=slug)
    if successor is None:
        raise NotFoundError(thing="verdict")
    answer = redirect(url_for("embeds.card", slug=successor), code=302)
    answer.headers["Cache-Control"] = PAGE_CACHING
    answer.headers["Content-Security-Policy"] = _CARD_POLICY
    return answer


def _answer(slug: str, sizes: dict[str, int | None]) -> dict[str, object]:
    item = _item(slug)
    return oembed_answer(
        item,
        publisher(),
        title=embed_title(item),
        card_url=f"{desk().settings.base_url}/embed/{slug}",
        most_width=sizes["maxwidth"],
        most_height=sizes["maxheight"],
    )


def _json(slug: str, sizes: dict[str, int | None]) -> Response:
    return json_answer(_answer(slug, sizes))


def _xml(slug: str, sizes: dict[str, int | None]) -> Response:
    return Response(write_oembed_xml(_answer(slug, sizes)), content_type="text/xml; charset=utf-8")


def _slug_of(address: str) -> str:
    """Return the slug of a verdict of this desk, or of the one its claim was merged into; else nothing."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    match = _VERDICT_PATH.fullmatch(parts.path)
    if match is None or parts.netloc.lower() != urlsplit(desk().settings.base_url).netloc.lower():
        return ""
    return find_successor(db_session(), slug=match[1]) or match[1]


def _pixels(name: str) -> int | None:
    """Return a size in pixels, or None where none is asked for. Raises ValueError."""
    written = request.args.get(name, "").strip()
    if not written:
        return None
    if not written.isascii() or not written.isdecimal() or int(written[:9]) == 0:
        raise ValueError(f"{name} has to be a number of pixels, not {written[:20]!r}")
    return int(written[:9])


def _refuse(status: int, message: str) -> Response:
    return open_data(json_answer({"error": message}, status=status))
