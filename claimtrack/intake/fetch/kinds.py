"""Kinds of pages by their media type, as https://www.iana.org/assignments/media-types names them."""

import re
from typing import Final

HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
TEXT: Final = frozenset({"text/plain"})
PDF: Final = frozenset({"application/pdf"})
# No SVG: it is a program as much as an image.
IMAGES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"})
FEEDS: Final = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "application/xml",
        "text/xml",
    }
)

_LONGEST_SHOWN: Final = 60
_CHARSET: Final = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_UNPRINTABLE: Final = re.compile(r"[^!-~]+")


def media_type(content_type: str) -> str:
    """Return the bare type of a Content-Type header, in lower case, fit to be shown; perhaps empty."""
    bare = content_type.partition(";")[0].strip().lower()
    return _UNPRINTABLE.sub(" ", bare)[:_LONGEST_SHOWN]


def charset_of(content_type: str) -> str | None:
    """Return the character set that a Content-Type header names, in lower case, or None."""
    match = _CHARSET.search(content_type)
    return match[1].lower() if match else None
