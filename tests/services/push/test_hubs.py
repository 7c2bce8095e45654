"""WebSub hubs: told what changed, until they take it, and never faster because they fail."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs

import pytest

from claimtrack.models import CorrectionKind
from claimtrack.services.evidence.stored_refusals import stored_refusal
from claimtrack.services.push.hubs import FEEDS, VERDICT_FEEDS
from claimtrack.services.push.push_schedule import WAITS
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.intake.fetch.trial_web import Asked, Behaviour, answer, redirect
from tests.services.push_desk import HUB, PushDesk, pushing_desk

OTHER_HUB = "http://hub2.example/publish?x=1"
BASE = "https://desk.example"


@pytest.fixture
def pushing(desk: TrialDesk, settings: Settings) -> Iterator[PushDesk]:
    """The desk with two hubs, both of which take everything."""
    told = settings.model_copy(update={"websub_hubs": (HUB, OTHER_HUB)})
    with pushing_desk(desk, told) as made:
        made.web.pages |= {HUB: answer(status=202), OTHER_HUB: answer(status=204)}
        yield made


def told(pushing: PushDesk, hub: str = HUB) -> list[dict[str, list[str]]]:
    return [parse_qs(asked.body.decode()) for asked in pushing.arrived(hub)]


def test_a_hub_is_told_of_every_feed_that_names_it(pushing: PushDesk) -> None:
    pushing.desk.publish()
    pushing.work()
    wanted = {f"{BASE}{feed}{query}" for feed in VERDICT_FEEDS for query in ("", "?language=en")}
    for hub in (HUB, OTHER_HUB):
        (fields,) = told(pushing, hub)
        assert fields["hub.mode"] == ["publish"]
        assert set(fields["hub.url"]) == wanted
    assert (pushing.hub().last_status, pushing.hub().topics) == (202, [])
    assert pushing.sweep(timedelta(days=30)) == 0


def test_a_correction_moves_the_feeds_of_changes_too(pushing: PushDesk) -> None:
    claim_id = pushing.desk.publish().claim_id
    pushing.work()
    pushing.desk.correct(claim_id, kind=CorrectionKind.CORRECTION, note="It was 21 million.")
    pushing.work()
    assert {f"{BASE}{feed}" for feed in FEEDS} < set(told(pushing)[-1]["hub.url"])


@pytest.mark.parametrize("behaviour", [answer(status=500), redirect("http://10.0.0.1/")], ids=["500", "302"])
def test_a_hub_that_fails_is_told_later_and_others_now(pushing: PushDesk, behaviour: Behaviour) -> None:
    pushing.web.pages[HUB] = behaviour
    pushing.desk.publish()
    pushing.work()
    assert (len(told(pushing)), len(told(pushing, OTHER_HUB))) == (1, 1)
    for wait in (*WAITS, WAITS[-1]):
        assert pushing.sweep(wait) == 1
    pushing.web.pages[HUB] = answer(status=204)
    pushing.sweep(WAITS[-1])
    assert (pushing.hub().last_status, pushing.hub().next_attempt_at) == (204, None)
    assert {asked.host for asked in pushing.web.asked} == {"hub.example", "hub2.example"}


def test_more_to_tell_does_not_mean_asking_a_failing_hub_more_often(pushing: PushDesk) -> None:
    pushing.web.pages[HUB] = answer(status=500)
    pushing.desk.publish()
    pushing.work()
    pushing.desk.add_article("Vas je majhna. Most je dolg.", language="sl", title="Most")
    pushing.desk.publish(pushing.desk.propose(pushing.desk.add_claim("Most je dolg", article_id=2)))
    pushing.work()
    assert len(told(pushing)) == 1
    pushing.web.pages[HUB] = answer(status=204)
    pushing.sweep(timedelta(days=1))
    assert {f"{BASE}{FEEDS[0]}?language={code}" for code in ("en", "sl")} < set(told(pushing)[-1]["hub.url"])


def test_a_name_that_leads_into_the_house_by_now_is_not_asked(pushing: PushDesk) -> None:
    pushing.web.names["hub.example"] = ["192.168.0.1"]
    pushing.desk.publish()
    pushing.work()
    assert told(pushing) == []
    assert "public place" in str(stored_refusal(pushing.hub().last_error or "{}"))


def test_a_change_while_a_hub_is_told_is_told_next(pushing: PushDesk) -> None:
    desk = pushing.desk

    def publish_meanwhile(connection: socket.socket, asked: Asked) -> None:
        pushing.web.pages[HUB] = answer(status=204)
        desk.publish(desk.propose(desk.add_claim("It is long", article_id=1)))
        pushing.work()
        answer(status=204)(connection, asked)

    pushing.web.pages[HUB] = publish_meanwhile
    desk.publish()
    pushing.work()
    pushing.sweep(timedelta(0))
    assert len(told(pushing)) == 2


def test_a_hub_that_left_the_settings_is_left_alone(pushing: PushDesk) -> None:
    pushing.web.pages[HUB] = answer(status=500)
    pushing.desk.publish()
    pushing.work()
    pushing.settings = pushing.settings.model_copy(update={"websub_hubs": ()})
    pushing.sweep(timedelta(days=1))
    assert len(told(pushing)) == 1
    assert pushing.hub().next_attempt_at is None
