"""Documents that people bring as evidence: what they are, by what is in them and not by their names."""

import re
import zipfile
from email import message_from_bytes
from io import BytesIO
from typing import Final

from claimtrack.errors import BinaryFileError, DocumentTypeError
from claimtrack.intake.binary import refuse_binary

MOST_BYTES: Final = 25 << 20
LONGEST_NAME: Final = 200

# Signatures from https://mimesniff.spec.whatwg.org/ and the formats' own specifications.
_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument.text"
# A message has these in its head, whatever else stands there; RFC 5322 asks for them.
_OF_A_MESSAGE: Final = ("from", "date")
_HEADER: Final = re.compile(rb"[!-9;-~]+:[ \t]")
_STRANGE: Final = re.compile(r"[\x00-\x1f\x7f/\\\u202a-\u202e\u2066-\u2069]+")


def document_type(data: bytes) -> str:
    """Return the media type of a PDF document, an image, a letter or an e-mail.

    Raises DocumentTypeError for anything else, web pages among it: they could run on the desk's own site.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if _is_message(data):
        return "message/rfc822"
    return _kind_of_text(data)


def document_name(given: str) -> str:
    """Return a file's name without folders and what does not show, as long as there is room for."""
    last = given.replace("\\", "/").rpartition("/")[2]
    clean = " ".join(_STRANGE.sub(" ", last).split())
    return clean[-LONGEST_NAME:] or "document"


def _kind_of_archive(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError) as error:
        raise DocumentTypeError from error
    if "word/document.xml" in names:
        return _WORD
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return _OPEN_DOCUMENT
    raise DocumentTypeError


def _is_message(data: bytes) -> bool:
    if not _HEADER.match(data):
        return False
    message = message_from_bytes(data[:65_536])
    return all(message[name] for name in _OF_A_MESSAGE)


def _kind_of_text(data: bytes) -> str:
    if not data.strip() or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise DocumentTypeError
    try:
        refuse_binary(data)
    except BinaryFileError as error:
        raise DocumentTypeError from error
    return "text/plain"
