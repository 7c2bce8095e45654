"""Verdicts in a second language, and where the desk's own old checks were.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
WRITTEN = sa.text("translates_id IS NULL")
TRANSLATED = sa.text("translates_id IS NOT NULL")
ORIGINAL = sa.text("original_id IS NULL")
TO_REVISION = "fk_verdict_revision_translates_id_verdict_revision"
TO_ORIGINAL = "fk_publication_original_id_publication"
NUMBER = "ix_verdict_revision_claim_id_number"
NUMBER_BY_LANGUAGE = "ix_verdict_revision_claim_id_language_number"
ONE_ORIGINAL = "ix_publication_claim_id_original"


def upgrade() -> None:
    with op.batch_alter_table("verdict_revision", table_kwargs=KEPT) as batch_op:
        batch_op.add_column(sa.Column("translates_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f(TO_REVISION), "verdict_revision", ["translates_id"], ["id"])
        batch_op.drop_constraint(op.f("uq_verdict_revision_claim_id_number"), type_="unique")
    _index(NUMBER, "verdict_revision", ["claim_id", "number"], WRITTEN)
    _index(NUMBER_BY_LANGUAGE, "verdict_revision", ["claim_id", "language", "number"], TRANSLATED)
    with op.batch_alter_table("publication", table_kwargs=KEPT) as batch_op:
        batch_op.add_column(sa.Column("original_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("outdated", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_foreign_key(op.f(TO_ORIGINAL), "publication", ["original_id"], ["id"])
        batch_op.drop_constraint(op.f("uq_publication_claim_id"), type_="unique")
    op.create_index(op.f("ix_publication_claim_id"), "publication", ["claim_id"])
    op.create_index(op.f("ix_publication_original_id"), "publication", ["original_id"])
    _index(ONE_ORIGINAL, "publication", ["claim_id"], ORIGINAL)
    _create_translations()
    op.create_table(
        "old_address",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        _reference("old_address", "publication_id", "publication"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_old_address")),
        **KEPT,
    )
    for column in ("publication_id", "key"):
        op.create_index(op.f(f"ix_old_address_{column}"), "old_address", [column])


def downgrade() -> None:
    """Translations are lost; what is written in a claim's own language stays as it was."""
    op.drop_table("old_address")
    op.drop_table("translation_contributor")
    op.drop_table("translation")
    _forget_translations()
    op.drop_index(op.f(ONE_ORIGINAL), "publication")
    op.drop_index(op.f("ix_publication_original_id"), "publication")
    op.drop_index(op.f("ix_publication_claim_id"), "publication")
    with op.batch_alter_table("publication", table_kwargs=KEPT) as batch_op:
        batch_op.drop_constraint(op.f(TO_ORIGINAL), type_="foreignkey")
        batch_op.drop_column("outdated")
        batch_op.drop_column("original_id")
        batch_op.create_unique_constraint(op.f("uq_publication_claim_id"), ["claim_id"])
    op.drop_index(op.f(NUMBER_BY_LANGUAGE), "verdict_revision")
    op.drop_index(op.f(NUMBER), "verdict_revision")
    with op.batch_alter_table("verdict_revision", table_kwargs=KEPT) as batch_op:
        batch_op.drop_constraint(op.f(TO_REVISION), type_="foreignkey")
        batch_op.drop_column("translates_id")
        batch_op.create_unique_constraint(op.f("uq_verdict_revision_claim_id_number"), ["claim_id", "number"])


def _create_translations() -> None:
    words = ("headline", "short_wording", "wording", "claimant_role", "summary", "explanation")
    op.create_table(
        "translation",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_revision_id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*words, "correction_note")),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.Column("updated_by_id", sa.Integer(), nullable=False),
        _reference("translation", "claim_id", "claim"),
        _reference("translation", "source_revision_id", "verdict_revision"),
        _reference("translation", "publication_id", "publication"),
        _reference("translation", "updated_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation")),
        sa.UniqueConstraint("claim_id", "language", name=op.f("uq_translation_claim_id_language")),
        sa.UniqueConstraint("publication_id", name=op.f("uq_translation_publication_id")),
        **KEPT,
    )
    op.create_index(op.f("ix_translation_state"), "translation", ["state"])
    op.create_table(
        "translation_contributor",
        sa.Column("translation_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("first_at", types.UtcDateTime(), nullable=False),
        _reference("translation_contributor", "translation_id", "translation", ondelete="CASCADE"),
        _reference("translation_contributor", "user_id", "user"),
        sa.PrimaryKeyConstraint("translation_id", "user_id", name=op.f("pk_translation_contributor")),
    )


def _reference(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def _index(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(op.f(name), table, columns, unique=True, sqlite_where=where, postgresql_where=where)


def _forget_translations() -> None:
    """Rows that are never changed otherwise; what guards them is put back when all is done."""
    postgres = op.get_bind().dialect.name == "postgresql"
    guarded = ("approval", "revision_contributor", "verdict_revision")
    for table in guarded:
        op.execute(
            f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_change"
            if postgres
            else f"DROP TRIGGER IF EXISTS {table}_no_delete"
        )
    revisions = "SELECT id FROM verdict_revision WHERE translates_id IS NOT NULL"
    publications = "SELECT id FROM publication WHERE original_id IS NOT NULL"
    for table in ("correction", "publication_term"):
        op.execute(f"DELETE FROM {table} WHERE publication_id IN ({publications})")
    for table in ("reader_message", "push_message"):
        # What was said about a translation is about the verdict.
        original = f"(SELECT original_id FROM publication WHERE publication.id = {table}.publication_id)"
        op.execute(f"UPDATE {table} SET publication_id = {original} WHERE publication_id IN ({publications})")
    op.execute("DELETE FROM publication WHERE original_id IS NOT NULL")
    op.execute(f"DELETE FROM approval WHERE revision_id IN ({revisions})")
    op.execute(f"DELETE FROM revision_contributor WHERE revision_id IN ({revisions})")
    op.execute("DELETE FROM verdict_revision WHERE translates_id IS NOT NULL")
    if postgres:
        for table in guarded:
            op.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_no_change")
