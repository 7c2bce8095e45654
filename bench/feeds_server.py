"""A desk with many verdicts behind waitress, with routes to compare its feeds with: run by `feeds.py`."""

import sys
from pathlib import Path
from threading import Thread

from flask import Blueprint, Flask, Response
from sqlalchemy import func, select
from waitress import serve

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from claimtrack.models import Event  # noqa: E402
from claimtrack.services.database import open_database  # noqa: E402
from claimtrack.settings import Settings, load_settings  # noqa: E402
from claimtrack.web.access import Access, requires  # noqa: E402
from claimtrack.web.app import make_app  # noqa: E402
from claimtrack.web.context import db_session  # noqa: E402
from claimtrack.web.public.answers import open_to_public  # noqa: E402

FEED = "/feeds/verdicts.atom"
_THREADS = 4


def serve_both(settings: Settings, *, port: int, bare_port: int) -> None:
    """Serve the desk with its routes for comparison, and a bare Flask application beside it, until ended."""
    database = open_database(settings)
    # By another one: an application takes no more routes after its first request.
    body = make_app(settings, database).test_client().get(FEED).data
    app = make_app(settings, database)
    app.register_blueprint(_comparisons(body))
    bare = Thread(target=_serve, args=(_bare(body), bare_port), daemon=True)
    bare.start()
    _serve(app, port)


def _comparisons(body: bytes) -> Blueprint:
    """Routes with the desk's middleware: a query and 304, and the feed's bytes."""
    blueprint = open_to_public(Blueprint("bench", __name__))

    @blueprint.get("/bench/query")
    @requires(Access.PUBLIC)
    def _query() -> Response:
        db_session().scalar(select(func.max(Event.seq)))
        return Response(status=304)

    @blueprint.get("/bench/bytes")
    @requires(Access.PUBLIC)
    def _bytes() -> Response:
        return Response(body, content_type="application/atom+xml; charset=utf-8")

    return blueprint


def _bare(body: bytes) -> Flask:
    app = Flask("bare")
    app.add_url_rule("/bytes", "bytes", lambda: Response(body, content_type="application/atom+xml"))
    app.add_url_rule("/304", "unchanged", lambda: Response(status=304))
    return app


def _serve(app: Flask, port: int) -> None:
    serve(app, host="127.0.0.1", port=port, threads=_THREADS, _quiet=True)


if __name__ == "__main__":
    serve_both(load_settings(Path(sys.argv[1])), port=int(sys.argv[2]), bare_port=int(sys.argv[3]))
