"""Planning the claims that are ticked in the queue, and the way back."""

from flask import flash, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from claimtrack.errors import ClaimTrackError
from claimtrack.models import BulkField
from claimtrack.permission import Permission
from claimtrack.services.claims.bulk_changes import BulkPlan, change_claims, undo_change
from claimtrack.services.claims.claim_fields import FieldChange
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_forms import GREATEST_KEY
from claimtrack.web.desk.claims.timing_forms import desk_today
from claimtrack.web.desk.queue.plan_forms import BulkPlanForm
from claimtrack.web.desk.queue.queue_blueprint import blueprint
from claimtrack.web.desk.queue.ticked import back_to_view, tell_refused, ticked_claims
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text

_CHANGED = "just_changed"
_DIGITS = len(str(GREATEST_KEY))


@blueprint.post("/queue/change")
@requires(Permission.CLAIM_REVIEW)
def change() -> ResponseReturnValue:
    """Give the ticked claims the value that belongs to the button; what cannot be changed is told."""
    form, ticked = BulkPlanForm(), ticked_claims()
    try:
        wanted = _wanted(form) if ticked and form.validate() else None
        if wanted is None:
            flash(gettext("Nothing was changed: tick at least one claim, and choose a value."), "error")
            return back_to_view()
        plan = _change(ticked, wanted)
    except ClaimTrackError as error:
        forget_changes()
        flash(error_text(error), "error")
        return back_to_view()
    db_session().commit()
    _tell(plan)
    return back_to_view()


@blueprint.post("/queue/undo")
@requires(Permission.CLAIM_REVIEW)
def undo() -> ResponseReturnValue:
    """Give claims that were changed together their values from before."""
    written = request.form.get("change", "")
    change_id = int(written) if written.isascii() and written.isdecimal() and len(written) < _DIGITS else 0
    plan = undo_change(db_session(), change_id=change_id, identity=identity(), now=request_time())
    db_session().commit()
    count = len(plan.done)
    if count:
        flash(
            ngettext(
                "%(count)s claim is as it was before.",
                "%(count)s claims are as they were before.",
                count,
                count=count,
            )
        )
    tell_refused(plan.refused)
    return back_to_view()


def just_changed() -> dict[str, int] | None:
    """Return the change that this person made with the last form, and of how many claims; once."""
    changed: dict[str, int] | None = session.pop(_CHANGED, None)
    return changed


def _wanted(form: BulkPlanForm) -> FieldChange | None:
    pressed = request.form.get("do", "")
    return form.change(BulkField(pressed)) if pressed in set(BulkField) else None


def _change(ticked: list[int], wanted: FieldChange) -> BulkPlan:
    return change_claims(
        db_session(),
        claim_ids=ticked,
        change=wanted,
        identity=identity(),
        now=request_time(),
        today=desk_today(),
    )


def _tell(plan: BulkPlan) -> None:
    if plan.change_id is not None:
        session[_CHANGED] = {"id": plan.change_id, "count": len(plan.done)}
    if plan.same:
        count = len(plan.same)
        flash(
            ngettext(
                "%(count)s claim was so already.", "%(count)s claims were so already.", count, count=count
            )
        )
    tell_refused(plan.refused)
