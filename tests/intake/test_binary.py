"""Files that are no text."""

import io
import random
import zipfile

import pytest

from claimtrack.errors import BinaryFileError
from claimtrack.intake.binary import refuse_binary


def zipped(member: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, "x" * 100)
    return file.getvalue()


def is_refused(data: bytes) -> bool:
    try:
        refuse_binary(data)
    except BinaryFileError:
        return True
    return False


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%abc\n1 0 obj", "a PDF document"),
        (zipped("word/document.xml"), "a Word document"),
        (zipped("xl/workbook.xml"), "a spreadsheet"),
        (zipped("notes.txt"), "an archive"),
        (b"{\\rtf1\\ansi text}", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Office document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "an image"),
        (b"\xff\xd8\xff\xe0JFIF", "an image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "an image"),
        (b"\x00\x00\x00\x18ftypmp42", "sound or video"),
        (b"\x1f\x8b\x08\x00", "an archive"),
        (b"\x00\x01\x02\x03" * 10, "binary data"),
        (bytes(4096), "binary data"),
        (random.Random(1).randbytes(2000), "binary data"),  # noqa: S311 - any bytes will do
    ],
)
def test_it_is_refused_by_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryFileError) as refusal:
        refuse_binary(data)
    assert refusal.value.params == {"kind": kind}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ is how the surname begins.",
        b"PKP is the railway of that country.",
        b"BM, the museum, is open.",
        b"one stray\x00 NUL in a line of text",
        "Čez noč".encode("cp1250"),
        "Čez noč je zapadlo".encode("utf-16"),
        "Over night it snowed".encode("utf-16-le"),
    ],
)
def test_text_is_let_through(data: bytes) -> None:
    assert not is_refused(data)
