"""Priority, due day and assignee of a claim, changes of many at once, and indexes for every order of the queue.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEXES: tuple[tuple[str, ...], ...] = (
    ("priority", "due_rank", "score", "id"),
    ("due_rank", "priority", "score", "id"),
    ("state", "priority", "due_rank", "score", "id"),
    ("state", "due_rank", "priority", "score", "id"),
    ("state", "id"),
    ("created_at",),
)
TO_DO = sa.text("state IN ('changes_requested', 'queued')")
TO_DO_INDEXES = {
    "priority": ("priority", "due_rank", "score", "id"),
    "due": ("due_rank", "priority", "score", "id"),
    "score": ("score", "id"),
    "age": ("id",),
}
TO_ASSIGNEE = "fk_claim_assignee_id_user"
# What a table that is made anew would lose.
KEPT = {"sqlite_autoincrement": True}
ASSIGNED = sa.text("assignee_id IS NOT NULL")


def upgrade() -> None:
    for column in (
        sa.Column("priority", sa.SmallInteger(), nullable=False, server_default="1"),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_rank", sa.Integer(), nullable=False, server_default="0"),
    ):
        op.add_column("claim", column)
    with op.batch_alter_table("claim", table_kwargs=KEPT) as batch_op:
        batch_op.add_column(sa.Column("assignee_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f(TO_ASSIGNEE), "user", ["assignee_id"], ["id"])
    for columns in INDEXES:
        op.create_index(op.f(f"ix_claim_{'_'.join(columns)}"), "claim", list(columns))
    for name, columns in TO_DO_INDEXES.items():
        _partial(f"ix_claim_to_do_{name}", columns, TO_DO)
    _partial("ix_claim_assignee_id", ("assignee_id",), ASSIGNED)
    op.create_index(op.f("ix_article_publisher"), "article", ["publisher"])
    _create_tables()


def downgrade() -> None:
    op.drop_table("bulk_change_claim")
    op.drop_table("bulk_change")
    op.drop_index(op.f("ix_article_publisher"), table_name="article")
    op.drop_index(op.f("ix_claim_assignee_id"), table_name="claim")
    for name in TO_DO_INDEXES:
        op.drop_index(op.f(f"ix_claim_to_do_{name}"), table_name="claim")
    for columns in INDEXES:
        op.drop_index(op.f(f"ix_claim_{'_'.join(columns)}"), table_name="claim")
    with op.batch_alter_table("claim", table_kwargs=KEPT) as batch_op:
        batch_op.drop_constraint(op.f(TO_ASSIGNEE), type_="foreignkey")
        for name in ("assignee_id", "due_rank", "due_on", "priority"):
            batch_op.drop_column(name)


def _partial(name: str, columns: tuple[str, ...], where: sa.TextClause) -> None:
    op.create_index(op.f(name), "claim", list(columns), sqlite_where=where, postgresql_where=where)


def _create_tables() -> None:
    op.create_table(
        "bulk_change",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=True),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("undone_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["user.id"], name=op.f("fk_bulk_change_changed_by_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_change")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "bulk_change_claim",
        sa.Column("bulk_change_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("before", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["bulk_change_id"],
            ["bulk_change.id"],
            name=op.f("fk_bulk_change_claim_bulk_change_id_bulk_change"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_bulk_change_claim_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bulk_change_id", "claim_id", name=op.f("pk_bulk_change_claim")),
    )
    op.create_index(op.f("ix_bulk_change_claim_claim_id"), "bulk_change_claim", ["claim_id"])
