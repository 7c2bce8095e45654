"""Make the screenshots of the documentation: ``python docs/images/screenshots.py`` in the environment.

It starts a demo desk of its own in a temporary folder, works on a claim as its people would, and photographs
every page. With Pillow at hand the pictures are stored with 128 colours, a third of their size.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
WIDE, NARROW = (1280, 900), (360, 700)
# Seconds that the desk may take to read its sample articles.
PATIENCE = 120
# Milliseconds.
AS_LONG_AS_PEOPLE_TAKE = 4000
CLAIM = "The ferry carried 1.1 million passengers in 2024"
SOURCES = (
    ("Supports", "Ferry traffic 2024", "Across the harbour, 1,104,000 passengers were carried in 2024."),
    ("Refutes", "Annual report of the harbour", "Sold tickets: 983,000, each for one crossing."),
)
WORDS = {
    "Headline": "The ferry sold 983,000 tickets; the rest rode free",
    "Short wording of the claim": "The ferry carried 1.1 million passengers in 2024.",
    "Summary": "The count of 1.1 million includes pupils and pensioners, who ride without a ticket.",
}
TIP = "The new tram line runs every six minutes, twice as often as the old one."
PUBLIC = {
    "home": "/",
    "archive": "/archive",
    "topics": "/topics",
    "said-by": "/said-by",
    "search": "/search?q=accidents",
    "corrections": "/corrections",
    "not-checked": "/not-checked",
    "methodology": "/methodology",
    "about": "/about",
    "login": "/login",
}
REVIEWER = {
    "queue": "/queue",
    "articles": "/articles",
    "article": "/articles/1",
    "article-new": "/articles/new",
    "claim-new": "/claims/new",
    "inbox": "/inbox",
    "inbox-message": "/inbox/1",
}
EDITOR = {"approvals": "/approvals", "cited-pages": "/cited-pages", "audit": "/audit", "keys-page": "/keys"}
ADMIN = {"admin": "/admin", "admin-texts": "/admin/texts?language=en", "webhooks": "/admin/webhooks"}


@dataclass(frozen=True, slots=True)
class Studio:
    """Where pictures are taken: a browser, and a desk with its people's passwords."""

    browser: Browser
    url: str
    passwords: dict[str, str]

    def enter(self, name: str | None = None, size: tuple[int, int] = WIDE) -> Page:
        """Return a page of this size, of somebody who is logged in."""
        page = self.browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="en")
        if name:
            page.goto(f"{self.url}/login")
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(self.passwords[name])
            page.get_by_role("button", name="Log in").click()
            page.wait_for_url("**/queue*")
        return page

    def take_all(self, page: Page, pages: dict[str, str]) -> None:
        """Photograph pages by name and path."""
        for name, path in pages.items():
            page.goto(self.url + path)
            shoot(page, name)


def main() -> None:
    """Take every picture."""
    with demo_desk() as (url, passwords), sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        studio = Studio(
            playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]), url, passwords
        )
        send_tip(studio)
        claim = review(studio)
        decide(studio, claim)
        show_narrow(studio, claim)
        studio.browser.close()


def send_tip(studio: Studio) -> None:
    """Photograph what a reader is asked and told, so that the inbox holds something."""
    page = studio.enter()
    page.goto(f"{studio.url}/tips/new")
    page.get_by_label("What should we check?").fill(TIP)
    shoot(page, "tip")
    # A form that is sent at once was filled in by a program.
    page.wait_for_timeout(AS_LONG_AS_PEOPLE_TAKE)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/received/*")
    shoot(page, "received")


def review(studio: Studio) -> str:
    """Photograph a reviewer's pages while a claim becomes a proposal; return the claim's path."""
    page = studio.enter("reviewer1")
    studio.take_all(page, REVIEWER)
    page.goto(f"{studio.url}/queue")
    page.keyboard.press("?")
    shoot(page, "keys")
    page.keyboard.press("Escape")
    page.locator("main tbody th a", has_text=CLAIM).first.click()
    page.wait_for_url("**/claims/*")
    page.keyboard.press("t")
    page.get_by_text("The claim is yours to work on.").wait_for()
    for stance, title, quote in SOURCES:
        add_source(page, stance, title, quote)
    claim = page.url.removeprefix(studio.url).partition("#")[0]
    studio.take_all(
        page,
        {
            "claim": claim,
            "known-sources": f"{claim}/sources/known",
            "merge": f"{claim}/merge?words=ferry",
            "claim-bounds": f"{claim}/place",
            "claim-split": f"{claim}/split",
        },
    )
    page.goto(studio.url + claim)
    propose(page)
    return claim


def propose(page: Page) -> None:
    """Write the verdict, photograph the editor, and propose."""
    page.keyboard.press("4")
    for label, words in WORDS.items():
        page.get_by_label(label, exact=True).fill(words)
    page.locator("#verdict").scroll_into_view_if_needed()
    page.locator("#verdict").evaluate("part => part.scrollIntoView()")
    shoot(page, "verdict-editor")
    page.get_by_role("button", name="Propose").click()
    page.get_by_text("In approval", exact=True).first.wait_for()


def decide(studio: Studio, claim: str) -> None:
    """Photograph what the second person sees, then the public pages."""
    page = studio.enter("editor")
    studio.take_all(page, {**EDITOR, "approval": claim.replace("/claims/", "/approvals/")})
    page.goto(f"{studio.url}{claim}#proposal")
    shoot(page, "proposal")
    studio.take_all(studio.enter("admin"), ADMIN)
    reader = studio.enter()
    studio.take_all(reader, PUBLIC)
    reader.goto(studio.url)
    reader.locator(".card-headline a").first.click()
    reader.wait_for_url("**/verdicts/*")
    shoot(reader, "verdict")
    verdict = reader.url.removeprefix(studio.url)
    studio.take_all(
        reader, {"report": f"{verdict}/report", "embed": verdict.replace("/verdicts/", "/embed/")}
    )


def show_narrow(studio: Studio, claim: str) -> None:
    """Photograph the pages that are read on a telephone."""
    page = studio.enter("reviewer2", NARROW)
    studio.take_all(page, {"queue-narrow": "/queue", "claim-narrow": claim, "article-narrow": "/articles/1"})
    studio.take_all(studio.enter(size=NARROW), {"home-narrow": "/"})


def add_source(page: Page, stance: str, title: str, quote: str) -> None:
    """Fill in the form for a source and send it."""
    if not page.get_by_label("Address (URL)").is_visible():
        page.keyboard.press("s")
    page.get_by_label("Address (URL)").fill("https://example.org/" + title.lower().replace(" ", "-"))
    page.get_by_label("Title", exact=True).fill(title)
    page.locator("#add-source").get_by_label("Publisher").fill("Harbour office")
    page.get_by_label("Quote").fill(quote)
    page.get_by_role("radio", name=stance).check()
    page.get_by_role("button", name="Add the source").click()
    page.get_by_role("link", name=title, exact=True).wait_for()


def shoot(page: Page, name: str) -> None:
    """Store what is in view."""
    path = FOLDER / f"{name}.png"
    page.wait_for_load_state("load")
    page.screenshot(path=path)
    try:
        from PIL import Image  # noqa: PLC0415 - only where it is installed
    except ImportError:
        return
    Image.open(path).quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


@contextmanager
def demo_desk() -> Iterator[tuple[str, dict[str, str]]]:
    """Give the address of a demo desk and the passwords of its people."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        output = Path(folder) / "output"
        command = ["-m", "claimtrack", "--instance", f"{folder}/instance", "demo", "--port", str(port)]
        with output.open("w") as file:
            process = subprocess.Popen([sys.executable, *command], stdout=file, stderr=subprocess.STDOUT)  # noqa: S603
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}/healthz")
            told = re.findall(r"^  (\w+) +\w+ +(\S+)$", output.read_text(), re.MULTILINE)
            yield f"http://127.0.0.1:{port}", dict(told)
        finally:
            process.terminate()
            process.wait(30)


def wait_until_healthy(address: str) -> None:
    """Wait for the desk; end the program when it does not come."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - our own desk
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("The demo desk did not start.")


if __name__ == "__main__":
    main()
