"""Forms for the public: sent without a cookie, refused politely, limited by network, found by number."""

import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from claimtrack.clock import utc_now
from claimtrack.models import Credits, Event, MessageKind, MessageOutcome, ReaderMessage, TokenBucket
from claimtrack.services.readers.inbox import find_message
from claimtrack.services.readers.reader_messages import read_texts
from claimtrack.web.public.form_tokens import LEAST_TIME, MOST_TIME, make_form_token
from tests.desk import TrialDesk
from tests.services.letters import close, look, public_slug, report
from tests.services.record import change_policy, count_rows
from tests.visitor import Visitor
from tests.web.pages import hidden_values
from tests.web.public.public_desk import markup_of

TIP = {
    "words": "The bridge is the longest <b>in the country</b>.",
    "link": "https://example.org/speech",
    "claimant": "Mayor Wren",
    "name": "Ana Kos",
    "email": "ana@example.org",
    "website": "",
}
REPORT = {"kind": "objection", "words": "Page 3 says 20 million.", "link": "", "name": "", "email": ""}


@pytest.fixture
def reader(visitor: Visitor) -> Visitor:
    """Somebody of the public."""
    return visitor


def token(app: Flask, *, age: float = LEAST_TIME + 1) -> str:
    """Return the token of a form that was shown `age` seconds ago."""
    with app.app_context():
        return make_form_token(now=utc_now() - timedelta(seconds=age))


def send(reader: Visitor, path: str, fields: dict[str, str], **headers: str) -> TestResponse:
    """Return the answer to a form as a browser sends it."""
    data = {"token": token(reader.app), **fields}
    return reader.client.post(path, data=data, headers=headers)


def only_message(desk: TrialDesk) -> ReaderMessage:
    """Return the one message that came in."""
    with desk.database.reading() as session:
        return find_message(session, message_id=session.scalars(select(ReaderMessage.id)).one())


def test_a_tip_comes_in_and_its_sender_gets_a_number(reader: Visitor, desk: TrialDesk) -> None:
    answer = send(reader, "/tips/new", TIP)
    assert answer.status_code == 303
    message = only_message(desk)
    assert message.kind is MessageKind.TIP
    assert read_texts(message.content) == {name: TIP[name] for name in ("words", "link", "claimant")}
    assert read_texts(message.sender) == {"name": "Ana Kos", "email": "ana@example.org"}
    page = reader.get(answer.location)
    assert page.status_code == 200
    assert f"<h1>Received: {message.reference}</h1>" in page.text
    assert "Ana" not in page.text
    assert "longest" not in page.text


def test_a_report_is_about_its_verdict_in_its_language(reader: Visitor, desk: TrialDesk) -> None:
    slug = public_slug(desk)
    shown = reader.get(f"/verdicts/{slug}/report")
    assert "The bridge cost 21 million" in shown.text
    answer = send(reader, f"/verdicts/{slug}/report", REPORT)
    message = only_message(desk)
    assert (message.kind, message.language) == (MessageKind.OBJECTION, "en")
    assert message.publication is not None
    assert message.publication.slug == slug
    assert "To be dealt with by" in reader.get(answer.location).text


def test_no_cookie_is_set_or_needed(reader: Visitor, desk: TrialDesk) -> None:
    slug = public_slug(desk)
    sent = send(reader, "/tips/new", TIP)
    paths = ("/tips/new", f"/verdicts/{slug}/report", sent.location)
    answers = [sent, *(reader.get(path) for path in paths)]
    assert [answer.headers.get("Set-Cookie") for answer in answers] == [None] * 4
    assert {answer.headers.get("Cache-Control") for answer in answers[1:]} == {"no-store"}


def test_the_form_s_own_token_is_good_after_a_moment(reader: Visitor) -> None:
    shown = hidden_values(reader.get("/tips/new").text)
    hasty = reader.client.post("/tips/new", data={**TIP, **shown})
    assert hasty.status_code == 400
    assert "faster than people type" in hasty.text
    assert hidden_values(hasty.text)["token"] == shown["token"]


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"words": " \n"}, 422, "Write a few words first."),
        ({"words": "x" * 5001}, 422, "cannot be longer than 5000"),
        ({"link": "example"}, 422, "is not a web address"),
        ({"email": "ana"}, 422, "This is not an e-mail address."),
        ({"website": "https://spam.example"}, 400, "Empty the last field"),
        ({"token": "forged"}, 400, "open for very long"),
        ({"token": ""}, 400, "open for very long"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    reader: Visitor, desk: TrialDesk, fields: dict[str, str], status: int, said: str
) -> None:
    answer = send(reader, "/tips/new", {**TIP, **fields})
    assert answer.status_code == status
    page = unescape(answer.text)
    assert said in page, re.findall(r"(?:error|message)[^>]*>([^<]+)", page)
    assert "Mayor Wren" in page
    assert "&lt;b&gt;in the country" in answer.text or "words" in fields
    assert count_rows(desk, ReaderMessage) == 0


def test_a_form_on_another_site_is_not_taken(reader: Visitor, desk: TrialDesk) -> None:
    answer = send(reader, "/tips/new", TIP, **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 400
    assert "This was sent from another site." in answer.text
    assert "Mayor Wren" in answer.text
    assert count_rows(desk, ReaderMessage) == 0


def test_a_form_of_yesterday_is_sent_again_with_a_new_token(reader: Visitor) -> None:
    old = token(reader.app, age=MOST_TIME + 60)
    answer = send(reader, "/tips/new", {**TIP, "token": old})
    assert answer.status_code == 400
    assert hidden_values(answer.text)["token"] not in {old, ""}


def test_the_same_form_twice_is_one_message_and_other_words_another(reader: Visitor, desk: TrialDesk) -> None:
    same = {**TIP, "token": token(reader.app)}
    numbers = {send(reader, "/tips/new", same).location for _ in range(2)}
    assert (len(numbers), count_rows(desk, ReaderMessage)) == (1, 1)
    numbers.add(send(reader, "/tips/new", {**same, "words": "Something else."}).location)
    assert (len(numbers), count_rows(desk, ReaderMessage)) == (2, 2)


def test_one_network_sends_so_much_and_others_are_not_kept_waiting(reader: Visitor, desk: TrialDesk) -> None:
    answers = [send(reader, "/tips/new", {**TIP, "words": f"Tip {number}"}) for number in range(7)]
    assert [answer.status_code for answer in answers] == [303] * 6 + [429]
    assert int(answers[-1].headers["Retry-After"]) >= 60
    assert "A lot was sent from your network" in answers[-1].text
    assert "Tip 6" in answers[-1].text
    other = {"token": token(reader.app), **TIP}
    environment = {"REMOTE_ADDR": "203.0.113.9"}
    assert reader.client.post("/tips/new", data=other, environ_overrides=environment).status_code == 303
    assert count_rows(desk, ReaderMessage) == 7


def test_no_address_of_a_computer_is_stored(reader: Visitor, desk: TrialDesk) -> None:
    send(reader, "/tips/new", TIP)
    with desk.database.reading() as session:
        keys = session.scalars(select(TokenBucket.key)).all()
        bodies = session.scalars(select(Event.body)).all()
    assert len(keys) == 2
    assert not [text for text in (*keys, *bodies) if "127.0.0.1" in text]


def test_a_read_only_desk_says_so_and_takes_nothing(reader: Visitor, desk: TrialDesk) -> None:
    change_policy(desk, read_only=True)
    assert "The desk takes nothing at the moment." in reader.get("/tips/new").text
    answer = send(reader, "/tips/new", TIP)
    assert answer.status_code == 503
    assert "Mayor Wren" in answer.text
    assert count_rows(desk, ReaderMessage) == 0


@pytest.mark.parametrize("path", ["/verdicts/nowhere/report", "/received/aaaa-bbbb"])
def test_what_is_not_there_is_not_found(reader: Visitor, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_the_number_s_page_says_what_came_of_it(reader: Visitor, desk: TrialDesk) -> None:
    message_id = report(desk, public_slug(desk))
    close(desk, message_id, MessageOutcome.UPHELD, answer="Ana is right.", note="We corrected the figure.")
    page = reader.get(f"/received/{look(desk, message_id).reference.lower()}").text
    assert "Upheld" in page
    assert "We corrected the figure." in page
    assert "Ana" not in page


def test_decided_complaints_stand_on_the_page_where_the_desk_wants_it(
    reader: Visitor, desk: TrialDesk
) -> None:
    slug = public_slug(desk)
    close(desk, report(desk, slug), MessageOutcome.REJECTED, note="The account says 21 million.")
    plain = reader.get(f"/verdicts/{slug}")
    assert f'href="/verdicts/{slug}/report"' in plain.text
    assert "Complaints about this verdict" not in plain.text
    change_policy(desk, show_complaints=True)
    shown = reader.get(f"/verdicts/{slug}")
    assert "Complaints about this verdict" in shown.text
    assert "The account says 21 million." in shown.text
    assert not re.search(r"Ana|We looked|Page 3 says", shown.text)
    close(desk, report(desk, slug), MessageOutcome.UPHELD)
    assert reader.get(f"/verdicts/{slug}").headers["ETag"] != shown.headers["ETag"]


def test_people_are_credited_on_the_page_and_in_its_markup(reader: Visitor, desk: TrialDesk) -> None:
    slug = public_slug(desk)
    plain = reader.get(f"/verdicts/{slug}")
    admin = reader.another().log_in("adam")
    for who, name in (("alice", "Ana <Kos>"), ("bob", "Bor Novak")):
        path = f"/admin/public-names/{desk.person(who).user_id}"
        assert admin.post(path, {"public_name": name}).status_code == 303
    assert "Ana" not in reader.get(f"/verdicts/{slug}").text
    change_policy(desk, credits=Credits.AUTHORS_AND_APPROVERS)
    page = reader.get(f"/verdicts/{slug}")
    assert "Written by <strong>Ana &lt;Kos&gt;</strong>" in " ".join(page.text.split())
    assert "Approved by <strong>Bor Novak</strong>" in " ".join(page.text.split())
    [markup] = markup_of(page.text)
    assert markup["creator"] == [{"@type": "Person", "name": "Ana <Kos>"}]
    assert markup["editor"] == [{"@type": "Person", "name": "Bor Novak"}]
    assert markup["author"]["@type"] == "Organization"
    admin.post(f"/admin/public-names/{desk.person('bob').user_id}", {"public_name": ""})
    again = reader.get(f"/verdicts/{slug}")
    assert len({answer.headers["ETag"] for answer in (plain, page, again)}) == 3


def test_the_desk_is_credited_where_nobody_wants_to_be_named(reader: Visitor, desk: TrialDesk) -> None:
    slug = public_slug(desk)
    change_policy(desk, credits=Credits.AUTHORS)
    page = " ".join(reader.get(f"/verdicts/{slug}").text.split())
    assert "Written by <strong>ClaimTrack desk</strong>" in page
