"""A feed over HTTP: 304 to who has it, gzip to who takes it, XML to browsers; each with its own ETag."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from flask import Response, request
from werkzeug.datastructures import Headers
from werkzeug.http import http_date, is_resource_modified, parse_accept_header

from claimtrack.web.context import request_time
from claimtrack.web.public.conditional import DATA_CACHING, whole_second
from claimtrack.web.public.feed_store import Document, packed
from claimtrack.web.public.open_data import EXPOSED, ORIGIN

_KEPT_HEADERS = 256


def answer_document(
    document: Document, write: Callable[[], bytes], *, keep: Callable[[Document], None]
) -> Response:
    """Return 304 to a reader who has `document`, else its body, from `write` where it has none yet.

    What had to be written or compressed is given to `keep`.
    """
    environ = request.environ
    compressed = _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
    page_type = document.page_type if _is_browser(environ.get("HTTP_ACCEPT", "")) else None
    tag = f"{document.edition.tag}{'-page' if page_type else ''}{'-gzip' if compressed else ''}"
    headers = _headers(document, tag)
    if not _is_changed(tag, document.edition.updated):
        return Response(status=304, headers=headers)
    full = _filled(document, write, compressed=compressed)
    if full is not document:
        keep(full)
    headers.add("Content-Type", page_type or document.content_type)
    if compressed:
        headers.add("Content-Encoding", "gzip")
    return Response(full.packed if compressed else full.body, headers=headers)


@lru_cache(maxsize=_KEPT_HEADERS)
def _takes_gzip(accepted: str) -> bool:
    if "gzip" not in accepted and "*" not in accepted:
        return False
    return parse_accept_header(accepted).quality("gzip") > 0


def _is_browser(accepted: str) -> bool:
    """Whether somebody wants to look at a page: feed readers ask for feeds, or for anything."""
    return "text/html" in accepted and "rss+xml" not in accepted and "atom+xml" not in accepted


def _headers(document: Document, tag: str) -> Headers:
    return Headers(
        [
            ("ETag", f'"{tag}"'),
            ("Last-Modified", _last_modified(document.edition.updated, request_time())),
            ("Cache-Control", DATA_CACHING),
            ("Vary", "Accept, Accept-Encoding" if document.page_type else "Accept-Encoding"),
            ORIGIN,
            EXPOSED,
        ]
    )


def _last_modified(updated: datetime, now: datetime) -> str:
    """Never later than now, as HTTP asks: a reader who comes within the same second is served again."""
    moment = whole_second(updated)
    return _written(moment if moment <= now else now.replace(microsecond=0))


@lru_cache(maxsize=_KEPT_HEADERS)
def _written(moment: datetime) -> str:
    return http_date(moment)


def _is_changed(tag: str, updated: datetime) -> bool:
    # What nearly every reader sends; the rest is for the library.
    if request.environ.get("HTTP_IF_NONE_MATCH") == f'"{tag}"':
        return False
    return is_resource_modified(request.environ, etag=tag, last_modified=whole_second(updated))


def _filled(document: Document, write: Callable[[], bytes], *, compressed: bool) -> Document:
    body = document.body if document.body is not None else write()
    small = document.packed or (packed(body) if compressed else None)
    if body is document.body and small is document.packed:
        return document
    return replace(document, body=body, packed=small)
