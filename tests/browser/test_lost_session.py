"""A session that ends in the middle of typing: nothing is lost, and saving leads on."""

import subprocess
import sys

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import BrowserMaker, DemoDesk, Person
from tests.browser.keyboard import press

pytestmark = pytest.mark.browser


def test_save_leads_through_the_log_in(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    person = at_browser()
    log_in(person, demo_desk)
    page = take_claim(person)
    type_and_wait(page, "Saved before.", "Saved ")
    end_sessions(demo_desk)
    type_and_wait(page, "Typed without a session.", "Not saved: you are logged out.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("You were logged out while typing.")).to_be_visible()
    fill_log_in(page, demo_desk)
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_label("Summary")).to_have_value("Typed without a session.")


def test_save_works_after_a_log_in_elsewhere(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    person = at_browser()
    log_in(person, demo_desk)
    page = take_claim(person)
    end_sessions(demo_desk)
    tab = person.context.new_page()
    tab.goto(f"{demo_desk.url}/login")
    fill_log_in(tab, demo_desk)
    tab.wait_for_url("**/queue*")
    type_and_wait(page, "Typed in the old tab.", "Not saved: you logged in again")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_label("Summary")).to_have_value("Typed in the old tab.")
    type_and_wait(page, "And further.", "Saved ")


def test_words_typed_before_the_script_came_are_saved(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    person = at_browser()
    log_in(person, demo_desk)
    page = take_claim(person)
    # Else the script of the page before this one may be what is held.
    page.wait_for_load_state("load")
    held: list[Route] = []
    page.route("**/draft.js*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright wants a function
    with page.expect_request("**/draft.js*"):
        page.goto(page.url, wait_until="commit")
    page.get_by_label("Summary").fill("Typed on a slow line.")
    for route in held:
        route.continue_()
    expect(page.locator("[data-save-state]")).to_contain_text("Saved ")
    page.unroute_all()
    page.reload()
    expect(page.get_by_label("Summary")).to_have_value("Typed on a slow line.")


def log_in(person: Person, desk: DemoDesk) -> None:
    """Log in as the second reviewer."""
    fill_log_in(person.go("/login"), desk)
    person.page.wait_for_url("**/queue*")


def fill_log_in(page: Page, desk: DemoDesk) -> None:
    """Send the log-in form with the password as it is now."""
    page.get_by_label("Name").fill("reviewer2")
    page.get_by_label("Password").fill(desk.passwords["reviewer2"])
    page.get_by_role("button", name="Log in").click()


def take_claim(person: Person) -> Page:
    """Open a claim that nobody works on, and take it."""
    page = person.go("/queue?state=new")
    page.locator("main tbody th a").last.click()
    page.wait_for_url("**/claims/*")
    press(page, "t")
    expect(page.get_by_text("You are working on it")).to_be_visible()
    return page


def type_and_wait(page: Page, words: str, told: str) -> None:
    """Type the summary anew and wait for what the page says of saving it."""
    page.get_by_label("Summary").fill(words)
    expect(page.locator("[data-save-state]")).to_contain_text(told)


def end_sessions(desk: DemoDesk) -> None:
    """Set the password anew, which ends every session of the person."""
    user = ["user", "password", "reviewer2", "--password-stdin"]
    command = [sys.executable, "-m", "claimtrack", "--instance", str(desk.instance), *user]
    subprocess.run(command, check=True, input=desk.passwords["reviewer2"], text=True)  # noqa: S603
