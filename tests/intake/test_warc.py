"""WARC files: whole records by the specification, and the same bytes for the same page."""

import gzip
import re
from base64 import b32encode
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from claimtrack.intake.fetch import FetchedPage, Redirect
from claimtrack.intake.warc import warc_of

PAGE = FetchedPage(
    requested="http://short.example/x",
    address="https://news.example/most",
    redirects=(Redirect(301, "http://short.example/x", "https://news.example/most"),),
    status=200,
    headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", "7")),
    content_type="text/html",
    charset=None,
    body="<p>Most je odprt. 🚢</p>\r\n\r\nWARC/1.1\r\n".encode(),
    ip_address="93.184.215.14",
    fetched_at=datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC),
)


def records(data: bytes) -> list[tuple[dict[str, str], bytes]]:
    """Return headers and block of each record, cut by the lengths that they give, as readers do."""
    rest, found = gzip.decompress(data), []
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        assert first == "WARC/1.1"
        headers = dict(line.split(": ", 1) for line in lines)
        length = int(headers["Content-Length"])
        assert rest[length : length + 4] == b"\r\n\r\n"
        found.append((headers, rest[:length]))
        rest = rest[length + 4 :]
    return found


def digest(data: bytes) -> str:
    return f"sha256:{b32encode(sha256(data).digest()).decode()}"


def test_a_page_becomes_three_records_with_what_the_specification_asks_for() -> None:
    (info, words), (response, block), (metadata, way) = records(warc_of(PAGE, program="ClaimTrack/1"))
    kinds = [headers["WARC-Type"] for headers in (info, response, metadata)]
    assert kinds == ["warcinfo", "response", "metadata"]
    for headers in (info, response, metadata):
        assert re.fullmatch(r"<urn:uuid:[0-9a-f-]{36}>", headers["WARC-Record-ID"])
        assert headers["WARC-Date"] == "2026-03-02T09:30:15Z"
    assert words == b"software: ClaimTrack/1\r\nformat: WARC File Format 1.1\r\n"
    assert response["WARC-Target-URI"] == PAGE.address
    assert response["WARC-Payload-Digest"] == digest(PAGE.body)
    assert response["WARC-Block-Digest"] == digest(block)
    assert metadata["WARC-Refers-To"] == response["WARC-Record-ID"]
    assert way == b"via: http://short.example/x (301)\r\n"


def test_the_body_stands_there_decoded_and_the_headers_say_so() -> None:
    _, block = records(warc_of(PAGE, program="p"))[1]
    head, _, body = block.partition(b"\r\n\r\n")
    assert body == PAGE.body
    assert head.decode().split("\r\n") == [
        "HTTP/1.1 200 OK",
        "Content-Type: text/html",
        "X-Archive-Orig-Content-Encoding: gzip",
        "X-Archive-Orig-Content-Length: 7",
        f"Content-Length: {len(PAGE.body)}",
    ]


def test_each_record_is_a_gzip_member_and_the_same_page_gives_the_same_bytes() -> None:
    data = warc_of(PAGE, program="p")
    assert data.count(b"\x1f\x8b\x08") == 3
    assert warc_of(PAGE, program="p") == data
    assert warc_of(replace(PAGE, body=b"other"), program="p") != data


def test_a_header_of_a_site_cannot_begin_another_one() -> None:
    page = replace(PAGE, headers=(("X-Note", "a\r\nSet-Cookie: b"),), redirects=())
    found = records(warc_of(page, program="p"))
    assert len(found) == 2
    assert b"X-Note: a Set-Cookie: b\r\n" in found[1][1]


def test_a_status_without_a_name_is_written_without_one() -> None:
    _, block = records(warc_of(replace(PAGE, status=299), program="p"))[1]
    assert block.startswith(b"HTTP/1.1 299 \r\n")
