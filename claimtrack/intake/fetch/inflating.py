"""Content encodings undone piece by piece: a bomb is noticed while it is small."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from claimtrack.intake.fetch.deadline import Deadline

ACCEPTED: Final = "gzip, deflate"
PIECE: Final = 65_536
_MOST_LAYERS: Final = 3
_KNOWN: Final = frozenset({"gzip", "x-gzip", "deflate"})
_AUTOMATIC: Final = zlib.MAX_WBITS | 32
_SEPARATOR: Final = re.compile(r"[,\s]+")


def content_encodings(header: str) -> list[str]:
    """Return the encodings that a Content-Encoding header names, in the order of their use.

    Raises ValueError for one that was not asked for, and for more than three.
    """
    names = [name for name in _SEPARATOR.split(header.lower()) if name not in {"", "identity"}]
    if len(names) > _MOST_LAYERS or not _KNOWN.issuperset(names):
        raise ValueError("unknown content encoding")
    return names


def inflated(chunks: Iterable[bytes], *, encodings: list[str], deadline: Deadline) -> Iterator[bytes]:
    """Give what `chunks` hold without their `encodings`, in pieces of at most 64 KiB.

    Raises ValueError or zlib.error for data that is broken off or not so encoded.
    """
    for _ in encodings:
        chunks = _inflate(chunks, deadline)
    yield from chunks


def _inflate(chunks: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
    chunks = iter(chunks)
    head = next(chunks, b"")
    if not head:
        return
    engine = _engine_for(head)
    for chunk in chain([head], chunks):
        pending = chunk
        while pending:
            # Thousands of empty members would take long without giving a byte.
            deadline.left()
            if engine.eof:
                if not pending.startswith(b"\x1f\x8b"):
                    return
                engine = zlib.decompressobj(_AUTOMATIC)
            piece = engine.decompress(pending, PIECE)
            pending = engine.unconsumed_tail or engine.unused_data
            if piece:
                yield piece
    if not engine.eof:
        raise ValueError("compressed data is broken off")


def _engine_for(head: bytes) -> "zlib._Decompress":
    """Return a decompressor for gzip, zlib, or the bare deflate that some servers mean by that name."""
    bits = _AUTOMATIC if head.startswith(b"\x1f\x8b") or _is_zlib(head) else -zlib.MAX_WBITS
    return zlib.decompressobj(bits)


def _is_zlib(head: bytes) -> bool:
    # RFC 1950: the method is 8, and the first two bytes are a multiple of 31.
    return head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0  # noqa: PLR2004
