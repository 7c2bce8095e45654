"""Setting when a verdict is published and when it is checked again, and taking that back."""

from datetime import datetime
from uuid import uuid4

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm

from claimtrack.errors import StaleVersionError
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import view_claim
from claimtrack.services.verdicts.rechecks import set_recheck as set_day
from claimtrack.services.verdicts.schedules import schedule_verdict, unschedule_verdict
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_answers import Work, back_to_claim, commit_once, keep_typed
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.timing_forms import (
    RecheckForm,
    ScheduleForm,
    desk_today,
    recheck_form_of,
    schedule_form_of,
)
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale
from claimtrack.web.template_filters import local_time
from claimtrack.workflow import Action

_COMPARED = {"schedule": ("moment", "embargo"), "recheck": ("on",)}


@blueprint.post("/claims/<int:claim_id>/schedule")
@requires(Permission.VERDICT_PUBLISH)
def schedule(claim_id: int) -> ResponseReturnValue:
    """Have the approved revision that was read published at a time."""
    form = ScheduleForm()

    def work() -> ResponseReturnValue:
        time = local_time(_schedule(claim_id, form))
        db_session().commit()
        return back_to_claim(claim_id, said=gettext("It will be published on %(time)s.", time=time))

    return _answer(claim_id, "schedule", form, work)


@blueprint.post("/claims/<int:claim_id>/unschedule")
@requires(Permission.VERDICT_PUBLISH)
def unschedule(claim_id: int) -> ResponseReturnValue:
    """Take the time, and an embargo with it, back."""
    return commit_once(
        claim_id,
        Action.UNSCHEDULE,
        lambda: unschedule_verdict(db_session(), claim_id=claim_id, identity=identity(), now=request_time()),
        said=gettext("It is not scheduled any more. It stays approved."),
    )


@blueprint.post("/claims/<int:claim_id>/recheck")
@requires(Permission.VERDICT_RECHECK)
def set_recheck(claim_id: int) -> ResponseReturnValue:
    """Set the day on which the verdict is checked again, or none."""
    form = RecheckForm()

    def work() -> ResponseReturnValue:
        set_day(
            db_session(),
            claim_id=claim_id,
            version=form.version.data or 0,
            on=form.on.data,
            identity=identity(),
            now=request_time(),
            today=desk_today(),
        )
        db_session().commit()
        return back_to_claim(claim_id, said=gettext("The day of the next check was saved."))

    return _answer(claim_id, "recheck", form, work)


def _schedule(claim_id: int, form: ScheduleForm) -> datetime:
    moment = form.instant()
    schedule_verdict(
        db_session(),
        claim_id=claim_id,
        version=form.version.data or 0,
        revision_hash=form.revision_hash.data or "",
        moment=moment,
        embargo=form.embargo.data,
        identity=identity(),
        uuid=uuid4(),
        now=request_time(),
    )
    return moment


def _answer(claim_id: int, name: str, form: FlaskForm, work: Work) -> ResponseReturnValue:
    try:
        return keep_typed(claim_id, name, form, work)
    except StaleVersionError:
        return _stale(claim_id, name, form), StaleVersionError.status


def _stale(claim_id: int, name: str, form: FlaskForm) -> str:
    forget_changes()
    view = view_claim(db_session(), claim_id=claim_id)
    stored = schedule_form_of(view) if name == "schedule" else recheck_form_of(view)
    comparisons = compare_fields(stored, form, names=_COMPARED[name], shown={})
    form.version.data = view.claim.version
    action = "claims.schedule" if name == "schedule" else "claims.set_recheck"
    stale = StaleForm(
        title=gettext("The claim changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields=f"desk/_claim_{name}_fields.html",
        action=url_for(action, claim_id=claim_id),
        back=url_for("claims.claim", claim_id=claim_id),
    )
    return render_stale(stale)
