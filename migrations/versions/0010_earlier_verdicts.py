"""Verdicts of others, read in from files.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
TO_BATCH = "fk_earlier_verdict_batch_id_import_batch"
TO_VERDICT = "fk_earlier_verdict_term_earlier_verdict_id_earlier_verdict"


def upgrade() -> None:
    op.create_table(
        "import_batch",
        _key(),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("imported_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        **KEPT,
    )
    op.create_table(
        "earlier_verdict",
        _key(),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("rating", sa.String(length=500), nullable=True),
        sa.Column("rating_value", sa.Double(), nullable=True),
        sa.Column("rating_best", sa.Double(), nullable=True),
        sa.Column("rating_worst", sa.Double(), nullable=True),
        sa.Column("claimant", sa.String(length=200), nullable=True),
        sa.Column("said_on", types.PartialDateText(), nullable=True),
        sa.Column("publisher", sa.String(length=200), nullable=True),
        sa.Column("site", sa.String(length=200), nullable=True),
        sa.Column("title", sa.String(length=500), nullable=True),
        sa.Column("reviewed_on", types.PartialDateText(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f(TO_BATCH)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_verdict")),
        sa.UniqueConstraint("key", name=op.f("uq_earlier_verdict_key")),
        **KEPT,
    )
    op.create_index(op.f("ix_earlier_verdict_batch_id"), "earlier_verdict", ["batch_id"])
    op.create_table(
        "earlier_verdict_term",
        sa.Column("term", sa.String(length=64), nullable=False),
        sa.Column("earlier_verdict_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["earlier_verdict_id"], ["earlier_verdict.id"], name=op.f(TO_VERDICT), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("term", "earlier_verdict_id", name=op.f("pk_earlier_verdict_term")),
    )
    op.create_index(
        op.f("ix_earlier_verdict_term_earlier_verdict_id"), "earlier_verdict_term", ["earlier_verdict_id"]
    )


def downgrade() -> None:
    op.drop_table("earlier_verdict_term")
    op.drop_table("earlier_verdict")
    op.drop_table("import_batch")


def _key() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), sa.Identity(), nullable=False)
