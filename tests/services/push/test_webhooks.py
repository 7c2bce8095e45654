"""Webhooks as administrators keep them: who may, what is refused, and that twice is once."""

from dataclasses import replace

import pytest

from claimtrack.errors import (
    ClaimTrackError,
    NotFoundError,
    NotPermittedError,
    ReadOnlyError,
    StaleVersionError,
    WebhookAddressError,
    WebhookEventsError,
)
from claimtrack.models import Webhook, WebhookSecret
from claimtrack.services.push.deliveries import replay_delivery
from claimtrack.services.push.webhooks import (
    WebhookDetails,
    add_webhook,
    change_webhook,
    count_paused,
    find_webhook,
    list_webhooks,
    remove_webhook,
    resume_webhook,
    rotate_secret,
)
from tests.desk import TrialDesk
from tests.services.record import change_policy, count_rows, event_count, last_event

DETAILS = WebhookDetails("Partner", "https://hook.example/in", ("verdict.published", "verdict.retracted"))


def add(desk: TrialDesk, details: WebhookDetails = DETAILS, *, by: str = "adam") -> int:
    with desk.writing() as session:
        return add_webhook(session, details=details, identity=desk.person(by), now=desk.now).id


def change(desk: TrialDesk, details: WebhookDetails, *, version: int = 1) -> Webhook:
    with desk.writing() as session:
        who = desk.person("adam")
        return change_webhook(
            session, webhook_id=1, version=version, details=details, identity=who, now=desk.now
        )


def test_a_webhook_has_a_secret_from_the_start(desk: TrialDesk) -> None:
    add(desk)
    assert count_rows(desk, WebhookSecret) == 1
    line = last_event(desk)
    assert (line.actor, line.action) == ("adam", "webhook.add")
    assert line.data["host"] == "hook.example"


def test_sent_twice_it_is_added_once(desk: TrialDesk) -> None:
    assert add(desk) == add(desk)
    assert count_rows(desk, Webhook) == 1


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"address": "ftp://hook.example/"}, WebhookAddressError),
        ({"address": "https://user:secret@hook.example/"}, WebhookAddressError),
        ({"address": ""}, WebhookAddressError),
        ({"events": ()}, WebhookEventsError),
        ({"events": ("ping", "nonsense")}, WebhookEventsError),
    ],
)
def test_what_cannot_be_sent_to_is_refused(
    desk: TrialDesk, changed: dict[str, object], refusal: type[ClaimTrackError]
) -> None:
    with pytest.raises(refusal) as caught:
        add(desk, replace(DETAILS, **changed))  # type: ignore[arg-type]
    assert "secret" not in str(caught.value)
    assert count_rows(desk, Webhook) == 0


@pytest.mark.parametrize("name", ["vera", "alice", "bob"])
def test_only_administrators_keep_webhooks(desk: TrialDesk, name: str) -> None:
    with pytest.raises(NotPermittedError):
        add(desk, by=name)


def test_a_read_only_desk_keeps_its_webhooks_as_they_are(desk: TrialDesk) -> None:
    change_policy(desk, read_only=True)
    with pytest.raises(ReadOnlyError):
        add(desk)


def test_a_change_is_made_on_what_was_seen(desk: TrialDesk) -> None:
    add(desk)
    wanted = replace(DETAILS, languages=("sl",))
    assert change(desk, wanted).version == 2
    before = event_count(desk)
    assert change(desk, wanted).version == 2
    assert event_count(desk) == before
    with pytest.raises(StaleVersionError):
        change(desk, replace(DETAILS, name="Other"))


def test_one_without_a_name_is_called_by_its_host(desk: TrialDesk) -> None:
    add(desk, replace(DETAILS, name=" "))
    with desk.database.reading() as session:
        assert [webhook.name for webhook in list_webhooks(session)] == ["hook.example"]


def test_what_was_removed_is_gone(desk: TrialDesk) -> None:
    webhook_id, adam = add(desk), desk.person("adam")
    with desk.writing() as session:
        remove_webhook(session, webhook_id=webhook_id, identity=adam, now=desk.now)
    with desk.database.reading() as session:
        assert list_webhooks(session) == []
        with pytest.raises(NotFoundError):
            find_webhook(session, webhook_id=webhook_id)


def test_what_is_not_there_is_not_found(desk: TrialDesk) -> None:
    adam = desk.person("adam")
    with desk.writing() as session, pytest.raises(NotFoundError):
        resume_webhook(session, webhook_id=9, identity=adam, now=desk.now)
    with desk.writing() as session, pytest.raises(NotFoundError):
        rotate_secret(session, webhook_id=9, secret_id=1, identity=adam, now=desk.now)
    with desk.writing() as session, pytest.raises(NotFoundError):
        replay_delivery(session, delivery_id=9, identity=adam, now=desk.now)


def test_nothing_is_paused_at_first(desk: TrialDesk) -> None:
    add(desk)
    with desk.database.reading() as session:
        assert count_paused(session) == 0
