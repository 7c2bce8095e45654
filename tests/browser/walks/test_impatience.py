"""Pressing twice, going back and pressing again, two tabs: everything is done once, and nothing is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import press
from tests.browser.walks.looks import Look
from tests.browser.walks.scenes import set_walk_scene
from tests.browser.walks.trial_desk import ServedDesk, Walkers
from tests.services.record import actions

pytestmark = pytest.mark.browser
LOOKS = [Look(), Look(script=False)]
WITH_AND_WITHOUT = pytest.mark.parametrize("look", LOOKS, ids=str)


@WITH_AND_WITHOUT
@pytest.mark.parametrize(
    "pressed",
    [
        ("queued", "form[action$='/take'] button", "claim.take", "alice"),
        ("in_review", "button[formaction*='/propose']", "verdict.propose", "alice"),
        ("in_approval", "form[action$='/approve-and-publish'] button", "verdict.publish", "bob"),
        ("dismissed", "form[action$='/reopen'] button", "claim.reopen", "alice"),
    ],
    ids=lambda pressed: pressed[2],
)
def test_a_double_click_does_it_once(
    walkers: Walkers, served: ServedDesk, look: Look, pressed: tuple[str, str, str, str]
) -> None:
    situation, control, event, who = pressed
    scene = set_walk_scene(served, situation)
    before = actions(served, scene.claim_id).count(event)
    person = walkers(served, who, **look.options)
    page = person.go(f"/claims/{scene.claim_id}")
    page.locator(control).first.dblclick()
    # Between the two answers the page may be the first one's, or none.
    page.wait_for_load_state("networkidle")
    expect(page.locator(control)).to_have_count(0)
    expect(page.locator(".message-error")).to_have_count(0)
    assert actions(served, scene.claim_id).count(event) == before + 1


@WITH_AND_WITHOUT
def test_a_source_that_is_sent_twice_is_stored_once(walkers: Walkers, served: ServedDesk, look: Look) -> None:
    scene = set_walk_scene(served, "in_review")
    page = walkers(served, "alice", **look.options).go(f"/claims/{scene.claim_id}")
    fill_source(page)
    page.locator("#add-source .toolbar .primary").dblclick()
    expect(page.get_by_role("link", name="Minutes", exact=True)).to_have_count(1)
    assert actions(served, scene.claim_id).count("source.add") == 2


@WITH_AND_WITHOUT
def test_going_back_after_a_form_sends_nothing_again(
    walkers: Walkers, served: ServedDesk, look: Look
) -> None:
    scene = set_walk_scene(served, "queued")
    page = walkers(served, "alice", **look.options).go("/queue")
    page.goto(f"{served.url}/claims/{scene.claim_id}")
    page.locator("form[action$='/take'] button").click()
    expect(page.get_by_text("The claim is yours to work on.")).to_be_visible()
    page.go_back()
    page.go_forward()
    assert actions(served, scene.claim_id).count("claim.take") == 1
    expect(page.locator("form[action$='/release'] button")).to_be_visible()


@WITH_AND_WITHOUT
def test_an_old_page_that_is_pressed_again_does_nothing_twice(
    walkers: Walkers, served: ServedDesk, look: Look
) -> None:
    scene = set_walk_scene(served, "in_review")
    person = walkers(served, "alice", **look.options)
    old = person.go(f"/claims/{scene.claim_id}")
    tab = person.context.new_page()
    tab.goto(old.url)
    tab.locator("button[formaction*='/propose']").click()
    expect(tab.get_by_text("In approval", exact=True).first).to_be_visible()
    old.locator("button[formaction*='/propose']").click()
    expect(old.get_by_text("In approval", exact=True).first).to_be_visible()
    assert actions(served, scene.claim_id).count("verdict.propose") == 1


def test_two_tabs_show_both_drafts_and_keep_what_was_typed(walkers: Walkers, served: ServedDesk) -> None:
    scene = set_walk_scene(served, "in_review")
    person = walkers(served, "alice", java_script_enabled=False)
    old = person.go(f"/claims/{scene.claim_id}")
    tab = person.context.new_page()
    tab.goto(old.url)
    for page, words in ((tab, "Typed in the second tab."), (old, "Typed in the first tab.")):
        page.get_by_label("Summary").fill(words)
        page.locator("#draft button[name=save]").click()
    expect(old.get_by_role("heading", level=1)).to_contain_text("changed while you were writing")
    expect(old.get_by_label("Summary")).to_have_value("Typed in the first tab.")
    expect(old.locator(".compare")).to_contain_text("second")


def fill_source(page: Page) -> None:
    """Fill in what a source needs."""
    press(page, "s")
    if not page.locator("#add-source [name=url]").is_visible():
        page.locator("#add-source summary").click()
    page.locator("#add-source [name=url]").fill("https://example.org/minutes")
    page.locator("#add-source [name=title]").fill("Minutes")
    page.locator("#add-source [name=stance]").last.check()
