"""How the claim page's forms are answered: done once, however often they are sent; refused with all kept."""

from collections.abc import Callable

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm

from claimtrack.errors import ClaimTrackError, NotFoundError, StaleVersionError
from claimtrack.services.claims.leases import take_claim, take_over_claim
from claimtrack.services.repeats import was_just_done
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_screen import render_claim
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text
from claimtrack.workflow import Action

Work = Callable[[], ResponseReturnValue]


def back_to_claim(claim_id: int, *, anchor: str = "", said: str = "") -> ResponseReturnValue:
    """Return the way back to the claim page, with a message if `said`."""
    if said:
        flash(said)
    return redirect(url_for("claims.claim", claim_id=claim_id, _anchor=anchor or None), code=303)


def commit_once(
    claim_id: int, action: Action, work: Callable[[], object], *, said: str
) -> ResponseReturnValue:
    """Carry out `work` and go back to the claim, unless the same form did it a moment ago."""
    if not was_just_done(db_session(), claim_id=claim_id, action=action, identity=identity()):
        work()
        db_session().commit()
    return back_to_claim(claim_id, said=said)


def keep_typed(claim_id: int, name: str, form: FlaskForm, work: Work) -> ResponseReturnValue:
    """Return what `work` answers; when it is refused, the claim page with all that was typed in `form`.

    StaleVersionError and a claim that does not exist pass: they have pages of their own.
    """
    if not form.validate():
        return refuse_typed(claim_id, name, form, gettext("Nothing was sent yet: see what is marked."), 422)
    try:
        return work()
    except (StaleVersionError, NotFoundError):
        raise
    except ClaimTrackError as error:
        return refuse_typed(claim_id, name, form, error_text(error), error.status)


def refuse_typed(claim_id: int, name: str, form: FlaskForm, problem: str, status: int) -> ResponseReturnValue:
    """Return the claim page with the refused form and the reason at it; nothing was changed."""
    forget_changes()
    return render_claim(claim_id, typed={name: form}, problem=problem, at=name), status


def take_along(claim_id: int) -> None:
    """Take the claim first when the button says so: the way on for someone whose time ran out."""
    asked = request.form.get("take", "")
    if asked == "take":
        take_claim(db_session(), claim_id=claim_id, identity=identity(), now=request_time())
    elif asked == "take-over":
        take_over_claim(db_session(), claim_id=claim_id, identity=identity(), now=request_time())
