"""Writing the public site into a folder: every page is asked for once, and only what changed is written."""

from collections import deque
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

from flask import Flask
from markupsafe import Markup
from werkzeug.test import TestResponse

from claimtrack.errors import FolderInUseError
from claimtrack.services.file_store import write_whole
from claimtrack.services.verdicts.own_checks import list_old_paths
from claimtrack.web.context import EXTENSION, Desk
from claimtrack.web.static_site.addresses import bare, file_of, is_taken, links_of, with_static_links
from claimtrack.web.static_site.manifest import Written, read_manifest, write_manifest
from claimtrack.web.template_filters import STATIC_SITE

_STARTS: Final = (
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/archive",
    "/topics",
    "/said-by",
    "/about",
    "/not-checked",
)
_NOT_FOUND: Final = "404.html"
_TEXTS: Final = (
    "text/",
    *("application/atom", "application/rss", "application/xml"),
    *("application/feed", "application/json", "application/ld"),
)
_LEADS_ON: Final = Markup(
    '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{0}</title>\n'
    '<link rel="canonical" href="{0}">\n<meta http-equiv="refresh" content="0; url={0}">\n'
    '<a href="{0}">{0}</a>\n'
)


@dataclass(slots=True)
class BuildReport:
    """How many files were written, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class SiteBuild:
    """One run over the site of `app` into `folder`."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self.client = app.test_client(use_cookies=False)
        self.folder = folder
        desk: Desk = app.extensions[EXTENSION]
        self.base_url, self.database = desk.settings.base_url, desk.database
        self.known = read_manifest(folder)
        self.pages: dict[str, Written] = {}
        self.report = BuildReport()

    def run(self) -> BuildReport:
        """Write what changed, remove what is gone, and return how much that was.

        What was public once is asked for too, also when nothing leads to it any more: its page may lead on.
        Raises FolderInUseError for a folder that holds something else, and OSError.
        """
        if not self.known and self.folder.exists() and any(self.folder.iterdir()):
            raise FolderInUseError(folder=str(self.folder))
        waiting = deque(dict.fromkeys((*_STARTS, *self._old_paths(), *self.known)))
        seen = set(waiting)
        while waiting:
            for link in self._take(waiting.popleft()):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
        self._put(_NOT_FOUND, self._ask("/verdicts/404", {}).data)
        self._remove_the_rest()
        write_manifest(self.folder, self.pages)
        return self.report

    def _old_paths(self) -> list[str]:
        """Where checks of the desk's own were before: a file there leads on, too."""
        with self.database.reading() as session:
            return [path for path in list_old_paths(session) if is_taken(path)]

    def _take(self, address: str) -> list[str]:
        """Write the page at `address`, and return where it leads."""
        before = self.known.get(address)
        if before is not None and not (self.folder / before.file).is_file():
            before = None
        headers = {"If-None-Match": f'"{before.tag}"'} if before and before.tag else {}
        # Closed at its end: it may be an open file.
        with closing(self._ask(address, headers)) as answer:
            return self._answered(address, answer, before)

    def _ask(self, address: str, headers: dict[str, str]) -> TestResponse:
        return self.client.get(
            address, headers=headers, base_url=self.base_url, environ_overrides={STATIC_SITE: "yes"}
        )

    def _answered(self, address: str, answer: TestResponse, before: Written | None) -> list[str]:
        if before is not None and answer.status_code == HTTPStatus.NOT_MODIFIED:
            self.report.unchanged += 1
            self.pages[address] = before
            return before.links
        if answer.status_code in {HTTPStatus.FOUND, HTTPStatus.MOVED_PERMANENTLY}:
            self._lead_on(address, answer.location or "/")
        if answer.status_code != HTTPStatus.OK:
            return []
        return self._keep(address, answer)

    def _keep(self, address: str, answer: TestResponse) -> list[str]:
        data, links = answer.data, []
        if (answer.mimetype or "").startswith(_TEXTS):
            text = answer.text
            found = (bare(link) for link in links_of(text, base_url=self.base_url))
            links = sorted({link for link in found if is_taken(link)})
            data = with_static_links(text, base_url=self.base_url).encode()
        file = file_of(address)
        self._put(file, data)
        self.pages[address] = Written(file, answer.get_etag()[0] or "", links)
        return links

    def _lead_on(self, address: str, target: str) -> None:
        file = file_of(address)
        where = target if target.startswith("http") else self.base_url + target
        self._put(file, str(_LEADS_ON.format(where)).encode())
        self.pages[address] = Written(file, "", [])

    def _put(self, file: str, data: bytes) -> None:
        path = self.folder / file
        if path.is_file() and path.read_bytes() == data:
            self.report.unchanged += 1
            return
        write_whole(path, data)
        # Who serves it is mostly somebody else.
        path.chmod(0o644)
        self.report.written += 1

    def _remove_the_rest(self) -> None:
        kept = {page.file for page in self.pages.values()}
        for page in self.known.values():
            if page.file not in kept and (self.folder / page.file).is_file():
                (self.folder / page.file).unlink()
                self.report.removed += 1
