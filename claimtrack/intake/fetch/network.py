"""The way out: looking names up and opening sockets, nowhere else. Tests pass their own."""

import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import certifi

from claimtrack.intake.fetch.public_internet import IPAddress


def look_up(host: str, port: int) -> list[str]:
    """Return all addresses of `host`, as the system's resolver gives them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def open_socket(address: IPAddress, port: int, timeout: float) -> socket.socket:
    """Return a socket connected to exactly `address`; no name is looked up. Raises OSError."""
    return socket.create_connection((str(address), port), timeout=timeout)


def trusting_context() -> ssl.SSLContext:
    """Return a context that checks certificates and names against the machine's authorities and Mozilla's."""
    context = ssl.create_default_context()
    # Small systems come without authorities of their own.
    context.load_verify_locations(certifi.where())
    return context


@dataclass(frozen=True, slots=True)
class Network:
    """How a fetch reaches the internet: directly, since no proxy of the environment is ever asked."""

    resolve: Callable[[str, int], Sequence[str]] = look_up
    connect: Callable[[IPAddress, int, float], socket.socket] = open_socket
    tls: ssl.SSLContext = field(default_factory=trusting_context)
