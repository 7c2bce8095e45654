"""Archived copies with what they hold, the policy that asks for them, and when sources were published.

Revision ID: 0003
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None

COPY_COLUMNS = {
    "final_url": sa.String(length=2000),
    "content_type": sa.String(length=100),
    "warc_hash": sa.String(length=64),
    "readable_hash": sa.String(length=64),
    "text_hash": sa.String(length=64),
}


def upgrade() -> None:
    # Columns that may be empty, or have a default, are added without making the table anew.
    for name, kind in COPY_COLUMNS.items():
        op.add_column("source_copy", sa.Column(name, kind, nullable=True))
    op.add_column("source", sa.Column("published_on", types.PartialDateText(), nullable=True))
    op.add_column(
        "policy",
        sa.Column("archive_before_proposing", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("policy", "archive_before_proposing")
    op.drop_column("source", "published_on")
    for name in reversed(COPY_COLUMNS):
        op.drop_column("source_copy", name)
