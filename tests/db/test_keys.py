"""Keys are never given again: an old address or an old event must not come to mean something new."""

import pytest
from sqlalchemy import Integer, delete, inspect, text

from claimtrack.db import Base, Database
from claimtrack.models import Topic

INTEGER_KEYED = sorted(
    table.name
    for table in Base.metadata.tables.values()
    if "id" in table.primary_key.columns and isinstance(table.primary_key.columns["id"].type, Integer)
)


def add_topic(database: Database, slug: str) -> int:
    with database.writing() as session:
        topic = Topic(slug=slug, labels={})
        session.add(topic)
        session.flush()
        return topic.id


def test_the_key_of_a_deleted_row_is_not_given_again(database: Database) -> None:
    first, last = add_topic(database, "first"), add_topic(database, "last")
    with database.writing() as session:
        session.execute(delete(Topic).where(Topic.id == last))
    assert add_topic(database, "next") > last > first


def test_keys_go_on_after_the_table_was_emptied(database: Database) -> None:
    used = add_topic(database, "only")
    with database.writing() as session:
        session.execute(delete(Topic))
    assert add_topic(database, "next") == used + 1


@pytest.mark.parametrize("table", INTEGER_KEYED)
def test_every_keyed_table_is_autoincrement_on_sqlite(
    sqlite_template_sql: dict[str, str], table: str
) -> None:
    assert "PRIMARY KEY AUTOINCREMENT" in sqlite_template_sql[table]


@pytest.mark.parametrize("published", ["postgresql"], indirect=True)
def test_every_keyed_table_has_an_identity_on_postgresql(published: Database) -> None:
    columns = text(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'id' AND is_identity = 'YES'"
    )
    with published.reading() as session:
        assert sorted(session.scalars(columns)) == INTEGER_KEYED


def test_no_table_but_the_known_ones_goes_without_a_key_of_its_own(database: Database) -> None:
    tables = set(inspect(database.reading_engine).get_table_names()) - {"alembic_version"}
    assert tables - set(INTEGER_KEYED) == {
        "bulk_change_claim",
        "checkpoint",
        "claim_term",
        "claim_topic",
        "draft_contributor",
        "earlier_verdict_term",
        "event",
        "lease",
        "policy",
        "presence",
        "publication_term",
        "revision_contributor",
        "token_bucket",
        "translation_contributor",
    }
