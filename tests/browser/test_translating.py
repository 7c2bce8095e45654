"""A verdict translated by key alone: written by one person, published by another, read by anybody."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BrowserMaker, DemoDesk, Person
from tests.browser.keyboard import press

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
WORDS = {
    "Headline": "Nesreč ni bilo pol manj",
    "Short wording of the claim": "Nesreč je bilo za polovico manj.",
    "Summary": "Bilo jih je za desetino manj.",
    "Explanation": "Preverili smo **policijske podatke**.",
}


def logged_in(at_browser: BrowserMaker, demo_desk: DemoDesk, name: str) -> Person:
    person = at_browser(viewport=WIDE)
    person.log_in(name, demo_desk.passwords[name])
    return person


def test_a_translation_is_written_withdrawn_and_published_by_key(
    at_browser: BrowserMaker, demo_desk: DemoDesk
) -> None:
    reviewer = logged_in(at_browser, demo_desk, "reviewer2")
    page = reviewer.go("/queue?state=approved")
    page.locator("table a[href*='/claims/']").first.click()
    press(page, "T")
    page.wait_for_url("**/translations/sl")
    for label, words in WORDS.items():
        page.get_by_label(label, exact=True).fill(words)
    page.keyboard.press("Escape")
    press(page, "p")
    expect(page.get_by_text("waits for a decision")).to_be_visible()
    press(page, "u")
    expect(page.get_by_text("being written")).to_be_visible()
    press(page, "p")
    expect(page.get_by_text("waits for a decision")).to_be_visible()
    editor = logged_in(at_browser, demo_desk, "editor").go(urlsplit(page.url).path)
    press(editor, "p")
    press(editor, "Enter")
    expect(editor.get_by_text("Approved, and published: readers see it now.")).to_be_visible()
    press(editor, "L")
    editor.wait_for_url("**/verdicts/**")
    expect(editor.get_by_role("heading", level=1)).to_have_text(WORDS["Headline"])
    assert editor.locator("html").get_attribute("lang") == "sl"
