"""What the pages that move, cut and join claims have in common: where they lead, what they say."""

from collections.abc import Callable, Sequence

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from claimtrack.errors import ClaimExistsError, ClaimTrackError, NotFoundError, StaleVersionError
from claimtrack.services.articles.place_page import PlaceView, view_place
from claimtrack.web.context import db_session
from claimtrack.web.desk.claims.claim_forms import GREATEST_KEY
from claimtrack.web.desk.claims.place_forms import PlaceForm, SplitForm
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import Comparison, StaleForm, render_stale
from claimtrack.web.desk.word_changes import compare_words
from claimtrack.web.i18n import error_text
from claimtrack.web.names import state_name


def asked_number(fields: MultiDict[str, str], name: str) -> int | None:
    """Return a number that an address asks for; None when it is none."""
    given = fields.get(name, "")
    return min(int(given), GREATEST_KEY) if given.isdecimal() and given.isascii() else None


def change_place(
    claim_id: int,
    form: PlaceForm | SplitForm,
    *,
    change: Callable[[PlaceView], None],
    stale: Callable[[], str],
    refused: Callable[[ClaimTrackError], str],
    said: str,
) -> ResponseReturnValue:
    """Return the way back to the text when `change` was made, else the page that shows why it was not."""
    try:
        view = view_place(db_session(), claim_id=claim_id, place_id=form.place.data)
        change(view)
    except StaleVersionError:
        return stale(), StaleVersionError.status
    except NotFoundError:
        raise
    except ClaimTrackError as error:
        return refused(error), error.status
    return back_to_text(view, said=said)


def back_to_text(view: PlaceView, *, said: str, claim_id: int | None = None) -> ResponseReturnValue:
    """Return the way back to the claim in its text, with what was done and the button that undoes it.

    The page's list of claims has the form that this button sends.
    """
    button = Markup('<button class="small" form="undo-place-{}">{}</button>').format(
        view.claim.id, gettext("Undo")
    )
    flash(Markup("{} {}").format(said, button))
    anchor = f"entry-{claim_id or view.claim.id}"
    return redirect(url_for("articles.article", article_id=view.version.article_id, _anchor=anchor), code=303)


def problem_words(error: ClaimTrackError) -> Markup:
    """Return a refusal in words, with the way to the claim that it is about."""
    words = Markup("{}").format(error_text(error))
    if not isinstance(error, ClaimExistsError):
        return words
    address = url_for("claims.claim", claim_id=error.params["claim_id"])
    return Markup('{} <a href="{}">{}</a>').format(words, address, gettext("Show it"))


def stale_place(claim_id: int, form: FlaskForm, *, yours: str, fields: str, action: str, save: str) -> str:
    """Return the page for a form that was made from an older version of the claim: both side by side."""
    forget_changes()
    view = view_place(db_session(), claim_id=claim_id, place_id=form.place.data)
    form.version.data = view.claim.version
    stale = StaleForm(
        title=gettext("The claim changed while you were moving it"),
        form=form,
        comparisons=_comparisons(view, yours),
        fields=fields,
        action=url_for(action, claim_id=claim_id),
        back=url_for("claims.set_bounds", claim_id=claim_id, place=view.appearance.id),
        save=save,
    )
    return render_stale(stale)


def _comparisons(view: PlaceView, yours: str) -> Sequence[Comparison]:
    stored = view.version.text[slice(*view.span)]
    pieces = compare_words(stored, yours)
    state = compare_words(state_name(view.claim.state), state_name(view.claim.state))
    return [
        Comparison(gettext("The claim"), pieces[0], pieces[1], stored != yours),
        Comparison(gettext("State"), state[0], state[1], differs=False),
    ]
