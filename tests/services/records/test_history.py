from claimtrack.audit import Actor, append_event
from claimtrack.services.records.history import PAGE_SIZE, event_data, list_claim_events, list_events
from tests.desk import TrialDesk


def test_a_claims_history_is_its_own_the_newest_first(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    claim_id = desk.add_claim(article_id=article_id)
    desk.add_claim("It is long", article_id=article_id)
    desk.take(claim_id)
    with desk.database.reading() as session:
        events = list_claim_events(session, claim_id=claim_id)
    assert [event.action for event in events] == ["claim.take", "claim.add"]
    assert event_data(events[0]) == {"from": "queued", "to": "in_review"}


def test_the_desks_events_come_a_page_at_a_time_without_a_gap(desk: TrialDesk) -> None:
    with desk.writing() as session:
        for number in range(250):
            append_event(
                session,
                at=desk.now,
                actor=Actor.command("test"),
                action="test.note",
                object_kind="test",
                object_id=number,
                data={},
            )
    seen: list[int] = []
    before: int | None = None
    while True:
        with desk.database.reading() as session:
            page = list_events(session, before=before)
        if not page:
            break
        assert len(page) <= PAGE_SIZE
        seen += [event.seq for event in page]
        before = seen[-1]
    assert seen == list(range(251, 0, -1))


def test_an_attempt_that_failed_leaves_no_event(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    with desk.database.open_session(writing=True) as session:
        append_event(
            session,
            at=desk.now,
            actor=Actor.command("test"),
            action="test.note",
            object_kind="claim",
            object_id=claim_id,
            data={},
        )
        session.rollback()
        session.commit()
    with desk.database.reading() as session:
        assert [event.action for event in list_claim_events(session, claim_id=claim_id)] == ["claim.add"]
