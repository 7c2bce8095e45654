"""Readers without a script send reports and tips; the desk answers them."""

import pytest
from playwright.sync_api import Page, expect

from claimtrack.web.public.form_tokens import LEAST_TIME
from tests.browser.walks.scenes import set_walk_scene
from tests.browser.walks.trial_desk import ServedDesk, Walkers

pytestmark = pytest.mark.browser
NARROW = {"width": 360, "height": 740}


def type_slowly(page: Page, **fields: str) -> None:
    """Fill the form as fast as a person would at most, and send it."""
    for name, text in fields.items():
        page.locator(f"main [name={name}]").fill(text)
    page.wait_for_timeout(LEAST_TIME * 1000 + 500)
    page.get_by_role("button", name="Send").click()


def test_a_report_is_answered_and_its_number_tells(walkers: Walkers, served: ServedDesk) -> None:
    scene = set_walk_scene(served, "published")
    reader = walkers(served, None, java_script_enabled=False, viewport=NARROW)
    page = reader.go("/")
    page.locator(".card-headline a").first.click()
    page.get_by_role("link", name="Report an error").click()
    page.get_by_label("I object to the verdict").check()
    type_slowly(page, words="Who counted?", email="ana@example")
    expect(page.get_by_text("This is not an e-mail address.")).to_be_visible()
    expect(page.get_by_label("I object to the verdict")).to_be_checked()
    type_slowly(page, email="ana@example.org")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Received:")
    number = page.url
    editor = walkers(served, "bob").go("/inbox")
    editor.get_by_role("link", name="Who counted?").first.click()
    editor.get_by_label("What came of it").select_option("partly_upheld")
    editor.get_by_label("Answer, or the reason").fill("Thank you.")
    editor.get_by_label("What readers are told").fill("We say now who counted.")
    editor.get_by_role("button", name="Deal with it").click()
    expect(editor.get_by_text("Partly upheld")).to_be_visible()
    page.goto(number)
    expect(page.get_by_text("We say now who counted.")).to_be_visible()
    assert reader.context.cookies() == []
    assert scene.claim_id


def test_a_tip_becomes_a_claim_and_the_way_back(walkers: Walkers, served: ServedDesk) -> None:
    page = walkers(served, None, java_script_enabled=False).go("/tips/new")
    said = "The lighthouse of Quillmouth is older than the town."
    type_slowly(page, words=said, claimant="Mayor Wren", link="https://example.org/lighthouse")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Received:")
    desk = walkers(served, "alice", java_script_enabled=False).go("/inbox?kind=tip")
    desk.get_by_role("link", name=said).click()
    address = desk.url
    desk.get_by_role("link", name="Add a claim by hand").click()
    expect(desk.locator("[name=wording]")).to_have_value(said)
    desk.get_by_role("button", name="Add it").click()
    expect(desk.get_by_text("Added, and in the queue.")).to_be_visible()
    desk.goto(address)
    expect(desk.get_by_text("Taken up")).to_be_visible()
    desk.get_by_role("button", name="Open it again").click()
    expect(desk.get_by_text("It is open again.")).to_be_visible()
