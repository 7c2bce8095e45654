"""Make the screenshots of the documentation: ``python docs/images/screenshots.py URL PASSWORD``.

URL is a fresh demo desk's address, PASSWORD the one of its ``reviewer1``.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent
SOURCES = (
    ("Supports", "Trade by partner, 2018", "The statistics office lists Morelija third among 41 partners."),
    ("Refutes", "Annual report 2018", "By value of goods, Morelija was the fourth largest partner."),
)


def main(url: str, password: str) -> None:
    """Take a claim on the desk at `url`, give it sources, and photograph the page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, locale="en")
        log_in(page, url, password)
        page.screenshot(path=FOLDER / "queue.png")
        page.locator("main a[href*='/claims/']").first.click()
        page.get_by_role("button", name="Take").first.click()
        for stance, title, quote in SOURCES:
            add_source(page, stance, title, quote)
        page.goto(page.url.partition("#")[0])
        page.screenshot(path=FOLDER / "claim.png")
        browser.close()


def log_in(page: Page, url: str, password: str) -> None:
    """Log in as the first reviewer."""
    page.goto(f"{url}/login")
    page.get_by_label("Name").fill("reviewer1")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/queue*")


def add_source(page: Page, stance: str, title: str, quote: str) -> None:
    """Fill in the form for a source and send it."""
    if not page.get_by_label("Address (URL)").is_visible():
        page.keyboard.press("s")
    page.get_by_label("Address (URL)").fill("https://example.org/" + title.lower().replace(" ", "-"))
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Publisher").fill("Statistics office")
    page.get_by_label("Quote").fill(quote)
    page.get_by_role("radio", name=stance).check()
    page.get_by_role("button", name="Add the source").click()
    page.wait_for_load_state()


if __name__ == "__main__":
    main(*sys.argv[1:3])
