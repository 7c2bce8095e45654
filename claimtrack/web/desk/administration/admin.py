"""People, policy, and the work that failed."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm

from claimtrack.audit import Actor
from claimtrack.errors import ClaimTrackError, NotFoundError, StaleVersionError
from claimtrack.models import Role
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import people_by_id
from claimtrack.services.operating.jobs import try_job_again
from claimtrack.services.people.users import add_user
from claimtrack.services.people.users import set_password as set_new_password
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.policy.policy_changes import set_policy as set_new_policy
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.administration import mode, public_texts, removals
from claimtrack.web.desk.administration.admin_blueprint import blueprint
from claimtrack.web.desk.administration.admin_forms import PasswordForm, PersonForm, PolicyForm
from claimtrack.web.desk.administration.admin_page import admin_page
from claimtrack.web.desk.audit.event_words import POLICY_WORDS
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale
from claimtrack.web.i18n import error_text

# Imported for the routes that it puts on the blueprint.
PARTS = (mode, public_texts, removals)
__all__ = ["PARTS", "blueprint"]
_COMPARED = tuple(name for name in POLICY_WORDS if name not in {"rating_scale", "read_only"})


@blueprint.get("/admin")
@requires(Permission.DESK_ADMINISTER)
def index() -> ResponseReturnValue:
    """Show people, policy and failed jobs."""
    return admin_page()


@blueprint.post("/admin/people")
@requires(Permission.DESK_ADMINISTER)
def add_person() -> ResponseReturnValue:
    """Add a person; when it is refused, name and role stay typed."""
    form = PersonForm()
    if not form.validate():
        return admin_page(person=form), 422
    try:
        person = add_user(
            db_session(),
            name=form.name.data or "",
            role=Role(form.role.data),
            password=form.password.data or "",
            actor=Actor.user(identity().user_id),
            now=request_time(),
        )
    except ClaimTrackError as error:
        return _refused(error, "person", person=form)
    db_session().commit()
    return _back("people", gettext("%(name)s can log in now.", name=person.display_name))


@blueprint.post("/admin/people/<int:user_id>/password")
@requires(Permission.DESK_ADMINISTER)
def set_password(user_id: int) -> ResponseReturnValue:
    """Give a person a new password and end that person's sessions."""
    form, person = PasswordForm(), people_by_id(db_session()).get(user_id)
    if person is None:
        raise NotFoundError(thing="person")
    try:
        set_new_password(
            db_session(),
            name=person.name,
            password=form.password.data or "",
            actor=Actor.user(identity().user_id),
            now=request_time(),
        )
    except ClaimTrackError as error:
        return _refused(error, f"password-{user_id}")
    db_session().commit()
    return _back("people", gettext("%(name)s has a new password.", name=person.display_name))


@blueprint.post("/admin/policy")
@requires(Permission.DESK_ADMINISTER)
def set_policy() -> ResponseReturnValue:
    """Set a new version of the policy; when it is refused, the form keeps what was typed."""
    form = PolicyForm()
    if not form.validate():
        return admin_page(policy=form), 422
    try:
        set_new_policy(db_session(), change=form.change(), identity=identity(), now=request_time())
    except StaleVersionError:
        return _stale(form), StaleVersionError.status
    except ClaimTrackError as error:
        return _refused(error, "policy", policy=form)
    db_session().commit()
    return _back("policy", gettext("The policy is in force now."))


@blueprint.post("/admin/jobs/<int:job_id>/again")
@requires(Permission.DESK_ADMINISTER)
def retry_job(job_id: int) -> ResponseReturnValue:
    """Have a job that was given up run again; pressed twice, it does so once."""
    try_job_again(db_session(), job_id=job_id, identity=identity(), now=request_time())
    db_session().commit()
    return _back("jobs", gettext("Job %(number)s is tried again.", number=job_id))


def _refused(error: ClaimTrackError, at: str, **typed: FlaskForm) -> ResponseReturnValue:
    forget_changes()
    return admin_page(problem=error_text(error), at=at, **typed), error.status


def _back(anchor: str, said: str) -> ResponseReturnValue:
    flash(said)
    return redirect(url_for("admin.index", _anchor=anchor), code=303)


def _stale(form: PolicyForm) -> str:
    forget_changes()
    policy = current_policy(db_session())
    comparisons = compare_fields(PolicyForm(formdata=None, obj=policy), form, names=_COMPARED, shown={})
    form.version.data = policy.version
    stale = StaleForm(
        title=gettext("The policy changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_admin_policy_fields.html",
        action=url_for("admin.set_policy"),
        back=url_for("admin.index"),
    )
    return render_stale(stale)
