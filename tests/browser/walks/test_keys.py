"""Keys on every page of the desk: each action has one, no two share one, and the list tells the truth."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claimtrack.web.desk.key_list import known_keys
from tests.browser.keyboard import press
from tests.browser.walks.filled_desk import FilledDesk
from tests.browser.walks.page_list import DESK, PageCase
from tests.browser.walks.trial_desk import Walkers

pytestmark = pytest.mark.browser
# Archived copies run no script: their one link is a Tab away.
CASES = [case for case in DESK if case.endpoint != "copies.copy"]
# What a page has: its keys with where they lead, the keys of its lines, and what can be done without any key.
READ = """() => {
    const shown = each => each.checkVisibility({visibilityProperty: true});
    const all = selector => [...document.querySelectorAll(selector)].filter(shown);
    const leads = each => each.href ?? (each.form && (each.formAction || each.form.action)) ?? each.outerHTML;
    const keyed = new Set(all("[data-key]").map(leads));
    const hasKey = each =>
        each.matches("[data-key]") || keyed.has(leads(each))
        || each.closest("[data-item]") || each.closest("dialog")
        || each.closest("details")?.querySelector("summary[data-key]")
        || each.form?.querySelector("[data-key]")
        || (each.form?.id && document.querySelector(`[form=${each.form.id}][data-key]`));
    const actions = all("main button, main summary, main a.button, .desk-header :is(a, button)");
    return {
        keys: all("[data-key]").map(each => [each.dataset.key, leads(each)]),
        lines: [...new Set(all("[data-item] [data-item-key]").map(each => each.dataset.itemKey))],
        without: actions.filter(each => !hasKey(each)).map(each => each.outerHTML.slice(0, 200)),
        rows: all("main tbody tr").length,
        items: all("[data-item]").length,
        comparing: all(".compare").length,
    };
}"""
# The keys of lists, which need no attribute.
OF_LISTS = {"j", "k", "x", "Enter"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_action_has_a_key_of_its_own(walkers: Walkers, filled: FilledDesk, case: PageCase) -> None:
    page = case.open(walkers(filled.desk, case.who), filled)
    found = read(page)
    # The same key may stand twice on a page only for the same thing, as at its head and its foot.
    keys = dict(found["keys"])
    doubled = [key for key, leads in found["keys"] if keys[key] != leads]
    assert doubled == [], "two actions of this page share a key"
    assert keys.keys() & set(found["lines"]) == set(), "a key of the page is also one of its lines"
    assert (keys.keys() | set(found["lines"])) & OF_LISTS == set(), "a key of lists stands for something else"
    assert not [key for key in keys if key == "g"], "g begins the keys that lead to pages"
    assert found["without"] == [], "give these a data-key, or a data-item-key in a line of a list"
    unknown = (keys.keys() | set(found["lines"])) - known_keys()
    assert unknown == set(), "add these keys to claimtrack/web/desk/key_list.py and docs/reference/keys.md"
    assert found["items"] >= found["rows"] or found["comparing"], "give each line of the table data-item"
    check_help(page, keys.keys() - {"?"} | set(found["lines"]))


def check_help(page: Page, wanted: set[str]) -> None:
    """Open the list of keys and compare it with the page."""
    press(page, "Escape")
    press(page, "?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    told = dialog.locator("[data-made]").evaluate_all(
        "rows => rows.map(row => [[...row.querySelectorAll('kbd')].map(key => key.textContent).join(' '),"
        " row.querySelector('dd').textContent])"
    )
    assert {key for key, _name in told} == wanted
    assert [key for key, name in told if not name.strip()] == []


def read(page: Page) -> dict[str, Any]:
    """Return what the page has of keys and actions."""
    found: dict[str, Any] = page.evaluate(READ)
    return found
