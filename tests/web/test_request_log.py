"""A line a request, with its number and who asked, and never with a secret."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from structlog.testing import LogCapture

from claimtrack.logs import HIDDEN, hide_secrets
from claimtrack.web.request_log import HEADER
from tests.desk import PASSWORD, TrialDesk
from tests.visitor import Visitor

NEW_PASSWORD = "quite another password"


@pytest.fixture
def lines() -> Any:
    """What is logged while the test runs, as the log's own way of hiding leaves it."""
    capture = LogCapture()
    before = structlog.get_config()
    structlog.configure(processors=[structlog.contextvars.merge_contextvars, hide_secrets, capture])
    yield capture.entries
    structlog.configure(**before)


def test_a_line_tells_what_was_asked_and_by_whom(
    visitor: Visitor, desk: TrialDesk, lines: list[dict[str, Any]]
) -> None:
    answer = visitor.log_in("alice").get("/queue?words=secret+search")
    (line,) = [line for line in lines if line["event"] == "request"]
    assert line["request"] == answer.headers[HEADER]
    assert line["actor"] == f"user:{desk.person('alice').user_id}"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/queue", 200)
    assert line["ms"] > 0
    assert "secret search" not in str(line)


def test_a_database_that_fails_in_the_middle_is_logged_with_who_asked(
    visitor: Visitor, desk: TrialDesk, lines: list[dict[str, Any]]
) -> None:
    visitor.log_in("alice")
    with broken_writing(desk):
        answer = visitor.post("/articles/new", {"text": "The bridge has 14 arches.", "title": "Bridge"})
    assert answer.status_code == 503
    assert "The bridge has 14 arches." in answer.text
    (line,) = [line for line in lines if line["event"] == "request" and line["method"] == "POST"]
    assert (line["actor"], line["status"]) == (f"user:{desk.person('alice').user_id}", 503)


@contextmanager
def broken_writing(desk: TrialDesk) -> Iterator[None]:
    """Have the server of the database be gone when something is to be inserted."""

    def _fail(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if statement.startswith("INSERT"):
            raise OperationalError(statement, None, OSError("server closed the connection unexpectedly"))

    engine = desk.database.writing_engine
    event.listen(engine, "before_cursor_execute", _fail)
    yield
    event.remove(engine, "before_cursor_execute", _fail)


def test_somebody_of_the_public_has_no_name(visitor: Visitor, lines: list[dict[str, Any]]) -> None:
    visitor.get("/nowhere")
    assert [(line["actor"], line["status"]) for line in lines if line["event"] == "request"] == [("-", 404)]


def test_a_decent_number_of_the_proxy_is_taken(visitor: Visitor) -> None:
    assert visitor.get("/healthz", headers={HEADER: "proxy-4711.ab"}).headers[HEADER] == "proxy-4711.ab"


@pytest.mark.parametrize(
    "given", ["", "short", "x" * 65, "two words", "a\tb-cdefgh", "<script>alert", "ščž-12345"]
)
def test_any_other_is_replaced(visitor: Visitor, given: str) -> None:
    number = visitor.get("/healthz", headers={HEADER: given.encode().decode("latin-1")}).headers[HEADER]
    assert re.fullmatch("[0-9a-f]{32}", number)


def test_each_request_has_a_number_of_its_own(visitor: Visitor) -> None:
    assert len({visitor.get("/healthz").headers[HEADER] for _ in range(5)}) == 5


def _log_in(visitor: Visitor) -> list[str]:
    visitor.get("/login")
    visitor.post("/login", {"name": "adam", "password": "a wrong password"})
    visitor.post("/login", {"name": "adam", "password": PASSWORD})
    with visitor.client.session_transaction() as cookie:
        token = str(cookie["_user_id"])
    return ["a wrong password", PASSWORD, token]


def _set_password(visitor: Visitor) -> list[str]:
    visitor.log_in("adam")
    visitor.post("/admin/people/1/password", {"password": NEW_PASSWORD})
    visitor.post("/admin/people/1/password", {"password": "short"})
    return [NEW_PASSWORD]


def _add_webhook(visitor: Visitor) -> list[str]:
    visitor.log_in("adam")
    address = "https://hook.example/receive?key=the-receivers-key"
    fields = {"name": "Partner", "address": address, "events": ["verdict.published"], "languages": ["sl"]}
    assert visitor.post("/admin/webhooks", fields).status_code == 303
    shown = re.findall(r"whsec_[\w+/=-]+", visitor.get("/admin/webhooks/1/secrets").text)
    assert shown
    return [*shown, "the-receivers-key"]


def _send_tip(visitor: Visitor) -> list[str]:
    page = visitor.client.get("/tips/new").text
    token = re.findall(r'name="token"[^>]*value="([^"]+)"', page)
    visitor.client.post(
        "/tips/new", data={"words": "Ask Ana Kos.", "email": "ana@example.org", "token": token[0]}
    )
    return ["Ana Kos", "ana@example.org", token[0]]


@pytest.mark.parametrize("act", [_log_in, _set_password, _add_webhook, _send_tip])
def test_no_secret_reaches_the_log(
    visitor: Visitor, desk: TrialDesk, lines: list[dict[str, Any]], act: Callable[[Visitor], list[str]]
) -> None:
    secrets = act(visitor)
    assert lines
    assert secrets
    told = str(lines)
    assert [secret for secret in (*secrets, visitor.csrf_token()) if secret in told] == []


def test_whoever_logs_a_secret_by_its_name_has_it_hidden() -> None:
    line = {"event": "x", "password": "p", "Authorization": "Bearer b", "reset_token": "t", "path": "/queue"}
    assert hide_secrets(None, "info", line) == {
        **dict.fromkeys(("password", "Authorization", "reset_token"), HIDDEN),
        "event": "x",
        "path": "/queue",
    }
