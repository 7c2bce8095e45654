"""The state of what is public: moved by what readers see, and by nothing else."""

from sqlalchemy import update

from claimtrack.db import Database
from claimtrack.models import CorrectionKind, Policy
from claimtrack.services.claims.topics import add_topic
from claimtrack.services.publishing.public_state import PublicState, is_present, public_state
from tests.desk import TrialDesk


def state_of(database: Database, known: PublicState | None = None) -> PublicState:
    with database.reading() as session:
        return public_state(session, known=known or PublicState())


def test_what_is_known_is_given_back(desk: TrialDesk) -> None:
    known = state_of(desk.database)
    assert is_present(desk.database, known)
    assert state_of(desk.database, known) is known


def test_the_desks_own_work_moves_nothing(desk: TrialDesk) -> None:
    before = state_of(desk.database)
    desk.approve(desk.propose())
    after = state_of(desk.database, before)
    assert not is_present(desk.database, before)
    assert after.shows_the_same(before)
    assert (after.changed, after.rearranged) == (before.changed, before.rearranged)


def test_publishing_and_each_change_move_it(desk: TrialDesk) -> None:
    claim_id, states = desk.publish().claim_id, [state_of(desk.database)]
    for kind in CorrectionKind:
        desk.correct(claim_id, kind=kind, note="So.")
        states.append(state_of(desk.database, states[-1]))
        assert not states[-1].shows_the_same(states[-2])
        assert states[-1].changed == desk.now
    assert len({state.rearranged for state in states}) == 1


def test_a_topic_tells_its_own_time(desk: TrialDesk) -> None:
    before = state_of(desk.database)
    with desk.writing() as session:
        add_topic(session, name="Bridges", language="en", identity=desk.person("alice"), now=desk.now)
    after = state_of(desk.database, before)
    assert not after.shows_the_same(before)
    assert after.rearranged == after.changed == desk.now


def test_a_new_policy_moves_it(desk: TrialDesk) -> None:
    before = state_of(desk.database)
    with desk.writing() as session:
        session.execute(update(Policy).values(version=7))
    assert not state_of(desk.database, before).shows_the_same(before)


def test_one_process_knows_what_another_knows(desk: TrialDesk) -> None:
    early = state_of(desk.database)
    desk.publish()
    desk.add_claim("It is long", article_id=1)
    assert state_of(desk.database, early) == state_of(desk.database)


def test_a_database_from_before_is_looked_at_anew(desk: TrialDesk) -> None:
    desk.publish()
    present = state_of(desk.database)
    assert state_of(desk.database, PublicState(change=10**6, policy=present.policy, seen=10**6)) == present
