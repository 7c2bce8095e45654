"""Planning a claim on its page: priority, due day, assignee, topics."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import StaleVersionError
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import view_claim
from claimtrack.services.claims.claim_plans import plan_claim
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim, keep_typed
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.timing_forms import desk_today
from claimtrack.web.desk.queue.plan_forms import PlanForm, plan_form_of
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import Comparison, StaleForm, compare_fields, render_stale
from claimtrack.web.desk.word_changes import compare_words


@blueprint.post("/claims/<int:claim_id>/plan")
@requires(Permission.CLAIM_REVIEW)
def plan(claim_id: int) -> ResponseReturnValue:
    """Plan the claim; sent twice, it is done once."""
    form = PlanForm()

    def work() -> ResponseReturnValue:
        plan_claim(
            db_session(),
            claim_id=claim_id,
            version=form.version.data or 0,
            plan=form.plan(),
            identity=identity(),
            now=request_time(),
            today=desk_today(),
        )
        db_session().commit()
        return back_to_claim(claim_id, anchor="plan", said=gettext("The plan was saved."))

    try:
        return keep_typed(claim_id, "plan", form, work)
    except StaleVersionError:
        return _stale(claim_id, form), StaleVersionError.status


def _stale(claim_id: int, form: PlanForm) -> str:
    forget_changes()
    view = view_claim(db_session(), claim_id=claim_id)
    stored = plan_form_of(view)
    shown = {name: _labels(form, name) for name in ("priority", "assignee")}
    comparisons = compare_fields(stored, form, names=("priority", "due_on", "assignee"), shown=shown)
    comparisons.append(_compare_topics(stored, form))
    form.version.data = view.claim.version
    stale = StaleForm(
        title=gettext("The claim changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_claim_plan_fields.html",
        action=url_for("claims.plan", claim_id=claim_id),
        back=url_for("claims.claim", claim_id=claim_id),
    )
    return render_stale(stale)


def _labels(form: PlanForm, name: str) -> dict[str, str]:
    return {str(choice[0]): str(choice[1]) for choice in form[name].iter_choices()}


def _compare_topics(stored: PlanForm, typed: PlanForm) -> Comparison:
    labels = _labels(typed, "topics")
    before, after = (
        ", ".join(label for key, label in labels.items() if key in (form.topics.data or ()))
        for form in (stored, typed)
    )
    pieces = compare_words(before, after)
    return Comparison(str(typed.topics.label.text), pieces[0], pieces[1], before != after)
