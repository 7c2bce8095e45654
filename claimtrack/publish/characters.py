"""Characters that a feed cannot carry, and instants as feeds write them."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Final

# The complement of Char in https://www.w3.org/TR/xml/#charsets; JSON follows, so that all feeds are equal.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT: Final = "\ufffd"


def writable(text: str) -> str:
    """Return `text` with LF line ends, and U+FFFD for each character that XML 1.0 forbids."""
    return _UNWRITABLE.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def writable_values(value: Any) -> Any:
    """Return `value`, made of dictionaries, lists and scalars, with every string in it made writable."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {key: writable_values(item) for key, item in value.items()}
    return [writable_values(item) for item in value] if isinstance(value, list) else value


def instant(moment: datetime) -> str:
    """Return `moment` as RFC 3339 in UTC, to the second, which is what all the feeds can carry."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def mail_instant(moment: datetime) -> str:
    """Return `moment` as RFC 822 asks, in GMT, to the second."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)
