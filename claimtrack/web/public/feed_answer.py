"""A feed over HTTP: 304 to who has it, gzip to who takes it, XML to browsers; each with its own ETag.

What does not change from request to request is put together once: a feed is asked for very often.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from flask import Response, request
from werkzeug.datastructures import Headers
from werkzeug.http import http_date, is_resource_modified, parse_accept_header

from claimtrack.web.context import request_time
from claimtrack.web.headers import HEADERS
from claimtrack.web.public.conditional import DATA_CACHING, whole_second
from claimtrack.web.public.feed_store import Document, packed
from claimtrack.web.public.open_data import EXPOSED, ORIGIN

_KEPT = 1024


class _Prepared(Headers):
    """Headers that are right already: checking each anew takes longer than all the rest."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._list.extend(pairs)


class _Answer(Response):
    """An answer whose headers leave as they are: all of them are set, and none has to be taken away."""

    def get_wsgi_headers(self, environ: Any) -> Headers:  # noqa: ARG002 - the library's signature
        """Return the headers."""
        return self.headers


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
    updated = whole_second(document.edition.updated)
    headers = _headers(tag, updated, bool(document.page_type))
    if not _is_changed(environ, tag, updated):
        return Response(status=304, headers=_Prepared(headers))
    full = _filled(document, write, compressed=compressed)
    if full is not document:
        keep(full)
    body = (full.packed if compressed else full.body) or b""
    # The type first, since it is looked for most.
    about = [("Content-Type", page_type or document.content_type), ("Content-Length", str(len(body)))]
    if compressed:
        about.append(("Content-Encoding", "gzip"))
    return _Answer([body], headers=_Prepared((*about, *headers)))


@lru_cache(maxsize=_KEPT)
def _takes_gzip(accepted: str) -> bool:
    if "gzip" not in accepted and "*" not in accepted:
        return False
    return parse_accept_header(accepted).quality("gzip") > 0


def _is_browser(accepted: str) -> bool:
    """Whether somebody wants to look at a page: feed readers ask for feeds, or for anything."""
    return "text/html" in accepted and "rss+xml" not in accepted and "atom+xml" not in accepted


def _headers(tag: str, updated: datetime, by_accept: bool) -> tuple[tuple[str, str], ...]:
    # Never later than now, as HTTP asks: a reader who comes within the same second is served again.
    now = request_time()
    return _written(tag, updated if updated <= now else now.replace(microsecond=0), by_accept=by_accept)


@lru_cache(maxsize=_KEPT)
def _written(tag: str, updated: datetime, *, by_accept: bool) -> tuple[tuple[str, str], ...]:
    return (
        ("ETag", f'"{tag}"'),
        ("Last-Modified", http_date(updated)),
        ("Cache-Control", DATA_CACHING),
        ("Vary", "Accept, Accept-Encoding" if by_accept else "Accept-Encoding"),
        ORIGIN,
        EXPOSED,
        *HEADERS.items(),
    )


def _is_changed(environ: dict[str, Any], tag: str, updated: datetime) -> bool:
    known = environ.get("HTTP_IF_NONE_MATCH")
    # What nearly every reader sends; the rest is for the library.
    if known == f'"{tag}"':
        return False
    if known is None and "HTTP_IF_MODIFIED_SINCE" not in environ:
        return True
    return is_resource_modified(environ, etag=tag, last_modified=updated)


def _filled(document: Document, write: Callable[[], bytes], *, compressed: bool) -> Document:
    if document.body is not None and (document.packed or not compressed):
        return document
    body = document.body if document.body is not None else write()
    return replace(document, body=body, packed=packed(body) if compressed else None)
