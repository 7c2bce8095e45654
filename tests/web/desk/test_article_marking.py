"""Marking a missed claim: by its offsets, or by the passage."""

import pytest
from sqlalchemy import select

from claimtrack.models import Appearance, Claim
from tests.desk import PASSAGE, TEXT, TrialDesk
from tests.visitor import Visitor
from tests.web.pages import text_under

START = TEXT.index(PASSAGE)
SELECTION = {"start": str(START), "end": str(START + len(PASSAGE)), "quote": PASSAGE}


def marked(desk: TrialDesk) -> list[tuple[str, int | None, int | None]]:
    """Return wording and offsets of every claim."""
    with desk.database.reading() as session:
        rows = session.execute(
            select(Claim.wording, Appearance.start_offset, Appearance.end_offset)
            .join(Claim.appearances)
            .order_by(Claim.id)
        )
        return [(wording, start, end) for wording, start, end in rows]


def test_a_selection_becomes_a_claim_in_place(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article()
    answer = visitor.log_in("alice").post(f"/articles/{article_id}/claims", SELECTION)
    assert (answer.status_code, answer.location) == (303, f"/articles/{article_id}#claim-1")
    assert marked(desk) == [(PASSAGE, START, START + len(PASSAGE))]
    page = visitor.get(f"/articles/{article_id}").text
    assert "Marked, and in the queue." in page
    assert f">{PASSAGE}</a></mark>" in page


@pytest.mark.parametrize(
    "passage", ["🚢 It is long", "said Mayor Wren. 🚢", "cafe\u0301 🎉🎉 cost", "👩‍👩‍👧 paid"]
)
def test_offsets_are_code_points(visitor: Visitor, desk: TrialDesk, passage: str) -> None:
    text = "🚢 Before, said Mayor Wren. 🚢 It is long.\n\n👩‍👩‍👧 paid; the cafe\u0301 🎉🎉 cost 5."
    article_id, start = desk.add_article(text), text.index(passage)
    fields = {"start": str(start), "end": str(start + len(passage)), "quote": passage}
    assert visitor.log_in("alice").post(f"/articles/{article_id}/claims", fields).status_code == 303
    assert marked(desk) == [(passage, start, start + len(passage))]
    assert text_under(visitor.get(f"/articles/{article_id}").text, "data-article-text") == text


def test_a_selection_over_a_line_end_matches_as_forms_send_it(visitor: Visitor, desk: TrialDesk) -> None:
    article_id, passage = desk.add_article(), TEXT[29:49]
    assert "\n" in passage
    fields = {"start": "29", "end": "49", "quote": passage.replace("\n", "\r\n")}
    assert visitor.log_in("alice").post(f"/articles/{article_id}/claims", fields).status_code == 303
    assert marked(desk) == [(passage, 29, 49)]


def test_a_space_that_came_along_is_left_out(visitor: Visitor, desk: TrialDesk) -> None:
    article_id, end = desk.add_article(), START + len(PASSAGE)
    fields = {"start": str(START - 1), "end": str(end), "quote": "\n" + PASSAGE}
    visitor.log_in("alice").post(f"/articles/{article_id}/claims", fields)
    assert marked(desk) == [(PASSAGE, START, end)]


@pytest.mark.parametrize("passage", [PASSAGE, f"  {PASSAGE}\r\n", PASSAGE.replace(" ", "\r\n", 1)])
def test_a_pasted_passage_becomes_a_claim(visitor: Visitor, desk: TrialDesk, passage: str) -> None:
    article_id = desk.add_article()
    answer = visitor.log_in("alice").post(f"/articles/{article_id}/claims", {"passage": passage})
    assert answer.status_code == 303
    assert marked(desk) == [(PASSAGE, START, START + len(PASSAGE))]


@pytest.mark.parametrize(
    ("fields", "status", "message"),
    [
        ({"passage": "It cost nothing <b>"}, 422, "This passage does not stand in the article."),
        ({"passage": "  "}, 422, "This passage does not stand in the article."),
        ({}, 422, "This passage does not stand in the article."),
        ({"passage": "It"}, 422, "This passage stands in the article 2 times."),
        ({**SELECTION, "quote": "It cost 19 million"}, 409, "The marked passage does not match the text."),
        ({**SELECTION, "end": "999999"}, 409, "The marked passage does not match the text."),
        ({**SELECTION, "start": "-1"}, 422, "This passage does not stand in the article."),
    ],
)
def test_what_cannot_be_marked_stays_typed(
    visitor: Visitor, desk: TrialDesk, fields: dict[str, str], status: int, message: str
) -> None:
    article_id = desk.add_article()
    answer = visitor.log_in("alice").post(f"/articles/{article_id}/claims", fields)
    assert answer.status_code == status
    assert message in answer.text
    typed = fields.get("passage", "").strip() or fields.get("quote", "")
    assert text_under(answer.text, "rows").strip() == typed
    assert marked(desk) == []


def test_what_is_in_the_queue_already_is_linked(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    answer = visitor.log_in("alice").post("/articles/1/claims", SELECTION)
    assert answer.status_code == 409
    assert "This passage is in the queue already." in answer.text
    assert f'<a href="/claims/{claim_id}">Open that claim</a>' in answer.text
    assert len(marked(desk)) == 1


def test_it_wants_an_article(visitor: Visitor) -> None:
    assert visitor.log_in("alice").post("/articles/77/claims", SELECTION).status_code == 404


def test_it_wants_a_form_its_token_and_the_permission(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article()
    visitor.log_in("alice")
    assert visitor.get(f"/articles/{article_id}/claims").status_code == 405
    assert visitor.client.post(f"/articles/{article_id}/claims", data=SELECTION).status_code == 400
    visitor.log_in("vera")
    assert visitor.post(f"/articles/{article_id}/claims", SELECTION).status_code == 403
    assert marked(desk) == []
