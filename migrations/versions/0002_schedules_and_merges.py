"""Which revision a schedule is for, and what the worker and the claim page look up.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# A batch migration makes the table anew, and forgets this otherwise.
KEPT = {"sqlite_autoincrement": True}
SCHEDULED = sa.text("scheduled_for IS NOT NULL")
RECHECKED = sa.text("recheck_on IS NOT NULL")
MERGED = sa.text("merged_into_id IS NOT NULL")
REFERENCE = "fk_publication_scheduled_revision_id_verdict_revision"


def upgrade() -> None:
    with op.batch_alter_table("publication", table_kwargs=KEPT) as batch_op:
        batch_op.add_column(sa.Column("scheduled_revision_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f(REFERENCE), "verdict_revision", ["scheduled_revision_id"], ["id"])
    _index("publication", "scheduled_for", SCHEDULED)
    _index("claim", "recheck_on", RECHECKED)
    _index("claim", "merged_into_id", MERGED)


def downgrade() -> None:
    op.drop_index(op.f("ix_claim_merged_into_id"), table_name="claim")
    op.drop_index(op.f("ix_claim_recheck_on"), table_name="claim")
    op.drop_index(op.f("ix_publication_scheduled_for"), table_name="publication")
    with op.batch_alter_table("publication", table_kwargs=KEPT) as batch_op:
        batch_op.drop_constraint(op.f(REFERENCE), type_="foreignkey")
        batch_op.drop_column("scheduled_revision_id")


def _index(table: str, column: str, where: sa.TextClause) -> None:
    name = op.f(f"ix_{table}_{column}")
    op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
