"""A reviewer's whole way with keys alone: from the log-in to a verdict that waits for a second person."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.keyboard import press
from tests.browser.walks.trial_desk import ServedDesk, Walkers
from tests.desk import PASSWORD

pytestmark = pytest.mark.browser
SUMMARY = "The final account says 21 million."


def test_from_the_log_in_to_a_proposed_verdict(walkers: Walkers, served: ServedDesk) -> None:
    served.add_claim()
    person = walkers(served, None)
    page = person.go("/login")
    type_words(page, "charlie", PASSWORD)
    press(page, "Enter")
    page.wait_for_url("**/queue")
    wait_for_keys(page)
    press(page, "n")
    page.wait_for_url("**/claims/*")
    expect(page.get_by_text("The claim is yours to work on.")).to_be_visible()
    wait_for_keys(page)
    give_source(page)
    write_verdict(page)
    press(page, "p")
    expect(page.get_by_text("In approval", exact=True).first).to_be_visible()
    expect(page.get_by_text("The claim is yours to work on.")).to_have_count(0)
    assert person.complaints == []


def give_source(page: Page) -> None:
    """Open the form with its key and send it with Enter."""
    press(page, "s")
    expect(page.get_by_label("Address (URL)")).to_be_focused()
    page.keyboard.type("https://example.org/account")
    tab_to(page, page.get_by_label("Title", exact=True))
    page.keyboard.type("Final account")
    tab_to(page, page.get_by_label("Quote"))
    page.keyboard.type("Total: 21,000,000 crowns")
    tab_to(page, page.get_by_role("radio", name="Supports"))
    press(page, "ArrowDown")
    expect(page.get_by_role("radio", name="Refutes")).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Add the source"))
    press(page, "Enter")
    expect(page.get_by_role("link", name="Final account", exact=True)).to_be_visible()
    wait_for_keys(page)


def write_verdict(page: Page) -> None:
    """Choose the rating with its number, type the words, and leave the field so that keys work again."""
    press(page, "1")
    expect(page.get_by_role("radio", name="Disputed")).to_be_checked()
    tab_to(page, page.get_by_label("Headline"))
    page.keyboard.type("The bridge cost 21 million")
    tab_to(page, page.get_by_label("Short wording of the claim"))
    page.keyboard.type("The harbour bridge cost 18 million crowns.")
    tab_to(page, page.get_by_label("Summary"))
    page.keyboard.type(SUMMARY)
    press(page, "Escape")
    expect(page.get_by_label("Summary")).to_have_value(SUMMARY)


def type_words(page: Page, *words: str) -> None:
    """Type into the field that has the focus and those after it."""
    for place, each in enumerate(words):
        if place:
            press(page, "Tab")
        page.keyboard.type(each)


def wait_for_keys(page: Page) -> None:
    """Wait until the page listens: on a busy machine its words are there before its scripts."""
    page.wait_for_load_state("load")
    expect(page.locator("html[data-keys=on]")).to_be_attached()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus; it is seen there by its outline."""
    for _ in range(40):
        press(page, "Tab")
        if target.evaluate("each => each === document.activeElement"):
            break
    expect(target).to_be_focused()
    assert target.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
