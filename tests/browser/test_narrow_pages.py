"""What people write stays in its place: long words at 360 pixels, marks that turn the direction."""

import pytest

from tests.browser.conftest import BrowserMaker, DemoDesk, Person

pytestmark = pytest.mark.browser

PUBLIC = ("/", "/corrections", "/methodology")
DESK = (
    "/queue?state=all",
    "/queue?age=30d",
    "/articles",
    "/articles/new",
    "/articles/1",
    "/claims/1",
    "/approvals",
)
LENGTHEN = """() => {
    // Not the desk's own words on buttons and in menus: those are known to be short.
    const links = "main a:not(.button, .filter-choice, .hint, .follow a)";
    const written = `h1, h2, h3, main p, main q, ${links}, main dd, main blockquote, main strong, main bdi`;
    for (const element of document.querySelectorAll(written)) {
        for (const node of element.childNodes) {
            if (node.nodeType === Node.TEXT_NODE && node.data.trim()) node.data = "Preverjevalka".repeat(12);
        }
    }
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}"""


def test_public_pages_fit(at_browser: BrowserMaker) -> None:
    reader = at_browser(viewport={"width": 360, "height": 700})
    verdict = reader.go("/").locator(".card-headline a").first.get_attribute("href")
    assert verdict
    assert overflows(reader, (*PUBLIC, verdict)) == {}


def test_pages_of_the_desk_fit(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    person = at_browser(viewport={"width": 360, "height": 700})
    person.log_in("editor", demo_desk.passwords["editor"])
    assert overflows(person, DESK) == {}


def test_a_mark_of_direction_ends_with_the_headline(at_browser: BrowserMaker) -> None:
    page = at_browser().go("/")
    ends_before = page.locator(".card-claim").first.evaluate(
        """claim => {
            claim.innerHTML = "<q>Most \u202e je drag</q> <span>Ana</span>";
            const [said, speaker] = [...claim.children].map(child => child.getBoundingClientRect());
            return said.right <= speaker.left;
        }"""
    )
    assert ends_before


def overflows(person: Person, paths: tuple[str, ...]) -> dict[str, int]:
    """Return by how many pixels pages are too wide when every word on them is long."""
    widths = {path: person.go(path).evaluate(LENGTHEN) for path in paths}
    return {path: width for path, width in widths.items() if width > 0}
