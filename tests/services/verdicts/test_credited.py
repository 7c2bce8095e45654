"""Whom a verdict names: as the policy says, by public names, and nobody who has none."""

import pytest

from claimtrack.errors import NotFoundError, NotPermittedError, TextTooLongError
from claimtrack.models import CorrectionKind, Credits, ErasableValue, User
from claimtrack.services.people.users import set_public_name
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.verdicts.credited import Credited, credited_people
from tests.desk import TrialDesk
from tests.services.letters import public_slug
from tests.services.record import change_policy, count_rows, last_event


def name(desk: TrialDesk, who: str, public_name: str, *, by: str = "adam", user_id: int = 0) -> None:
    with desk.writing() as session:
        set_public_name(
            session,
            user_id=user_id or desk.person(who).user_id,
            public_name=public_name,
            identity=desk.person(by),
            now=desk.now,
        )


def credited(desk: TrialDesk, slug: str, wanted: Credits) -> Credited:
    change_policy(desk, credits=wanted)
    with desk.database.reading() as session:
        return credited_people(session, slug=slug, policy=current_policy(session))


def test_each_policy_names_whom_it_says(desk: TrialDesk) -> None:
    slug = public_slug(desk)
    name(desk, "alice", " Ana  Kos ")
    name(desk, "bob", "Bor Novak")
    assert credited(desk, slug, Credits.NOBODY) == Credited()
    assert credited(desk, slug, Credits.DESK) == Credited(desk=True)
    assert credited(desk, slug, Credits.AUTHORS) == Credited(("Ana Kos",))
    assert credited(desk, slug, Credits.AUTHORS_AND_APPROVERS) == Credited(("Ana Kos",), ("Bor Novak",))


def test_who_has_no_public_name_is_not_named(desk: TrialDesk) -> None:
    slug = public_slug(desk)
    assert credited(desk, slug, Credits.AUTHORS_AND_APPROVERS) == Credited(desk=True)


def test_who_wrote_an_earlier_version_stays_named(desk: TrialDesk) -> None:
    slug = public_slug(desk)
    name(desk, "alice", "Ana Kos")
    name(desk, "charlie", "Cene Zor")
    desk.correct(1, kind=CorrectionKind.UPDATE, note="New figures.")
    assert "Ana Kos" in credited(desk, slug, Credits.AUTHORS).authors


def test_a_public_name_is_set_once_and_taken_back(desk: TrialDesk) -> None:
    for _ in range(2):
        name(desk, "alice", "Ana Kos")
    told = last_event(desk)
    assert (told.actor, told.action, count_rows(desk, ErasableValue)) == ("adam", "user.public_name", 1)
    assert "Ana Kos" not in str(told.data)
    name(desk, "alice", " ")
    with desk.database.reading() as session:
        assert session.get_one(User, desk.person("alice").user_id).public_name is None


def test_only_an_administrator_sets_one(desk: TrialDesk) -> None:
    with pytest.raises(NotPermittedError):
        name(desk, "bob", "Bor Novak", by="bob")
    with pytest.raises(TextTooLongError):
        name(desk, "bob", "x" * 201)
    with pytest.raises(NotFoundError):
        name(desk, "bob", "Bor Novak", user_id=99)
