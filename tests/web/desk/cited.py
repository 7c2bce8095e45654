"""Cited pages for tests of the desk's pages: a web of their own, and a worker that runs when it is asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from claimtrack.services.file_store import snapshot_store
from claimtrack.settings import Settings
from claimtrack.web.context import EXTENSION
from tests.desk import TrialDesk
from tests.intake.fetch.trial_web import TrialWeb, answer, serving
from tests.services.page_desk import ADDRESS, PAGE, PageDesk


@contextmanager
def cited_pages(app: Flask, desk: TrialDesk, settings: Settings) -> Iterator[PageDesk]:
    """Give the desk with the web that its pages and its worker fetch from."""
    web = TrialWeb(pages={ADDRESS: answer(PAGE.encode())})
    with serving(web) as web.plain_port:
        pages = PageDesk(desk, web, snapshot_store(settings))
        app.extensions[EXTENSION].fetcher = pages.fetcher()
        yield pages
