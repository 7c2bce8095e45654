"""Comments on claims, who looks at them, notes on sources, and a version of a claim's words.

Revision ID: 0005
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Columns with a default are added without making the table anew.
    op.add_column("claim", sa.Column("words_version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("source", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    _create_comment()
    _create_presence()


def downgrade() -> None:
    op.drop_index(op.f("ix_presence_seen_at"), table_name="presence")
    op.drop_table("presence")
    op.drop_index(op.f("ix_comment_claim_id_id"), table_name="comment")
    op.drop_table("comment")
    op.drop_column("source", "note")
    op.drop_column("claim", "words_version")


def _create_comment() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("changed_at", types.UtcDateTime(), nullable=True),
        sa.Column("deleted_at", types.UtcDateTime(), nullable=True),
        sa.Column("deleted_by_id", sa.Integer(), nullable=True),
        _to("comment", "claim_id", "claim", ondelete="CASCADE"),
        _to("comment", "author_id", "user"),
        _to("comment", "deleted_by_id", "user"),
        _to("comment", "text_id", "erasable_value"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_comment_claim_id_id"), "comment", ["claim_id", "id"])


def _create_presence() -> None:
    op.create_table(
        "presence",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", types.UtcDateTime(), nullable=False),
        sa.Column("seen_at", types.UtcDateTime(), nullable=False),
        _to("presence", "claim_id", "claim", ondelete="CASCADE"),
        _to("presence", "user_id", "user"),
        sa.PrimaryKeyConstraint("claim_id", "user_id", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_seen_at"), "presence", ["seen_at"])


def _to(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
