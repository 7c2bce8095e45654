"""The discussion of a claim: said by reviewers and editors, read by the desk, erased for good on deletion."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    ClaimTrackError,
    CommentClosedError,
    CommentEmptyError,
    NotFoundError,
    NotPermittedError,
    ReadOnlyError,
    StaleVersionError,
    TextTooLongError,
)
from claimtrack.models import Comment, ErasableValue, Event
from claimtrack.services.claims.comments import add_comment, change_comment, delete_comment, list_comments
from claimtrack.services.records.erasable import salted_digest
from tests.desk import TrialDesk
from tests.services.record import actions, change_policy, count_rows, history

TEXT = "Wren said so in 2024 too.\n\nLook at the minutes, <b>Bob</b> 🚢."


def say(desk: TrialDesk, claim_id: int, text: str = TEXT, *, by: str = "alice") -> Comment:
    with desk.writing() as session:
        return add_comment(session, claim_id=claim_id, text=text, identity=desk.person(by), now=desk.now)


def reword(desk: TrialDesk, comment_id: int, text: str, *, by: str = "alice", version: int = 1) -> None:
    with desk.writing() as session:
        change_comment(
            session, comment_id=comment_id, version=version, text=text, identity=desk.person(by), now=desk.now
        )


def delete(desk: TrialDesk, comment_id: int, *, by: str = "alice") -> None:
    with desk.writing() as session:
        delete_comment(session, comment_id=comment_id, identity=desk.person(by), now=desk.now)


def words(desk: TrialDesk, claim_id: int) -> list[str]:
    with desk.database.reading() as session:
        return [comment.words for comment in list_comments(session, claim_id=claim_id)]


def test_the_audit_has_a_salted_digest_of_what_was_said(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    comment = say(desk, claim_id)
    told = history(desk, claim_id)[-1]
    assert (told.actor, told.action, told.data["comment"]) == ("alice", "comment.add", comment.id)
    with desk.database.reading() as session:
        value = session.get_one(ErasableValue, told.data["erasable"])
        assert value.value == TEXT
        assert salted_digest(value.salt or "", TEXT) == told.data["digest"]
        assert not any("Look at the minutes" in body for body in session.scalars(select(Event.body)))
        verify_audit(session)


@pytest.mark.parametrize("name", ["alice", "bob", "charlie", "adam"])
def test_reviewers_and_editors_say_something_whoever_holds_the_claim(desk: TrialDesk, name: str) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    say(desk, claim_id, by=name)
    assert words(desk, claim_id) == [TEXT]


def test_viewers_only_read(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    with pytest.raises(NotPermittedError):
        say(desk, claim_id, by="vera")


def test_a_comment_neither_moves_the_claim_nor_makes_a_contributor(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    before = desk.claim(claim_id)
    say(desk, claim_id, by="bob")
    assert desk.claim(claim_id).version == before.version
    desk.approve(desk.propose(claim_id), by="bob")


def test_sent_twice_it_is_there_once_and_later_again(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    first = say(desk, claim_id)
    desk.now -= timedelta(seconds=30)
    assert say(desk, claim_id).id == first.id
    assert say(desk, claim_id, by="bob").id != first.id
    desk.now += timedelta(minutes=5)
    say(desk, claim_id)
    assert len(words(desk, claim_id)) == 3


@pytest.mark.parametrize(("text", "error"), [(" \n ", CommentEmptyError), ("a" * 5_001, TextTooLongError)])
def test_nothing_and_too_much_are_refused(desk: TrialDesk, text: str, error: type[ClaimTrackError]) -> None:
    with pytest.raises(error):
        say(desk, desk.add_claim(), text)
    assert count_rows(desk, Comment) == 0


def test_there_has_to_be_a_claim(desk: TrialDesk) -> None:
    with pytest.raises(NotFoundError):
        say(desk, 4711)


def test_a_read_only_desk_takes_none(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    change_policy(desk, read_only=True)
    with pytest.raises(ReadOnlyError):
        say(desk, claim_id)


def test_changing_erases_what_was_said_before(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    comment = say(desk, claim_id)
    reword(desk, comment.id, "Sorry: 2023.")
    reword(desk, comment.id, "Sorry: 2023.", version=1)
    assert words(desk, claim_id) == ["Sorry: 2023."]
    assert actions(desk, claim_id)[-2:] == ["comment.add", "comment.change"]
    with desk.database.reading() as session:
        erased = session.get_one(ErasableValue, comment.text_id)
        assert (erased.salt, erased.value) == (None, None)
        assert erased.erased_at is not None


def test_only_the_writer_changes_it_and_only_for_a_while(desk: TrialDesk) -> None:
    comment = say(desk, desk.add_claim())
    with pytest.raises(CommentClosedError):
        reword(desk, comment.id, "Not mine.", by="adam")
    with pytest.raises(StaleVersionError):
        reword(desk, comment.id, "From another window.", version=7)
    desk.now += timedelta(minutes=16)
    with pytest.raises(CommentClosedError, match="15 minutes"):
        reword(desk, comment.id, "Too late.")


def test_deleting_erases_the_words_and_leaves_a_trace(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    comment = say(desk, claim_id)
    for _ in range(2):
        delete(desk, comment.id)
    assert words(desk, claim_id) == [""]
    assert actions(desk, claim_id).count("comment.delete") == 1
    with desk.database.reading() as session:
        assert session.get_one(ErasableValue, comment.text_id).value is None
        verify_audit(session)
    with pytest.raises(CommentClosedError):
        reword(desk, comment.id, "Back?")


@pytest.mark.parametrize(("name", "error"), [("bob", NotPermittedError), ("adam", None)])
def test_others_comments_are_deleted_by_an_administrator_alone(
    desk: TrialDesk, name: str, error: type[ClaimTrackError] | None
) -> None:
    claim_id = desk.add_claim()
    comment = say(desk, claim_id)
    if error is None:
        delete(desk, comment.id, by=name)
        assert words(desk, claim_id) == [""]
    else:
        with pytest.raises(error):
            delete(desk, comment.id, by=name)
