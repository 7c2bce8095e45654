"""A message of a reader: what it says, and what the desk does with it."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ClaimTrackError, NotFoundError, StaleVersionError
from claimtrack.models import ReaderMessage
from claimtrack.permission import Permission
from claimtrack.publish.web_address import web_address
from claimtrack.services.readers.inbox import find_message
from claimtrack.services.readers.message_work import (
    assign_message,
    close_message,
    deciding_permission,
    forget_message,
    reopen_message,
)
from claimtrack.services.readers.reader_messages import read_texts
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.inbox.inbox_blueprint import blueprint
from claimtrack.web.desk.inbox.inbox_forms import AssignForm, CloseForm
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text


@blueprint.get("/inbox/<int:message_id>")
@requires(Permission.INBOX_TRIAGE)
def message(message_id: int) -> ResponseReturnValue:
    """Show a message with everything that can be done with it."""
    return _page(message_id)


@blueprint.post("/inbox/<int:message_id>/assign")
@requires(Permission.INBOX_TRIAGE)
def assign(message_id: int) -> ResponseReturnValue:
    """Give the message to somebody; sent twice, it is done once."""
    assignee = request.form.get("assignee", type=int)
    done = assign_message(
        db_session(),
        message_id=message_id,
        assignee_id=assignee or None,
        identity=identity(),
        now=request_time(),
    )
    db_session().commit()
    return _back(done, gettext("Done."))


@blueprint.post("/inbox/<int:message_id>/close")
@requires(Permission.INBOX_TRIAGE)
def close(message_id: int) -> ResponseReturnValue:
    """Say what came of a message; what was typed stays when it is refused."""
    form = CloseForm()
    if not form.validate():
        return _page(message_id, form, gettext("Nothing was sent yet: see what is marked.")), 422
    try:
        done = close_message(
            db_session(),
            message_id=message_id,
            version=form.version.data or 0,
            outcome=form.chosen(),
            answer=form.answer.data or "",
            public_note=form.public_note.data or "",
            identity=identity(),
            now=request_time(),
        )
    except ClaimTrackError as error:
        return _refuse(message_id, form, error)
    db_session().commit()
    return _back(done, gettext("Dealt with."))


@blueprint.post("/inbox/<int:message_id>/reopen")
@requires(Permission.INBOX_TRIAGE)
def reopen(message_id: int) -> ResponseReturnValue:
    """Open a message again: the way back."""
    return _do(message_id, reopen_message, said=gettext("It is open again."))


@blueprint.post("/inbox/<int:message_id>/forget")
@requires(Permission.INBOX_DECIDE)
def forget(message_id: int) -> ResponseReturnValue:
    """Forget what was sent and by whom, for good."""
    return _do(message_id, forget_message, said=gettext("Forgotten for good."))


def _do(message_id: int, work: Callable[..., ReaderMessage], *, said: str) -> ResponseReturnValue:
    done = work(db_session(), message_id=message_id, identity=identity(), now=request_time())
    db_session().commit()
    return _back(done, said)


def _back(done: ReaderMessage, said: str) -> ResponseReturnValue:
    flash(said)
    return redirect(url_for("inbox.message", message_id=done.id), code=303)


def _refuse(message_id: int, form: CloseForm, error: ClaimTrackError) -> ResponseReturnValue:
    if isinstance(error, NotFoundError):
        raise error
    forget_changes()
    if isinstance(error, StaleVersionError):
        # What is stored stands on the page beside what was typed; sent again, it replaces that.
        form.version.data = find_message(db_session(), message_id=message_id).version
    return _page(message_id, form, error_text(error)), error.status


def _page(message_id: int, typed: CloseForm | None = None, problem: str = "") -> str:
    found = find_message(db_session(), message_id=message_id)
    if typed is not None:
        typed.offer(found)
    said = read_texts(found.content)
    return render_template(
        "desk/inbox_message.html",
        message=found,
        said=said,
        sender=read_texts(found.sender),
        stored=read_texts(found.answer).get("answer", ""),
        link=web_address(said.get("link")),
        form=typed or CloseForm.of(found),
        assigning=AssignForm(formdata=None, assignee=found.assignee_id or 0),
        may_decide=deciding_permission(found).value,
        problem=problem,
        now=request_time(),
    )
