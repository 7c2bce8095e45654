"""A connection on which every byte is counted and every wait ends: what HTTP's own reader does not watch."""

import io
import socket
from typing import TYPE_CHECKING, Any

from claimtrack.errors import FetchError
from claimtrack.intake.fetch.deadline import Deadline

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Wire:
    """A connected socket as ``http.client`` uses one. `permit` says how many more bytes may come in."""

    def __init__(self, connected: socket.socket, *, deadline: Deadline) -> None:
        self._socket = connected
        self._deadline = deadline
        self._left = 0
        self._refusal: FetchError | None = None

    def permit(self, size: int, refusal: FetchError) -> None:
        """Let `size` more bytes in from here on; `refusal` is raised at the next one."""
        self._left, self._refusal = size, refusal

    def sendall(self, data: bytes) -> None:
        """Send all of `data`."""
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def makefile(self, *_mode: Any, **_options: Any) -> io.BufferedReader:
        """Return a reader of what comes in."""
        return io.BufferedReader(_Incoming(self))

    def close(self) -> None:
        """Do nothing: whoever opened the socket closes it, after the answer was read."""

    def receive_into(self, buffer: "WriteableBuffer") -> int:
        """Return how many bytes came in, 0 at the end. Raises PageTooSlowError and the refusal."""
        if self._left <= 0 and self._refusal is not None:
            raise self._refusal
        self._socket.settimeout(self._deadline.left())
        received = self._socket.recv_into(buffer)
        self._left -= received
        return received


class _Incoming(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        return self._wire.receive_into(buffer)
