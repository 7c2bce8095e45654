"""Articles, approvals and merging in a real browser: by keys, with a mouse, without a script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import BrowserMaker, DemoDesk, Person
from tests.browser.keyboard import press
from tests.browser.test_narrow_pages import overflows

pytestmark = pytest.mark.browser

# A flag and a ship before the words: the page counts UTF-16 units, the desk code points.
OPENING = "🇸🇮 🚢 The town of Sedgemoor paid"
TEXT = (
    f"{OPENING} 48 crowns for the weir and the quarry sold 7 lorries in May %s.\n\n"
    "The mayor thanked everyone who came to the feast on the green."
)
WEIR = "The town of Sedgemoor paid 48 crowns for the weir"


def add_article(person: Person, number: int) -> Page:
    """Add an article of its own and wait until it was read."""
    page = person.go("/articles/new")
    page.get_by_label("Text", exact=True).fill(TEXT % number)
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url(re.compile(r"/articles/\d+"))
    for _ in range(60):
        if not page.locator("[data-reading]").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    return page


def mark(page: Page, passage: str) -> str:
    """Mark a passage as a claim by pasting it; return the claim's number."""
    page.get_by_label("The passage").fill(passage)
    page.get_by_role("button", name="Mark as claim").first.click()
    page.wait_for_url(re.compile(r"#claim-\d+"))
    return page.url.rpartition("-")[2]


def entry(page: Page, claim_id: str) -> Locator:
    """Return the claim in the list beside the text: in the text, others may lie across it."""
    return page.locator(f"#entry-{claim_id} > a")


def log_in(at_browser: BrowserMaker, demo_desk: DemoDesk, name: str, **options: object) -> Person:
    person = at_browser(**options)
    person.log_in(name, demo_desk.passwords[name])
    return person


def test_a_claim_is_marked_moved_and_split_by_keys(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    person = log_in(at_browser, demo_desk, "reviewer1")
    page = add_article(person, 2021)
    press(page, "v")
    # From the flag to the ship to "The"; then up to "weir".
    for _ in range(2):
        press(page, "ArrowRight")
    for _ in range(len(WEIR.split()) - 1):
        press(page, "Shift+ArrowRight")
    expect(page.locator("[data-mark-bar] output")).to_have_text(f"“{WEIR}”")
    press(page, "Enter")
    page.wait_for_url(re.compile(r"#claim-\d+"))
    claim_id = page.url.rpartition("-")[2]
    expect(entry(page, claim_id)).to_have_text(WEIR)

    person.go(f"/claims/{claim_id}/place")
    for _ in range(3):
        with page.expect_navigation():
            press(page, "p")
    with page.expect_navigation():
        press(page, "w")
    expect(page.locator("#place mark")).to_have_text(f"{WEIR.removeprefix('The ')} and the quarry")
    press(page, "s")
    page.get_by_text("The claim stands at other words now.").wait_for()
    page.locator(".flashes").get_by_role("button", name="Undo").click()
    page.get_by_text("Undone: the claim stands where it stood before.").wait_for()

    person.go(f"/claims/{claim_id}/split")
    page.get_by_role("link", name="for", exact=True).click()
    page.wait_for_url("**at=**")
    page.wait_for_load_state()
    press(page, "s")
    page.get_by_text("Two claims stand there now.").wait_for()
    expect(entry(page, claim_id)).to_have_text("The town of Sedgemoor paid 48 crowns")
    assert person.complaints == []


def test_the_list_leads_into_the_text_and_back_with_the_focus(
    at_browser: BrowserMaker, demo_desk: DemoDesk
) -> None:
    person = log_in(at_browser, demo_desk, "reviewer1")
    page = person.go("/articles/1")
    link = page.locator(".side-claims").get_by_text("in the text").nth(4)
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.focus()
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == target
    press(page, "Tab")
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == target.replace("claim", "entry")


def test_a_claim_is_moved_to_what_a_mouse_selects(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    person = log_in(at_browser, demo_desk, "reviewer2")
    page = add_article(person, 2022)
    claim_id = mark(page, "48 crowns")
    person.go(f"/claims/{claim_id}/place")
    press(page, "a")
    page.get_by_text("Select the words at which this claim is to stand").wait_for()
    # The script that sees what is selected may still be on its way.
    page.wait_for_load_state("load")
    page.evaluate(
        """words => {
            const article = document.querySelector("[data-article-text]");
            const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
            const whole = article.textContent, start = whole.indexOf(words), end = start + words.length;
            const range = document.createRange();
            for (let node = walker.nextNode(), at = 0; node; at += node.length, node = walker.nextNode()) {
                if (at <= start && start < at + node.length) range.setStart(node, start - at);
                if (at < end && end <= at + node.length) range.setEnd(node, end - at);
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        WEIR,
    )
    page.get_by_role("button", name="The claim stands here").click()
    page.get_by_text("The claim stands at other words now.").wait_for()
    expect(entry(page, claim_id)).to_have_text(WEIR)
    assert person.complaints == []


def test_without_a_script_on_a_narrow_page_everything_is_done_with_forms(
    at_browser: BrowserMaker, demo_desk: DemoDesk
) -> None:
    narrow = {"viewport": {"width": 360, "height": 700}, "java_script_enabled": False}
    person = log_in(at_browser, demo_desk, "reviewer2", **narrow)
    page = add_article(person, 2023)
    first, second = mark(page, "paid 48 crowns for the weir"), mark(page, "sold 7 lorries in May 2023")
    person.go(f"/claims/{first}/place")
    page.get_by_role("group", name="Where it ends").get_by_role("link", name="a word later").click()
    page.get_by_role("button", name="Set it so").first.click()
    expect(entry(page, first)).to_have_text("paid 48 crowns for the weir and")
    person.go(f"/claims/{first}/join")
    page.locator("label.candidate", has_text=f"no. {second}").get_by_role("radio").check()
    page.get_by_role("button", name="Join them").click()
    page.get_by_text("Both are one claim now.").wait_for()
    joined = "paid 48 crowns for the weir and the quarry sold 7 lorries in May 2023"
    expect(entry(page, first)).to_have_text(joined)
    expect(entry(page, second)).to_have_count(0)
    page.locator(".flashes").get_by_role("button", name="Undo").click()
    page.get_by_text("Undone: the claim stands where it stood before.").wait_for()


def test_an_approver_decides_with_keys(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    reviewer = log_in(at_browser, demo_desk, "reviewer1")
    page = add_article(reviewer, 2024)
    claim_ids = [mark(page, "paid 48 crowns for the weir"), mark(page, "sold 7 lorries in May 2024")]
    for claim_id in claim_ids:
        propose(reviewer, claim_id)
    editor = log_in(at_browser, demo_desk, "editor")
    screen = editor.go(f"/approvals/{claim_ids[0]}")
    press(screen, "b")
    press(screen, "Enter")
    # A reason is needed: the page says so, and keeps the choice.
    screen.get_by_role("alert").wait_for()
    screen.get_by_label("What has to change").fill("Cite the page.")
    screen.get_by_role("button", name="Decide").click()
    screen.get_by_text("The proposal went back with your reason.").wait_for()
    editor.go(f"/approvals/{claim_ids[1]}")
    press(screen, "p")
    press(screen, "Enter")
    screen.get_by_text("Approved, and published: readers see it now.").wait_for()
    assert [each for each in editor.complaints if "422" not in each] == []


def propose(person: Person, claim_id: str) -> None:
    """Take the claim, cite a page, and propose a verdict."""
    page = person.go(f"/claims/{claim_id}")
    press(page, "t")
    page.get_by_text("The claim is yours to work on.").wait_for()
    page.get_by_label("Address (URL)").fill("https://example.org/weir")
    page.get_by_label("Title", exact=True).fill("Weir account")
    page.get_by_label("Refutes", exact=True).check()
    page.get_by_role("button", name="Add the source").click()
    page.get_by_text("The source was added.").wait_for()
    page.get_by_role("radio", name="Disputed").check()
    page.get_by_label("Summary").fill("The account says otherwise.")
    page.get_by_role("button", name="Propose").click()
    page.get_by_text("In approval").first.wait_for()


def test_a_claim_heard_on_the_radio_and_a_merge(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    person = log_in(at_browser, demo_desk, "reviewer1", viewport={"width": 360, "height": 700})
    numbers = []
    for wording in ("The weir of Sedgemoor cost 48 crowns.", "Sedgemoor's weir cost 50 crowns."):
        page = person.go("/claims/new")
        page.get_by_label("What was said").fill(wording)
        page.get_by_label("Claimant").fill("Ada Sedge")
        page.get_by_label("Where it was made").select_option("broadcast")
        page.get_by_label("Programme, event or account").fill("Morning on the Marsh")
        page.get_by_label("Time code, or where in it").fill("00:12:40")
        page.get_by_role("button", name="Add it").click()
        page.get_by_text("Added, and in the queue.").wait_for()
        numbers.append(page.url.rstrip("/").rpartition("/")[2])
    page.wait_for_load_state()
    press(page, "m")
    page.get_by_text("These say something like it.").wait_for()
    page.locator(f"input[name=into][value='{numbers[0]}']").check()
    press(page, "m")
    page.get_by_text("is part of this one now").wait_for()
    page.get_by_role("button", name=f"Undo the merge of claim {numbers[1]}").click()
    page.get_by_text("The merge is undone.").wait_for()
    assert person.complaints == []


def test_the_pages_fit_into_360_pixels(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    person = log_in(at_browser, demo_desk, "editor", viewport={"width": 360, "height": 700})
    page = person.go("/queue")
    claim_id = (page.locator(".in-claim > a").first.get_attribute("href") or "").rpartition("/")[2]
    paths = [f"/claims/{claim_id}/{name}" for name in ("place", "split", "join", "merge")]
    assert overflows(person, (*paths, f"/approvals/{claim_id}", "/claims/new", "/articles/1")) == {}
