"""Addresses of the public site as files: which are taken along, what they are called, where they lead."""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import parse_qsl, urlsplit

# What a page may be narrowed to by a file of its own; all else needs a server, or is without end.
_KEPT_QUERIES: Final = frozenset({"page", "after", "kind", "year", "language", "rating", "topic"})
# Every rating of every topic in every language would be more files than there are verdicts.
_NOT_TOGETHER: Final = frozenset({"rating", "topic"})
# What a server has to answer: searches, forms, what other programs ask.
_NEEDS_SERVER: Final = re.compile(
    r"/(?:search|login|v1alpha1|healthz|readyz|audit|oembed|tips|received)(?:$|[/?])|.*/report(?:$|\?)"
)
_PATH: Final = re.compile(r"/(?:[A-Za-z0-9._~%+-]+/?)*")
_IN_MARKUP: Final = re.compile(r'(?:href|src)="([^"#]*)(?:#[^"]*)?"')


def links_of(text: str, *, base_url: str) -> Iterator[str]:
    """Return the addresses on the site that a page, a feed or a sitemap names, without the site itself."""
    for found in _IN_MARKUP.findall(text):
        address = unescape(found).removeprefix(base_url)
        if address.startswith("/") and not address.startswith("//"):
            yield address
    for found in re.findall(re.escape(base_url) + r'(/[^\s"<>\\]*)?', text):
        yield unescape(found) or "/"


def is_taken(address: str) -> bool:
    """Return whether a file can stand for `address`."""
    path, query = _parts(address)
    names = {name for name, _value in query}
    sound = _PATH.fullmatch(path) is not None and ".." not in path and not address.startswith("//")
    kept = names <= _KEPT_QUERIES and not names >= _NOT_TOGETHER
    return sound and not _NEEDS_SERVER.match(address) and kept


def bare(address: str) -> str:
    """Return `address` without a mark of its version, which only tells caches that something is new."""
    path, query = _parts(address)
    return path if {name for name, _value in query} == {"v"} else address


def static_address(address: str) -> str:
    """Return what `address` is called where no server reads a query: ``/archive/2026~after=5-1``."""
    path, query = _parts(address)
    if not query:
        return path
    suffix = "".join(f"~{name}={_word(value)}" for name, value in query)
    place = PurePosixPath(path if path != "/" else "/index")
    return str(place.with_name(f"{place.stem}{suffix}{place.suffix}"))


def file_of(address: str) -> str:
    """Return the file for `address` below the site's folder; a page is the index of a folder of its name.

    Every host shows a folder's index; few find a page without its ending.
    """
    path = static_address(address).strip("/")
    return path if PurePosixPath(urlsplit(address).path).suffix else f"{path}/index.html".lstrip("/")


def with_static_links(text: str, *, base_url: str) -> str:
    """Return `text` with links that hold a query leading to files instead."""

    def replaced(match: re.Match[str]) -> str:
        address = unescape(match[2])
        return f"{match[1]}{static_address(address)}" if is_taken(address) else match[0]

    text = re.sub(r'(href=")(/[^"#?]*\?[^"#]*)', replaced, text)
    return re.sub(f"({re.escape(base_url)})" + r'(/[^\s"<>\\?]*\?[^\s"<>\\]*)', replaced, text)


def _parts(address: str) -> tuple[str, list[tuple[str, str]]]:
    split = urlsplit(address)
    return split.path, parse_qsl(split.query, keep_blank_values=True)


def _word(value: str) -> str:
    """Return `value` as part of a file's name; a hash for one with letters that such names may lack."""
    return value if re.fullmatch(r"[A-Za-z0-9-]{0,64}", value) else sha256(value.encode()).hexdigest()[:12]
