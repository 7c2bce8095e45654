"""One proposal on one screen: its words and evidence, what changed, the decision, and the next one."""

from enum import StrEnum

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from markupsafe import Markup
from wtforms import RadioField
from wtforms.validators import InputRequired

from claimtrack.errors import ClaimTrackError, NotFoundError
from claimtrack.permission import Permission
from claimtrack.services.repeats import was_just_done
from claimtrack.services.verdicts.proposal_list import next_waiting
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity
from claimtrack.web.desk.approvals.approval_blueprint import blueprint
from claimtrack.web.desk.approvals.approval_filters import ApprovalForm, read_place
from claimtrack.web.desk.approvals.approval_view import render_proposal
from claimtrack.web.desk.approvals.decisions import approve_read, publish_read, send_back
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.claims.claim_forms import DecisionForm
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text
from claimtrack.workflow import Action


class Verdict(StrEnum):
    """What can be decided on the screen."""

    APPROVE = "approve"
    PUBLISH = "publish"
    CHANGES = "changes"


class ScreenForm(DecisionForm):
    """A decision with its reason, on the revision that was read."""

    decision = RadioField(
        lazy_gettext("Your decision"),
        choices=choices((each.value, each.value) for each in Verdict),
        validators=[InputRequired(lazy_gettext("Choose what you decide."))],
    )


_SAID = {
    Verdict.APPROVE: lazy_gettext("You approved the verdict."),
    Verdict.PUBLISH: lazy_gettext("Approved, and published: readers see it now."),
    Verdict.CHANGES: lazy_gettext("The proposal went back with your reason."),
}


@blueprint.get("/approvals/next")
@requires(Permission.DESK_READ)
def following() -> ResponseReturnValue:
    """Lead to the next proposal of the view that this person may decide on, or back to the list."""
    form, me = ApprovalForm(request.args), identity()
    claim_id = next_waiting(
        db_session(),
        wanted=form.wanted(me),
        user_id=me.user_id,
        after=read_place(request.args.get("after")),
    )
    if claim_id is None:
        flash(gettext("No other proposal waits for your decision."))
        return redirect(url_for("approvals.index", **form.address()))
    return redirect(url_for("approvals.screen", claim_id=claim_id, **form.address()))


@blueprint.route("/approvals/<int:claim_id>", methods=["GET", "POST"])
@requires(Permission.DESK_READ)
def screen(claim_id: int) -> ResponseReturnValue:
    """Show a proposal; a decision leads to the next one, or keeps the reason when it is refused."""
    if request.method != "POST":
        return render_proposal(claim_id, ScreenForm(formdata=None))
    form = ScreenForm()
    if not form.validate():
        return render_proposal(claim_id, form, problem=gettext("Choose what you decide.")), 422
    decision = Verdict(form.decision.data)
    try:
        _decide(claim_id, decision, form)
    except NotFoundError:
        raise
    except ClaimTrackError as error:
        forget_changes()
        return render_proposal(claim_id, form, problem=error_text(error), refused=error), error.status
    db_session().commit()
    flash(_said(claim_id, decision))
    address = ApprovalForm(request.args).address()
    return redirect(url_for("approvals.following", **address, after=request.args.get("after")), code=303)


def _decide(claim_id: int, decision: Verdict, form: ScreenForm) -> None:
    if decision is Verdict.CHANGES:
        done = was_just_done(
            db_session(), claim_id=claim_id, action=Action.REQUEST_CHANGES, identity=identity()
        )
        if not done:
            send_back(claim_id, form)
        return
    approve_read(claim_id, form)
    if decision is Verdict.PUBLISH:
        publish_read(claim_id, form)


def _said(claim_id: int, decision: Verdict) -> Markup:
    link = Markup('<a href="{}">{}</a>').format(
        url_for("claims.claim", claim_id=claim_id), gettext("Claim %(id)s", id=claim_id)
    )
    return Markup("{}: {}").format(link, _SAID[decision])
