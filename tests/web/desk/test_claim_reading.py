"""What the claim page shows on demand: the whole article, what changed, the verdict as readers see it."""

import re
from dataclasses import replace

import pytest

from claimtrack.models import CorrectionKind, Draft, Event, Source
from claimtrack.services.evidence.sources import change_source, details_of
from claimtrack.services.records.history import list_claim_events
from tests.desk import PASSAGE, SOURCE, TrialDesk
from tests.services.record import count_rows, event_count
from tests.visitor import Visitor

ODD = '<script>alert("x")</script> 🚢 \u202e\u05e2\u05d1\u05e8\u05d9\u05ea'


def newest(desk: TrialDesk, claim_id: int, action: str) -> Event:
    """Return the newest event of this kind on the claim."""
    with desk.database.reading() as session:
        return next(each for each in list_claim_events(session, claim_id=claim_id) if each.action == action)


def changes(visitor: Visitor, desk: TrialDesk, claim_id: int, action: str) -> str:
    """Return what the page on the newest such event tells of it."""
    answer = visitor.log_in("vera").get(f"/claims/{claim_id}/changes/{newest(desk, claim_id, action).seq}")
    assert answer.status_code == 200
    return answer.text[answer.text.index('id="changes-') :]


def test_the_whole_article_has_the_claim_marked(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    page = visitor.log_in("vera").get(f"/claims/{claim_id}").text
    address = re.search(r'hx-get="(/claims/\d+/places/\d+)"', page)
    assert address is not None
    assert "reopened on Monday" not in page
    whole = visitor.get(address[1]).text
    assert f"The harbour bridge reopened on Monday.\n<mark>{PASSAGE}</mark>, said Mayor" in whole
    assert visitor.get(f"/claims/{claim_id}/places/4711").status_code == 404


def test_a_change_of_a_source_is_told_word_by_word(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.write(claim_id)
    with desk.writing() as session:
        details = replace(
            details_of(session.get_one(Source, 1)), quote="Total: 21,500,000 crowns", primary=False
        )
        who = desk.person("alice")
        change_source(session, source_id=1, version=1, details=details, identity=who, now=desk.now)
    told = changes(visitor, desk, claim_id, "source.change")
    assert "Total: <del>21,000,000</del><ins>21,500,000</ins> crowns" in told
    assert "<del>yes</del><ins>no</ins>" in told
    assert "Publisher" not in told


def test_a_second_proposal_is_compared_with_the_first(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    desk.correct(
        proposal.claim_id, kind=CorrectionKind.UPDATE, note="New.", summary="The account says 22 million."
    )
    told = changes(visitor, desk, proposal.claim_id, "verdict.propose")
    assert re.search(r"The <del>final ?</del> ?account says <del>21</del><ins>22</ins>|<ins>22</ins>", told)
    assert "Headline" not in told


def test_an_event_without_words_leads_to_the_history(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    visitor.log_in("vera")
    seq = newest(desk, claim_id, "claim.take").seq
    for number in (seq, 1, 2_000_000_000):
        answer = visitor.get(f"/claims/{claim_id}/changes/{number}")
        assert (answer.status_code, answer.location) == (303, f"/claims/{claim_id}#history")


@pytest.fixture
def held(visitor: Visitor, desk: TrialDesk) -> Visitor:
    """Alice, who holds claim 1."""
    desk.add_claim()
    visitor.log_in("alice").post("/claims/1/take")
    return visitor


def test_the_preview_shows_what_readers_would_see_and_saves_nothing(held: Visitor, desk: TrialDesk) -> None:
    held.post(
        "/claims/1/sources",
        {"title": "A letter", "reference": "R-7", "stance": "refutes", "unnamed": "y", "note": "From Ana"},
    )
    before, drafts = event_count(desk), count_rows(desk, Draft)
    fields = {
        "version": "1",
        "rating": str(desk.rating_id()),
        "headline": ODD,
        "short_wording": ODD,
        "summary": "Two lines.\nHere.",
        "explanation": "The **account** <script>alert(2)</script> [says](javascript:alert(3)).",
        "as_of": "2026-03",
    }
    answer = held.post("/claims/1/preview", fields)
    assert answer.status_code == 200
    preview = answer.text[answer.text.index('id="preview"') : answer.text.index('id="discussion"')]
    assert "<strong>account</strong>" in preview
    assert "<script" not in preview
    assert "javascript:" not in preview.replace("[says](javascript:alert(3))", "")
    assert "Source known to the desk" in preview
    assert "R-7" not in preview
    assert "From Ana" not in preview
    assert "Disputed" in preview
    assert "March 2026" in preview
    assert "Two lines.\nHere.</textarea>" in answer.text
    assert (event_count(desk), count_rows(desk, Draft)) == (before, drafts)
    assert desk.database.url
    with desk.database.reading() as session:
        assert session.get_one(Draft, 1).summary == ""


def test_the_preview_for_a_script_is_a_piece_of_the_page(held: Visitor) -> None:
    answer = held.post(
        "/claims/1/preview", {"version": "0", "summary": "Short."}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "Short." in answer.text
    assert "No rating yet." in answer.text
    refused = held.post(
        "/claims/1/preview", {"version": "0", "summary": "a" * 100_000}, headers={"HX-Request": "true"}
    )
    assert "Field cannot be longer than 5000 characters" in refused.text


def test_a_summary_of_100000_characters_is_refused_and_kept(held: Visitor) -> None:
    long = "🚢" * 100_000
    for path in ("/claims/1/preview", "/claims/1/draft", "/claims/1/propose"):
        answer = held.post(path, {"version": "0", "summary": long})
        assert answer.status_code == 422
        assert f"{long}</textarea>" in answer.text


def test_viewers_preview_nothing(held: Visitor) -> None:
    assert held.another().log_in("vera").post("/claims/1/preview", {}).status_code == 403


def test_sources_are_moved_and_the_note_stands_with_them(held: Visitor, desk: TrialDesk) -> None:
    for title in ("Account", "Minutes"):
        fields = {"title": title, "reference": title, "stance": "refutes", "note": f"{ODD} {title}"}
        assert held.post("/claims/1/sources", fields).status_code == 303
    answers = [held.post("/sources/2/move", {"to": "up", "seen": "2"}) for _ in range(2)]
    assert [(each.status_code, each.location) for each in answers] == [(303, "/claims/1#source-2")] * 2
    page = held.get("/claims/1").text
    assert page.index('id="source-2"') < page.index('id="source-1"')
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; 🚢" in page
    assert "“Minutes” ↑" in page
    charlie = held.another().log_in("charlie")
    assert charlie.post("/sources/2/move", {"to": "down", "seen": "1"}).status_code == 409
    assert "/sources/2/move" not in charlie.get("/claims/1").text
    assert held.post("/sources/4711/move").status_code == 404
    assert SOURCE.title not in page
