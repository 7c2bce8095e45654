"""A reviewer works through the queue: with a key, and at 360 pixels without a script."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import BrowserMaker, DemoDesk
from tests.browser.keyboard import press

pytestmark = pytest.mark.browser


def test_a_key_takes_the_next_claim_and_another_one_the_one_after(
    at_browser: BrowserMaker, demo_desk: DemoDesk
) -> None:
    person = at_browser()
    person.log_in("reviewer1", demo_desk.passwords["reviewer1"])
    page = person.go("/queue")
    addresses = set()
    for _ in range(2):
        press(page, "n")
        page.wait_for_url("**/claims/*")
        page.get_by_text("The claim is yours to work on.").wait_for()
        addresses.add(page.url)
        page = person.go("/queue")
    assert len(addresses) == 2


def test_claims_are_dismissed_and_brought_back_without_a_script_on_a_narrow_page(
    at_browser: BrowserMaker, demo_desk: DemoDesk
) -> None:
    person = at_browser(viewport={"width": 360, "height": 700}, java_script_enabled=False)
    person.log_in("reviewer2", demo_desk.passwords["reviewer2"])
    page = person.go("/queue?age=30d")
    ticked = [box.get_attribute("value") for box in page.locator("input[name=claim]").all()[:2]]
    for claim_id in ticked:
        page.locator(f"input[name=claim][value='{claim_id}']").check()
    page.locator("#bulk-reason").select_option("opinion")
    page.locator("#bulk button.danger").click()
    page.get_by_text("2 claims are dismissed.").wait_for()
    assert not set(ticked) & set(shown_claims(page))
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("2 claims are back in the queue.").wait_for()
    assert set(ticked) <= set(shown_claims(page))


def shown_claims(page: Page) -> list[str | None]:
    """Return the keys of the claims that can be ticked."""
    return [box.get_attribute("value") for box in page.locator("input[type=checkbox][name=claim]").all()]
