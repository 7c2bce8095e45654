"""Real servers of filled desks, and people who are signed in there."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from claimtrack.clock import utc_now
from claimtrack.db import Database
from claimtrack.models import LoginSession
from claimtrack.security.tokens import digest_token, make_token
from claimtrack.services.database import open_database
from claimtrack.settings import Settings
from claimtrack.web.app import make_app

ROOT = Path(__file__).parents[1]
PATIENCE = 300.0
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request got: its status, the address it leads to, its length and the seconds it took."""

    status: int
    location: str
    body: bytes
    seconds: float


class Server:
    """One desk behind ``claimtrack serve``, and the same desk in this process for counting queries."""

    def __init__(self, settings: Settings, port: int) -> None:
        self.settings, self.port = settings, port
        self.database: Database = open_database(settings)
        self.app: Flask = make_app(settings, self.database)

    def sign_in(self, user_id: int) -> "Person":
        """Return somebody with a session of their own, as after logging in."""
        token, now = make_token(), utc_now()
        with self.database.writing() as session:
            session.add(
                LoginSession(
                    token_digest=digest_token(token),
                    user_id=user_id,
                    created_at=now,
                    renewed_at=now,
                    expires_at=now + timedelta(hours=8),
                )
            )
        return Person(self, token)


class Person:
    """A signed-in person with a kept connection."""

    def __init__(self, server: Server, token: str) -> None:
        app, secret = server.app, secrets.token_hex()
        signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
        cookie = signer.dumps({"_user_id": token, "_fresh": True, "csrf_token": secret})
        self.headers = {"Cookie": f"{app.config['SESSION_COOKIE_NAME']}={cookie}"}
        key = str(app.secret_key)
        self._form_token = str(URLSafeTimedSerializer(key, salt="wtf-csrf-token").dumps(secret))
        self.sent_again = 0
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)

    def get(self, path: str) -> Answer:
        """Return the answer to a GET."""
        return self._ask("GET", path, None, self.headers)

    def post(self, path: str, fields: Mapping[str, object]) -> Answer:
        """Return the answer to a form with its token; a busy desk says "send it again", and so it is sent."""
        for _ in range(_TRIES):
            answer = self._post(path, fields)
            if answer.status != HTTPStatus.SERVICE_UNAVAILABLE:
                break
            self.sent_again += 1
        return answer

    def _post(self, path: str, fields: Mapping[str, object]) -> Answer:
        body = urlencode({"csrf_token": self._form_token, **fields})
        headers = {**self.headers, "Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, body, headers)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        start = time.perf_counter()
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        read = response.read()
        seconds = time.perf_counter() - start
        return Answer(response.status, response.getheader("Location", "") or "", read, seconds)


@contextmanager
def serving(settings: Settings) -> Iterator[Server]:
    """Give the running server of a desk; it and its worker are ended together."""
    port = _free_port()
    environment = {**os.environ, "CLAIMTRACK_DATABASE_URL": settings.database}
    words = ["--instance", str(settings.instance), "serve", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-m", "claimtrack", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = Server(settings, port)
    try:
        _wait_for(port)
        yield server
    finally:
        server.database.close()
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise TimeoutError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
