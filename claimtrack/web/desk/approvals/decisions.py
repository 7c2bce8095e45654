"""Decisions on the revision that a form names by its hash; the caller commits."""

from uuid import uuid4

from claimtrack.services.publishing.publications import publish_verdict
from claimtrack.services.verdicts.approvals import approve_verdict, request_changes
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_forms import DecisionForm


def approve_read(claim_id: int, form: DecisionForm) -> None:
    """Approve what was read. Raises what `approve_verdict` raises."""
    approve_verdict(
        db_session(),
        claim_id=claim_id,
        revision_hash=form.revision_hash.data or "",
        identity=identity(),
        now=request_time(),
    )


def publish_read(claim_id: int, form: DecisionForm) -> None:
    """Publish what was read. Raises what `publish_verdict` raises."""
    publish_verdict(
        db_session(),
        claim_id=claim_id,
        revision_hash=form.revision_hash.data or "",
        identity=identity(),
        uuid=uuid4(),
        now=request_time(),
    )


def send_back(claim_id: int, form: DecisionForm) -> None:
    """Send what was read back with the reason. Raises what `request_changes` raises."""
    request_changes(
        db_session(),
        claim_id=claim_id,
        revision_hash=form.revision_hash.data or "",
        reason=form.reason.data or "",
        identity=identity(),
        now=request_time(),
    )
