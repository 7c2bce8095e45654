"""From bytes to text: a byte order mark, a declared encoding, strict UTF-8, and only then a guess."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimtrack.intake.detection import detected_encoding, slovenian_encoding
from claimtrack.intake.normalisation import normalised
from claimtrack.intake.utf16 import unmarked_utf16

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages are written in. Python knows more: escapes, and some that take quadratic time (idna).
_PERMITTED: Final = re.compile(
    r"utf-8|utf-16-[lb]e|iso8859-\d+|cp\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|shift_jis\w*|euc_\w+|iso2022_\w+|tis-620"
)
_SINGLE_BYTE: Final = re.compile(r"iso8859-\d+|cp(125\d|874|8[56]\d|437)|koi8-\w|mac-\w+|tis-620")
# Pages that name these are written in windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
_REALLY_WINDOWS_1252: Final = frozenset({"ascii", "iso8859-1"})
_SAID_OF_EVERY_PAGE: Final = _REALLY_WINDOWS_1252 | {"cp1252"}
_C1_CONTROLS: Final = re.compile("[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it stood in the bytes, not yet normalised, and the encoding it was read in."""

    text: str
    encoding: str


def bytes_to_text(data: bytes, *, declared: str | None = None) -> str:
    """Return the text of `data` by the house rule for stored text. Never raises.

    `declared` is the encoding that a header or the page names; it counts after a byte order mark, and only
    if the bytes fit it. Bytes that fit nothing are read as the likeliest encoding, with U+FFFD in the gaps.
    """
    return normalised(decode(data, declared=(declared,)).text)


def decode(data: bytes, *, declared: Iterable[str | None] = ()) -> Decoded:
    """Return the text of `data` and its encoding, by the same rule as `bytes_to_text`. Never raises.

    Of the `declared` encodings the first counts that the bytes fit.
    """
    marked = _by_mark(data)
    if marked is not None:
        return marked
    utf8 = _strictly(data, "utf-8")
    named = next(filter(None, (_by_declaration(data, name) for name in declared)), None)
    if named is not None and not _is_really_utf8(named, utf8):
        return named
    encoding = unmarked_utf16(data)
    if encoding is not None:
        return Decoded(data.decode(encoding, "replace"), encoding)
    return utf8 or _guessed(data)


def declared_encodings(data: bytes, *, header: str | None, page: str | None) -> tuple[str | None, ...]:
    """Return the encodings to try, the likeliest first, when a header names one and the page another.

    The header counts for more, unless it names what servers say of every page that they do not know: then
    the page counts for more, and so does text that reads as Slovenian.
    """
    if header is None or _codec_name(header) not in _SAID_OF_EVERY_PAGE:
        return header, page
    return page, slovenian_encoding(data), header


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    return None


def _by_declaration(data: bytes, declared: str | None) -> Decoded | None:
    """Return the text in the `declared` encoding; None when it is unknown or does not fit."""
    encoding = _codec_name(declared)
    if encoding in _REALLY_WINDOWS_1252:
        encoding = "cp1252"
    if encoding is None or not _PERMITTED.fullmatch(encoding):
        return None
    decoded = _strictly(data, encoding)
    return None if decoded is None or _C1_CONTROLS.search(decoded.text) else decoded


def _codec_name(declared: str | None) -> str | None:
    try:
        return codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None


def _is_really_utf8(named: Decoded, utf8: Decoded | None) -> bool:
    """Return whether a single-byte name is out of date: a page saved as UTF-8 often keeps its old one."""
    return utf8 is not None and not utf8.text.isascii() and _SINGLE_BYTE.fullmatch(named.encoding) is not None


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> Decoded:
    encoding = detected_encoding(data)
    return Decoded(data.decode(encoding, "replace"), encoding)
