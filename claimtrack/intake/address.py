"""Web addresses that people type or pages name."""

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from claimtrack.errors import BadAddressError

LONGEST_ADDRESS: Final = 2000
_LONGEST_SHOWN: Final = 80
# Controls, white space and lone surrogates have no place in an address, and parsers disagree on them.
_FORBIDDEN: Final = re.compile(
    r"[\x00-\x20\x7f-\xa0\s\\<>\"\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_HOST: Final = re.compile(r"\w[\w-]*(\.\w[\w-]*)*\.?|[0-9a-f]*:[0-9a-f:.]*", re.IGNORECASE)
# The same pages for other screens; what stands before the dot says nothing about who published them.
_SAME_SITE: Final = ("www.", "m.", "amp.")
_EXAMPLES: Final = ("example.com", "example.net", "example.org")


def checked_address(address: str) -> str:
    """Return `address` without surrounding white space, if it is an http or https address that names a host.

    At most 2,000 characters, no user name or password. Raises BadAddressError for anything else.
    """
    trimmed = address.strip()
    if len(trimmed) > LONGEST_ADDRESS or has_strange_characters(trimmed) or not _names_a_site(trimmed):
        raise BadAddressError(address=trimmed[:_LONGEST_SHOWN])
    return trimmed


def has_strange_characters(address: str) -> bool:
    """Return whether something stands in `address` that no address holds unencoded."""
    return _FORBIDDEN.search(address) is not None


def site_of(address: str) -> str:
    """Return the name of the site at `address`, the same for its pages on telephones; perhaps empty."""
    host = urlsplit(address).hostname or ""
    prefix = next((prefix for prefix in _SAME_SITE if host.startswith(prefix)), "")
    return host.removeprefix(prefix)


def is_for_examples(address: str) -> bool:
    """Return whether `address` is on a site that RFC 2606 sets aside for examples: no source stands there."""
    site = urlsplit(address).hostname or ""
    return any(site == name or site.endswith(f".{name}") for name in _EXAMPLES)


def _names_a_site(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return _has_sound_parts(parts)
    except ValueError:  # urlsplit on a broken port or IPv6 address
        return False


def _has_sound_parts(parts: SplitResult) -> bool:
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or parts.port == 0:
        return False
    return parts.hostname is not None and _HOST.fullmatch(parts.hostname) is not None
