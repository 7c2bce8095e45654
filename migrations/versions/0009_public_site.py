"""What the public site lists verdicts by, and whether readers may read archived copies.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TO_CLAIMANT = "fk_publication_claimant_id_claimant"
# What a table that is made anew would lose.
KEPT = {"sqlite_autoincrement": True}
INDEXES = (
    ("updated_at", "id"),
    ("state", "published_at", "id"),
    ("claimant_id", "published_at", "id"),
)
# As the revision says: what is being corrected may have another claimant by now, which readers do not see yet.
NAME = {
    "sqlite": "json_extract(verdict_revision.body, '$.claimant.name')",
    "postgresql": "CAST(verdict_revision.body AS json) -> 'claimant' ->> 'name'",
}
FILL = """
UPDATE publication SET claimant_id = (
    SELECT claimant.id FROM verdict_revision JOIN claimant ON claimant.name = {name}
    WHERE verdict_revision.id = publication.revision_id
)
"""


def upgrade() -> None:
    with op.batch_alter_table("publication", table_kwargs=KEPT) as batch_op:
        batch_op.add_column(sa.Column("claimant_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f(TO_CLAIMANT), "claimant", ["claimant_id"], ["id"])
    op.execute(FILL.format(name=NAME[op.get_bind().dialect.name]))
    for columns in INDEXES:
        op.create_index(op.f(f"ix_publication_{'_'.join(columns)}"), "publication", list(columns))
    op.create_index(op.f("ix_correction_kind_made_at_id"), "correction", ["kind", "made_at", "id"])
    op.add_column(
        "policy", sa.Column("public_copies", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    op.drop_column("policy", "public_copies")
    op.drop_index(op.f("ix_correction_kind_made_at_id"), table_name="correction")
    for columns in INDEXES:
        op.drop_index(op.f(f"ix_publication_{'_'.join(columns)}"), table_name="publication")
    with op.batch_alter_table("publication", table_kwargs=KEPT) as batch_op:
        batch_op.drop_constraint(op.f(TO_CLAIMANT), type_="foreignkey")
        batch_op.drop_column("claimant_id")
