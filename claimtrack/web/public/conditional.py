"""Public answers that a reader need not fetch twice: ETag, Last-Modified, and 304 before any real work."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from flask import Response, request
from werkzeug.http import is_resource_modified

from claimtrack.version import __version__
from claimtrack.web.context import desk, request_time
from claimtrack.web.public.edition import Edition

# Browsers ask each time and mostly get 304, so that who publishes sees it at once; caches may keep a minute.
PAGE_CACHING = "public, max-age=0, s-maxage=60"
DATA_CACHING = "public, max-age=60"


def edition_of(*parts: object, updated: datetime) -> Edition:
    """Return the edition of an answer that depends on `parts`, this program's version and its settings."""
    settings = desk().settings
    ground = (__version__, settings.base_url, settings.time_zone, settings.languages, updated, *parts)
    return Edition(sha256(repr(ground).encode()).hexdigest()[:32], updated)


def answer_edition(edition: Edition, write: Callable[[], Response], *, caching: str) -> Response:
    """Return 304 when the reader has `edition` already, else what `write` gives; both say how to ask again.

    If-None-Match decides, and If-Modified-Since only without it, as RFC 9110, section 13.2.2, has it.
    """
    last_modified = whole_second(edition.updated)
    changed = is_resource_modified(request.environ, etag=edition.tag, last_modified=last_modified)
    response = write() if changed else Response(status=304)
    response.set_etag(edition.tag)
    response.headers["Cache-Control"] = caching
    # Never later than now, as HTTP asks: a reader who comes within the same second is served again.
    response.last_modified = min(last_modified, request_time().replace(microsecond=0))
    return response


def whole_second(moment: datetime) -> datetime:
    """Return `moment` in whole seconds as HTTP has them: up, so that a change comes after what it changed."""
    return moment.replace(microsecond=0) + timedelta(seconds=1 if moment.microsecond else 0)
