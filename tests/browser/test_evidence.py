"""Evidence for and against: side by side where there is room, one below the other on a telephone."""

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from tests.browser.conftest import BrowserMaker, DemoDesk, Person

pytestmark = pytest.mark.browser
SUPPORTS = "#sources .stance-supports"
REFUTES = "#sources .stance-refutes"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_wide_page_has_them_side_by_side(
    at_browser: BrowserMaker, demo_desk: DemoDesk, *, script: bool
) -> None:
    page = evidence(
        at_browser(viewport={"width": 1280, "height": 900}, java_script_enabled=script), demo_desk
    )
    supports, refutes = box(page.locator(SUPPORTS)), box(page.locator(REFUTES))
    assert supports["y"] == refutes["y"]
    assert supports["x"] + supports["width"] <= refutes["x"]


def test_a_narrow_page_has_one_below_the_other(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    dark = at_browser(viewport={"width": 360, "height": 700}, color_scheme="dark")
    page = evidence(dark, demo_desk)
    supports, refutes = box(page.locator(SUPPORTS)), box(page.locator(REFUTES))
    assert supports["x"] == refutes["x"]
    assert supports["y"] + supports["height"] <= refutes["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", ["/cited-pages", "/claims/1/sources/known", "/copies/1"])
def test_the_pages_around_it_fit_and_complain_of_nothing(
    at_browser: BrowserMaker, demo_desk: DemoDesk, path: str
) -> None:
    person = at_browser(viewport={"width": 360, "height": 700})
    person.log_in("editor", demo_desk.passwords["editor"])
    page = person.go(path)
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert person.complaints == []


def evidence(person: Person, demo_desk: DemoDesk) -> Page:
    """Return the page of the demo's public claim, its sources opened."""
    person.log_in("editor", demo_desk.passwords["editor"])
    page = person.go("/queue?state=approved")
    page.locator("main a[href*='/claims/']").first.click()
    page.locator("#sources details > summary").first.click()
    return page


def box(part: Locator) -> FloatRect:
    """Return where a part of the page is, in pixels."""
    found = part.bounding_box()
    assert found is not None
    return found
