"""The list of pages is whole: nobody adds a page that the tests of all pages leave out."""

from flask import Flask

from tests.browser.walks.page_list import NOT_PAGES, PAGES


def test_every_page_of_the_map_is_in_the_list(app: Flask) -> None:
    listed = {case.endpoint for case in PAGES} | NOT_PAGES.keys()
    shown = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert shown - listed == set(), (
        "add a case with data to tests/browser/walks/page_list.py, or a reason to NOT_PAGES"
    )
    assert listed - shown - {""} == set(), "these are no addresses any more"


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({case.name for case in PAGES}) == len(PAGES)
