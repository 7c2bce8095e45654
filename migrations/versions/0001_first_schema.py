"""The first schema: every table that the design names.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

from claimtrack.db import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("publisher", sa.String(length=200), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_article_created_at"), ["created_at"], unique=False)
        batch_op.create_index(op.f("ix_article_language"), ["language"], unique=False)

    op.create_table(
        "claimant",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("party", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claimant")),
        sa.UniqueConstraint("name", name=op.f("uq_claimant_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "erasable_value",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("erased_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasable_value")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object_kind", sa.String(length=32), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_event")),
        sa.UniqueConstraint("hash", name=op.f("uq_event_hash")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_event_action"), ["action"], unique=False)
        batch_op.create_index(op.f("ix_event_actor_seq"), ["actor", "seq"], unique=False)
        batch_op.create_index(op.f("ix_event_at"), ["at"], unique=False)
        batch_op.create_index(
            op.f("ix_event_object_kind_object_id_seq"), ["object_kind", "object_id", "seq"], unique=False
        )

    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("arguments", types.JsonText(), nullable=False),
        sa.Column("dedupe_key", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("run_after", types.UtcDateTime(), nullable=False),
        sa.Column("started_at", types.UtcDateTime(), nullable=True),
        sa.Column("finished_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_job_state_run_after"), ["state", "run_after"], unique=False)
        batch_op.create_index(
            "uq_job_unfinished",
            ["dedupe_key"],
            unique=True,
            sqlite_where=sa.text("state IN ('pending', 'running')"),
            postgresql_where=sa.text("state IN ('pending', 'running')"),
        )

    op.create_table(
        "rating_scale",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_scale")),
        sa.UniqueConstraint("slug", "version", name=op.f("uq_rating_scale_slug_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "token_bucket",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("tokens", sa.Double(), nullable=False),
        sa.Column("refilled_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_token_bucket")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("labels", types.JsonText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("slug", name=op.f("uq_topic_slug")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("name", name=op.f("uq_user_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "article_address",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("publisher", sa.String(length=200), nullable=True),
        sa.Column("seen_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_article_address_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_address")),
        sa.UniqueConstraint("article_id", "url", name=op.f("uq_article_address_article_id_url")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("article_address", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_article_address_url"), ["url"], unique=False)

    op.create_table(
        "article_version",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("original_hash", sa.String(length=64), nullable=False),
        sa.Column("published_on", types.PartialDateText(), nullable=True),
        sa.Column("fetched_at", types.UtcDateTime(), nullable=False),
        sa.Column("extracted_at", types.UtcDateTime(), nullable=True),
        sa.Column("extraction_model", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_article_version_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_version_article_id_number")),
        sa.UniqueConstraint("content_hash", name=op.f("uq_article_version_content_hash")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("standalone", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", types.JsonText(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.Column("model_version", sa.String(length=100), nullable=True),
        sa.Column("claimant_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("state_changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("dismiss_reason", sa.String(length=32), nullable=True),
        sa.Column("dismiss_note", sa.Text(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("recheck_on", sa.Date(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.CheckConstraint("score >= 0 AND score <= 1", name=op.f("ck_claim_score_in_unit_interval")),
        sa.ForeignKeyConstraint(["claimant_id"], ["claimant.id"], name=op.f("fk_claim_claimant_id_claimant")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["claim.id"], name=op.f("fk_claim_merged_into_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_claim_claimant_id"), ["claimant_id"], unique=False)
        batch_op.create_index(op.f("ix_claim_language_score_id"), ["language", "score", "id"], unique=False)
        batch_op.create_index(op.f("ix_claim_score_id"), ["score", "id"], unique=False)
        batch_op.create_index(op.f("ix_claim_state_score_id"), ["state", "score", "id"], unique=False)
        batch_op.create_index(
            op.f("ix_claim_state_state_changed_at_id"), ["state", "state_changed_at", "id"], unique=False
        )

    op.create_table(
        "claimant_alias",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("claimant_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["claimant_id"],
            ["claimant.id"],
            name=op.f("fk_claimant_alias_claimant_id_claimant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claimant_alias")),
        sa.UniqueConstraint("claimant_id", "name", name=op.f("uq_claimant_alias_claimant_id_name")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("claimant_alias", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_claimant_alias_name"), ["name"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("user_agent", sa.String(length=200), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("renewed_at", types.UtcDateTime(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(), nullable=False),
        sa.Column("ended_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_login_session_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_login_session_token_digest")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_login_session_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(op.f("ix_login_session_user_id"), ["user_id"], unique=False)

    op.create_table(
        "policy",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("rating_scale_id", sa.Integer(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("sources_required", sa.Integer(), nullable=False),
        sa.Column("lease_minutes", sa.Integer(), nullable=False),
        sa.Column("self_approval", sa.Boolean(), nullable=False),
        sa.Column("peer_approval", sa.Boolean(), nullable=False),
        sa.Column("read_only", sa.Boolean(), nullable=False),
        sa.Column("publisher_name", sa.String(length=200), nullable=False),
        sa.Column("publisher_url", sa.String(length=2000), nullable=True),
        sa.Column("publisher_logo_url", sa.String(length=2000), nullable=True),
        sa.Column("texts", types.JsonText(), nullable=False),
        sa.CheckConstraint("lease_minutes >= 1", name=op.f("ck_policy_lease_minutes_positive")),
        sa.CheckConstraint("quorum >= 1", name=op.f("ck_policy_quorum_positive")),
        sa.CheckConstraint("sources_required >= 0", name=op.f("ck_policy_sources_required_not_negative")),
        sa.ForeignKeyConstraint(
            ["rating_scale_id"], ["rating_scale.id"], name=op.f("fk_policy_rating_scale_id_rating_scale")
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_policy")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rating",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("scale_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("colour", sa.String(length=16), nullable=False),
        sa.Column("labels", types.JsonText(), nullable=False),
        sa.Column("descriptions", types.JsonText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scale_id"], ["rating_scale.id"], name=op.f("fk_rating_scale_id_rating_scale")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint("scale_id", "slug", name=op.f("uq_rating_scale_id_slug")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appearance",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("start_offset", sa.Integer(), nullable=True),
        sa.Column("end_offset", sa.Integer(), nullable=True),
        sa.Column("medium", sa.String(length=32), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("said_on", types.PartialDateText(), nullable=True),
        sa.Column("url", sa.String(length=2000), nullable=True),
        sa.Column("locator", sa.String(length=200), nullable=True),
        sa.Column("archived_url", sa.String(length=2000), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "(version_id IS NULL) = (start_offset IS NULL)", name=op.f("ck_appearance_offsets_with_version")
        ),
        sa.CheckConstraint("start_offset < end_offset", name=op.f("ck_appearance_offsets_in_order")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_appearance_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.id"], name=op.f("fk_appearance_version_id_article_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("appearance", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_appearance_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index(
            op.f("ix_appearance_version_id_start_offset"), ["version_id", "start_offset"], unique=False
        )

    op.create_table(
        "claim_topic",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_topic_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_claim_topic_topic_id_topic"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "topic_id", name=op.f("pk_claim_topic")),
        sa.UniqueConstraint("topic_id", "claim_id", name=op.f("uq_claim_topic_topic_id_claim_id")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rating_id", sa.Integer(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("short_wording", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("as_of", types.PartialDateText(), nullable=True),
        sa.Column("correction_kind", sa.String(length=32), nullable=True),
        sa.Column("correction_note", sa.Text(), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.Column("updated_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_draft_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name=op.f("fk_draft_rating_id_rating")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["user.id"], name=op.f("fk_draft_updated_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_draft_claim_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "lease",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", types.UtcDateTime(), nullable=False),
        sa.Column("until", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_lease_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["holder_id"], ["user.id"], name=op.f("fk_lease_holder_id_user")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_lease")),
    )
    with op.batch_alter_table("lease", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_lease_holder_id"), ["holder_id"], unique=False)
        batch_op.create_index(op.f("ix_lease_until"), ["until"], unique=False)

    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=True),
        sa.Column("reference", sa.String(length=500), nullable=True),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("publisher", sa.String(length=200), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("stance", sa.String(length=32), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("locator", sa.String(length=200), nullable=True),
        sa.Column("accessed_on", sa.Date(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("removed_at", types.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "url IS NOT NULL OR reference IS NOT NULL", name=op.f("ck_source_url_or_reference")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_source_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_source_claim_id_position"), ["claim_id", "position"], unique=False)

    op.create_table(
        "verdict_revision",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("rating_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_verdict_revision_claim_id_claim")),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["user.id"], name=op.f("fk_verdict_revision_proposed_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["rating_id"], ["rating.id"], name=op.f("fk_verdict_revision_rating_id_rating")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict_revision")),
        sa.UniqueConstraint("claim_id", "number", name=op.f("uq_verdict_revision_claim_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "approval",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("revision_hash", sa.String(length=64), nullable=False),
        sa.Column("approver_id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["approver_id"], ["user.id"], name=op.f("fk_approval_approver_id_user")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["verdict_revision.id"], name=op.f("fk_approval_revision_id_verdict_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.create_index(
            op.f("ix_approval_revision_id_approver_id"), ["revision_id", "approver_id"], unique=False
        )

    op.create_table(
        "draft_contributor",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("first_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_draft_contributor_draft_id_draft"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_draft_contributor_user_id_user")),
        sa.PrimaryKeyConstraint("draft_id", "user_id", name=op.f("pk_draft_contributor")),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("slug", sa.String(length=120), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("published_at", types.UtcDateTime(), nullable=True),
        sa.Column("updated_at", types.UtcDateTime(), nullable=True),
        sa.Column("scheduled_for", types.UtcDateTime(), nullable=True),
        sa.Column("embargoed_until", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_publication_claim_id_claim")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["verdict_revision.id"], name=op.f("fk_publication_revision_id_verdict_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_publication_claim_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_publication_slug")),
        sa.UniqueConstraint("uuid", name=op.f("uq_publication_uuid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_publication_published_at"), ["published_at"], unique=False)
        batch_op.create_index(
            op.f("ix_publication_state_updated_at_id"), ["state", "updated_at", "id"], unique=False
        )

    op.create_table(
        "revision_contributor",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["verdict_revision.id"],
            name=op.f("fk_revision_contributor_revision_id_verdict_revision"),
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_revision_contributor_user_id_user")),
        sa.PrimaryKeyConstraint("revision_id", "user_id", name=op.f("pk_revision_contributor")),
    )
    op.create_table(
        "source_copy",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("url", sa.String(length=2000), nullable=True),
        sa.Column("path", sa.String(length=500), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=True),
        sa.Column("stored_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_source_copy_source_id_source"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_copy")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("source_copy", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_source_copy_source_id"), ["source_id"], unique=False)

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
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_complaint_publication_id_publication")
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["erasable_value.id"], name=op.f("fk_complaint_sender_id_erasable_value")
        ),
        sa.ForeignKeyConstraint(
            ["text_id"], ["erasable_value.id"], name=op.f("fk_complaint_text_id_erasable_value")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_complaint_publication_id"), ["publication_id"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("from_revision_id", sa.Integer(), nullable=False),
        sa.Column("to_revision_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_revision_id"],
            ["verdict_revision.id"],
            name=op.f("fk_correction_from_revision_id_verdict_revision"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_correction_publication_id_publication")
        ),
        sa.ForeignKeyConstraint(
            ["to_revision_id"],
            ["verdict_revision.id"],
            name=op.f("fk_correction_to_revision_id_verdict_revision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_correction_made_at"), ["made_at"], unique=False)
        batch_op.create_index(op.f("ix_correction_publication_id"), ["publication_id"], unique=False)

    op.create_table(
        "publication_term",
        sa.Column("term", sa.String(length=64), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name=op.f("fk_publication_term_publication_id_publication"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("term", "publication_id", name=op.f("pk_publication_term")),
    )
    with op.batch_alter_table("publication_term", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_publication_term_publication_id"), ["publication_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("publication_term", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_publication_term_publication_id"))

    op.drop_table("publication_term")
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_correction_publication_id"))
        batch_op.drop_index(op.f("ix_correction_made_at"))

    op.drop_table("correction")
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_complaint_publication_id"))

    op.drop_table("complaint")
    with op.batch_alter_table("source_copy", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_source_copy_source_id"))

    op.drop_table("source_copy")
    op.drop_table("revision_contributor")
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_publication_state_updated_at_id"))
        batch_op.drop_index(op.f("ix_publication_published_at"))

    op.drop_table("publication")
    op.drop_table("draft_contributor")
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_approval_revision_id_approver_id"))

    op.drop_table("approval")
    op.drop_table("verdict_revision")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_source_claim_id_position"))

    op.drop_table("source")
    with op.batch_alter_table("lease", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_lease_until"))
        batch_op.drop_index(op.f("ix_lease_holder_id"))

    op.drop_table("lease")
    op.drop_table("draft")
    op.drop_table("claim_topic")
    with op.batch_alter_table("appearance", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_appearance_version_id_start_offset"))
        batch_op.drop_index(op.f("ix_appearance_claim_id"))

    op.drop_table("appearance")
    op.drop_table("rating")
    op.drop_table("policy")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_login_session_user_id"))
        batch_op.drop_index(op.f("ix_login_session_expires_at"))

    op.drop_table("login_session")
    with op.batch_alter_table("claimant_alias", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_claimant_alias_name"))

    op.drop_table("claimant_alias")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_claim_state_state_changed_at_id"))
        batch_op.drop_index(op.f("ix_claim_state_score_id"))
        batch_op.drop_index(op.f("ix_claim_score_id"))
        batch_op.drop_index(op.f("ix_claim_language_score_id"))
        batch_op.drop_index(op.f("ix_claim_claimant_id"))

    op.drop_table("claim")
    op.drop_table("article_version")
    with op.batch_alter_table("article_address", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_article_address_url"))

    op.drop_table("article_address")
    op.drop_table("user")
    op.drop_table("topic")
    op.drop_table("token_bucket")
    op.drop_table("rating_scale")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_job_unfinished",
            sqlite_where=sa.text("state IN ('pending', 'running')"),
            postgresql_where=sa.text("state IN ('pending', 'running')"),
        )
        batch_op.drop_index(op.f("ix_job_state_run_after"))

    op.drop_table("job")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_event_object_kind_object_id_seq"))
        batch_op.drop_index(op.f("ix_event_at"))
        batch_op.drop_index(op.f("ix_event_actor_seq"))
        batch_op.drop_index(op.f("ix_event_action"))

    op.drop_table("event")
    op.drop_table("erasable_value")
    op.drop_table("claimant")
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_article_language"))
        batch_op.drop_index(op.f("ix_article_created_at"))

    op.drop_table("article")
