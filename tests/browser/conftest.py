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
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

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


class Person:
    """Somebody at a browser of their own; whatever its console complains about is kept."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

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
def at_browser(chromium: Browser, demo_desk: DemoDesk) -> Iterator["BrowserMaker"]:
    """Gives browsers, each with cookies of its own."""
    maker = BrowserMaker(chromium, demo_desk.url)
    yield maker
    maker.close()


class BrowserMaker:
    """Opens browsers and closes them all at the end."""

    def __init__(self, chromium: Browser, url: str) -> None:
        self._chromium = chromium
        self._url = url
        self._contexts: list[BrowserContext] = []

    def __call__(self, **options: object) -> Person:
        context = self._chromium.new_context(locale="en", **options)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        return Person(context, self._url)

    def close(self) -> None:
        """Close every browser that was opened."""
        for context in self._contexts:
            context.close()
