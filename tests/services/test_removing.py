"""Removing for good: people, texts and copies; and the holds that forbid it."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import undefer

from claimtrack.audit import Actor
from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    LastAdministratorError,
    LoginRefusedError,
    NotFoundError,
    OwnAccountError,
    PurgedError,
    ReadOnlyError,
    ReasonMissingError,
    UnderLegalHoldError,
)
from claimtrack.models import Article, ArticleVersion, ErasableValue, HoldKind, LoginSession, Role, User
from claimtrack.services.articles.readings import queue_reading
from claimtrack.services.people.logins import LoginAttempt, check_password, note_refused_login
from claimtrack.services.people.removing_people import data_of_person, remove_person
from claimtrack.services.people.users import add_user, find_user, set_role
from claimtrack.services.records.legal_holds import lift_hold, list_holds, place_hold
from claimtrack.services.records.purging import MASK, purge_article
from tests.desk import PASSAGE, PASSWORD, TEXT, TrialDesk
from tests.services.record import change_policy, event_count, last_event

ACTOR = Actor.command("test")


def add(desk: TrialDesk, name: str = "Dora", role: Role = Role.REVIEWER) -> int:
    with desk.writing() as session:
        return add_user(session, name=name, role=role, password=PASSWORD, actor=ACTOR, now=desk.now).id


def remove(desk: TrialDesk, user_id: int, actor: Actor = ACTOR) -> User:
    with desk.writing() as session:
        return remove_person(session, user_id=user_id, shown_as="Removed person", actor=actor, now=desk.now)


def purge(desk: TrialDesk, article_id: int, reason: str = "a court's order") -> Article:
    with desk.writing() as session:
        return purge_article(session, article_id=article_id, reason=reason, actor=ACTOR, now=desk.now)


def hold(desk: TrialDesk, kind: HoldKind, object_id: int = 0) -> int:
    with desk.writing() as session:
        placed = place_hold(
            session, kind=kind, object_id=object_id, reason="a lawsuit", actor=ACTOR, now=desk.now
        )
        return placed.id


def text_of(desk: TrialDesk, article_id: int) -> ArticleVersion:
    with desk.database.reading() as session:
        statement = select(ArticleVersion).where(ArticleVersion.article_id == article_id)
        return session.scalars(statement.options(undefer(ArticleVersion.text))).one()


def verify(desk: TrialDesk) -> None:
    with desk.database.reading() as session:
        verify_audit(session)


# --- people


def test_a_removed_person_is_nobody_any_more(desk: TrialDesk) -> None:
    user_id = add(desk)
    user = remove(desk, user_id)
    assert (user.name, user.display_name, user.active) == (f"removed {user_id}", "Removed person", False)
    with desk.database.reading() as session:
        assert find_user(session, name="dora") is None
        values = session.scalars(select(ErasableValue.value)).all()
        assert "dora" not in " ".join(filter(None, values))
    with pytest.raises(LoginRefusedError):
        check_password(desk.database, LoginAttempt(f"removed {user_id}", PASSWORD, "192.0.2.1"))
    assert last_event(desk).action == "user.remove"
    verify(desk)


def test_a_person_is_removed_once(desk: TrialDesk) -> None:
    user_id = add(desk)
    remove(desk, user_id)
    before = event_count(desk)
    remove(desk, user_id)
    assert event_count(desk) == before


def test_the_sessions_of_a_removed_person_are_gone(desk: TrialDesk) -> None:
    user_id = add(desk)
    with desk.writing() as session:
        session.add(
            LoginSession(
                token_digest="0",
                user_id=user_id,
                created_at=desk.now,
                renewed_at=desk.now,
                expires_at=desk.now,
            )
        )
    remove(desk, user_id)
    with desk.database.reading() as session:
        assert session.scalars(select(LoginSession)).all() == []


def test_what_a_removed_person_did_stays(desk: TrialDesk) -> None:
    proposal = desk.publish()
    remove(desk, desk.person("alice").user_id)
    assert desk.claim(proposal.claim_id).state.value == "approved"
    verify(desk)


def test_the_last_administrator_stays(desk: TrialDesk) -> None:
    adam = desk.person("adam").user_id
    with pytest.raises(LastAdministratorError):
        remove(desk, adam)
    add(desk, "Eve", Role.ADMIN)
    remove(desk, adam)


def test_the_last_administrator_keeps_the_role(desk: TrialDesk) -> None:
    adam = desk.person("adam").user_id

    def demote() -> None:
        with desk.writing() as session:
            set_role(session, user_id=adam, role=Role.VIEWER, actor=ACTOR, now=desk.now)

    with pytest.raises(LastAdministratorError):
        demote()
    add(desk, "Eve", Role.ADMIN)
    demote()
    assert last_event(desk).data == {"role": "viewer", "was": "admin"}


def test_nobody_removes_themselves(desk: TrialDesk) -> None:
    add(desk, "Eve", Role.ADMIN)
    adam = desk.person("adam").user_id
    with pytest.raises(OwnAccountError):
        remove(desk, adam, Actor.user(adam))


def test_nobody_who_is_not_there_is_removed(desk: TrialDesk) -> None:
    with pytest.raises(NotFoundError):
        remove(desk, 999)


def test_a_person_gets_everything_that_the_desk_has(desk: TrialDesk) -> None:
    desk.publish()
    with desk.database.reading() as session:
        user = find_user(session, name="alice")
        assert user is not None
        told = data_of_person(session, user=user)
    assert told["account"]["name"] == "alice"
    assert [event["action"] for event in told["events"]][:2] == ["claim.add", "claim.take"]
    assert "password" not in str(told)


# --- log-ins


def test_a_refused_log_in_is_told_without_what_was_typed(desk: TrialDesk) -> None:
    attempt = LoginAttempt(name=f"alice{PASSWORD}", password="guess", address="192.0.2.1")
    note_refused_login(desk.database, attempt, now=desk.now)
    line = last_event(desk)
    assert (line.actor, line.action) == ("reader:public", "user.refuse_log_in")
    with desk.database.reading() as session:
        row = session.get_one(ErasableValue, line.data["name"]["erasable"])
    assert row.value is None
    assert row.salt is not None
    note_refused_login(desk.database, LoginAttempt("Alice", "guess", "192.0.2.1"), now=desk.now)
    assert last_event(desk).data == {"active": True}
    verify(desk)


# --- texts


def test_a_purged_text_is_gone_but_for_the_passages_of_claims(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    claim_id = desk.add_claim(article_id=article_id)
    before = text_of(desk, article_id)
    purge(desk, article_id)
    version = text_of(desk, article_id)
    assert version.purge_reason == "a court's order"
    assert version.content_hash == before.content_hash
    assert len(version.text) == len(TEXT)
    assert set(version.text.replace(PASSAGE, "")) - set(" \n") == {MASK}
    assert desk.claim(claim_id).wording == PASSAGE
    verify(desk)


def test_a_purged_text_is_purged_once_and_read_no_more(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    purge(desk, article_id)
    before = event_count(desk)
    purge(desk, article_id, "another reason")
    assert event_count(desk) == before
    assert text_of(desk, article_id).purge_reason == "a court's order"
    with pytest.raises(PurgedError, match="court"), desk.writing() as session:
        queue_reading(session, article_id=article_id, asked_by=None, now=desk.now)


def test_a_purge_needs_a_reason_and_a_desk_that_is_written(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    with pytest.raises(ReasonMissingError):
        purge(desk, article_id, "  ")
    change_policy(desk, read_only=True)
    with pytest.raises(ReadOnlyError):
        purge(desk, article_id)


def test_what_is_left_of_a_text_cannot_be_changed(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    purge(desk, article_id)
    with desk.writing() as session:
        session.execute(update(ArticleVersion).values(text=TEXT))
    with pytest.raises(Exception, match="was purged without an event, or is not what was left"):
        verify(desk)


# --- holds


@pytest.mark.parametrize("kind", HoldKind)
def test_a_hold_keeps_a_text(desk: TrialDesk, kind: HoldKind) -> None:
    article_id = desk.add_article()
    claim_id = desk.add_claim(article_id=article_id)
    on = {HoldKind.DESK: 0, HoldKind.ARTICLE: article_id, HoldKind.CLAIM: claim_id}[kind]
    hold_id = hold(desk, kind, on)
    with pytest.raises(UnderLegalHoldError, match="a lawsuit"):
        purge(desk, article_id)
    with desk.writing() as session:
        lift_hold(session, hold_id=hold_id, actor=ACTOR, now=desk.now)
    purge(desk, article_id)
    verify(desk)


def test_a_hold_on_another_article_keeps_nothing_of_this_one(desk: TrialDesk) -> None:
    one, other = desk.add_article(), desk.add_article("Another is long.")
    hold(desk, HoldKind.ARTICLE, other)
    purge(desk, one)
    with desk.database.reading() as session:
        purged = dict(session.execute(select(ArticleVersion.article_id, ArticleVersion.purged_at)).all())
    assert purged[one] is not None
    assert purged[other] is None


def test_a_hold_on_the_desk_keeps_people(desk: TrialDesk) -> None:
    user_id = add(desk)
    hold(desk, HoldKind.DESK)
    with pytest.raises(UnderLegalHoldError):
        remove(desk, user_id)


def test_a_hold_is_placed_and_lifted_once(desk: TrialDesk) -> None:
    first = hold(desk, HoldKind.DESK)
    assert hold(desk, HoldKind.DESK) == first
    with desk.writing() as session:
        lift_hold(session, hold_id=first, actor=ACTOR, now=desk.now)
    before = event_count(desk)
    with desk.writing() as session:
        lift_hold(session, hold_id=first, actor=ACTOR, now=desk.now)
        assert list(list_holds(session)) == []
    assert event_count(desk) == before
    assert hold(desk, HoldKind.DESK) > first


def test_a_hold_is_on_something(desk: TrialDesk) -> None:
    with pytest.raises(NotFoundError):
        hold(desk, HoldKind.CLAIM, 99)
