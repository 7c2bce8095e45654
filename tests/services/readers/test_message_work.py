"""What the desk does with messages: who may, what is kept, what is done once, what is forgotten for good."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    ClaimTrackError,
    ForgottenError,
    MessageClosedError,
    MessageOpenError,
    NotAssignableError,
    NotFoundError,
    NotPermittedError,
    OutcomeError,
    ReadOnlyError,
    ReasonMissingError,
    StaleVersionError,
    TextTooLongError,
)
from claimtrack.models import ErasableValue, MessageOutcome, ReaderMessage
from claimtrack.services.readers.message_work import assign_message, forget_message, reopen_message
from claimtrack.services.readers.reader_messages import read_texts
from claimtrack.services.readers.shown_complaints import complaints_state, list_complaints
from claimtrack.services.readers.tips import take_up_tip
from tests.desk import TrialDesk
from tests.services.letters import close, look, public_slug, report, send
from tests.services.record import change_policy, event_count, last_event

UPHELD, REJECTED, DECLINED = MessageOutcome.UPHELD, MessageOutcome.REJECTED, MessageOutcome.DECLINED


def assign(desk: TrialDesk, message_id: int, to: str | None, *, by: str = "alice") -> None:
    with desk.writing() as session:
        person = desk.person(to).user_id if to else None
        assign_message(
            session, message_id=message_id, assignee_id=person, identity=desk.person(by), now=desk.now
        )


def reopen(desk: TrialDesk, message_id: int, *, by: str = "bob") -> None:
    with desk.writing() as session:
        reopen_message(session, message_id=message_id, identity=desk.person(by), now=desk.now)


def forget(desk: TrialDesk, message_id: int, *, by: str = "bob") -> None:
    with desk.writing() as session:
        forget_message(session, message_id=message_id, identity=desk.person(by), now=desk.now)


def take_up(desk: TrialDesk, message_id: int, claim_id: int, *, by: str = "alice") -> ReaderMessage:
    with desk.writing() as session:
        return take_up_tip(
            session, message_id=message_id, claim_id=claim_id, identity=desk.person(by), now=desk.now
        )


def test_a_message_is_given_to_somebody_once_and_taken_back(desk: TrialDesk) -> None:
    message_id = send(desk)
    for _ in range(2):
        assign(desk, message_id, "charlie")
    assert last_event(desk).data == {"value": desk.person("charlie").user_id, "was": None}
    events = event_count(desk)
    assign(desk, message_id, None)
    assert (look(desk, message_id).assignee_id, event_count(desk)) == (None, events + 1)


@pytest.mark.parametrize("to", ["vera"])
def test_nobody_gets_it_who_cannot_see_it(desk: TrialDesk, to: str) -> None:
    with pytest.raises(NotAssignableError):
        assign(desk, send(desk), to)


def test_editors_decide_on_complaints_and_reviewers_on_tips(desk: TrialDesk) -> None:
    complaint, tip = report(desk, public_slug(desk)), send(desk)
    with pytest.raises(NotPermittedError):
        close(desk, complaint, UPHELD, by="alice")
    with pytest.raises(NotPermittedError):
        close(desk, tip, DECLINED, by="vera")
    close(desk, complaint, UPHELD)
    close(desk, tip, DECLINED, by="alice")
    assert [look(desk, each).outcome for each in (complaint, tip)] == [UPHELD, DECLINED]


def test_what_came_of_it_is_said_once(desk: TrialDesk) -> None:
    message_id = report(desk, public_slug(desk))
    close(desk, message_id, REJECTED, answer="The account says 21.", note="The figure is right.")
    events = event_count(desk)
    close(desk, message_id, REJECTED, answer="The account says 21.", note="The figure is right.")
    assert event_count(desk) == events
    message = look(desk, message_id)
    assert message.closed_at is not None
    assert message.closed_by_id == desk.person("bob").user_id
    told = last_event(desk)
    assert (told.actor, told.action) == ("bob", "message.close")
    assert (told.data["outcome"], told.data["note"]) == ("rejected", "The figure is right.")
    with pytest.raises(MessageClosedError):
        close(desk, message_id, UPHELD)


@pytest.mark.parametrize(
    ("outcome", "words", "error"),
    [
        (DECLINED, {}, OutcomeError),
        (UPHELD, {"answer": "  "}, ReasonMissingError),
        (UPHELD, {"answer": "x" * 5_001}, TextTooLongError),
        (UPHELD, {"note": "x" * 2_001}, TextTooLongError),
        (UPHELD, {"version": 7}, StaleVersionError),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(
    desk: TrialDesk, outcome: MessageOutcome, words: dict[str, Any], error: type[ClaimTrackError]
) -> None:
    message_id = report(desk, public_slug(desk))
    with pytest.raises(error):
        close(desk, message_id, outcome, **words)
    assert look(desk, message_id).is_open


def test_opened_again_it_has_its_answer_still(desk: TrialDesk) -> None:
    message_id = report(desk, public_slug(desk))
    close(desk, message_id, UPHELD, answer="You are right.")
    before = look(desk, message_id).answer_id
    for _ in range(2):
        reopen(desk, message_id)
    message = look(desk, message_id)
    assert message.is_open
    assert read_texts(message.answer) == {"answer": "You are right."}
    close(desk, message_id, REJECTED, answer="You are not.")
    assert read_texts(look(desk, message_id).answer) == {"answer": "You are not."}
    with desk.database.reading() as session:
        assert session.get_one(ErasableValue, before).value is None


def test_forgetting_leaves_what_came_of_it_and_nothing_else(desk: TrialDesk) -> None:
    message_id = report(desk, public_slug(desk))
    with pytest.raises(MessageOpenError):
        forget(desk, message_id)
    close(desk, message_id, UPHELD, answer="You are right, Ana.", note="Corrected.")
    with pytest.raises(NotPermittedError):
        forget(desk, message_id, by="alice")
    for _ in range(2):
        forget(desk, message_id)
    message = look(desk, message_id)
    assert (message.outcome, message.public_note) == (UPHELD, "Corrected.")
    assert message.forgotten_at is not None
    with desk.database.reading() as session:
        kept = [value for row in session.scalars(select(ErasableValue)) for value in (row.value, row.salt)]
        assert set(kept) == {None}
        verify_audit(session)
    with pytest.raises(ForgottenError):
        reopen(desk, message_id)


def test_a_tip_leads_to_what_was_made_of_it(desk: TrialDesk) -> None:
    claim_id, tip = desk.add_claim(), send(desk)
    for _ in range(2):
        assert take_up(desk, tip, claim_id).outcome is MessageOutcome.TAKEN_UP
    assert last_event(desk).data["claim"] == claim_id
    with pytest.raises(MessageClosedError):
        take_up(desk, tip, desk.add_claim("It is long", article_id=1))
    reopen(desk, tip, by="alice")
    assert look(desk, tip).claim_id is None


def test_no_complaint_is_taken_up(desk: TrialDesk) -> None:
    complaint = report(desk, public_slug(desk))
    with pytest.raises(NotFoundError):
        take_up(desk, complaint, 1, by="bob")


def test_nothing_moves_on_a_read_only_desk(desk: TrialDesk) -> None:
    message_id = send(desk)
    change_policy(desk, read_only=True)
    with pytest.raises(ReadOnlyError):
        assign(desk, message_id, "alice")
    with pytest.raises(ReadOnlyError):
        close(desk, message_id, DECLINED)


def test_readers_see_what_was_decided_and_nothing_of_who_complained(desk: TrialDesk) -> None:
    slug = public_slug(desk)
    first, second, third = (report(desk, slug) for _ in range(3))
    empty = complaints_state_of(desk, slug)
    close(desk, first, UPHELD, note="Corrected.")
    desk.now += timedelta(hours=1)
    close(desk, second, REJECTED)
    close(desk, third, MessageOutcome.NO_ANSWER)
    with desk.database.reading() as session:
        shown = list_complaints(session, slug=slug)
    assert [(each.outcome, each.note) for each in shown] == [(REJECTED, ""), (UPHELD, "Corrected.")]
    assert complaints_state_of(desk, slug) != empty
    before = complaints_state_of(desk, slug)
    reopen(desk, first)
    assert complaints_state_of(desk, slug) != before


def complaints_state_of(desk: TrialDesk, slug: str) -> object:
    with desk.database.reading() as session:
        return complaints_state(session, slug=slug)
