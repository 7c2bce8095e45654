"""A small web on this machine: real sockets, raw bytes, names that look public, and every trick there is."""

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from claimtrack.intake.fetch import Network
from claimtrack.intake.fetch.public_internet import IPAddress

# Where names lead unless a test says otherwise. Nothing is ever sent there: the web's own `connect` turns
# each connection to this machine after noting where it was meant to go.
PUBLIC = "93.184.215.14"
PUBLIC_V6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived."""

    host: str
    path: str
    headers: dict[str, str]
    secure: bool
    at: float
    server_name: str | None
    method: str = "GET"
    body: bytes = b""

    @property
    def address(self) -> str:
        """The address that was asked for."""
        return f"{'https' if self.secure else 'http'}://{self.host}{self.path}"


Behaviour = Callable[[socket.socket, Asked], None]


def answer(
    body: bytes = b"",
    *,
    status: int = 200,
    content_type: str | None = "text/html; charset=utf-8",
    **headers: str,
) -> Behaviour:
    """Return a behaviour: a proper answer. A header's name is written with underscores."""
    lines = {name.replace("_", "-"): value for name, value in headers.items()}
    if content_type:
        lines["Content-Type"] = content_type
    lines.setdefault("Content-Length", str(len(body)))
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return raw(f"HTTP/1.1 {status} Told\r\n{head}\r\n".encode("latin-1") + body)


def raw(data: bytes) -> Behaviour:
    """Return a behaviour: these bytes, then the end."""
    return lambda connection, _asked: connection.sendall(data)


def redirect(location: str, *, status: int = 302) -> Behaviour:
    """Return a behaviour: go there."""
    return answer(status=status, Location=location)


def drip(head: bytes, drop: bytes, *, every: float = 0.02) -> Behaviour:
    """Return a behaviour: `head` at once, then `drop` again and again until the other side has enough."""

    def behave(connection: socket.socket, _asked: Asked) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(drop)
            time.sleep(every)

    return behave


def hang(connection: socket.socket, _asked: Asked) -> None:
    """Say nothing until the other side goes away."""
    connection.recv(1)


def chunked(chunks: Iterator[bytes], *, head: bytes = b"Content-Type: text/html\r\n") -> Behaviour:
    """Return a behaviour: a chunked answer, as long as `chunks` last and somebody reads."""

    def behave(connection: socket.socket, _asked: Asked) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + head + b"\r\n")
        for chunk in chunks:
            connection.sendall(b"%x\r\n%b\r\n" % (len(chunk), chunk))
        connection.sendall(b"0\r\n\r\n")

    return behave


@dataclass
class TrialWeb:
    """The web: `pages` by address, `names` by host, and what was looked up, connected to and asked.

    Addresses in `silent` refuse connections.
    """

    plain_port: int = 0
    secure_port: int = 0
    tls: ssl.SSLContext = field(default_factory=lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    pages: dict[str, Behaviour] = field(default_factory=dict)
    names: dict[str, Sequence[str]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)

    @property
    def network(self) -> Network:
        """The way into this web, for a fetcher."""
        return Network(resolve=self._resolve, connect=self._connect, tls=self.tls)

    @property
    def visited(self) -> list[str]:
        """The addresses that were asked for, without those of robots.txt files."""
        return [asked.address for asked in self.asked if asked.path != "/robots.txt"]

    def behaviour(self, asked: Asked) -> Behaviour:
        """Return what a page does. Sites without a robots.txt answer 404."""
        return self.pages.get(asked.address, answer(b"not here", status=404))

    def _resolve(self, host: str, _port: int) -> Sequence[str]:
        self.looked_up.append(host)
        if not host.endswith(".example") and host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.names.get(host, [PUBLIC])

    def _connect(self, address: IPAddress, port: int, timeout: float) -> socket.socket:
        self.connected.append((str(address), port))
        if str(address) in self.silent:
            raise ConnectionRefusedError
        here = self.secure_port if port == 443 else self.plain_port
        return socket.create_connection(("127.0.0.1", here), timeout=timeout)


@contextmanager
def serving(web: TrialWeb, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve `web` on a free port of this machine, with TLS if there is a context for it; give the port."""
    server = _Server(web, tls)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, web: TrialWeb, tls: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.web, self.tls = web, tls


class _Handler(StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        try:
            connection, server_name = self._secured()
            with connection:
                asked = self._read(connection, server_name)
                if asked is not None:
                    self.server.web.asked.append(asked)
                    self.server.web.behaviour(asked)(connection, asked)
        except OSError:
            # The other side had enough, which is what most of these pages provoke.
            return

    def _secured(self) -> tuple[socket.socket, str | None]:
        if self.server.tls is None:
            return self.connection, None
        names: list[str | None] = []
        self.server.tls.sni_callback = lambda _socket, name, _context: names.append(name)
        return self.server.tls.wrap_socket(self.connection, server_side=True), (names or [None])[0]

    def _read(self, connection: socket.socket, server_name: str | None) -> Asked | None:
        head, body = b"", b""
        while b"\r\n\r\n" not in head:
            received = connection.recv(4096)
            if not received:
                return None
            head += received
        head, _, body = head.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        while len(body) < int(headers.get("content-length", "0")):
            body += connection.recv(4096)
        secure = self.server.tls is not None
        method, path, _version = first.split(" ")
        return Asked(headers["host"], path, headers, secure, time.monotonic(), server_name, method, body)
