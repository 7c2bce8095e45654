"""Checkpoints, legal holds, and what was purged or removed.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
PURGED = ("article_version", "source_copy")
IN_FORCE = sa.text("lifted_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_checkpoint")),
        **KEPT,
    )
    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("object_kind", sa.String(length=32), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("placed_at", types.UtcDateTime(), nullable=False),
        sa.Column("lifted_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
        **KEPT,
    )
    op.create_index(
        "uq_legal_hold_in_force",
        "legal_hold",
        ["object_kind", "object_id"],
        unique=True,
        sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )
    op.drop_index(op.f("ix_event_action"), table_name="event")
    op.create_index(op.f("ix_event_action_seq"), "event", ["action", "seq"])
    op.create_index(op.f("ix_event_object_kind_seq"), "event", ["object_kind", "seq"])
    for table in PURGED:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("purged_at", types.UtcDateTime(), nullable=True))
            batch.add_column(sa.Column("purge_reason", sa.Text(), nullable=True))
    with op.batch_alter_table("user") as batch:
        batch.add_column(sa.Column("removed_at", types.UtcDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("user") as batch:
        batch.drop_column("removed_at")
    for table in PURGED:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("purge_reason")
            batch.drop_column("purged_at")
    op.drop_index(op.f("ix_event_object_kind_seq"), table_name="event")
    op.drop_index(op.f("ix_event_action_seq"), table_name="event")
    op.create_index(op.f("ix_event_action"), "event", ["action"])
    op.drop_table("legal_hold")
    op.drop_table("checkpoint")
