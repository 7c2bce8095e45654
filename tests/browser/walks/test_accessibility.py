"""Each page, wide and narrow, light and dark, in both languages: axe-core finds nothing, and it fits."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route

from tests.browser.walks.filled_desk import FilledDesk
from tests.browser.walks.looks import PAGE_LOOKS, Look
from tests.browser.walks.page_list import PAGES, PageCase
from tests.browser.walks.trial_desk import Walkers

pytestmark = pytest.mark.browser
AXE = Axe()
SANDBOXED = {
    "copies.copy": "**/copies/*",
    "public.copy": "**/copies/*",
    "embeds.card": "**/embed/*",
}


def _cases() -> list[Any]:
    """Every page in each look; without --long each page once, in a look that its place gives."""
    return [
        pytest.param(
            case,
            look,
            id=f"{case.name}-{look}",
            marks=[] if number == place % len(PAGE_LOOKS) else [pytest.mark.long],
        )
        for place, case in enumerate(PAGES)
        for number, look in enumerate(PAGE_LOOKS)
    ]


@pytest.mark.parametrize(("case", "look"), _cases())
def test_nothing_is_in_anybodys_way(walkers: Walkers, filled: FilledDesk, case: PageCase, look: Look) -> None:
    person = walkers(filled.desk, case.who, **look.options)
    if case.endpoint in SANDBOXED:
        # Its sandbox lets no script run, that of axe neither; the page is the same without it.
        person.page.route(SANDBOXED[case.endpoint], _without_sandbox)
    page = case.open(person, filled)
    found = AXE.run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width
    assert [each for each in person.complaints if "404" not in each and "is sandboxed" not in each] == []


def _without_sandbox(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(
        response=answer,
        headers={name: value for name, value in answer.headers.items() if name != "content-security-policy"},
    )
