"""Proposals waiting for a decision, and the decisions: always on the hash of what was read."""

from uuid import uuid4

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.permission import Permission
from claimtrack.services.approvals import approve_verdict
from claimtrack.services.approvals import request_changes as send_back
from claimtrack.services.claim_page import list_proposals
from claimtrack.services.policies import current_policy
from claimtrack.services.publications import publish_verdict
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claim_actions import decision_refusal
from claimtrack.web.desk.claim_answers import back_to_claim, commit_once, keep_typed
from claimtrack.web.desk.claim_forms import DecisionForm
from claimtrack.web.desk.claim_screen import shorten
from claimtrack.workflow import Action

blueprint = Blueprint("approvals", __name__)


@blueprint.get("/approvals")
@requires(Permission.DESK_READ)
def index() -> ResponseReturnValue:
    """List the proposals that wait, the oldest first."""
    policy, me = current_policy(db_session()), identity()
    proposals = [
        (revision, decision_refusal(revision, policy=policy, identity=me))
        for revision in list_proposals(db_session())
    ]
    return render_template("desk/approvals.html", proposals=proposals, shorten=shorten)


@blueprint.post("/claims/<int:claim_id>/approve")
@requires(Permission.VERDICT_APPROVE)
def approve(claim_id: int) -> ResponseReturnValue:
    """Approve the revision that was read."""
    _approve(claim_id, DecisionForm())
    db_session().commit()
    return back_to_claim(claim_id, said=gettext("You approved the verdict."))


@blueprint.post("/claims/<int:claim_id>/approve-and-publish")
@requires(Permission.VERDICT_APPROVE)
def approve_and_publish(claim_id: int) -> ResponseReturnValue:
    """Approve and publish: two actions, one transaction."""
    form = DecisionForm()
    _approve(claim_id, form)
    _publish(claim_id, form)
    db_session().commit()
    return back_to_claim(claim_id, said=gettext("Approved, and published: readers see it now."))


@blueprint.post("/claims/<int:claim_id>/publish")
@requires(Permission.VERDICT_PUBLISH)
def publish(claim_id: int) -> ResponseReturnValue:
    """Publish the approved revision that was read."""
    _publish(claim_id, DecisionForm())
    db_session().commit()
    return back_to_claim(claim_id, said=gettext("Published: readers see it now."))


@blueprint.post("/claims/<int:claim_id>/request-changes")
@requires(Permission.VERDICT_APPROVE)
def request_changes(claim_id: int) -> ResponseReturnValue:
    """Send the proposal back with a reason."""
    form = DecisionForm()

    def work() -> ResponseReturnValue:
        said = gettext("The proposal went back with your reason.")
        return commit_once(claim_id, Action.REQUEST_CHANGES, lambda: _send_back(claim_id, form), said=said)

    return keep_typed(claim_id, "decision", form, work)


def _approve(claim_id: int, form: DecisionForm) -> None:
    approve_verdict(
        db_session(),
        claim_id=claim_id,
        revision_hash=form.revision_hash.data or "",
        identity=identity(),
        now=request_time(),
    )


def _publish(claim_id: int, form: DecisionForm) -> None:
    publish_verdict(
        db_session(),
        claim_id=claim_id,
        revision_hash=form.revision_hash.data or "",
        identity=identity(),
        uuid=uuid4(),
        now=request_time(),
    )


def _send_back(claim_id: int, form: DecisionForm) -> None:
    send_back(
        db_session(),
        claim_id=claim_id,
        revision_hash=form.revision_hash.data or "",
        reason=form.reason.data or "",
        identity=identity(),
        now=request_time(),
    )
