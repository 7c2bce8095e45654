"""What waits for a commit keeps to the fate of its transaction, savepoints included."""

from claimtrack.db import Database, DeskSession
from claimtrack.db.pending import add_pending, take_pending

KIND = "trial"


def begun(published: Database) -> DeskSession:
    session = published.open_session(writing=True)
    session.connection()
    return session


def test_what_was_added_is_taken_once_and_in_order(published: Database) -> None:
    with begun(published) as session:
        add_pending(session, KIND, "first")
        add_pending(session, KIND, "second")
        assert take_pending(session, KIND) == ["first", "second"]
        assert take_pending(session, KIND) == []


def test_kinds_do_not_mix(published: Database) -> None:
    with begun(published) as session:
        add_pending(session, KIND, 1)
        assert take_pending(session, "other") == []
        assert take_pending(session, KIND) == [1]


def test_a_rollback_forgets_everything(published: Database) -> None:
    with begun(published) as session:
        add_pending(session, KIND, 1)
        session.rollback()
        assert take_pending(session, KIND) == []


def test_a_session_that_never_spoke_to_the_database_forgets_too(published: Database) -> None:
    with published.open_session(writing=True) as session:
        add_pending(session, KIND, 1)
        session.rollback()
        assert take_pending(session, KIND) == []


def test_a_session_that_is_closed_forgets(published: Database) -> None:
    session = begun(published)
    add_pending(session, KIND, 1)
    session.close()
    assert take_pending(session, KIND) == []


def test_what_a_commit_did_not_take_is_forgotten_with_it(published: Database) -> None:
    with begun(published) as session:
        add_pending(session, KIND, 1)
        session.commit()
        assert take_pending(session, KIND) == []


def test_a_savepoint_that_is_undone_takes_only_its_own_along(published: Database) -> None:
    with begun(published) as session:
        add_pending(session, KIND, "before")
        savepoint = session.begin_nested()
        add_pending(session, KIND, "inside")
        add_pending(session, "other", "inside")
        savepoint.rollback()
        add_pending(session, KIND, "after")
        assert take_pending(session, KIND) == ["before", "after"]
        assert take_pending(session, "other") == []


def test_a_savepoint_that_is_kept_gives_its_own_to_the_transaction(published: Database) -> None:
    with begun(published) as session:
        with session.begin_nested():
            add_pending(session, KIND, "inside")
        assert take_pending(session, KIND) == ["inside"]


def test_an_outer_savepoint_that_is_undone_takes_inner_ones_along(published: Database) -> None:
    with begun(published) as session:
        add_pending(session, KIND, "before")
        outer = session.begin_nested()
        with session.begin_nested():
            add_pending(session, KIND, "innermost")
        outer.rollback()
        assert take_pending(session, KIND) == ["before"]


def test_nothing_is_taken_while_a_savepoint_is_open(published: Database) -> None:
    with begun(published) as session:
        add_pending(session, KIND, 1)
        with session.begin_nested():
            assert take_pending(session, KIND) == []
        assert take_pending(session, KIND) == [1]
