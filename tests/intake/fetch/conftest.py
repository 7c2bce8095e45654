"""The web of the tests, a fetcher in it, and a record of every connection that this process makes."""

import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claimtrack.intake.fetch import FetchClock, Fetcher, FetchPolicy
from tests.intake.fetch.trial_web import TrialWeb, serving

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CLOCK = FetchClock(now=lambda: NOW)
# Seconds for a fetch that is expected to end well, on the busiest machine.
PATIENCE = 60.0

MakeFetcher = Callable[..., Fetcher]


class Connections:
    """Where this process connected to, as the interpreter itself reports it."""

    def __init__(self) -> None:
        self.on = False
        self.made: list[Any] = []

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take note of a connection; the interpreter calls this for everything that it does."""
        if self.on and event in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
            self.made.append((event, arguments[1] if event != "socket.getaddrinfo" else arguments[0]))


@pytest.fixture(scope="session")
def _connections() -> Connections:
    noted = Connections()
    sys.addaudithook(noted.note)
    return noted


@pytest.fixture
def connections(_connections: Connections) -> Iterator[list[Any]]:
    """Every connection and every look-up from here on, by whatever code."""
    _connections.made.clear()
    _connections.on = True
    yield _connections.made
    _connections.on = False


@pytest.fixture
def web() -> Iterator[TrialWeb]:
    """An empty web over plain HTTP."""
    made = TrialWeb()
    with serving(made) as made.plain_port:
        yield made


@pytest.fixture
def make_fetcher(web: TrialWeb) -> MakeFetcher:
    """Return a fetcher in the web; without delay, unless the policy that is given says so."""

    def make(clock: FetchClock = CLOCK, **policy: Any) -> Fetcher:
        limits = FetchPolicy(**{"delay": 0.0, "seconds": PATIENCE, **policy})
        return Fetcher(limits, clock=clock, network=web.network)

    return make


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher) -> Fetcher:
    """A fetcher in the web, with patience."""
    return make_fetcher()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority's certificate and one for secure.example, made for this run alone."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("there is no openssl to make certificates with")
    folder = tmp_path_factory.mktemp("authority")
    (folder / "names").write_text(
        "subjectAltName=DNS:secure.example,DNS:www.secure.example\n", encoding="utf8"
    )
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-batch"]
    for words in (
        ["req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Trial"],
        ["req", *key, "-keyout", "site.key", "-out", "site.csr", "-subj", "/CN=secure.example"],
        [
            "x509",
            "-req",
            "-in",
            "site.csr",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-out",
            "site.pem",
            "-days",
            "1",
            "-extfile",
            "names",
        ],
    ):
        subprocess.run([program, *words], cwd=folder, check=True, capture_output=True)  # noqa: S603
    return folder


@pytest.fixture
def secure_web(web: TrialWeb, authority: Path) -> Iterator[TrialWeb]:
    """The web with HTTPS too; it has the certificate of secure.example for whoever asks."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(authority / "site.pem", authority / "site.key")
    web.tls = ssl.create_default_context(cafile=authority / "ca.pem")
    with serving(web, server) as web.secure_port:
        yield web
