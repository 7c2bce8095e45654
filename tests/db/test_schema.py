"""The schema as a whole: names for everything, nothing loaded by the way, every table of the design."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import CheckConstraint, Constraint, Index, Inspector, Integer, Table, inspect
from sqlalchemy.orm import RelationshipProperty

import claimtrack.models
from claimtrack.db import Base, Database

TABLES = sorted(Base.metadata.tables)
RELATIONSHIPS = sorted(
    (relationship for mapper in Base.registry.mappers for relationship in mapper.relationships), key=str
)
# The words of the design, each with the table that holds it.
DESIGN = {
    "articles": "article",
    "article versions": "article_version",
    "article addresses": "article_address",
    "claims": "claim",
    "appearances": "appearance",
    "claimants": "claimant",
    "claimants' aliases": "claimant_alias",
    "topics": "topic",
    "topics of claims": "claim_topic",
    "sources": "source",
    "archived copies": "source_copy",
    "rating scales": "rating_scale",
    "ratings": "rating",
    "drafts": "draft",
    "drafts' contributors": "draft_contributor",
    "verdict revisions": "verdict_revision",
    "revisions' contributors": "revision_contributor",
    "approvals": "approval",
    "publications": "publication",
    "corrections": "correction",
    "complaints": "reader_message",
    "leases": "lease",
    "people": "user",
    "sessions": "login_session",
    "policy": "policy",
    "events": "event",
    "jobs": "job",
    "comments": "comment",
    "who looks at a claim": "presence",
    "token buckets": "token_bucket",
    "what may be forgotten": "erasable_value",
}


def parts(table: Table) -> Iterator[Constraint | Index]:
    yield from table.constraints
    yield from table.indexes


def expected_names(table: Table, *, sqlite: bool) -> set[str]:
    """SQLite allows AUTOINCREMENT only beside the column, where SQLAlchemy writes no name for the key."""
    whole = [isinstance(column.type, Integer) for column in table.primary_key] == [True]
    unnamed = sqlite and whole and table.dialect_options["sqlite"]["autoincrement"]
    return {str(part.name) for part in parts(table) if not (unnamed and part is table.primary_key)}


def names_in_database(inspector: Inspector, table: str) -> set[str]:
    """Return the names of a table's constraints and indexes, each once."""
    found = [
        inspector.get_pk_constraint(table),
        *inspector.get_foreign_keys(table),
        *inspector.get_unique_constraints(table),
        *inspector.get_check_constraints(table),
        *inspector.get_indexes(table),
    ]
    return {str(part["name"]) for part in found if part["name"]}


@pytest.mark.parametrize("table", TABLES)
def test_every_constraint_and_index_has_the_name_of_the_convention(table: str) -> None:
    for part in parts(Base.metadata.tables[table]):
        assert part.name, f"{part!r} has no name"
        assert re.fullmatch(rf"(pk|fk|uq|ck|ix)_{table}(_\w+)?", str(part.name))


def test_constraints_and_indexes_have_the_same_names_in_the_database(published: Database) -> None:
    inspector = inspect(published.reading_engine)
    sqlite = inspector.dialect.name == "sqlite"
    for name, table in Base.metadata.tables.items():
        assert names_in_database(inspector, name) == expected_names(table, sqlite=sqlite), name


def test_no_name_is_longer_than_postgresql_keeps() -> None:
    names = [str(part.name) for table in Base.metadata.tables.values() for part in parts(table)]
    assert max(map(len, names)) <= 63


def test_the_first_migration_has_every_table_of_the_design(published: Database) -> None:
    tables = set(inspect(published.reading_engine).get_table_names())
    assert {thing: name for thing, name in DESIGN.items() if name not in tables} == {}


def test_the_models_have_no_other_tables_than_the_database(published: Database) -> None:
    tables = set(inspect(published.reading_engine).get_table_names()) - {"alembic_version"}
    assert tables == set(TABLES)


@pytest.mark.parametrize("relationship", RELATIONSHIPS, ids=str)
def test_no_relationship_loads_by_itself(relationship: RelationshipProperty[object]) -> None:
    assert relationship.lazy == "raise"


def test_every_model_is_exported() -> None:
    models = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert models <= set(claimtrack.models.__all__)


def test_every_foreign_key_that_deletes_children_does_so_in_the_database(published: Database) -> None:
    inspector = inspect(published.reading_engine)
    for name, table in Base.metadata.tables.items():
        wanted = {str(key.name): key.ondelete for key in table.foreign_key_constraints}
        found = {str(key["name"]): key["options"].get("ondelete") for key in inspector.get_foreign_keys(name)}
        assert found == wanted, name


def test_append_only_rows_are_never_deleted_by_their_parents() -> None:
    for name in ("verdict_revision", "revision_contributor", "approval"):
        keys = Base.metadata.tables[name].foreign_key_constraints
        assert {key.ondelete for key in keys} == {None}


def test_checks_in_the_models_have_a_meaning_for_their_name() -> None:
    checks = [
        part
        for table in Base.metadata.tables.values()
        for part in parts(table)
        if isinstance(part, CheckConstraint)
    ]
    assert len(checks) >= 7
    assert all(not re.search(r"_\d+$", str(check.name)) for check in checks)
