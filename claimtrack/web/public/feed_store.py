"""Feeds as they were written last, kept in the process: an unchanged one is not written again."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from gzip import compress
from threading import Lock

from claimtrack.services.publishing.public_state import PublicState
from claimtrack.web.public.edition import Edition

# Bytes of all that is kept, and how many: editions without a body are small, and still not for ever.
MOST_BYTES = 32 << 20
MOST_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Document:
    """A feed in one edition: `state` is the one it was last found unchanged in.

    `body` is what is sent, and `packed` the same compressed; None as long as nobody asked for it.
    `page_type` is what a browser is told that it is, which would show a feed as text otherwise.
    """

    state: PublicState
    edition: Edition
    content_type: str
    page_type: str | None = None
    body: bytes | None = None
    packed: bytes | None = None

    @property
    def size(self) -> int:
        """How many bytes it keeps."""
        return len(self.body or b"") + len(self.packed or b"")


@dataclass(slots=True)
class FeedStore:
    """The documents that were asked for last, up to `most_bytes`; and what the process knows to be public."""

    most_bytes: int = MOST_BYTES
    most_kept: int = MOST_KEPT
    state: PublicState = field(default_factory=PublicState)
    _documents: OrderedDict[Hashable, Document] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: Lock = field(default_factory=Lock)

    def find(self, key: Hashable) -> Document | None:
        """Return what is kept under `key`."""
        with self._lock:
            document = self._documents.get(key)
            if document is not None:
                self._documents.move_to_end(key)
            return document

    def keep(self, key: Hashable, document: Document) -> None:
        """Keep `document`, and forget what nobody has asked for the longest as far as there is no room."""
        with self._lock:
            self._forget(key)
            self._documents[key] = document
            self._bytes += document.size
            while self._bytes > self.most_bytes or len(self._documents) > self.most_kept:
                self._forget(next(iter(self._documents)))

    def _forget(self, key: Hashable) -> None:
        document = self._documents.pop(key, None)
        self._bytes -= document.size if document else 0


def packed(body: bytes) -> bytes:
    """Return `body` compressed by gzip: the same bytes at any time."""
    return compress(body, 6, mtime=0)
