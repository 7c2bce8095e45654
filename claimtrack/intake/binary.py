"""Recognises files that are no text: by their first bytes, else by the controls in them."""

from typing import Final

from claimtrack.errors import N_, BinaryFileError
from claimtrack.intake.utf16 import unmarked_utf16

_IMAGE: Final = N_("an image")
_ARCHIVE: Final = N_("an archive")
_SOUND: Final = N_("sound or video")
_PROGRAM: Final = N_("a program")

# Signatures from https://mimesniff.spec.whatwg.org/ and the formats' own specifications.
_SIGNATURES: Final = (
    (b"%PDF-", N_("a PDF document")),
    (b"{\\rtf", N_("an RTF document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("an old Office document")),
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"\x1f\x8b\x08", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"OggS\x00", _SOUND),
    (b"ID3\x02", _SOUND),
    (b"ID3\x03", _SOUND),
    (b"ID3\x04", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90\x00", _PROGRAM),
    (b"SQLite format 3\x00", N_("a database")),
)
# What a ZIP file holds tells the documents apart that are made of one.
_ZIP_MEMBERS: Final = (
    (b"word/", N_("a Word document")),
    (b"xl/", N_("a spreadsheet")),
    (b"ppt/", N_("a presentation")),
    (b"application/vnd.oasis.opendocument", N_("an OpenDocument file")),
    (b"application/epub+zip", N_("an e-book")),
)
_UTF16_OR_32: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# What text uses: tab, line ends, form feed, escape. Anything else below space is a sign of machine data.
_MACHINE_BYTES: Final = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b"))
_MOST_MACHINE_BYTES: Final = 0.02
_STRAY_BYTES: Final = 2
_HEAD_BYTES: Final = 65_536


def refuse_binary(data: bytes) -> None:
    """Raise BinaryFileError, saying what it looks like, unless `data` can be text."""
    kind = _kind_by_signature(data) or _kind_by_content(data)
    if kind is not None:
        raise BinaryFileError(kind=kind)


def _kind_by_signature(data: bytes) -> str | None:
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _ZIP_MEMBERS if part in data), _ARCHIVE)
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return _IMAGE if data[8:12] == b"WEBP" else _SOUND
    if data[:3] == b"\x00\x00\x00" and data[4:8] == b"ftyp":
        return _SOUND
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def _kind_by_content(data: bytes) -> str | None:
    if data.startswith(_UTF16_OR_32) or unmarked_utf16(data) is not None:
        return None
    head = data[:_HEAD_BYTES]
    machine_bytes = len(head) - len(head.translate(None, _MACHINE_BYTES))
    return N_("binary data") if machine_bytes > _STRAY_BYTES + _MOST_MACHINE_BYTES * len(head) else None
