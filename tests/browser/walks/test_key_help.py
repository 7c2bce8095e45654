"""The list of keys as a dialog, keys in lists, and keys switched off."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import press
from tests.browser.walks.filled_desk import FilledDesk
from tests.browser.walks.trial_desk import Walkers

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement"
IN_DIALOG = f"{FOCUSED} === document.body || Boolean({FOCUSED}.closest('dialog'))"


def test_the_list_keeps_the_focus_and_gives_it_back(walkers: Walkers, filled: FilledDesk) -> None:
    page = walkers(filled.desk, "alice").go("/queue")
    press(page, "j")
    before = page.evaluate(f"{FOCUSED}.href")
    press(page, "?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    for _ in range(6):
        press(page, "Tab")
        assert page.evaluate(IN_DIALOG)
    press(page, "n")
    expect(dialog).to_be_visible()
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate(f"{FOCUSED}.href") == before


def test_lines_are_gone_through_opened_and_ticked(walkers: Walkers, filled: FilledDesk) -> None:
    page = walkers(filled.desk, "alice").go("/queue?state=all")
    links = page.locator("main tbody th a")
    for keys, place in (("j", 0), ("jj", 2), ("k", 1), ("kkk", 0)):
        for key in keys:
            press(page, key)
        expect(links.nth(place)).to_be_focused()
    press(page, "x")
    expect(page.locator("main tbody input[type=checkbox]").first).to_be_checked()
    press(page, "w")
    expect(page.locator("main tbody .reasons").first).to_be_visible()
    address = links.first.get_attribute("href")
    press(page, "j")
    press(page, "k")
    press(page, "Enter")
    page.wait_for_url(f"**{address}")


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("alice", "/queue"),
        ("alice", "/articles"),
        ("bob", "/approvals"),
        ("alice", "/audit"),
        ("bob", "/cited-pages"),
        ("alice", "/inbox"),
        ("adam", "/admin"),
        ("alice", "/claims/{in_review}/sources/known"),
        ("alice", "/claims/{in_review}/merge?words=long"),
        ("alice", "/claims/{in_review}"),
        ("alice", "/articles/1"),
    ],
)
def test_every_list_has_lines(walkers: Walkers, filled: FilledDesk, who: str, path: str) -> None:
    page = walkers(filled.desk, who).go(path.format(**filled.claims))
    press(page, "j")
    assert page.evaluate(f"document.querySelector('[data-item]').contains({FOCUSED})")
    outline = page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ("gq", "/queue"),
        ("ga", "/articles"),
        ("gp", "/approvals"),
        ("gc", "/cited-pages"),
        ("gi", "/inbox"),
        ("gu", "/audit"),
        ("gm", "/admin"),
    ],
)
def test_two_keys_lead_to_a_page(walkers: Walkers, filled: FilledDesk, keys: str, path: str) -> None:
    page = walkers(filled.desk, "adam").go("/keys")
    for key in keys:
        press(page, key)
    expect(page).to_have_url(re.compile(rf"{path}$"))


def test_keys_do_nothing_while_somebody_types_or_holds_another_key(
    walkers: Walkers, filled: FilledDesk
) -> None:
    page = walkers(filled.desk, "alice").go("/articles/new")
    page.get_by_label("Text", exact=True).focus()
    page.keyboard.type("gq?sb")
    expect(page.get_by_label("Text", exact=True)).to_have_value("gq?sb")
    press(page, "Escape")
    expect(page.get_by_label("Text", exact=True)).to_have_value("gq?sb")
    for held in ("Control", "Alt", "Meta"):
        press(page, f"{held}+Shift+?")
    assert page.get_by_role("dialog").count() == 0
    assert page.url.endswith("/articles/new")
    press(page, "b")
    page.wait_for_url("**/articles")


def test_who_works_by_voice_switches_keys_off_for_the_browser(walkers: Walkers, filled: FilledDesk) -> None:
    person = walkers(filled.desk, "alice")
    page = person.go("/queue")
    press(page, "?")
    page.get_by_role("dialog").get_by_label("Use keys in this browser").uncheck()
    press(page, "Escape")
    page = person.go("/articles")
    assert_nothing(page, "a")
    expect(page.locator("main kbd").first).to_be_hidden()
    assert page.locator("[aria-keyshortcuts]").count() == 0
    page.locator("footer").get_by_role("link", name="Keys").click()
    page.get_by_role("dialog").get_by_label("Use keys in this browser").check()
    press(page, "Escape")
    press(page, "a")
    page.wait_for_url("**/articles/new")


def test_without_a_script_the_list_is_a_page(walkers: Walkers, filled: FilledDesk) -> None:
    page = walkers(filled.desk, "vera", java_script_enabled=False).go("/queue")
    expect(page.locator("main kbd").first).to_be_hidden()
    page.locator("footer").get_by_role("link", name="Keys").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keys")
    expect(page.get_by_text("Next claim").first).to_be_visible()
    expect(page.get_by_text("Keys need JavaScript")).to_be_visible()


def assert_nothing(page: Page, key: str) -> None:
    """Press the key and see that the page stays."""
    address = page.url
    press(page, key)
    press(page, "?")
    assert page.url == address
    assert page.get_by_role("dialog").count() == 0
