"""What claims are looked up by, and where a claim without an article was made.

Revision ID: 0006
Revises: 0005
"""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from claimtrack.services.claims.base_forms import base_forms

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLACE_COLUMNS: dict[str, Any] = {
    "place": sa.String(length=200),
    "document_hash": sa.String(length=64),
    "document_name": sa.String(length=200),
    "document_type": sa.String(length=100),
    "document_size": sa.Integer(),
}
AT_ONCE: Final = 1000
TERMS = sa.table("claim_term", sa.column("term", sa.String), sa.column("claim_id", sa.Integer))
CLAIMS = sa.table(
    "claim",
    sa.column("id", sa.Integer),
    sa.column("wording", sa.String),
    sa.column("standalone", sa.String),
    sa.column("language", sa.String),
)


def upgrade() -> None:
    for name, kind in PLACE_COLUMNS.items():
        op.add_column("appearance", sa.Column(name, kind, nullable=True))
    op.create_table(
        "claim_term",
        sa.Column("term", sa.String(length=64), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_term_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("term", "claim_id", name=op.f("pk_claim_term")),
    )
    op.create_index(op.f("ix_claim_term_claim_id"), "claim_term", ["claim_id"])
    _fill()


def downgrade() -> None:
    op.drop_index(op.f("ix_claim_term_claim_id"), table_name="claim_term")
    op.drop_table("claim_term")
    for name in reversed(PLACE_COLUMNS):
        op.drop_column("appearance", name)


def _fill() -> None:
    """Look up the words of the claims that are there, some at a time."""
    connection, last = op.get_bind(), 0
    while rows := connection.execute(_next(last)).all():
        terms = [
            {"term": term, "claim_id": row.id}
            for row in rows
            for term in sorted(base_forms(f"{row.standalone} {row.wording}", language=row.language))
        ]
        if terms:
            connection.execute(sa.insert(TERMS), terms)
        last = rows[-1].id


def _next(last: int) -> sa.Select[Any]:
    return sa.select(CLAIMS).where(CLAIMS.c.id > last).order_by(CLAIMS.c.id).limit(AT_ONCE)
