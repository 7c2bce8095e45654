"""One file read in: its text by the house rule, and what the file says about itself."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from claimtrack.clock import PartialDate
from claimtrack.errors import EmptyTextError, TextTooLargeError
from claimtrack.intake.binary import refuse_binary
from claimtrack.intake.decoding import Decoded, declared_encodings, decode
from claimtrack.intake.html_page import declared_encoding, is_html, refuse_xml
from claimtrack.intake.normalisation import normalised

MAXIMUM_BYTES: Final = 5 * 1024 * 1024
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: `sha256` is the hex digest of the original bytes, `encoding` what they were in."""

    text: str
    title: str | None
    language: str | None
    is_html: bool
    published_on: PartialDate | None
    publisher: str | None
    address: str | None
    sha256: str
    encoding: str


def read_document(data: bytes, *, name: str = "", charset: str | None = None) -> Document:
    """Return the article in `data`, plain text or an HTML page; the file's `name` helps to tell which.

    `charset` is what the server of a fetched page says that it is written in. Raises TextTooLargeError above
    MAXIMUM_BYTES, BinaryFileError, EmptyTextError, and NoArticleInPageError.
    """
    if len(data) > MAXIMUM_BYTES:
        raise TextTooLargeError(limit="5 MB")
    refuse_binary(data)
    page = declared_encoding(data)
    decoded = decode(data, declared=declared_encodings(data, header=charset, page=page))
    text = normalised(decoded.text)
    if not text.strip():
        raise EmptyTextError
    if is_html(text, name=name):
        return _html_document(data, decoded)
    refuse_xml(text)
    return _text_document(data, decoded.encoding, text)


def _text_document(data: bytes, encoding: str, text: str) -> Document:
    return Document(
        text=text,
        title=_first_line(text),
        language=None,
        is_html=False,
        published_on=None,
        publisher=None,
        address=None,
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
    )


def _first_line(text: str) -> str | None:
    """Return the first line with something in it, trimmed, if it is short enough for a headline."""
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= _LONGEST_TITLE else None


def _html_document(data: bytes, decoded: Decoded) -> Document:
    # Plain text, the usual input, does not wait 0.4 s for the import of trafilatura.
    from claimtrack.intake.html_article import html_article  # noqa: PLC0415

    article = html_article(decoded.text)
    return Document(
        text=article.text,
        title=article.title,
        language=article.language,
        is_html=True,
        published_on=article.published_on,
        publisher=article.publisher,
        address=article.address,
        sha256=sha256(data).hexdigest(),
        encoding=decoded.encoding,
    )
