"""Why the desk is read-only.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
# 0011 and 0012 come from elsewhere; whoever puts them in line changes this.
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("policy") as policy:
        policy.add_column(sa.Column("read_only_reason", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("policy") as policy:
        policy.alter_column("read_only_reason", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("policy") as policy:
        policy.drop_column("read_only_reason")
