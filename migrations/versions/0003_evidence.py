"""Archived copies with what they hold and what became of the page, documents, and unnamed sources.

Revision ID: 0003
Revises: 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COPY_COLUMNS: dict[str, Any] = {
    "final_url": sa.String(length=2000),
    "content_type": sa.String(length=100),
    "warc_hash": sa.String(length=64),
    "readable_hash": sa.String(length=64),
    "text_hash": sa.String(length=64),
    "checked_at": types.UtcDateTime(),
    "finding": sa.String(length=32),
    "found_at": types.UtcDateTime(),
    "seen_hash": sa.String(length=64),
    "settled_at": types.UtcDateTime(),
}
SOURCE_COLUMNS: dict[str, Any] = {
    "published_on": types.PartialDateText(),
    "document_hash": sa.String(length=64),
    "document_name": sa.String(length=200),
    "document_type": sa.String(length=100),
    "document_size": sa.Integer(),
    "erasable_id": sa.Integer(),
    "identity_digest": sa.String(length=64),
    "copied_from_id": sa.Integer(),
}
# A batch migration makes the table anew, and forgets this otherwise.
KEPT = {"sqlite_autoincrement": True}
TO_VALUE = "fk_source_erasable_id_erasable_value"
TO_SOURCE = "fk_source_copied_from_id_source"


def upgrade() -> None:
    # Columns that may be empty, or have a default, are added without making the table anew.
    for name, kind in COPY_COLUMNS.items():
        op.add_column("source_copy", sa.Column(name, kind, nullable=True))
    op.create_index(op.f("ix_source_copy_state_checked_at"), "source_copy", ["state", "checked_at"])
    op.add_column("policy", _off("archive_before_proposing"))
    with op.batch_alter_table("source", table_kwargs=KEPT) as batch_op:
        for name, kind in SOURCE_COLUMNS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=True))
        batch_op.add_column(_off("unnamed"))
        batch_op.create_foreign_key(op.f(TO_VALUE), "erasable_value", ["erasable_id"], ["id"])
        batch_op.create_foreign_key(
            op.f(TO_SOURCE), "source", ["copied_from_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("source", table_kwargs=KEPT) as batch_op:
        batch_op.drop_constraint(op.f(TO_SOURCE), type_="foreignkey")
        batch_op.drop_constraint(op.f(TO_VALUE), type_="foreignkey")
        batch_op.drop_column("unnamed")
        for name in reversed(SOURCE_COLUMNS):
            batch_op.drop_column(name)
    op.drop_column("policy", "archive_before_proposing")
    op.drop_index(op.f("ix_source_copy_state_checked_at"), table_name="source_copy")
    for name in reversed(COPY_COLUMNS):
        op.drop_column("source_copy", name)


def _off(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
