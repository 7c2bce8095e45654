"""One request and its answer, on a connection of its own to an address that was checked."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from typing import Final, cast

from claimtrack.errors import SiteUnreachableError
from claimtrack.intake.fetch.addresses import permitted_addresses
from claimtrack.intake.fetch.answer import Answer
from claimtrack.intake.fetch.deadline import Deadline
from claimtrack.intake.fetch.failures import BROKEN_ANSWER, explained
from claimtrack.intake.fetch.inflating import ACCEPTED
from claimtrack.intake.fetch.network import Network
from claimtrack.intake.fetch.public_internet import IPAddress
from claimtrack.intake.fetch.target import Target
from claimtrack.intake.fetch.values import FetchPolicy
from claimtrack.intake.fetch.wire import Wire

_MOST_HEADER_BYTES: Final = 65_536
# A server that hides behind a firewall must not use up the time of the others of that name.
_LONGEST_CONNECT: Final = 5.0


@dataclass(frozen=True, slots=True)
class Question:
    """What a server is asked besides the address; the headers that every request has are added."""

    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """How requests are made."""

    policy: FetchPolicy
    network: Network

    @contextmanager
    def ask(self, target: Target, question: Question, *, deadline: Deadline) -> Iterator[Answer]:
        """Give the answer of `target`. Raises the FetchError of what went wrong on the way."""
        addresses = permitted_addresses(target, policy=self.policy, network=self.network, deadline=deadline)
        with explained(target.host, deadline):
            plain, address = self._connect(target, addresses, deadline)
        with closing(plain):
            with explained(target.host, deadline):
                secured = self._secure(plain, target, deadline)
            with closing(secured):
                yield self._answer(Wire(secured, deadline=deadline), target, address, question, deadline)

    def _connect(
        self, target: Target, addresses: list[IPAddress], deadline: Deadline
    ) -> tuple[socket.socket, IPAddress]:
        """Return a socket to the first of the checked addresses that answers; no other is ever tried."""
        for address in addresses[:-1]:
            try:
                return self._connect_to(address, target.port, deadline), address
            except OSError:
                continue
        return self._connect_to(addresses[-1], target.port, deadline), addresses[-1]

    def _connect_to(self, address: IPAddress, port: int, deadline: Deadline) -> socket.socket:
        timeout = min(deadline.left(), _LONGEST_CONNECT)
        try:
            return self.network.connect(address, port, timeout)
        except TimeoutError as error:
            # There is still time for the page, only not for this address.
            raise (ConnectionError() if timeout == _LONGEST_CONNECT else error) from error

    def _secure(self, plain: socket.socket, target: Target, deadline: Deadline) -> socket.socket:
        """Return the socket with TLS on it, whose certificate is for the name that was asked for."""
        if not target.is_secure:
            return plain
        plain.settimeout(deadline.left())
        return self.network.tls.wrap_socket(plain, server_hostname=target.host)

    def _answer(
        self, wire: Wire, target: Target, address: IPAddress, question: Question, deadline: Deadline
    ) -> Answer:
        wire.permit(_MOST_HEADER_BYTES, SiteUnreachableError(host=target.host, reason=BROKEN_ANSWER))
        with explained(target.host, deadline):
            response = _request(wire, target, question, user_agent=self.policy.user_agent)
        headers = tuple((name, " ".join(value.split())) for name, value in response.getheaders())
        return Answer(target, str(address), response.status, headers, response, wire, deadline)


def _request(wire: Wire, target: Target, question: Question, *, user_agent: str) -> HTTPResponse:
    connection = HTTPConnection(target.host, target.port)
    connection.auto_open = 0
    connection.sock = cast("socket.socket", wire)
    fixed = {"Host": target.site, "Accept-Encoding": ACCEPTED, "Connection": "close"}
    headers = fixed | {"User-Agent": user_agent} | dict(question.headers)
    connection.request(question.method, target.path, body=question.body, headers=headers)
    return connection.getresponse()
