"""What readers send to the desk and what comes of it, deadlines and credits in the policy, public names.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# What a table that is made anew would lose.
KEPT = {"sqlite_autoincrement": True}
OPEN = sa.text("closed_at IS NULL")
TOLD = sa.text("dismiss_note IS NOT NULL")
OPEN_INDEXES = {"ix_reader_message_open": ["id"], "ix_reader_message_due": ["answer_due_at"]}
INDEXES = (("kind", "id"), ("publication_id", "id"), ("received_at",), ("assignee_id", "id"))


def upgrade() -> None:
    # Nothing has ever written to it: the desk could not take complaints.
    op.drop_index(op.f("ix_complaint_publication_id"), table_name="complaint")
    op.drop_table("complaint")
    _create_messages()
    op.create_index(
        "ix_claim_not_checked", "claim", ["state_changed_at", "id"], sqlite_where=TOLD, postgresql_where=TOLD
    )
    op.add_column("user", sa.Column("public_name", sa.String(length=200), nullable=True))
    with op.batch_alter_table("policy", table_kwargs=KEPT) as batch_op:
        batch_op.add_column(sa.Column("answer_days", sa.Integer(), nullable=False, server_default="14"))
        batch_op.add_column(
            sa.Column("show_complaints", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("credits", sa.String(length=32), nullable=False, server_default="nobody")
        )
        batch_op.create_check_constraint(op.f("ck_policy_answer_days_not_negative"), "answer_days >= 0")


def downgrade() -> None:
    with op.batch_alter_table("policy", table_kwargs=KEPT) as batch_op:
        batch_op.drop_constraint(op.f("ck_policy_answer_days_not_negative"), type_="check")
        batch_op.drop_column("credits")
        batch_op.drop_column("show_complaints")
        batch_op.drop_column("answer_days")
    op.drop_column("user", "public_name")
    op.drop_index("ix_claim_not_checked", table_name="claim")
    for columns in INDEXES:
        op.drop_index(op.f(f"ix_reader_message_{'_'.join(columns)}"), table_name="reader_message")
    for name in OPEN_INDEXES:
        op.drop_index(name, table_name="reader_message")
    op.drop_table("reader_message")
    _create_complaints()


def _create_messages() -> None:
    op.create_table(
        "reader_message",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=True),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("received_at", types.UtcDateTime(), nullable=False),
        sa.Column("answer_due_at", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("public_note", sa.Text(), nullable=False),
        sa.Column("closed_at", types.UtcDateTime(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("forgotten_at", types.UtcDateTime(), nullable=True),
        *(_to("reader_message", f"{name}_id", "erasable_value") for name in ("content", "sender", "answer")),
        *(_to("reader_message", f"{name}_id", "user") for name in ("assignee", "closed_by")),
        *(_to("reader_message", f"{name}_id", name) for name in ("publication", "claim", "article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader_message")),
        sa.UniqueConstraint("reference", name=op.f("uq_reader_message_reference")),
        sqlite_autoincrement=True,
    )
    for columns in INDEXES:
        op.create_index(op.f(f"ix_reader_message_{'_'.join(columns)}"), "reader_message", list(columns))
    for name, open_columns in OPEN_INDEXES.items():
        op.create_index(name, "reader_message", open_columns, sqlite_where=OPEN, postgresql_where=OPEN)


def _create_complaints() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=True),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("received_at", types.UtcDateTime(), nullable=False),
        sa.Column("answer_due_at", types.UtcDateTime(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("closed_at", types.UtcDateTime(), nullable=True),
        _to("complaint", "publication_id", "publication"),
        _to("complaint", "sender_id", "erasable_value"),
        _to("complaint", "text_id", "erasable_value"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_complaint_publication_id"), "complaint", ["publication_id"])


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))
