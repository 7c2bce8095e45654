"""Earlier verdicts of others, stored once, with one event a batch that vouches for them."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from claimtrack.audit import Actor
from claimtrack.audit.verify import verify_audit
from claimtrack.clock import PartialDate
from claimtrack.errors import ChainBrokenError, ReadOnlyError
from claimtrack.importing import OtherVerdict
from claimtrack.models import EarlierVerdict, EarlierVerdictTerm, Event, Policy
from claimtrack.services.verdicts.earlier_verdicts import Imported, add_earlier_verdicts
from tests.desk import TrialDesk

FIRST = OtherVerdict(
    claim="Most je stal 40 milijonov",
    url="https://checks.example/bridge",
    rating="Neresnično",
    rating_value=1.5,
    rating_best=5.0,
    rating_worst=1.0,
    said_on=PartialDate.parse("2026-02"),
    language="sl",
)
SECOND = replace(FIRST, claim="Fish fly", language=None)


def add(desk: TrialDesk, *verdicts: OtherVerdict) -> Imported:
    with desk.writing() as session:
        return add_earlier_verdicts(
            session, verdicts=verdicts, file_name="checks.csv", actor=Actor.command("import"), now=desk.now
        )


def test_what_came_in_is_stored_whole_and_found_by_base_forms(desk: TrialDesk) -> None:
    assert add(desk, FIRST, SECOND) == Imported(2, 0)
    with desk.database.reading() as session:
        stored = session.scalars(select(EarlierVerdict).where(EarlierVerdict.language == "sl")).one()
        assert (stored.claim, stored.rating_value, stored.said_on) == (FIRST.claim, 1.5, FIRST.said_on)
        of_it = EarlierVerdictTerm.earlier_verdict_id == stored.id
        assert {"milijon", "most", "40"} <= set(session.scalars(select(EarlierVerdictTerm.term).where(of_it)))


def test_the_same_again_adds_nothing(desk: TrialDesk) -> None:
    add(desk, FIRST)
    assert add(desk, FIRST, replace(FIRST, rating="True"), SECOND, SECOND) == Imported(1, 3)
    assert add(desk, SECOND, FIRST) == Imported(0, 2)
    with desk.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(EarlierVerdict)) == 2
        events = session.scalars(select(Event).where(Event.action == "verdicts.import")).all()
        assert len(events) == 2


def test_a_read_only_desk_takes_nothing(desk: TrialDesk) -> None:
    with desk.writing() as session:
        session.execute(update(Policy).values(read_only=True))
    with pytest.raises(ReadOnlyError):
        add(desk, FIRST)


@pytest.mark.parametrize("change", [{"rating": "True"}, {"rating_value": 5.0}, {"claim": "Else"}, None])
def test_the_audit_vouches_for_them(desk: TrialDesk, change: dict[str, object] | None) -> None:
    add(desk, FIRST, SECOND)
    with desk.database.reading() as session:
        verify_audit(session)
    with desk.writing() as session:
        first = session.scalars(select(EarlierVerdict).order_by(EarlierVerdict.id)).first()
        assert first is not None
        if change is None:
            session.delete(first)
        else:
            session.execute(update(EarlierVerdict).where(EarlierVerdict.id == first.id).values(change))
    with desk.database.reading() as session, pytest.raises(ChainBrokenError):
        verify_audit(session)


def test_a_row_without_an_event_is_found(desk: TrialDesk) -> None:
    add(desk, FIRST)
    with desk.writing() as session:
        session.add(EarlierVerdict(key="0", batch_id=1, claim="Else", url="/else"))
    with desk.database.reading() as session, pytest.raises(ChainBrokenError):
        verify_audit(session)
