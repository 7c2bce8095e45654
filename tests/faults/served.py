"""A real desk behind ``claimtrack serve``: killed, started again, and asked whether it is ready."""

import os
import signal
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.processes import children_of, command, end, free_port, wait_until

_PAGE = b"<!doctype html><title>The account</title><p>The bridge cost 21 million crowns, not 18 million.</p>"


class Victim(StrEnum):
    """Which process dies."""

    WEB = "web"
    WORKER = "worker"
    BOTH = "both"


class ServedDesk:
    """The server of the desk in `instance` with its worker; what they print goes to a file there."""

    def __init__(self, instance: Path) -> None:
        self.instance, self.port = instance, free_port()
        self.log = instance / "served.log"
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and return when it says that it is ready."""
        with self.log.open("ab") as log:
            self._server = subprocess.Popen(  # noqa: S603 - our own program
                command(self.instance, "serve", "--port", str(self.port)),
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        wait_until(self.is_ready, "the server to be ready")

    def is_ready(self) -> bool:
        """Return whether the server answers that it is ready."""
        assert self._server is None or self._server.poll() is None, self.log.read_text(encoding="utf8")
        try:
            return self.status("/readyz") == 200
        except OSError:
            return False

    def status(self, path: str) -> int:
        """Return the status that an address answers with. Raises OSError when nothing answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code

    def workers(self) -> list[int]:
        """Return the processes that the server started."""
        return children_of(self._server.pid) if self._server else []

    def kill(self, victim: Victim) -> None:
        """Kill hard, as a power cut does, and start again what nothing else starts again."""
        assert self._server is not None
        workers = self.workers() if victim is not Victim.WEB else []
        if victim is not Victim.WORKER:
            self._server.send_signal(signal.SIGKILL)
        for worker in workers:
            end(worker)
        if victim is not Victim.WORKER:
            self._server.wait()
            self._server = None

    def stop(self) -> None:
        """End the server and its worker."""
        if self._server is None:
            return
        self._server.terminate()
        self._server.wait(60)
        self._server = None


@contextmanager
def cited_pages() -> Iterator[int]:
    """Give the port of a server with a page at every address, for sources to cite."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_PAGE)))
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Stay quiet."""
