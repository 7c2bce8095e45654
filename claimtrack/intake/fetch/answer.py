"""An answer of which the head is here; the body is read only if it is wanted, and never beyond a limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPResponse, IncompleteRead

from claimtrack.errors import PageTooLargeError
from claimtrack.intake.fetch.deadline import Deadline
from claimtrack.intake.fetch.failures import explained
from claimtrack.intake.fetch.inflating import PIECE, content_encodings, inflated
from claimtrack.intake.fetch.target import Target
from claimtrack.intake.fetch.wire import Wire

_ROOM = 65_536
_KILO, _MEGA = 1 << 10, 1 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and headers as the server at `ip_address` sent them."""

    target: Target
    ip_address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    response: HTTPResponse
    wire: Wire
    deadline: Deadline

    def header(self, name: str) -> str:
        """Return the first header of that name (in lower case), or nothing."""
        return next((value for known, value in self.headers if known.lower() == name), "")

    def read(self, most_bytes: int, *, cut: bool = False) -> bytes:
        """Return the body, decoded. Raises PageTooLargeError above `most_bytes`, unless it is to be `cut`."""
        refusal = PageTooLargeError(address=self.target.address, limit=_size(most_bytes))
        # Chunks and their like make the wire longer than the body; longer than this, they are a trick.
        self.wire.permit(2 * most_bytes + _ROOM, refusal)
        if not cut and (self.response.length or 0) > most_bytes:
            raise refusal
        body = bytearray()
        with explained(self.target.host, self.deadline):
            for piece in self._pieces():
                body += piece
                if len(body) > most_bytes:
                    break
        if len(body) > most_bytes and not cut:
            raise refusal
        return bytes(body[:most_bytes])

    def _pieces(self) -> Iterator[bytes]:
        encodings = content_encodings(self.header("content-encoding"))
        return inflated(self._chunks(), encodings=encodings, deadline=self.deadline)

    def _chunks(self) -> Iterator[bytes]:
        while chunk := self.response.read(PIECE):
            yield chunk
        if self.response.length:
            raise IncompleteRead(b"", self.response.length)


def _size(count: int) -> str:
    return f"{count // _MEGA} MB" if count >= _MEGA else f"{count // _KILO} KB"
