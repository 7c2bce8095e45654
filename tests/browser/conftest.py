"""A demo desk as a newcomer starts it, and a real Chromium to walk through it."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, sync_playwright

from tests.browser.pool import BrowserPool
from tests.conftest import REQUIRED

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Seconds that a demo desk may take to answer; on a machine that is busy with other tests it takes a while.
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class DemoDesk:
    """A demo desk that is being served: its address, its folder, and the passwords it printed."""

    url: str
    instance: Path
    passwords: dict[str, str]


@pytest.fixture(scope="session")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoDesk]:
    """A demo desk in a folder of its own, started by its command and ended as Ctrl-C would."""
    instance = tmp_path_factory.mktemp("demo") / "instance"
    port = free_port()
    output = instance.parent / "output"
    command = [sys.executable, "-m", "claimtrack", "--instance", str(instance), "demo", "--port", str(port)]
    with output.open("w") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)  # noqa: S603
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_healthy(url, process)
        passwords = dict(re.findall(r"^  (\w+) +\w+ +(\S+)$", output.read_text(), re.MULTILINE))
        yield DemoDesk(url, instance, passwords)
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{url}/healthz", timeout=2) as answer:  # noqa: S310 - our own server
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the demo desk did not start")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a screen."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        if "browser" in REQUIRED:
            pytest.fail("a Chromium is required here, and none was found")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browsers(chromium: Browser) -> BrowserPool:
    """The browsers of the whole run."""
    return BrowserPool(chromium)


class Person:
    """Somebody at a browser; whatever its console complains about is kept."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self.page: Page = context.pages[0]
        self.complaints: list[str] = []
        self.page.on("console", self._note_message)
        self.page.on("pageerror", self._note_error)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def leave(self, pool: BrowserPool) -> None:
        """Leave the browser to whoever comes next."""
        self.page.remove_listener("console", self._note_message)
        self.page.remove_listener("pageerror", self._note_error)
        pool.give_back(self.context)

    def go(self, path: str) -> Page:
        """Open `path` of the desk."""
        self.page.goto(self.url + path)
        return self.page

    def log_in(self, name: str, password: str) -> None:
        """Log in through the form."""
        page = self.go("/login")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url("**/queue*")


@pytest.fixture
def at_browser(browsers: BrowserPool, demo_desk: DemoDesk) -> Iterator["BrowserMaker"]:
    """Gives browsers, each without cookies."""
    maker = BrowserMaker(browsers, demo_desk.url)
    yield maker
    maker.close()


class BrowserMaker:
    """Gives people their browsers, and takes them all back at the end."""

    def __init__(self, pool: BrowserPool, url: str) -> None:
        self._pool = pool
        self._url = url
        self._people: list[Person] = []

    def __call__(self, **options: object) -> Person:
        person = Person(self._pool.take(options), self._url)
        self._people.append(person)
        return person

    def close(self) -> None:
        """Take every browser back that was given."""
        for person in self._people:
            person.leave(self._pool)
