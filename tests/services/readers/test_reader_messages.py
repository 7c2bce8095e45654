"""What readers send: stored once, with a deadline, known to the audit by digests alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    BadAddressError,
    ClaimTrackError,
    MailAddressError,
    MessageEmptyError,
    NotFoundError,
    ReadOnlyError,
    TextTooLongError,
)
from claimtrack.models import ErasableValue, Event, MessageKind, Publication, ReaderMessage
from claimtrack.services.readers.reader_messages import LONGEST, NewMessage, read_texts
from claimtrack.services.records.erasable import salted_digest
from claimtrack.workflow import PublicationState
from tests.desk import TrialDesk
from tests.services.letters import REPORT, TIP, look, public_slug, report, send
from tests.services.record import change_policy, count_rows, last_event

ODD = "\x01\u202etxet 🚢 ]]> </script> <b>\ud83d\n" + "ž" * 50


def test_the_audit_has_salted_digests_of_who_sent_what(desk: TrialDesk) -> None:
    message_id = send(desk)
    told = last_event(desk)
    assert (told.actor, told.action, told.data["kind"]) == ("reader:public", "message.receive", "tip")
    with desk.database.reading() as session:
        for part in ("content", "sender"):
            value = session.get_one(ErasableValue, told.data[part]["erasable"])
            assert salted_digest(value.salt or "", value.value or "") == told.data[part]["digest"]
        bodies = "".join(session.scalars(select(Event.body)))
        verify_audit(session)
    assert not any(word in bodies for word in ("longest", "Ana Kos", "ana@example.org", "/speech", "Wren"))
    assert read_texts(look(desk, message_id).sender) == {"name": "Ana Kos", "email": "ana@example.org"}


def test_the_same_message_sent_twice_is_stored_once(desk: TrialDesk) -> None:
    assert send(desk, reference="ABCD-2345") == send(desk, reference="ABCD-2345")
    assert count_rows(desk, ReaderMessage) == 1


def test_a_complaint_is_due_in_the_days_of_the_policy_and_a_tip_never(desk: TrialDesk) -> None:
    slug = public_slug(desk)
    assert look(desk, report(desk, slug)).answer_due_at == desk.now + timedelta(days=14)
    assert look(desk, send(desk)).answer_due_at is None
    change_policy(desk, answer_days=0)
    assert look(desk, report(desk, slug)).answer_due_at is None


def test_whoever_gives_no_name_is_nobody(desk: TrialDesk) -> None:
    message = look(desk, send(desk, replace(TIP, name=" ", email="")))
    assert message.sender_id is None
    assert read_texts(message.sender) == {}


def test_odd_characters_come_back_as_they_were_typed(desk: TrialDesk) -> None:
    assert read_texts(look(desk, send(desk, replace(TIP, words=ODD))).content)["words"] == ODD.strip()


@pytest.mark.parametrize(
    ("message", "error"),
    [
        (replace(TIP, words=" \n "), MessageEmptyError),
        (replace(TIP, words="x" * (LONGEST["words"] + 1)), TextTooLongError),
        (replace(TIP, name="x" * (LONGEST["name"] + 1)), TextTooLongError),
        (replace(TIP, link="javascript:alert(1)"), BadAddressError),
        (replace(TIP, email="ana"), MailAddressError),
        (replace(TIP, email="a@b.c\nBcc: d@e.fg"), MailAddressError),
        (replace(REPORT, slug="nowhere"), NotFoundError),
    ],
)
def test_what_cannot_be_taken_is_refused(
    desk: TrialDesk, message: NewMessage, error: type[ClaimTrackError]
) -> None:
    with pytest.raises(error):
        send(desk, message)
    assert count_rows(desk, ReaderMessage) == count_rows(desk, ErasableValue) == 0


def test_a_verdict_that_is_not_public_cannot_be_complained_about(desk: TrialDesk) -> None:
    slug = public_slug(desk)
    with desk.writing() as session:
        session.execute(update(Publication).values(state=PublicationState.UNPUBLISHED))
    with pytest.raises(NotFoundError):
        report(desk, slug)


def test_a_read_only_desk_takes_nothing(desk: TrialDesk) -> None:
    change_policy(desk, read_only=True)
    with pytest.raises(ReadOnlyError):
        send(desk)


def test_kinds_of_complaints_are_kept_apart(desk: TrialDesk) -> None:
    slug = public_slug(desk)
    kinds = (MessageKind.ERROR_REPORT, MessageKind.OBJECTION, MessageKind.REPLY)
    assert [look(desk, report(desk, slug, kind=kind)).kind for kind in kinds] == list(kinds)
