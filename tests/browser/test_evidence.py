"""Evidence for and against: side by side where there is room, one below the other on a telephone."""

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from claimtrack.audit import Actor
from claimtrack.clock import utc_now
from claimtrack.models import CopyState, Source, SourceCopy
from claimtrack.services.database import open_database
from claimtrack.services.evidence.copies import record_copy
from claimtrack.services.file_store import snapshot_store
from claimtrack.settings import load_settings
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
    page.locator("[data-item] a[href*='/claims/']").first.click()
    page.locator("#sources details > summary").first.click()
    return page


def box(part: Locator) -> FloatRect:
    """Return where a part of the page is, in pixels."""
    found = part.bounding_box()
    assert found is not None
    return found


@pytest.fixture
def archived(demo_desk: DemoDesk) -> int:
    """The id of a copy of the demo desk that is stored, as the worker would have stored it."""
    settings = load_settings(demo_desk.instance)
    store = snapshot_store(settings)
    clean = b"<h2>Account</h2><p>Total: 21,000,000 crowns</p>"
    database = open_database(settings)
    with database.writing() as session:
        copy = SourceCopy(
            source_id=1,
            state=CopyState.STORED,
            attempts=1,
            url="https://example.org/account",
            content_hash=store.put(b"the page"),
            warc_hash=store.put(b"the file"),
            readable_hash=store.put(clean),
            stored_at=utc_now(),
        )
        session.add(copy)
        session.flush()
        source = session.get_one(Source, copy.source_id)
        record_copy(session, copy=copy, claim_id=source.claim_id, actor=Actor.job("archive"), now=utc_now())
        copy_id = copy.id
    database.close()
    return copy_id


def test_a_copy_is_read_in_our_type_and_can_be_downloaded(
    at_browser: BrowserMaker, demo_desk: DemoDesk, archived: int
) -> None:
    person = at_browser(viewport={"width": 1280, "height": 900})
    person.log_in("editor", demo_desk.passwords["editor"])
    page = person.go(f"/copies/{archived}")
    text = page.get_by_text("Total: 21,000,000 crowns")
    assert text.is_visible()
    # The style of the site is there although the page belongs to nobody.
    assert page.locator(".card").first.evaluate("card => getComputedStyle(card).borderTopStyle") == "solid"
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as WARC").click()
    assert download.value.suggested_filename == f"copy-{archived}.warc.gz"
    page.get_by_role("link", name="Back to the claim").click()
    page.wait_for_url("**/claims/*")
    # The browser's driver puts scripts into pages, and they are refused like any other.
    assert [each for each in person.complaints if "is sandboxed" not in each] == []
