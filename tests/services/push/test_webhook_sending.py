"""Messages to webhooks: each arrives, signed, however long a receiver is down; others do not notice."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from claimtrack.audit.verify import verify_audit
from claimtrack.models import CorrectionKind, DeliveryState, Event, Job, JobState, PushEvent
from claimtrack.services.claims.merges import merge_claim, undo_merge
from claimtrack.services.evidence.stored_refusals import stored_refusal
from claimtrack.services.publishing.announcements import ping_webhook
from claimtrack.services.push import push_schedule, webhook_sending
from claimtrack.services.push.deliveries import replay_delivery
from claimtrack.services.push.webhook_secrets import secret_values, webhook_key
from claimtrack.services.push.webhooks import resume_webhook, rotate_secret
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.intake.fetch.trial_web import Behaviour, answer, hang, redirect
from tests.security.test_webhook_signatures import receiver
from tests.services.push_desk import EVERY_EVENT, HOOK, PushDesk, pushing_desk
from tests.services.record import last_event

OTHER = "http://other.example/in"
DAY = timedelta(days=1)


@pytest.fixture
def pushing(desk: TrialDesk, settings: Settings) -> Iterator[PushDesk]:
    """The desk and its receivers, both of which take everything."""
    with pushing_desk(desk, settings) as made:
        made.web.pages |= {HOOK: answer(status=204), OTHER: answer(b"thanks")}
        yield made


def secrets_of(pushing: PushDesk, webhook_id: int) -> list[str]:
    key = webhook_key(pushing.settings)
    with pushing.desk.database.reading() as session:
        return secret_values(session, webhook_id=webhook_id, key=key, now=pushing.desk.now)


def ping(pushing: PushDesk, webhook_id: int, *, number: int = 1) -> None:
    desk = pushing.desk
    with desk.writing() as session:
        ping_webhook(
            session,
            webhook_id=webhook_id,
            identity=desk.person("adam"),
            uuid=UUID(int=number),
            base_url="https://desk.example",
            now=desk.now,
        )


def test_a_published_verdict_arrives_signed(pushing: PushDesk) -> None:
    webhook_id = pushing.subscribe()
    pushing.desk.publish()
    assert pushing.web.asked == []
    pushing.work()
    (asked,), (message,) = pushing.arrived(), pushing.sent()
    assert message["type"] == "verdict.published"
    data = message["data"]
    assert data["url"] == data["claimReview"]["url"]
    assert data["claimReview"]["reviewRating"]["alternateName"] == "Disputed"
    assert (data["change"], data["retracted"], data["successor"]) == (None, False, None)
    (secret,) = secrets_of(pushing, webhook_id)
    assert receiver(secret)["is_genuine"](asked.headers, asked.body, now=pushing.desk.now.timestamp())
    assert asked.headers["content-type"] == "application/json; charset=utf-8"
    (attempt,) = pushing.attempts()
    assert (attempt.status, attempt.at) == (204, pushing.desk.now)
    assert attempt.milliseconds is not None
    assert attempt.milliseconds >= 0


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (CorrectionKind.CORRECTION, "verdict.corrected"),
        (CorrectionKind.UPDATE, "verdict.updated"),
        (CorrectionKind.CLARIFICATION, "verdict.clarified"),
        (CorrectionKind.RETRACTION, "verdict.retracted"),
    ],
)
def test_each_change_is_an_event_of_its_own(pushing: PushDesk, kind: CorrectionKind, event: str) -> None:
    pushing.subscribe(events=(event,))
    claim_id = pushing.desk.publish().claim_id
    pushing.work()
    assert pushing.sent() == []
    pushing.desk.correct(claim_id, kind=kind, note="It was 21 million.")
    pushing.work()
    (message,) = pushing.sent()
    assert message["type"] == event
    assert message["data"]["change"]["kind"] == kind.value
    assert message["data"]["change"]["note"] == "It was 21 million."
    withdrawn = kind is CorrectionKind.RETRACTION
    assert (message["data"]["claimReview"] is None, message["data"]["retracted"]) == (withdrawn, withdrawn)


def test_a_merge_and_its_undoing_are_told(pushing: PushDesk) -> None:
    pushing.subscribe(events=("verdict.merged", "verdict.restored"))
    desk, bob = pushing.desk, pushing.desk.person("bob")
    article_id = desk.add_article()
    merged = desk.publish(desk.propose(desk.add_claim(article_id=article_id))).claim_id
    kept = desk.publish(desk.propose(desk.add_claim("It is long", article_id=article_id))).claim_id
    version = desk.claim(merged).version
    with desk.writing() as session:
        merge_claim(session, claim_id=merged, version=version, into_id=kept, identity=bob, now=desk.now)
    pushing.work()
    with desk.writing() as session:
        undo_merge(session, claim_id=merged, identity=bob, now=desk.now)
    pushing.work()
    first, second = (message["data"] for message in pushing.sent())
    assert first["claimReview"] is None
    assert first["successor"].startswith("https://desk.example/verdicts/")
    assert second["successor"] is None
    assert second["claimReview"]["url"] == second["url"] == first["url"]


def test_who_asked_for_another_language_is_not_told(pushing: PushDesk) -> None:
    pushing.subscribe(languages=("sl",))
    pushing.subscribe(OTHER, languages=("en", "sl"), name="Both")
    pushing.desk.publish()
    pushing.work()
    assert (len(pushing.sent()), len(pushing.sent(OTHER))) == (0, 1)


def test_a_receiver_that_fails_for_a_day_misses_nothing(pushing: PushDesk) -> None:
    webhook_id = pushing.subscribe()
    pushing.web.pages[HOOK] = answer(b"database down", status=500)
    pushing.desk.publish()
    pushing.work()
    tried = 1
    for wait in push_schedule.WAITS[:5]:
        assert pushing.sweep(wait - timedelta(seconds=1)) == 0
        assert pushing.sweep(timedelta(seconds=1)) == 1
        tried += 1
    assert sum(push_schedule.WAITS[:6], timedelta()) > timedelta(hours=17)
    bodies = {asked.body for asked in pushing.arrived()}
    keys = {asked.headers["webhook-id"] for asked in pushing.arrived()}
    assert (len(pushing.arrived()), len(bodies), len(keys)) == (tried, 1, 1)
    assert pushing.webhook(webhook_id).failing_since is not None
    assert {(each.status, each.answer) for each in pushing.attempts()} == {(500, "database down")}
    pushing.web.pages[HOOK] = answer(status=200)
    pushing.sweep(DAY)
    (delivery,) = pushing.deliveries()
    assert (delivery.state, delivery.delivered_at) == (DeliveryState.DELIVERED, pushing.desk.now)
    assert pushing.webhook(webhook_id).failing_since is None
    assert pushing.sweep(DAY) == 0


@pytest.mark.parametrize(
    "behaviour",
    [answer(status=500), redirect("http://127.0.0.1/"), answer(status=404)],
    ids=["500", "302", "404"],
)
def test_others_are_told_although_one_fails(pushing: PushDesk, behaviour: Behaviour) -> None:
    pushing.subscribe()
    pushing.subscribe(OTHER, name="Other")
    pushing.web.pages[HOOK] = behaviour
    pushing.desk.publish()
    pushing.work()
    assert len(pushing.sent(OTHER)) == 1
    assert {asked.address for asked in pushing.web.asked} == {HOOK, OTHER}


def test_a_receiver_that_hangs_is_left_and_tried_again(
    pushing: PushDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pushing.subscribe()
    monkeypatch.setattr(webhook_sending, "SECONDS", 0.3)
    pushing.web.pages[HOOK] = hang
    pushing.desk.publish()
    pushing.work()
    (attempt,) = pushing.attempts()
    assert attempt.status is None
    assert "did not send" in str(stored_refusal(attempt.error or "{}"))
    pushing.web.pages[HOOK] = answer(status=200)
    monkeypatch.setattr(webhook_sending, "SECONDS", 10.0)
    pushing.sweep(DAY)
    assert len(pushing.sent()) == 2


def test_a_name_that_leads_into_the_house_by_now_gets_nothing(pushing: PushDesk) -> None:
    pushing.subscribe()
    pushing.web.names["hook.example"] = ["169.254.169.254"]
    pushing.desk.publish()
    pushing.work()
    assert pushing.web.connected == []
    (attempt,) = pushing.attempts()
    assert "public place" in str(stored_refusal(attempt.error or "{}"))
    pushing.web.names.clear()
    pushing.sweep(DAY)
    assert len(pushing.sent()) == 1


def test_a_message_that_a_receiver_chokes_on_holds_up_no_other(pushing: PushDesk) -> None:
    pushing.subscribe()
    pushing.web.pages[HOOK] = answer(status=422)
    pushing.desk.publish()
    pushing.work()
    choked = pushing.sent()[0]["data"]["id"]
    pushing.web.pages[HOOK] = lambda connection, asked: answer(
        status=422 if choked.encode() in asked.body else 200
    )(connection, asked)
    article_id = pushing.desk.add_article("It is wide. It is long.", title="Another")
    pushing.desk.publish(pushing.desk.propose(pushing.desk.add_claim("It is wide", article_id=article_id)))
    pushing.work()
    assert [each.state for each in pushing.deliveries()] == [DeliveryState.PENDING, DeliveryState.DELIVERED]
    for number, wait in enumerate(push_schedule.WAITS):
        ping(pushing, 1, number=number)
        pushing.sweep(wait)
    assert pushing.deliveries()[0].state is DeliveryState.GIVEN_UP


def test_after_two_days_it_is_left_alone_until_somebody_has_it_go_on(pushing: PushDesk) -> None:
    webhook_id = pushing.subscribe()
    pushing.web.pages[HOOK] = answer(status=500)
    pushing.desk.publish()
    pushing.work()
    for wait in push_schedule.WAITS:
        pushing.sweep(wait)
    assert pushing.webhook(webhook_id).paused_at is not None
    assert last_event(pushing.desk).action == "webhook.pause"
    tried = len(pushing.arrived())
    assert pushing.sweep(30 * DAY) == 0
    pushing.desk.publish(pushing.desk.propose(pushing.desk.add_claim("It is long", article_id=1)))
    pushing.work()
    assert len(pushing.arrived()) == tried
    assert {each.state for each in pushing.deliveries()} == {DeliveryState.PENDING}
    pushing.web.pages[HOOK] = answer(status=200)
    with pushing.desk.writing() as session:
        adam = pushing.desk.person("adam")
        resume_webhook(session, webhook_id=webhook_id, identity=adam, now=pushing.desk.now)
    pushing.work()
    assert {each.state for each in pushing.deliveries()} == {DeliveryState.DELIVERED}
    with pushing.desk.database.reading() as session:
        verify_audit(session)


def test_a_receiver_that_is_gone_is_left_alone_at_once(pushing: PushDesk) -> None:
    webhook_id = pushing.subscribe()
    pushing.web.pages[HOOK] = answer(status=410)
    pushing.desk.publish()
    pushing.work()
    assert pushing.webhook(webhook_id).paused_at == pushing.desk.now


def test_a_ping_reaches_a_receiver_that_is_paused(pushing: PushDesk) -> None:
    webhook_id = pushing.subscribe()
    pushing.web.pages[HOOK] = answer(status=410)
    pushing.desk.publish()
    pushing.work()
    pushing.web.pages[HOOK] = answer(status=200)
    ping(pushing, webhook_id)
    ping(pushing, webhook_id, number=2)
    pushing.work()
    assert [message["type"] for message in pushing.sent()] == ["verdict.published", "ping"]
    assert pushing.sent()[1]["data"]["publisher"]["name"]


def test_a_message_is_sent_again_in_the_same_words(pushing: PushDesk) -> None:
    pushing.subscribe()
    pushing.desk.publish()
    pushing.work()
    adam = pushing.desk.person("adam")
    for _twice in range(2):
        with pushing.desk.writing() as session:
            replay_delivery(session, delivery_id=1, identity=adam, now=pushing.desk.now)
    pushing.work()
    first, second = pushing.arrived()
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert first.headers["webhook-timestamp"] != second.headers["webhook-timestamp"]
    assert [each.status for each in pushing.attempts()] == [204, 204]


def test_both_secrets_are_good_for_a_day(pushing: PushDesk) -> None:
    webhook_id = pushing.subscribe()
    (old,), adam = secrets_of(pushing, webhook_id), pushing.desk.person("adam")
    for _twice in range(2):
        with pushing.desk.writing() as session:
            rotate_secret(session, webhook_id=webhook_id, secret_id=1, identity=adam, now=pushing.desk.now)
    new, still = secrets_of(pushing, webhook_id)
    assert (still, new != old) == (old, True)
    pushing.desk.publish()
    pushing.work()
    (asked,) = pushing.arrived()
    for secret in (old, new):
        assert receiver(secret)["is_genuine"](asked.headers, asked.body, now=pushing.desk.now.timestamp())
    pushing.desk.now += DAY
    assert secrets_of(pushing, webhook_id) == [new]


def test_a_job_that_runs_twice_tells_it_once(pushing: PushDesk) -> None:
    pushing.subscribe()
    pushing.desk.publish()
    pushing.work()
    with pushing.desk.writing() as session:
        session.execute(update(Job).values(state=JobState.PENDING))
    pushing.work()
    assert len(pushing.sent()) == 1


def test_no_secret_is_in_the_audit_or_the_logs(
    pushing: PushDesk, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    address = "http://hook.example/services/T0SECRET"
    webhook_id = pushing.subscribe(address)
    pushing.web.pages[address] = answer(status=410)
    pushing.desk.publish()
    pushing.work()
    secret = secrets_of(pushing, webhook_id)[0]
    with pushing.desk.database.reading() as session:
        events = session.scalars(select(Event.body)).all()
    said = "".join(events) + caplog.text + "".join(capsys.readouterr())
    assert '"host":"hook.example"' in said
    assert "T0SECRET" not in said
    assert secret.removeprefix("whsec_") not in said


def test_every_event_that_can_be_asked_for_is_told_somewhere() -> None:
    assert set(EVERY_EVENT) == {event.value for event in PushEvent} - {"ping"}
