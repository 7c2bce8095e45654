"""A fetched page as a WARC 1.1 file, which web archives and their readers understand.

The format is that of https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/; each
record is a gzip member of its own, as its annex D recommends.
"""

import gzip
from base64 import b32encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from claimtrack.intake.fetch import FetchedPage

_END: Final = b"\r\n"
# They describe the body as it came over the wire; the record holds it decoded.
_OF_THE_WIRE: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})

Header = tuple[str, str]


def warc_of(page: FetchedPage, *, program: str) -> bytes:
    """Return the WARC file of `page`, made by `program`: the same bytes for the same page.

    It has the file's own record, the response, and what is known of the way to it. The response's body is
    free of transfer and content encodings; the headers that named them stand there as X-Archive-Orig-*.
    """
    response_id = _record_id("response", page)
    records = [_file_record(page, program), _response_record(page, response_id)]
    if page.redirects:
        records.append(_way_record(page, response_id))
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def _file_record(page: FetchedPage, program: str) -> bytes:
    fields = _fields([("software", program), ("format", "WARC File Format 1.1")])
    headers = [
        ("WARC-Type", "warcinfo"),
        ("WARC-Record-ID", _record_id("warcinfo", page)),
        ("WARC-Date", _time(page.fetched_at)),
        ("Content-Type", "application/warc-fields"),
    ]
    return _record(headers, fields)


def _response_record(page: FetchedPage, record_id: str) -> bytes:
    block = _http_head(page) + page.body
    headers = [
        ("WARC-Type", "response"),
        ("WARC-Record-ID", record_id),
        ("WARC-Date", _time(page.fetched_at)),
        ("WARC-Target-URI", page.address),
        ("WARC-IP-Address", page.ip_address),
        ("WARC-Block-Digest", _digest(block)),
        ("WARC-Payload-Digest", _digest(page.body)),
        ("Content-Type", "application/http;msgtype=response"),
    ]
    return _record(headers, block)


def _way_record(page: FetchedPage, response_id: str) -> bytes:
    way = [("via", f"{step.address} ({step.status})") for step in page.redirects]
    headers = [
        ("WARC-Type", "metadata"),
        ("WARC-Record-ID", _record_id("metadata", page)),
        ("WARC-Date", _time(page.fetched_at)),
        ("WARC-Target-URI", page.address),
        ("WARC-Refers-To", response_id),
        ("Content-Type", "application/warc-fields"),
    ]
    return _record(headers, _fields(way))


def _http_head(page: FetchedPage) -> bytes:
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_WIRE else name, value)
        for name, value in page.headers
    ]
    status = f"HTTP/1.1 {page.status} {_phrase(page.status)}"
    head = _fields([*kept, ("Content-Length", str(len(page.body)))], encoding="latin-1")
    return status.encode() + _END + head + _END


def _record(headers: Iterable[Header], block: bytes) -> bytes:
    head = _fields([*headers, ("Content-Length", str(len(block)))])
    return b"WARC/1.1" + _END + head + _END + block + _END + _END


def _fields(pairs: Iterable[Header], *, encoding: str = "utf8") -> bytes:
    """A line end in a value would begin a header of its own."""
    lines = (f"{name}: {' '.join(value.splitlines())}" for name, value in pairs)
    return b"".join(line.encode(encoding, "replace") + _END for line in lines)


def _record_id(kind: str, page: FetchedPage) -> str:
    digest = sha256(page.body).hexdigest()
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {page.address} {_time(page.fetched_at)} {digest}')}>"


def _digest(data: bytes) -> str:
    return f"sha256:{b32encode(sha256(data).digest()).decode()}"


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
