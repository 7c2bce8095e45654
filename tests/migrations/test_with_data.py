"""Migrations of a desk that is in use: on SQLite, batch mode makes a table anew and drops the old one."""

# ruff: noqa: S608 - the names come from the schema

import pytest
from alembic import command
from sqlalchemy import delete, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from claimtrack.audit.verify import verify_audit
from claimtrack.db import Base
from claimtrack.db.migrations import current_revision, head_revision, make_config
from claimtrack.db.triggers import APPEND_ONLY
from claimtrack.models import ClaimTerm, CorrectionKind, Topic
from tests.checkpoints import ensure_checkpoint
from tests.desk import TrialDesk
from tests.migrations.conftest import EXTRA, MigrateFurther
from tests.services.situations import schedule

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
# A check is the smallest change that SQLite has to make a table anew for.
REBUILD = """
with op.batch_alter_table("{table}", table_kwargs={{"sqlite_autoincrement": True}}) as batch:
    batch.create_check_constraint(op.f("ck_{table}_trial"), "{check}")
"""
BREAK = """
op.execute("DELETE FROM claimant")
op.execute("UPDATE claim SET claimant_id = 99")
"""


def rebuild(table: str, check: str = "1 = 1") -> str:
    return REBUILD.format(table=table, check=check)


def counts(desk: TrialDesk) -> dict[str, int]:
    with desk.database.reading() as session:
        tables = Base.metadata.tables.items()
        return {name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables}


def fill(desk: TrialDesk) -> None:
    """Give every kind of row that a desk has by now."""
    proposal = desk.publish()
    desk.correct(proposal.claim_id, kind=CorrectionKind.CORRECTION, note="The account was revised.")
    desk.take(desk.add_claim("It is long", article_id=1))


@pytest.mark.parametrize("table", ["claim", "article", "user"])
def test_a_batch_migration_of_a_parent_loses_no_row(
    desk: TrialDesk, migrate_further: MigrateFurther, table: str
) -> None:
    fill(desk)
    before = counts(desk)
    desk.database.close()
    migrate_further(desk.database.url, rebuild(table))
    assert counts(desk) == before
    assert before["appearance"] == 2
    assert before["source"] >= 1
    assert before["lease"] == 1


def test_the_audit_still_holds_after_a_batch_migration(
    desk: TrialDesk, migrate_further: MigrateFurther
) -> None:
    fill(desk)
    desk.database.close()
    migrate_further(desk.database.url, "\n".join(rebuild(table) for table in APPEND_ONLY))
    with desk.database.reading() as session:
        assert verify_audit(session).seq == session.scalar(text("SELECT max(seq) FROM event"))


def test_the_migration_has_really_rebuilt_the_table(desk: TrialDesk, migrate_further: MigrateFurther) -> None:
    desk.add_claim()
    desk.database.close()
    migrate_further(desk.database.url, rebuild("claim"))
    names = {check["name"] for check in inspect(desk.database.reading_engine).get_check_constraints("claim")}
    assert names == {"ck_claim_trial", "ck_claim_score_in_unit_interval"}


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_guarded_table_is_guarded_after_a_batch_migration(
    desk: TrialDesk, migrate_further: MigrateFurther, table: str
) -> None:
    desk.publish()
    ensure_checkpoint(desk.database)
    desk.database.close()
    migrate_further(desk.database.url, rebuild(table))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {APPEND_ONLY[table][0]} = 1"):
        with pytest.raises(DBAPIError, match="append-only"), desk.database.writing() as session:
            session.execute(text(statement))


@SQLITE
@pytest.mark.parametrize("left", [["first"], []])
def test_keys_are_not_given_again_after_a_batch_migration(
    desk: TrialDesk, migrate_further: MigrateFurther, left: list[str]
) -> None:
    with desk.writing() as session:
        topics = [Topic(slug=slug, labels={}) for slug in ("first", "second")]
        session.add_all(topics)
        session.flush()
        highest = topics[1].id
        session.execute(delete(Topic).where(Topic.slug.not_in(left)))
    desk.database.close()
    migrate_further(desk.database.url, rebuild("topic"))
    with desk.writing() as session:
        third = Topic(slug="third", labels={})
        session.add(third)
        session.flush()
        assert third.id > highest


@SQLITE
def test_a_migration_that_breaks_references_is_rolled_back(
    desk: TrialDesk, migrate_further: MigrateFurther
) -> None:
    claim_id = desk.add_claim()
    before = counts(desk)
    desk.database.close()
    with pytest.raises(RuntimeError, match="1 rows point to nothing"):
        migrate_further(desk.database.url, rebuild("claim") + BREAK)
    assert current_revision(desk.database) == head_revision()
    assert counts(desk) == before
    desk.take(claim_id)


@SQLITE
def test_a_migration_that_fails_half_way_leaves_the_old_schema(
    desk: TrialDesk, migrate_further: MigrateFurther
) -> None:
    claim_id = desk.add_claim()
    desk.database.close()
    with pytest.raises(DBAPIError):
        migrate_further(desk.database.url, rebuild("claim") + rebuild("source", check="no_such_column > 0"))
    inspector = inspect(desk.database.reading_engine)
    assert {check["name"] for check in inspector.get_check_constraints("claim")} == {
        "ck_claim_score_in_unit_interval"
    }
    assert not [name for name in inspector.get_table_names() if name.startswith("_alembic")]
    desk.take(claim_id)


def test_data_that_a_new_check_refuses_stops_the_migration(
    desk: TrialDesk, migrate_further: MigrateFurther
) -> None:
    desk.add_claim()
    desk.database.close()
    with pytest.raises(DBAPIError, match=r"(?i)check"):
        migrate_further(desk.database.url, rebuild("claim", check="score < 0"))
    assert current_revision(desk.database) == head_revision() != EXTRA


def test_the_step_to_schedules_loses_nothing_either_way(desk: TrialDesk) -> None:
    fill(desk)
    proposal = desk.propose(desk.add_claim("reopened on Monday", article_id=1))
    desk.approve(proposal)
    before = counts(desk)
    desk.database.close()
    command.downgrade(make_config(desk.database.url), "0001")
    command.upgrade(make_config(desk.database.url), "head")
    assert counts(desk) == before
    assert before["correction"] == 1
    assert before["publication_term"] > 1
    schedule(desk, proposal)
    with desk.database.reading() as session:
        verify_audit(session)


def test_the_words_of_claims_that_are_there_are_looked_up_after_the_migration(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    with desk.database.reading() as session:
        before = set(session.scalars(select(ClaimTerm.term).where(ClaimTerm.claim_id == claim_id)))
    desk.database.close()
    config = make_config(desk.database.url)
    command.downgrade(config, "0006-1")
    command.upgrade(config, "head")
    with desk.database.reading() as session:
        after = set(session.scalars(select(ClaimTerm.term).where(ClaimTerm.claim_id == claim_id)))
    assert {"crown", "18", "million"} <= before == after
