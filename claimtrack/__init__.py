"""ClaimTrack: a fact-check desk. Claims come in from articles, verdicts go out as pages and feeds."""

from typing import TYPE_CHECKING

from claimtrack.version import __version__

if TYPE_CHECKING:
    from flask import Flask

    from claimtrack.settings import Settings

__all__ = ["__version__", "create_app"]


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Return the WSGI application of the desk and its public site.

    Without `settings` they are read from the environment and claimtrack.toml. Raises
    DatabaseNotReadyError before ``claimtrack init``. While the application lives, nobody replaces the desk.
    """
    # Imported here, so that commands without a web page do not load the web framework.
    from claimtrack.jobs.queue import JobQueue  # noqa: PLC0415
    from claimtrack.services.database import open_database  # noqa: PLC0415
    from claimtrack.settings import load_settings  # noqa: PLC0415
    from claimtrack.storage.locks import hold_desk, using_desk  # noqa: PLC0415
    from claimtrack.web.app import make_app  # noqa: PLC0415

    settings = settings or load_settings()
    queue = JobQueue(settings)
    with using_desk(settings.instance):
        app = make_app(settings, open_database(settings, dispatch=queue.send))
        hold_desk(settings.instance, for_life_of=app)
    return app
