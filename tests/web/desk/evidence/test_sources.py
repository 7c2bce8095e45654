"""Sources on the claim page: alice holds the claim, charlie does not."""

import re

import pytest

from claimtrack.models import Source, Stance
from claimtrack.services.evidence.sources import find_source, list_sources
from tests.desk import SOURCE, TrialDesk
from tests.visitor import Visitor
from tests.web.pages import hidden_values

FIELDS = {
    "url": "https://example.org/account",
    "title": "Final account",
    "publisher": "Town of Quillmouth",
    "quote": "Total: 21,000,000 crowns\r\nin two parts",
    "locator": "page 3",
    "stance": "refutes",
    "primary": "y",
}


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds."""
    claim_id = desk.add_claim()
    desk.take(claim_id)
    return claim_id


@pytest.fixture
def source_id(desk: TrialDesk, claim_id: int) -> int:
    """A source on that claim."""
    desk.write(claim_id)
    return sources_of(desk, claim_id)[0].id


def sources_of(desk: TrialDesk, claim_id: int, *, with_removed: bool = False) -> list[Source]:
    with desk.database.reading() as session:
        return list_sources(session, claim_id=claim_id, with_removed=with_removed)


def test_alice_adds_a_source(visitor: Visitor, desk: TrialDesk, claim_id: int) -> None:
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/sources", FIELDS)
    source = sources_of(desk, claim_id)[0]
    assert (answer.status_code, answer.location) == (303, f"/claims/{claim_id}#source-{source.id}")
    assert source.quote == "Total: 21,000,000 crowns\nin two parts"
    assert (source.stance, source.primary, source.locator) == (Stance.REFUTES, True, "page 3")
    page = visitor.get(f"/claims/{claim_id}").text
    assert re.search(
        r'<a href="https://example.org/account"\s+rel="noopener nofollow">Final account</a>', page
    )
    assert "primary source" in page
    assert 'stance-refutes"' in page


def test_a_source_that_is_sent_twice_is_stored_once(visitor: Visitor, desk: TrialDesk, claim_id: int) -> None:
    visitor.log_in("alice")
    answers = [visitor.post(f"/claims/{claim_id}/sources", FIELDS).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert len(sources_of(desk, claim_id)) == 1


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "not an address", "ftp://example.org/", "https://", "//example.org/"]
)
def test_what_is_no_web_address_is_refused_and_all_is_kept(
    visitor: Visitor, desk: TrialDesk, claim_id: int, url: str
) -> None:
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/sources", {**FIELDS, "url": url})
    assert answer.status_code == 422
    assert "is not a web address" in answer.text
    for typed in (f'value="{url}"', 'value="Final account"', 'value="page 3"', "21,000,000 crowns\nin two"):
        assert typed in answer.text
    assert re.search(r'<input checked[^>]*value="refutes"', answer.text)
    assert re.search(r'<details[^>]*id="add-source"\s+open', answer.text)
    assert "javascript:alert(1)</a>" not in answer.text
    assert sources_of(desk, claim_id) == []


def test_a_reference_can_stand_in_place_of_an_address(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    fields = {"reference": "Letter of the mayor, 4 March 2025", "stance": "context"}
    assert visitor.log_in("alice").post(f"/claims/{claim_id}/sources", fields).status_code == 303
    assert sources_of(desk, claim_id)[0].title == "Letter of the mayor, 4 March 2025"


@pytest.mark.parametrize("missing", [{"stance": ""}, {"title": ""}, {"url": "", "reference": ""}])
def test_what_is_missing_is_said_at_the_field(
    visitor: Visitor, desk: TrialDesk, claim_id: int, missing: dict[str, str]
) -> None:
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/sources", {**FIELDS, **missing})
    assert answer.status_code == 422
    assert 'class="error"' in answer.text
    assert sources_of(desk, claim_id) == []


def test_who_does_not_hold_the_claim_keeps_the_source_and_may_take_it(
    visitor: Visitor, desk: TrialDesk
) -> None:
    claim_id = desk.add_claim()
    answer = visitor.log_in("charlie").post(f"/claims/{claim_id}/sources", FIELDS)
    assert answer.status_code == 409
    assert "You do not hold this claim now" in answer.text
    assert 'value="Final account"' in answer.text
    assert re.search(r'name="take"[^>]*value="take"', answer.text)
    again = visitor.post(f"/claims/{claim_id}/sources", {**FIELDS, "take": "take"})
    assert again.status_code == 303
    assert len(sources_of(desk, claim_id)) == 1


def test_a_viewer_may_not_touch_sources(visitor: Visitor, claim_id: int, source_id: int) -> None:
    visitor.log_in("vera")
    assert visitor.get(f"/sources/{source_id}").status_code == 403
    paths = (f"/claims/{claim_id}/sources", f"/sources/{source_id}", f"/sources/{source_id}/remove")
    assert [visitor.post(path, FIELDS).status_code for path in paths] == [403, 403, 403]


def test_alice_changes_a_source(visitor: Visitor, desk: TrialDesk, source_id: int) -> None:
    page = visitor.log_in("alice").get(f"/sources/{source_id}")
    assert page.status_code == 200
    assert f'value="{SOURCE.locator}"' in page.text
    fields = {**FIELDS, "version": hidden_values(page.text)["version"], "locator": "page 4"}
    assert visitor.post(f"/sources/{source_id}", fields).status_code == 303
    with desk.database.reading() as session:
        source = find_source(session, source_id=source_id)
    assert (source.locator, source.version) == ("page 4", 2)


def test_a_change_that_is_sent_twice_is_done_once(visitor: Visitor, desk: TrialDesk, source_id: int) -> None:
    visitor.log_in("alice")
    fields = {**FIELDS, "version": "1", "title": "Account of 2025"}
    assert [visitor.post(f"/sources/{source_id}", fields).status_code for _ in range(2)] == [303, 303]
    with desk.database.reading() as session:
        assert find_source(session, source_id=source_id).version == 2


def test_a_stale_change_shows_both_versions_and_can_be_sent_again(
    visitor: Visitor, desk: TrialDesk, source_id: int
) -> None:
    visitor.log_in("alice").post(f"/sources/{source_id}", {**FIELDS, "version": "1", "locator": "page 5"})
    answer = visitor.post(f"/sources/{source_id}", {**FIELDS, "version": "1", "locator": "page 6"})
    assert answer.status_code == 409
    assert "page <mark>5</mark>" in answer.text
    assert "page <mark>6</mark>" in answer.text
    assert 'value="page 6"' in answer.text
    fields = {**FIELDS, "version": hidden_values(answer.text)["version"], "locator": "page 6"}
    assert visitor.post(f"/sources/{source_id}", fields).status_code == 303
    with desk.database.reading() as session:
        assert find_source(session, source_id=source_id).locator == "page 6"


def test_a_refused_change_keeps_what_was_typed(visitor: Visitor, desk: TrialDesk, source_id: int) -> None:
    visitor.log_in("alice")
    bad = visitor.post(f"/sources/{source_id}", {**FIELDS, "version": "1", "url": "javascript:x"})
    assert bad.status_code == 422
    assert 'value="javascript:x"' in bad.text
    charlie = visitor.another().log_in("charlie")
    refused = charlie.post(f"/sources/{source_id}", {**FIELDS, "version": "1", "title": "Mine"})
    assert refused.status_code == 409
    assert 'value="Mine"' in refused.text
    assert re.search(r'name="take"[^>]*value="take"', refused.text)


def test_removing_can_be_undone_from_the_message(
    visitor: Visitor, desk: TrialDesk, claim_id: int, source_id: int
) -> None:
    visitor.log_in("alice")
    answer = visitor.post(f"/sources/{source_id}/remove", follow_redirects=True)
    assert "“Final account” was removed." in answer.text
    assert f'form="restore-{source_id}"' in answer.text
    assert f'id="restore-{source_id}"' in answer.text
    assert "Removed sources" in answer.text
    assert sources_of(desk, claim_id) == []
    answers = [visitor.post(f"/sources/{source_id}/restore").status_code for _ in range(2)]
    assert answers == [303, 303]
    assert [source.id for source in sources_of(desk, claim_id)] == [source_id]


def test_a_title_cannot_smuggle_markup_into_the_message(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/sources", {**FIELDS, "title": "<script>x</script>"})
    source = sources_of(desk, claim_id)[0]
    answer = visitor.post(f"/sources/{source.id}/remove", follow_redirects=True)
    assert "“&lt;script&gt;x&lt;/script&gt;” was removed." in answer.text
    assert "<script>x" not in answer.text
