"""The claim page as two people use it at once, and one alone by key, with and without a script."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BrowserMaker, DemoDesk, Person
from tests.browser.keyboard import press

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}
ODD = "<script>alert(1)</script> & “quoted” 🚢 \u202e\u05e2\u05d1\u05e8\u05d9\u05ea"


@pytest.fixture
def reviewer(at_browser: BrowserMaker, demo_desk: DemoDesk) -> Person:
    """The first reviewer, logged in, on a claim that is theirs now."""
    person = at_browser(viewport=WIDE)
    person.log_in("reviewer1", demo_desk.passwords["reviewer1"])
    take_next(person)
    return person


@pytest.fixture
def editor(at_browser: BrowserMaker, demo_desk: DemoDesk) -> Person:
    """The editor, logged in."""
    person = at_browser(viewport=WIDE)
    person.log_in("editor", demo_desk.passwords["editor"])
    return person


def take_next(person: Person) -> None:
    """Take the next free claim."""
    person.go("/queue").get_by_role("button", name="Next claim").click()
    person.page.wait_for_url("**/claims/*")
    expect(person.page.get_by_text("You are working on it")).to_be_visible()


def path_of(person: Person) -> str:
    """Return the path of the page that somebody is on."""
    return urlsplit(person.page.url).path


def say(page: Page, words: str) -> None:
    """Write a comment."""
    page.get_by_label("Comment", exact=True).last.fill(words)
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".comment-text").last).to_have_text(words)


def cite(page: Page, title: str, note: str = "") -> None:
    """Add a source that refutes the claim."""
    if not page.get_by_label("Address (URL)").is_visible():
        press(page, "s")
    page.get_by_label("Address (URL)").fill(f"https://example.org/{title.lower()}")
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Note for the desk").fill(note)
    page.get_by_role("radio", name="Refutes").check()
    page.get_by_role("button", name="Add the source").click()
    expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()


def test_two_people_see_each_other_and_what_the_other_does(reviewer: Person, editor: Person) -> None:
    page, other = reviewer.page, editor.go(path_of(reviewer))
    expect(page.locator(".onlookers")).to_contain_text("editor")
    expect(other.locator(".onlookers")).to_contain_text("reviewer1")
    page.get_by_label("Headline").fill("Being typed")
    say(other, "I know the person who wrote this.")
    expect(page.locator(".live .news:not([hidden])")).to_contain_text("editor: Comment written")
    assert page.get_by_label("Headline").input_value() == "Being typed"
    expect(page.locator("[data-save-state]")).to_contain_text("Saved")
    page.get_by_role("link", name="Show it").click()
    expect(page.locator(".comment-text").last).to_have_text("I know the person who wrote this.")
    expect(page.get_by_label("Headline")).to_have_value("Being typed")
    other.goto("about:blank")
    expect(page.locator(".onlookers")).to_have_count(0)
    assert reviewer.complaints + editor.complaints == []


def test_lists_tell_of_others_doings_and_keep_what_is_chosen(reviewer: Person, editor: Person) -> None:
    queue = editor.go("/queue?language=sl")
    say(reviewer.page, "Something happened.")
    expect(queue.locator(".live .news:not([hidden])")).to_contain_text("reviewer1:")
    queue.get_by_role("link", name="Show it").click()
    expect(queue.locator(".live .news:not([hidden])")).to_have_count(0)
    assert "language=sl" in queue.url
    assert editor.complaints == []


def test_the_words_are_changed_by_key_and_changed_back(reviewer: Person) -> None:
    page = reviewer.page
    before = page.get_by_label("Standalone form").input_value()
    press(page, "e")
    page.get_by_label("Standalone form").fill(ODD)
    page.get_by_label("Claimant", exact=True).fill("Ferry Company")
    page.get_by_role("button", name="Save the claim").click()
    expect(page.get_by_text("The desk knows no claimant called “Ferry Company”")).to_be_visible()
    expect(page.get_by_label("Standalone form")).to_have_value(ODD)
    page.get_by_label("The claimant is").select_option("organisation")
    page.get_by_role("button", name="Save the claim").click()
    expect(page.locator("ins", has_text="Ferry").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(ODD)
    page.locator("#history ~ ol").get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(page.get_by_text("The change is undone.")).to_be_visible()
    assert page.get_by_label("Standalone form").input_value() == before
    assert_known_claimant_is_offered(page)
    assert all("status of 422" in complaint for complaint in reviewer.complaints)


def assert_known_claimant_is_offered(page: Page) -> None:
    page.wait_for_load_state()
    press(page, "e")
    page.get_by_label("Claimant", exact=True).fill("")
    page.get_by_label("Claimant", exact=True).press_sequentially("Ferry")
    option = page.locator("#known-claimants option[value='Ferry Company']")
    expect(option).to_have_count(1)


def test_the_whole_article_opens_in_place(reviewer: Person) -> None:
    page = reviewer.page
    page.get_by_label("Headline").fill("Being typed")
    page.get_by_role("heading", level=1).click()
    press(page, "w")
    whole = page.locator(".whole-article mark").first
    expect(whole).to_be_visible()
    assert page.locator(".whole-article").first.inner_text() != ""
    assert page.get_by_label("Headline").input_value() == "Being typed"
    assert reviewer.complaints == []


def test_the_preview_follows_what_is_typed(reviewer: Person) -> None:
    page = reviewer.page
    page.get_by_label("Explanation").fill("The **account** says so.")
    page.get_by_label("Summary").fill(ODD)
    page.get_by_role("button", name="Preview").click()
    shown = page.locator("#preview")
    expect(shown.locator("strong", has_text="account")).to_be_visible()
    expect(shown.locator(".proposal-summary")).to_have_text(ODD)
    page.get_by_label("Headline").fill("A headline that came later")
    expect(shown.locator(".proposal-headline")).to_have_text("A headline that came later")
    expect(page.locator("[data-save-state]")).to_contain_text("Saved")
    assert reviewer.complaints == []


def test_sources_are_moved_by_key(reviewer: Person) -> None:
    page = reviewer.page
    for title in ("Account", "Minutes"):
        cite(page, title, note="Ana has the paper.")
    titles = page.locator(".stance-refutes .source-title")
    expect(titles).to_have_text(["Account", "Minutes"])
    page.locator(".source", has_text="Minutes").focus()
    press(page, "Shift+ArrowUp")
    expect(titles).to_have_text(["Minutes", "Account"])
    expect(page.locator(".source", has_text="Minutes")).to_be_focused()
    expect(page.locator(".source-note").first).to_contain_text("Ana has the paper.")
    page.get_by_role("button", name="Move “Minutes” down").click()
    expect(titles).to_have_text(["Account", "Minutes"])
    assert reviewer.complaints == []


def test_everything_works_without_a_script_on_a_narrow_page(
    at_browser: BrowserMaker, demo_desk: DemoDesk
) -> None:
    person = at_browser(viewport=NARROW, java_script_enabled=False, color_scheme="dark")
    person.log_in("reviewer2", demo_desk.passwords["reviewer2"])
    take_next(person)
    page = person.page
    claim = page.url
    page.get_by_label("Summary").fill("Not saved, only looked at.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview .proposal-summary")).to_have_text("Not saved, only looked at.")
    expect(page.get_by_label("Summary")).to_have_value("Not saved, only looked at.")
    page.goto(claim)
    expect(page.get_by_label("Summary")).to_have_value("")
    page.locator("#words summary").click()
    page.get_by_label("Standalone form").fill("Said without a script.")
    page.get_by_role("button", name="Save the claim").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Said without a script.")
    say(page, "Two\n\nparagraphs.")
    page.get_by_role("button", name="Delete the comment").click()
    expect(page.get_by_text("Deleted by reviewer2")).to_be_visible()
    page.locator(".whole-article summary").first.click()
    with person.context.expect_page() as opened:
        page.get_by_role("link", name="Open it in a window of its own").first.click()
    expect(opened.value.locator(".whole-text mark")).to_be_visible()


def test_a_double_click_says_it_once_and_going_back_sends_nothing(reviewer: Person) -> None:
    page = reviewer.page
    page.get_by_label("Comment", exact=True).last.fill("Once only.")
    page.get_by_role("button", name="Say it").dblclick()
    expect(page.locator(".comment-text", has_text="Once only.")).to_have_count(1)
    page.go_back()
    page.reload()
    expect(page.locator(".comment-text", has_text="Once only.")).to_have_count(1)


def test_two_windows_show_both_versions_of_the_words(reviewer: Person) -> None:
    page = reviewer.page
    tab = reviewer.context.new_page()
    tab.goto(page.url)
    for window, words in ((tab, "From the second window."), (page, "From the first window.")):
        window.get_by_role("heading", level=1).click()
        press(window, "e")
        window.get_by_label("Standalone form").fill(words)
        window.get_by_role("button", name="Save the claim").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The claim changed while you were writing")
    table = page.locator(".compare")
    expect(table).to_contain_text("From the second window.")
    expect(table).to_contain_text("From the first window.")
    page.get_by_role("button", name="Save this version").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("From the first window.")


def test_a_lost_session_keeps_the_comment(reviewer: Person, demo_desk: DemoDesk) -> None:
    page = reviewer.page
    path = path_of(reviewer)
    page.get_by_label("Comment", exact=True).last.fill("Typed before the session went.")
    reviewer.context.clear_cookies()
    expect(page.locator(".live [data-logged-out]")).to_be_visible()
    page.get_by_role("button", name="Say it").click()
    page.get_by_label("Name").fill("reviewer1")
    page.get_by_label("Password").fill(demo_desk.passwords["reviewer1"])
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Send it now").click()
    expect(page.locator(".comment-text").last).to_have_text("Typed before the session went.")
    assert path_of(reviewer) == path
