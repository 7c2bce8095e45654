"""The web server with a worker beside it, ended together."""

import errno
import signal
import socket
from contextlib import closing
from types import FrameType

import click
from flask import Flask
from waitress.server import BaseWSGIServer, create_server

from claimtrack import create_app
from claimtrack.cli.worker_keeper import worker_beside
from claimtrack.errors import HostNotHereError, PortTakenError
from claimtrack.settings import Settings


def run_server(settings: Settings) -> None:
    """Serve until a signal comes; a worker runs as a child, since spaCy would stall the web's threads.

    Raises PortTakenError, HostNotHereError, DatabaseNotReadyError.
    """
    with _listen(settings) as listening:
        app = create_app(settings)
        with closing(_serve_on(listening, app, settings)) as server, worker_beside(settings):
            _say_where(settings)
            signal.signal(signal.SIGTERM, _stop)
            server.run()


def require_free_port(settings: Settings) -> None:
    """Raise PortTakenError when the port cannot be bound: better before long work than after."""
    _listen(settings).close()


def _listen(settings: Settings) -> socket.socket:
    """Bind by ourselves: waitress leaves threads and sockets behind when it cannot."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise PortTakenError(host=settings.host, port=settings.port) from error
        raise HostNotHereError(host=settings.host) from error


def _serve_on(listening: socket.socket, app: Flask, settings: Settings) -> BaseWSGIServer:
    return create_server(
        app, sockets=[listening], threads=settings.threads, ident=None, **_proxy_options(settings)
    )


def _proxy_options(settings: Settings) -> dict[str, object]:
    """Whom to believe about who asks. Without a trusted proxy headers stay: they tell that there is one."""
    if not settings.trusted_proxy:
        return {"clear_untrusted_proxy_headers": False}
    return {
        "trusted_proxy": settings.trusted_proxy,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _say_where(settings: Settings) -> None:
    base = settings.base_url
    click.echo(f"Desk:    {base}/login")
    click.echo(f"Public:  {base}/")
    click.echo(f"Feeds:   {base}/feeds/verdicts.atom  (.rss, .json)  {base}/feeds/claimreview.json")
    click.echo(f"Health:  {base}/healthz")
    click.echo("Ctrl-C ends the server and its worker.")


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
