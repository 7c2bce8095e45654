"""The inbox: filters, pages by keyset, a count that stays cheap."""

from datetime import timedelta

from claimtrack.models import MessageKind, MessageOutcome, ReaderMessage
from claimtrack.services.readers.inbox import COUNT_CAP, InboxFilter, count_open, list_messages, walk_messages
from claimtrack.services.readers.message_work import assign_message
from tests.desk import TrialDesk
from tests.services.letters import close, look, public_slug, report, send


def listed(desk: TrialDesk, **wanted: object) -> list[int]:
    with desk.database.reading() as session:
        found = list_messages(session, wanted=InboxFilter(**wanted))  # type: ignore[arg-type]
        return [message.id for message in found.messages]


def test_each_filter_narrows(desk: TrialDesk) -> None:
    slug, tip = public_slug(desk), send(desk)
    complaint, closed = report(desk, slug), send(desk)
    close(desk, closed, MessageOutcome.DECLINED)
    alice = desk.person("alice")
    with desk.writing() as session:
        assign_message(session, message_id=tip, assignee_id=alice.user_id, identity=alice, now=desk.now)
    assert listed(desk) == [complaint, tip]
    assert listed(desk, is_open=False) == [closed]
    assert listed(desk, is_open=None) == [closed, complaint, tip]
    assert listed(desk, kind=MessageKind.TIP) == [tip]
    assert listed(desk, verdict=slug) == [complaint]
    assert listed(desk, verdict="nowhere") == []
    assert listed(desk, assignee_id=alice.user_id) == [tip]
    assert listed(desk, unassigned=True) == [complaint]
    assert listed(desk, received_since=desk.now + timedelta(days=1)) == []
    assert listed(desk, received_before=desk.now - timedelta(days=1)) == []
    assert listed(desk, overdue_at=desk.now + timedelta(days=15)) == [complaint]
    assert listed(desk, overdue_at=desk.now + timedelta(days=13)) == []


def test_pages_follow_each_other_both_ways(desk: TrialDesk) -> None:
    sent = [send(desk) for _ in range(5)][::-1]
    with desk.database.reading() as session:
        first = list_messages(session, wanted=InboxFilter(), size=2)
        second = list_messages(session, wanted=InboxFilter(), bookmark=first.following or "", size=2)
        third = list_messages(session, wanted=InboxFilter(), bookmark=second.following or "", size=2)
        back = list_messages(session, wanted=InboxFilter(), bookmark=third.previous or "", size=2)
        lost = list_messages(session, wanted=InboxFilter(), bookmark=">i:x", size=2)
        walked = [message.id for message in walk_messages(session, wanted=InboxFilter())]
    ids = [[message.id for message in page.messages] for page in (first, second, third, back, lost)]
    assert ids == [sent[:2], sent[2:4], sent[4:], sent[2:4], sent[:2]]
    assert (first.previous, third.following) == (None, None)
    assert walked == sent


def test_what_is_open_is_counted_no_further_than_it_is_shown(desk: TrialDesk) -> None:
    first = look(desk, send(desk))
    with desk.writing() as session:
        session.add_all(
            ReaderMessage(
                kind=MessageKind.TIP,
                reference=f"MANY-{number}",
                language="en",
                content_id=first.content_id,
                received_at=desk.now,
            )
            for number in range(COUNT_CAP + 5)
        )
    with desk.database.reading() as session:
        assert count_open(session) == COUNT_CAP
