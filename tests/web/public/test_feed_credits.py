"""Whom feeds name, as the desk's policy says; and copies that markup leads to."""

import feedparser
import pytest
from sqlalchemy import update

from claimtrack.models import Credits, User
from claimtrack.services.people.users import set_public_name
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import change_policy_row


@pytest.fixture(autouse=True)
def verdict(desk: TrialDesk) -> None:
    """A public verdict by alice, whom bob approved, both with public names."""
    desk.publish()
    with desk.writing() as session:
        for name in ("alice", "bob"):
            session.execute(update(User).where(User.name == name).values(public_name=name.title() * 2))


def review(visitor: Visitor) -> dict[str, object]:
    feed = visitor.get("/feeds/claimreview.json").json
    assert feed
    found: dict[str, object] = feed["dataFeedElement"][0]["item"][0]
    return found


def test_nobody_is_named_unless_the_policy_says_so(desk: TrialDesk, visitor: Visitor) -> None:
    change_policy_row(desk, credits=Credits.NOBODY)
    assert "creator" not in review(visitor)
    assert b"AliceAlice" not in visitor.get("/feeds/verdicts.atom").data


def test_authors_and_approvers_are_named(desk: TrialDesk, visitor: Visitor) -> None:
    change_policy_row(desk, credits=Credits.AUTHORS_AND_APPROVERS)
    found = review(visitor)
    assert found["creator"] == [{"@type": "Person", "name": "AliceAlice"}]
    assert found["editor"] == [{"@type": "Person", "name": "BobBob"}]
    entry = feedparser.parse(visitor.get("/feeds/verdicts.atom").data).entries[0]
    assert [each.name for each in entry.authors] == ["AliceAlice"]
    items = (visitor.get("/feeds/verdicts.json").json or {})["items"]
    assert items[0]["authors"] == [{"name": "AliceAlice"}]


def test_authors_alone(desk: TrialDesk, visitor: Visitor) -> None:
    change_policy_row(desk, credits=Credits.AUTHORS)
    found = review(visitor)
    assert "creator" in found
    assert "editor" not in found


def test_a_new_name_is_a_new_edition(desk: TrialDesk, visitor: Visitor) -> None:
    change_policy_row(desk, credits=Credits.AUTHORS)
    visitor.get("/feeds/verdicts.atom")
    with desk.writing() as session:
        set_public_name(
            session,
            user_id=desk.person("alice").user_id,
            public_name="Alice Wren",
            identity=desk.person("adam"),
            now=desk.now,
        )
    assert b"Alice Wren" in visitor.get("/feeds/verdicts.atom").data
