"""What an administrator may remove for good, and the holds that forbid it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from claimtrack.audit import Actor
from claimtrack.models import HoldKind, Role
from claimtrack.permission import Permission
from claimtrack.services.file_store import snapshot_store
from claimtrack.services.people.removing_people import remove_person
from claimtrack.services.people.users import list_users, set_role
from claimtrack.services.records.legal_holds import LONGEST_REASON, lift_hold, list_holds, place_hold
from claimtrack.services.records.purging import purge_article, purge_source, remove_files
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, identity, request_time
from claimtrack.web.desk.administration.admin_blueprint import blueprint
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.names import ROLE_NAMES

HOLD_NAMES = {
    HoldKind.DESK: _("The whole desk"),
    HoldKind.ARTICLE: _("An article"),
    HoldKind.CLAIM: _("A claim"),
}
_GREATEST = 2**31 - 1


class RemovalForm(DeskForm):
    """What is removed or held, by its number, and why."""

    kind = SelectField(
        _("On"),
        choices=choices((kind.value, name) for kind, name in HOLD_NAMES.items()),
        default=HoldKind.DESK.value,
        validate_choice=False,
    )
    number = IntegerField(_("Number"), default=0, validators=[NumberRange(0, _GREATEST)])
    reason = StringField(
        _("Reason"), filters=[clean_line], validators=[InputRequired(), Length(max=LONGEST_REASON)]
    )


class PersonForm(DeskForm):
    """A person, and the role that they get."""

    person = IntegerField(validators=[InputRequired(), NumberRange(1, _GREATEST)])
    role = SelectField(
        _("Role"),
        choices=choices((role.value, name) for role, name in ROLE_NAMES.items()),
        default=Role.REVIEWER.value,
    )


@blueprint.get("/admin/removals")
@requires(Permission.DESK_ADMINISTER)
def removals() -> ResponseReturnValue:
    """Show the holds in force, and what can be removed."""
    return _page()


@blueprint.post("/admin/holds")
@requires(Permission.DESK_ADMINISTER)
def hold() -> ResponseReturnValue:
    """Place a hold."""
    form = RemovalForm()
    if not form.validate() or form.kind.data not in list(HoldKind):
        return _page(hold=form), 422
    place_hold(
        db_session(),
        kind=HoldKind(form.kind.data),
        object_id=form.number.data or 0,
        reason=form.reason.data or "",
        actor=_actor(),
        now=request_time(),
    )
    return _done(gettext("The hold is in force."))


@blueprint.post("/admin/holds/<int:hold_id>/lift")
@requires(Permission.DESK_ADMINISTER)
def lift(hold_id: int) -> ResponseReturnValue:
    """End a hold."""
    lift_hold(db_session(), hold_id=hold_id, actor=_actor(), now=request_time())
    return _done(gettext("The hold is lifted."))


@blueprint.post("/admin/purge/article")
@requires(Permission.DESK_ADMINISTER)
def purge_text() -> ResponseReturnValue:
    """Remove the text of an article."""
    form = RemovalForm()
    if not form.validate():
        return _page(article=form), 422
    number, reason = form.number.data or 0, form.reason.data or ""
    purge_article(db_session(), article_id=number, reason=reason, actor=_actor(), now=request_time())
    return _done(gettext("The text of the article is gone."))


@blueprint.post("/admin/purge/source")
@requires(Permission.DESK_ADMINISTER)
def purge_copies() -> ResponseReturnValue:
    """Remove the archived copies of a source; the files go once nothing in the database needs them."""
    form = RemovalForm()
    if not form.validate():
        return _page(source=form), 422
    number, reason = form.number.data or 0, form.reason.data or ""
    digests = purge_source(db_session(), source_id=number, reason=reason, actor=_actor(), now=request_time())
    answer = _done(gettext("The copies of the source are gone."))
    remove_files(desk().database, digests=digests, store=snapshot_store(desk().settings))
    return answer


@blueprint.post("/admin/people/role")
@requires(Permission.DESK_ADMINISTER)
def change_role() -> ResponseReturnValue:
    """Give a person another role."""
    form = PersonForm()
    if not form.validate():
        return _page(), 422
    person, role = form.person.data or 0, Role(form.role.data)
    set_role(db_session(), user_id=person, role=role, actor=_actor(), now=request_time())
    return _done(gettext("The role is changed."))


@blueprint.post("/admin/people/remove")
@requires(Permission.DESK_ADMINISTER)
def remove() -> ResponseReturnValue:
    """Forget who a person is."""
    form = PersonForm()
    if not form.validate():
        return _page(), 422
    remove_person(
        db_session(),
        user_id=form.person.data or 0,
        shown_as=gettext("Removed person"),
        actor=_actor(),
        now=request_time(),
    )
    return _done(gettext("Nobody knows any more who that was. What they did stays."))


def _page(**typed: RemovalForm) -> str:
    numbers = {name: request.args.get(name, type=int) for name in ("article", "source")}
    forms = {name: RemovalForm(formdata=None, number=numbers.get(name)) for name in ("hold", *numbers)}
    return render_template(
        "desk/removals.html",
        holds=list_holds(db_session()),
        hold_names=HOLD_NAMES,
        people=[person for person in list_users(db_session()) if person.removed_at is None],
        own_id=identity().user_id,
        forms={**forms, **typed},
        roles=ROLE_NAMES,
    )


def _actor() -> Actor:
    return Actor.user(identity().user_id)


def _done(said: str) -> ResponseReturnValue:
    db_session().commit()
    flash(said)
    return redirect(url_for("admin.removals"), code=303)
