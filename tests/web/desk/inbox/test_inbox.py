"""The inbox's pages: who sees what, what is kept when it is refused, the way back, tips made into claims."""

import csv
import io
from html import unescape

import pytest

from claimtrack.models import MessageOutcome
from claimtrack.services.readers.message_work import forget_message
from tests.desk import TrialDesk
from tests.services.letters import TIP, close, look, public_slug, report, send
from tests.services.record import change_policy
from tests.visitor import Visitor
from tests.web.pages import hidden_values
from tests.web.queries import counted_queries

ANSWER = {
    "outcome": "rejected",
    "answer": "The account says 21 million.",
    "public_note": "The figure is right.",
}


def answer(visitor: Visitor, message_id: int, **fields: str) -> tuple[int, str]:
    """Return status and page of the answer to the form on the message's page."""
    page = visitor.get(f"/inbox/{message_id}").text
    hidden = hidden_values(page, form="/close")
    sent = visitor.post(
        f"/inbox/{message_id}/close", {**ANSWER, "version": hidden.get("version", "1"), **fields}
    )
    return sent.status_code, unescape(sent.text)


def test_the_list_shows_what_waits_and_the_navigation_counts_it(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("alice")
    assert "Nothing waits here." in visitor.get("/inbox").text
    slug = public_slug(desk)
    report(desk, slug)
    send(desk)
    page = visitor.get("/inbox").text
    assert "Page 3 says 20 million, not 21." in page
    assert "the longest in the country" in page
    assert page.count("data-item") == 2
    assert '<span class="nav-count">2' in visitor.get("/queue").text
    assert "nav-count" not in visitor.another().log_in("vera").get("/queue").text
    assert "/inbox" not in visitor.another().log_in("vera").get("/queue").text


@pytest.mark.parametrize(
    ("view", "count"),
    [
        ("", 2),
        ("?kind=tip", 1),
        ("?state=closed", 1),
        ("?state=all", 3),
        ("?assignee=*none", 2),
        ("?assignee=*me", 0),
        ("?age=30d%2B", 2),
        ("?age=1d", 0),
        ("?overdue=y", 1),
        ("?kind=nonsense&state=nonsense&page=nonsense", 2),
    ],
)
def test_filters_are_an_address(visitor: Visitor, desk: TrialDesk, view: str, count: int) -> None:
    # The trial desk's time is long ago.
    report(desk, public_slug(desk))
    send(desk)
    close(desk, send(desk), MessageOutcome.DECLINED)
    page = visitor.log_in("bob").get(f"/inbox{view}").text
    assert page.count("data-item") == count


def test_a_verdict_s_messages_are_found_by_its_address(visitor: Visitor, desk: TrialDesk) -> None:
    slug = public_slug(desk)
    report(desk, slug)
    send(desk)
    view = f"/inbox?verdict=https://desk.example/verdicts/{slug}/"
    assert visitor.log_in("bob").get(view).text.count("data-item") == 1


def test_a_message_is_shown_with_its_sender_and_its_verdict(visitor: Visitor, desk: TrialDesk) -> None:
    slug = public_slug(desk)
    page = visitor.log_in("bob").get(f"/inbox/{report(desk, slug)}").text
    for shown in ("Page 3 says 20 million", "Ana Kos", "mailto:ana%40example.org", f"/verdicts/{slug}"):
        assert shown in page
    assert "/claims/1#correct" in page
    assert "#correct" not in visitor.another().log_in("alice").get("/inbox/1").text


def test_editors_deal_with_a_complaint_and_open_it_again(visitor: Visitor, desk: TrialDesk) -> None:
    message_id = report(desk, public_slug(desk))
    visitor.log_in("bob")
    assert [answer(visitor, message_id)[0] for _ in range(2)] == [303, 303]
    page = visitor.get(f"/inbox/{message_id}").text
    assert "Rejected" in page
    assert "The figure is right." in page
    assert "Message dealt with" in visitor.get("/audit").text
    assert visitor.post(f"/inbox/{message_id}/reopen").status_code == 303
    again = visitor.get(f"/inbox/{message_id}").text
    assert "The account says 21 million.</textarea>" in again


def test_reviewers_see_complaints_and_do_not_decide(visitor: Visitor, desk: TrialDesk) -> None:
    message_id = report(desk, public_slug(desk))
    visitor.log_in("alice")
    assert "Editors decide on complaints." in visitor.get(f"/inbox/{message_id}").text
    status, _page = answer(visitor, message_id)
    assert status == 403
    assert look(desk, message_id).is_open


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"outcome": ""}, 422, "Choose what came of it."),
        ({"outcome": "declined"}, 422, "Choose what came of it."),
        ({"answer": "  "}, 422, "Give a reason"),
        ({"public_note": "x" * 2001}, 422, "cannot be longer than 2000"),
        ({"version": "9"}, 409, "Somebody changed this while you were writing."),
    ],
)
def test_a_refused_answer_stays_typed(
    visitor: Visitor, desk: TrialDesk, fields: dict[str, str], status: int, said: str
) -> None:
    message_id = report(desk, public_slug(desk))
    found, page = answer(visitor.log_in("bob"), message_id, **fields)
    assert found == status
    assert said in page
    assert ("The figure is right." in page) or "public_note" in fields
    assert look(desk, message_id).is_open


def test_it_is_given_to_somebody(visitor: Visitor, desk: TrialDesk) -> None:
    message_id, charlie = send(desk), desk.person("charlie").user_id
    visitor.log_in("alice")
    assert visitor.post(f"/inbox/{message_id}/assign", {"assignee": str(charlie)}).status_code == 303
    assert look(desk, message_id).assignee_id == charlie
    vera = desk.person("vera").user_id
    assert visitor.post(f"/inbox/{message_id}/assign", {"assignee": str(vera)}).status_code == 422
    assert visitor.post(f"/inbox/{message_id}/assign", {"assignee": "0"}).status_code == 303
    assert look(desk, message_id).assignee_id is None


def test_a_tip_becomes_a_claim(visitor: Visitor, desk: TrialDesk) -> None:
    message_id = send(desk)
    form = visitor.log_in("alice").get(f"/claims/new?tip={message_id}").text
    for shown in (TIP.words, TIP.link, TIP.claimant):
        assert shown in form
    fields = {"wording": TIP.words, "url": TIP.link, "language": "en", "medium": "speech"}
    fields |= {"claimant": "Mayor Wren", "claimant_kind": "person"}
    added = visitor.post(f"/claims/new?tip={message_id}", fields)
    assert added.status_code == 303, added.text
    message = look(desk, message_id)
    assert message.outcome is MessageOutcome.TAKEN_UP
    assert f"/claims/{message.claim_id}" in visitor.get(f"/inbox/{message_id}").text
    assert TIP.words not in visitor.get(f"/claims/new?tip={message_id}").text


def test_a_tip_becomes_an_article_also_when_somebody_was_faster(visitor: Visitor, desk: TrialDesk) -> None:
    message_id = send(desk)
    visitor.log_in("alice")
    assert TIP.link in visitor.get(f"/articles/new?tip={message_id}").text
    added = visitor.post(f"/articles/new?tip={message_id}", {"text": "The bridge is long, said the mayor."})
    assert added.status_code == 303
    assert look(desk, message_id).article_id == 1
    visitor.post(f"/articles/new?tip={message_id}", {"text": "Another story altogether, about a train."})
    assert "Somebody dealt with the tip meanwhile." in visitor.get("/articles/2").text


@pytest.mark.parametrize("tip", ["99", "x", ""])
def test_a_tip_that_is_not_there_fills_nothing(visitor: Visitor, tip: str) -> None:
    status = visitor.log_in("alice").get(f"/articles/new?tip={tip}").status_code
    assert status == (404 if tip == "99" else 200)


def test_an_editor_forgets_who_sent_it(visitor: Visitor, desk: TrialDesk) -> None:
    message_id = report(desk, public_slug(desk))
    close(desk, message_id, MessageOutcome.UPHELD)
    assert visitor.log_in("bob").post(f"/inbox/{message_id}/forget").status_code == 303
    page = visitor.get(f"/inbox/{message_id}").text
    assert "Ana" not in page
    assert "Page 3 says" not in page
    assert "Forgotten" in visitor.get("/inbox?state=all").text
    assert visitor.post(f"/inbox/{message_id}/reopen").status_code == 409


def test_the_view_as_a_file(visitor: Visitor, desk: TrialDesk) -> None:
    report(desk, public_slug(desk), words="=1+1")
    sent = visitor.log_in("alice").post("/inbox.csv?kind=error_report")
    assert sent.headers["Content-Disposition"] == 'attachment; filename="inbox.csv"'
    head, row = csv.reader(io.StringIO(sent.text.lstrip("\ufeff")))
    line = dict(zip(head, row, strict=True))
    assert (line["What it says"], line["Name"], line["Kind"]) == ("'=1+1", "Ana Kos", "Error report")
    assert line["Verdict"].startswith("https://desk.example/verdicts/")


def test_a_read_only_desk_changes_nothing(visitor: Visitor, desk: TrialDesk) -> None:
    message_id = report(desk, public_slug(desk))
    change_policy(desk, read_only=True)
    status, page = answer(visitor.log_in("bob"), message_id)
    assert (status, look(desk, message_id).is_open) == (503, True)
    assert "The figure is right." in page


def test_pages_follow_each_other(visitor: Visitor, desk: TrialDesk) -> None:
    for _ in range(51):
        send(desk)
    visitor.log_in("alice")
    first = visitor.get("/inbox?kind=tip").text
    assert first.count("data-item") == 50
    following = unescape(first.split('rel="next"')[1].split('href="')[1].split('"')[0])
    assert visitor.get(following).text.count("data-item") == 1


def test_the_list_asks_a_fixed_number_of_queries(visitor: Visitor, desk: TrialDesk) -> None:
    slug = public_slug(desk)
    report(desk, slug)
    visitor.log_in("bob")
    with counted_queries(desk.database) as few:
        visitor.get("/inbox")
    for _ in range(3):
        close(desk, report(desk, slug), MessageOutcome.UPHELD)
        report(desk, slug)
    with counted_queries(desk.database) as many:
        visitor.get("/inbox?state=all")
    assert len(few) == len(many) <= 5


def test_forgotten_messages_are_listed_without_words(visitor: Visitor, desk: TrialDesk) -> None:
    message_id = send(desk)
    close(desk, message_id, MessageOutcome.DECLINED)
    with desk.writing() as session:
        forget_message(session, message_id=message_id, identity=desk.person("bob"), now=desk.now)
    row = list(csv.reader(io.StringIO(visitor.log_in("alice").post("/inbox.csv?state=all").text)))[1]
    assert "Ana Kos" not in row
