"""Safety mode as people meet it: switched with keys or without a script, told to everybody, over again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from claimtrack.audit import Actor
from claimtrack.services.policy.modes import Mode, set_mode
from tests.browser.keyboard import press
from tests.browser.walks.looks import NARROW, Look
from tests.browser.walks.trial_desk import ServedDesk, Walkers
from tests.services.record import last_event

pytestmark = pytest.mark.browser
LOOKS = [Look(), Look(NARROW, script=False)]


@pytest.fixture(autouse=True)
def _open_again(served: ServedDesk) -> Iterator[None]:
    """The desk is one for all walks."""
    yield
    with served.writing() as session:
        set_mode(session, mode=Mode.OPEN, reason="", actor=Actor.command("mode open"), now=served.now)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_desk_is_closed_and_opened(walkers: Walkers, served: ServedDesk, look: Look) -> None:
    adam = walkers(served, "adam", **look.options).go("/admin")
    adam.locator("#mode [name=reason]").fill("The election is on Sunday.")
    adam.locator("#mode button").click()
    expect(adam.locator(".mode-banner")).to_contain_text("The election is on Sunday.")
    assert last_event(served).action == "policy.mode"
    alice = walkers(served, "alice", **look.options).go("/articles/new")
    expect(alice.locator(".mode-banner")).to_contain_text("An administrator can open it again.")
    alice.locator("[name=text]").fill(f"A story for later, {look}.")
    alice.locator("main form button.primary").click()
    expect(alice.get_by_role("heading", level=1)).to_have_text("The desk is read-only")
    expect(alice.locator(".typed")).to_have_value(f"A story for later, {look}.")
    adam.locator("#mode button").click()
    expect(adam.locator(".mode-banner")).to_have_count(0)
    alice.get_by_role("button", name="Send it again").click()
    expect(alice.get_by_text("Stored. Its claims are being read")).to_be_visible()


def test_the_switch_has_a_key(walkers: Walkers, served: ServedDesk) -> None:
    page = walkers(served, "adam", **Look().options).go("/admin")
    press(page, "m")
    expect(page.locator("#mode [name=reason]")).to_be_focused()
