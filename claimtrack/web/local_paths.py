"""Addresses on this site that come from outside: where to go next, where to send a form again."""

import re

from flask import current_app
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

# A second slash or a backslash would name another site; controls are dropped by browsers.
_LOCAL = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")
_LONGEST = 4000


def local_path(path: str | None) -> str:
    """Return `path` if it is a path on this site, with its query; an empty string otherwise."""
    if not path or len(path) > _LONGEST or not _LOCAL.fullmatch(path):
        return ""
    return path


def page_behind(path: str) -> str:
    """Return the page that the form sent to `path` stands on: the nearest address above that can be read."""
    piece = path.partition("?")[0]
    while piece.strip("/") and not _can_be_read(piece):
        piece = piece.rpartition("/")[0]
    return piece or "/"


def _can_be_read(path: str) -> bool:
    try:
        current_app.url_map.bind("").match(path, method="GET")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True
