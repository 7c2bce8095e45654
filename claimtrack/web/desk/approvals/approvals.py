"""Proposals waiting for a decision, and the decisions: always on the hash of what was read."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal, gettext

from claimtrack.permission import Permission
from claimtrack.services.verdicts.proposal_list import COUNT_CAP, count_waiting, list_waiting
from claimtrack.services.verdicts.translation_page import list_waiting_translations
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity
from claimtrack.web.desk.approvals import approval_screen
from claimtrack.web.desk.approvals.approval_blueprint import blueprint
from claimtrack.web.desk.approvals.approval_filters import ApprovalForm, read_place, write_place
from claimtrack.web.desk.approvals.decisions import approve_read, publish_read, send_back
from claimtrack.web.desk.claims.claim_actions import decision_refusal
from claimtrack.web.desk.claims.claim_answers import back_to_claim, commit_once, keep_typed
from claimtrack.web.desk.claims.claim_forms import DecisionForm
from claimtrack.web.desk.claims.claim_screen import shorten
from claimtrack.web.desk.claims.offered import policy_of_request
from claimtrack.workflow import Action

# Imported for the routes that it puts on the blueprint.
PARTS = (approval_screen,)
__all__ = ["PARTS", "blueprint"]


@blueprint.get("/approvals")
@requires(Permission.DESK_READ)
def index() -> ResponseReturnValue:
    """Show one page of the proposals that wait and that the filters want, the oldest first."""
    form, me = ApprovalForm(request.args), identity()
    policy, wanted = policy_of_request(), form.wanted(me)
    page = list_waiting(db_session(), wanted=wanted, after=read_place(request.args.get("after")))
    number = count_waiting(db_session(), wanted=wanted)
    following = write_place(page.following)
    return render_template(
        "desk/approvals.html",
        form=form,
        view=form.address(),
        number=number,
        count=f"{format_decimal(COUNT_CAP)}+" if number > COUNT_CAP else format_decimal(number),
        proposals=[(each, decision_refusal(each, policy=policy, identity=me)) for each in page.revisions],
        begins_later="after" in request.args,
        following=url_for("approvals.index", **form.address(), after=following) if following else None,
        shorten=shorten,
        translations=list_waiting_translations(db_session()),
    )


@blueprint.post("/claims/<int:claim_id>/approve")
@requires(Permission.VERDICT_APPROVE)
def approve(claim_id: int) -> ResponseReturnValue:
    """Approve the revision that was read."""
    approve_read(claim_id, DecisionForm())
    db_session().commit()
    return back_to_claim(claim_id, said=gettext("You approved the verdict."))


@blueprint.post("/claims/<int:claim_id>/approve-and-publish")
@requires(Permission.VERDICT_APPROVE)
def approve_and_publish(claim_id: int) -> ResponseReturnValue:
    """Approve and publish: two actions, one transaction."""
    form = DecisionForm()
    approve_read(claim_id, form)
    publish_read(claim_id, form)
    db_session().commit()
    return back_to_claim(claim_id, said=gettext("Approved, and published: readers see it now."))


@blueprint.post("/claims/<int:claim_id>/publish")
@requires(Permission.VERDICT_PUBLISH)
def publish(claim_id: int) -> ResponseReturnValue:
    """Publish the approved revision that was read."""
    publish_read(claim_id, DecisionForm())
    db_session().commit()
    return back_to_claim(claim_id, said=gettext("Published: readers see it now."))


@blueprint.post("/claims/<int:claim_id>/request-changes")
@requires(Permission.VERDICT_APPROVE)
def request_changes(claim_id: int) -> ResponseReturnValue:
    """Send the proposal back with a reason."""
    form = DecisionForm()

    def work() -> ResponseReturnValue:
        said = gettext("The proposal went back with your reason.")
        return commit_once(claim_id, Action.REQUEST_CHANGES, lambda: send_back(claim_id, form), said=said)

    return keep_typed(claim_id, "decision", form, work)
