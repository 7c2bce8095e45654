import json
import re

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from claimtrack.audit import Actor
from claimtrack.models import Event, Policy, Rating, RatingScale
from claimtrack.services.policy.defaults import RATINGS, ensure_defaults
from claimtrack.services.policy.policies import current_policy, ratings_in_force, scale_of
from tests.desk import TrialDesk
from tests.services.record import change_policy, count_rows


def scale(desk: TrialDesk) -> list[Rating]:
    with desk.database.reading() as session:
        return ratings_in_force(session, current_policy(session))


def test_the_scale_that_ships_is_the_designs(desk: TrialDesk) -> None:
    assert [(rating.label("en"), rating.label("sl"), rating.number) for rating in scale(desk)] == [
        ("Verified", "Potrjeno", 5),
        ("Mostly true", "Večinoma drži", 4),
        ("Half true", "Deloma drži", 3),
        ("Misleading", "Zavajajoče", 2),
        ("Disputed", "Ovrženo", 1),
        ("Unverifiable", "Nepreverljivo", None),
    ]


def test_the_key_of_a_rating_is_its_number_and_nought_for_the_last(desk: TrialDesk) -> None:
    assert [rating.key for rating in scale(desk)] == ["5", "4", "3", "2", "1", "0"]


def test_a_label_in_an_unknown_language_is_english(desk: TrialDesk) -> None:
    assert scale(desk)[0].label("hr") == "Verified"


def test_every_rating_is_described_in_both_languages(desk: TrialDesk) -> None:
    for rating in scale(desk):
        assert set(rating.descriptions) == {"en", "sl"}
        assert all(rating.descriptions.values())


def test_every_colour_stands_out_on_white() -> None:
    for rating in RATINGS:
        assert re.fullmatch(r"#[0-9a-f]{6}", rating.colour)
        assert 1.05 / (_luminance(rating.colour) + 0.05) >= 4.5, rating.slug


def test_the_policy_that_ships_asks_for_one_source_and_another_person(desk: TrialDesk) -> None:
    with desk.database.reading() as session:
        policy = current_policy(session)
        event = session.scalars(select(Event).where(Event.object_kind == "policy")).one()
    assert (policy.version, policy.quorum, policy.sources_required, policy.lease_minutes) == (1, 1, 1, 60)
    assert {policy.self_approval, policy.peer_approval, policy.read_only} == {False}
    assert (event.actor, event.action) == ("command:init", "policy.set")
    assert json.loads(event.body)["data"]["rating_scale"] == "claimtrack 1"


def test_a_desk_that_has_a_policy_is_left_alone(desk: TrialDesk) -> None:
    change_policy(desk, quorum=2)
    with desk.writing() as session:
        assert ensure_defaults(session, actor=Actor.command("init"), now=desk.now) is False
    assert (count_rows(desk, Policy), count_rows(desk, RatingScale)) == (2, 1)


def test_the_highest_version_of_the_policy_is_in_force(desk: TrialDesk) -> None:
    change_policy(desk, quorum=2)
    change_policy(desk, quorum=3)
    with desk.database.reading() as session:
        assert (current_policy(session).version, current_policy(session).quorum) == (3, 3)


def test_a_rating_knows_the_version_of_its_scale(desk: TrialDesk) -> None:
    with desk.database.reading() as session:
        rating = session.scalars(select(Rating).options(selectinload(Rating.scale))).first()
        assert rating is not None
        assert scale_of(session, rating) is rating.scale


def _luminance(colour: str) -> float:
    """Return the relative luminance of an sRGB colour, as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
