"""The public log of corrections, narrowed by kind and year."""

import re

import pytest

from claimtrack.models import CorrectionKind
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import text_of

NOTES = {kind: f"Note of the {kind.value}." for kind in CorrectionKind}


@pytest.fixture
def log(desk: TrialDesk) -> None:
    """A verdict that was changed in every way."""
    desk.publish()
    for kind, note in NOTES.items():
        desk.correct(1, kind=kind, note=note)


@pytest.mark.parametrize("kind", CorrectionKind)
def test_a_kind_narrows(visitor: Visitor, log: None, kind: CorrectionKind) -> None:
    page = text_of(visitor.get(f"/corrections?kind={kind.value}").text)
    assert [each for each in CorrectionKind if NOTES[each] in page] == [kind]


def test_a_year_narrows(visitor: Visitor, log: None) -> None:
    assert NOTES[CorrectionKind.UPDATE] in visitor.get("/corrections?year=2026").text
    page = visitor.get("/corrections?year=2025&kind=update").text
    assert NOTES[CorrectionKind.UPDATE] not in page
    assert "Nothing of this kind in this time." in page


@pytest.mark.parametrize("query", ["kind=nonsense", "year=x", "year=1", "year=99999", "year=²"])
def test_what_means_nothing_does_not_narrow(visitor: Visitor, log: None, query: str) -> None:
    page = visitor.get(f"/corrections?{query}").text
    assert all(note in page for note in NOTES.values())


def test_the_filters_are_links_and_say_what_is_chosen(visitor: Visitor, log: None) -> None:
    page = visitor.get("/corrections?kind=update").text
    assert 'href="/corrections?kind=update&amp;year=2026"' in page
    assert re.search(r'aria-current="true">Update<', page)


def test_pages_keep_the_filter(visitor: Visitor, log: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.web.public.site.CHANGES_A_PAGE", 1)
    page = visitor.get("/corrections?year=2026").text
    assert 'href="/corrections?year=2026&amp;page=2"' in page


def test_an_empty_log_has_no_filters(visitor: Visitor) -> None:
    assert "Kind of change" not in visitor.get("/corrections").text
