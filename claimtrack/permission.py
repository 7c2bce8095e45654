"""What can be allowed. `security.policy` says to whom."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a role may allow; every route and every workflow action names one."""

    DESK_READ = "desk.read"
    """See the queue, articles, claims, proposals and the audit."""

    ARTICLE_ADD = "article.add"
    """Add articles."""

    CLAIM_ADD = "claim.add"
    """Mark a claim that extraction missed."""

    CLAIM_REVIEW = "claim.review"
    """Take and release claims, keep sources and drafts, propose, dismiss and reopen, merge and split off."""

    CLAIM_COMMENT = "claim.comment"
    """Take part in the discussion of a claim; whoever reads the desk reads it."""

    CLAIM_TAKE_OVER = "claim.take_over"
    """Take a claim that somebody else holds."""

    CLAIM_MERGE_PUBLIC = "claim.merge_public"
    """Merge a claim into another one although readers have seen a verdict on it, and undo that."""

    VERDICT_APPROVE = "verdict.approve"
    """Approve a proposal or ask for changes."""

    VERDICT_PUBLISH = "verdict.publish"
    """Publish what is approved, now or at a time, and take that time back."""

    VERDICT_CORRECT = "verdict.correct"
    """Open a published verdict for a correction, an update, a clarification or a retraction."""

    VERDICT_RECHECK = "verdict.recheck"
    """Set the date on which a verdict is looked at again."""

    INBOX_TRIAGE = "inbox.triage"
    """See what readers sent, give it to somebody, take tips up or decline them."""

    INBOX_DECIDE = "inbox.decide"
    """Decide on complaints, open them again, and forget who sent a message."""

    DESK_ADMINISTER = "desk.administer"
    """See and change people and policy."""
