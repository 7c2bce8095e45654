"""Documents by what is in them; their names say nothing that is believed."""

import zipfile
from io import BytesIO

import pytest

from claimtrack.errors import DocumentTypeError
from claimtrack.intake.attachments import LONGEST_NAME, document_name, document_type

MAIL = b"Received: x\r\nFrom: <mayor@town.example>\r\nDate: Tue, 4 Mar 2025 10:00:00 +0100\r\n\r\nYes."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"


def packed(**members: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n..", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"II*\x00", "image/tiff"),
        (MAIL, "message/rfc822"),
        ("Spoštovani župan,\n".encode(), "text/plain"),
        (packed(mimetype=OPEN_DOCUMENT), OPEN_DOCUMENT),
    ],
)
def test_what_a_desk_gets_as_evidence_is_recognised(data: bytes, kind: str) -> None:
    assert document_type(data) == kind


def test_a_word_document_is_told_from_other_archives() -> None:
    assert document_type(packed(word__document_xml="<w/>")).endswith("wordprocessingml.document")
    for data in (packed(other="x"), b"PK\x03\x04 broken"):
        with pytest.raises(DocumentTypeError):
            document_type(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"<html><script>alert(1)</script>",
        b"\xef\xbb\xbf <svg onload='x()'/>",
        b"\x7fELF\x02\x01",
        b"MZ\x90\x00\x03",
        bytes(range(256)) * 8,
    ],
)
def test_what_could_run_or_is_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentTypeError):
        document_type(data)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("račun 2025.pdf", "račun 2025.pdf"),
        ("C:\\Users\\x\\letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: b.pdf", "a Set-Cookie: b.pdf"),
        ("evil\u202efdp.exe", "evil fdp.exe"),
        ("", "document"),
        ("x" * 300 + ".pdf", "x" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_a_name_is_only_shown(given: str, name: str) -> None:
    assert document_name(given) == name
