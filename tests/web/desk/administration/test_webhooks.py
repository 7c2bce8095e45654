"""Webhooks in the administration: added, changed, tested, and their log, for administrators alone."""

import re
from html import unescape

import pytest
from sqlalchemy import select, update

from claimtrack.clock import utc_now
from claimtrack.errors import SiteUnreachableError
from claimtrack.models import DeliveryAttempt, DeliveryState, Job, Webhook, WebhookDelivery
from claimtrack.services.evidence.stored_refusals import refusal_text
from claimtrack.services.publishing.announcing import ANNOUNCE
from claimtrack.services.push.deliveries import DELIVER
from tests.desk import TrialDesk
from tests.services.record import last_event
from tests.visitor import Visitor
from tests.web.public.public_desk import text_of
from tests.web.queries import counted_queries

FIELDS = {
    "name": "Partner",
    "address": "https://hook.example/services/T0SECRET",
    "events": ["verdict.published", "verdict.retracted"],
    "languages": ["sl"],
    "active": "y",
}
PATH = "/admin/webhooks/1"


@pytest.fixture
def adam(visitor: Visitor) -> Visitor:
    """Adam, who runs the desk."""
    return visitor.log_in("adam")


def add(adam: Visitor, **changed: object) -> None:
    answer = adam.post("/admin/webhooks", {**FIELDS, **changed})
    assert (answer.status_code, answer.headers["Location"]) == (303, PATH)


def stored(desk: TrialDesk) -> Webhook:
    with desk.database.reading() as session:
        return session.scalars(select(Webhook)).one()


def test_a_webhook_is_added(adam: Visitor, desk: TrialDesk) -> None:
    assert "There is none yet" in adam.get("/admin/webhooks").text
    add(adam)
    found = stored(desk)
    assert (found.name, found.address, found.active) == (FIELDS["name"], FIELDS["address"], True)
    assert (found.events, found.languages) == (FIELDS["events"], ["sl"])
    page = text_of(adam.get("/admin/webhooks").text)
    assert "Published, Retracted" in page
    assert "Slovenian" in page
    assert "T0SECRET" not in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"address": "http://127.0.0.1/in"}, "public place"),
        ({"address": "http://hook.example:8000/"}, "unusual port"),
        ({"address": "mailto:partner@hook.example"}, "only http and https"),
        ({"address": ""}, "Give an address."),
        ({"events": []}, "Choose at least one event."),
    ],
)
def test_what_was_typed_stays_when_it_is_refused(
    adam: Visitor, changed: dict[str, object], said: str
) -> None:
    answer = adam.post("/admin/webhooks", {**FIELDS, **changed})
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert said in page
    assert 'value="Partner"' in page
    assert re.search(r'value="sl"[^>]*checked', page)


def test_a_webhook_is_changed_on_what_was_seen(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    changed = {**FIELDS, "version": "1", "name": "Other", "languages": ["en", "xx"]}
    assert adam.post(PATH, changed).status_code == 303
    assert (stored(desk).name, stored(desk).languages, stored(desk).version) == ("Other", ["en"], 2)
    stale = adam.post(PATH, {**FIELDS, "version": "1", "name": "Third"})
    assert stale.status_code == 409
    page = text_of(stale.text)
    assert "The webhook changed while you were writing" in page
    assert "Other" in page
    assert 'value="Third"' in stale.text
    assert adam.post(PATH, {**FIELDS, "version": "2", "name": "Third"}).status_code == 303


def test_a_box_that_is_not_ticked_switches_off(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    adam.post(PATH, {**{name: FIELDS[name] for name in FIELDS if name != "active"}, "version": "1"})
    assert not stored(desk).active
    assert "switched off" in adam.get(PATH).text
    assert adam.post(f"{PATH}/test").status_code == 409


def test_secrets_are_shown_on_their_page_alone(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    (secret,) = secrets_on(adam)
    for path in ("/admin", "/admin/webhooks", PATH, "/audit"):
        assert secret not in adam.get(path).text
    newest = {"newest": "1"}
    for _twice in range(2):
        assert adam.post(f"{PATH}/secrets", newest).status_code == 303
    new, old = secrets_on(adam)
    assert (old, new != secret) == (secret, True)
    assert last_event(desk).action == "webhook.rotate"
    assert "no-store" in adam.get(f"{PATH}/secrets").headers["Cache-Control"]


def secrets_on(adam: Visitor) -> list[str]:
    return re.findall(r"whsec_[A-Za-z0-9+/=]+", unescape(adam.get(f"{PATH}/secrets").text))


def test_a_test_is_on_its_way(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    assert adam.post(f"{PATH}/test").status_code == 303
    with desk.database.reading() as session:
        (delivery,) = session.scalars(select(WebhookDelivery))
        assert delivery.state is DeliveryState.PENDING
    page = text_of(adam.get(PATH).text)
    assert "The test is on its way" in page
    assert "Test" in page
    assert "Waits" in page
    assert set(jobs(desk)) == {DELIVER}


def jobs(desk: TrialDesk) -> list[str]:
    with desk.database.reading() as session:
        return list(session.scalars(select(Job.kind).where(Job.kind.in_([DELIVER, ANNOUNCE]))))


def test_the_log_says_what_came_of_each_attempt(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    adam.post(f"{PATH}/test")
    now, error = utc_now(), SiteUnreachableError(host="hook.example", reason="its answer is broken")
    with desk.writing() as session:
        session.add(DeliveryAttempt(delivery_id=1, at=now, status=500, milliseconds=12, answer="<b>no</b>"))
        session.add(DeliveryAttempt(delivery_id=1, at=now, error=refusal_text(error)))
        session.execute(update(WebhookDelivery).values(state=DeliveryState.GIVEN_UP, attempts=2))
    page = adam.get(PATH).text
    assert "answered 500 after 12 ms" in text_of(page)
    assert "<b>no</b>" not in page
    assert "hook.example cannot be reached: its answer is broken." in text_of(page)
    assert "Given up" in page
    assert adam.post("/admin/deliveries/1/replay").headers["Location"] == PATH
    assert "Waits" in adam.get(PATH).text


def test_a_long_log_is_turned_over(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    for _each in range(51):
        adam.post(f"{PATH}/test")
        with desk.writing() as session:
            session.execute(update(WebhookDelivery).values(attempts=1))
    page = adam.get(PATH).text
    assert page.count("delivery-") == 50
    assert 'href="/admin/webhooks/1?before=2"' in page
    assert adam.get(f"{PATH}?before=2").text.count("delivery-") == 1


def test_administrators_are_told_of_a_pause(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    assert "paused" not in adam.get("/admin").text
    with desk.writing() as session:
        session.execute(update(Webhook).values(paused_at=utc_now(), failing_since=utc_now()))
    assert "A webhook is paused" in adam.get("/admin").text
    assert "It took nothing for too long" in adam.get(PATH).text
    assert adam.post(f"{PATH}/resume").status_code == 303
    assert stored(desk).paused_at is None
    assert "paused" not in adam.get("/admin").text


def test_a_removed_webhook_is_gone(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    assert adam.post(f"{PATH}/remove").headers["Location"] == "/admin/webhooks"
    assert adam.get(PATH).status_code == 404
    assert adam.post(f"{PATH}/remove").status_code == 404
    assert "There is none yet" in adam.get("/admin/webhooks").text


@pytest.mark.parametrize("name", ["vera", "alice", "bob"])
def test_nobody_else_comes_near(visitor: Visitor, desk: TrialDesk, name: str) -> None:
    add(visitor.log_in("adam"))
    other = visitor.another().log_in(name)
    for path in ("/admin/webhooks", PATH, f"{PATH}/secrets"):
        assert other.get(path).status_code == 403
    for path in ("", "/test", "/secrets", "/resume", "/remove"):
        assert other.post(f"{PATH}{path}", FIELDS).status_code == 403


def test_the_audit_says_it_in_words(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    page = text_of(adam.get("/audit").text)
    assert "Webhook added" in page
    assert "hook.example" in page
    assert "T0SECRET" not in page


def test_a_full_log_takes_as_many_queries_as_an_empty_one(adam: Visitor, desk: TrialDesk) -> None:
    add(adam)
    adam.post(f"{PATH}/test")
    with counted_queries(desk.database) as few:
        adam.get(PATH)
    for _each in range(5):
        with desk.writing() as session:
            session.execute(update(WebhookDelivery).values(attempts=1))
        adam.post(f"{PATH}/test")
    with counted_queries(desk.database) as many:
        adam.get(PATH)
    assert len(many) == len(few)
