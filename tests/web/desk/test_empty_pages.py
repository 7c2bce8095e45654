"""A page with nothing on it, and a page that refuses, say what to do next."""

import re

import pytest

from tests.desk import TrialDesk
from tests.visitor import Visitor

LISTS = ("/queue", "/queue?mine=y", "/queue?kind=rule", "/articles", "/approvals")
_EMPTY = re.compile(r'<div class="empty">(.*?)</div>', re.DOTALL)


@pytest.mark.parametrize("who", ["alice", "vera"])
@pytest.mark.parametrize("path", LISTS)
def test_an_empty_list_leads_on(visitor: Visitor, desk: TrialDesk, path: str, who: str) -> None:
    empty = _EMPTY.search(visitor.log_in(who).get(path).text)
    assert empty
    assert "<p>" in empty[1]
    assert 'href="/' in empty[1]


def test_no_page_that_needs_an_editor_s_look_leads_on(visitor: Visitor) -> None:
    empty = _EMPTY.search(visitor.log_in("bob").get("/cited-pages").text)
    assert empty
    assert 'href="/queue"' in empty[1]


def test_no_source_to_take_along_leads_to_adding_one(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    page = visitor.log_in("alice").get(f"/claims/{claim_id}/sources/known").text
    empty = _EMPTY.search(page)
    assert empty
    assert f'href="/claims/{claim_id}#add-source"' in empty[1]


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [("alice", "/nowhere", 404), ("vera", "/admin", 403), ("alice", "/logout", 405)],
)
def test_a_refusal_leads_on(visitor: Visitor, who: str, path: str, status: int) -> None:
    answer = visitor.log_in(who).get(path)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert re.search(r'<a class="button"[^>]*href="/queue"', answer.text)
