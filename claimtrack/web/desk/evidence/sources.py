"""Sources of a claim: added, changed, removed and put back."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from claimtrack.errors import ClaimTrackError, NotFoundError, StaleVersionError
from claimtrack.models import Source
from claimtrack.permission import Permission
from claimtrack.services.evidence.sources import add_source as add
from claimtrack.services.evidence.sources import change_source as change
from claimtrack.services.evidence.sources import find_source
from claimtrack.services.evidence.sources import remove_source as remove
from claimtrack.services.evidence.sources import restore_source as restore
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, identity, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim, keep_typed, take_along
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.claim_forms import SourceForm
from claimtrack.web.desk.claims.claim_screen import render_claim
from claimtrack.web.desk.evidence.documents import LARGEST_REQUEST, chosen_details
from claimtrack.web.desk.evidence.page_details import fetch_into, wants_details
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale
from claimtrack.web.i18n import error_text
from claimtrack.web.names import STANCE_NAMES
from claimtrack.web.request import takes_files_of

_COMPARED = (
    "url",
    "reference",
    "title",
    "publisher",
    "published_on",
    "quote",
    "locator",
    "stance",
    "primary",
    "note",
)


@blueprint.post("/claims/<int:claim_id>/sources")
@requires(Permission.CLAIM_REVIEW)
@takes_files_of(LARGEST_REQUEST)
def add_source(claim_id: int) -> ResponseReturnValue:
    """Add a source; when it is refused, the form keeps what was typed."""
    form = SourceForm()
    if wants_details():
        problem = fetch_into(form)
        return render_claim(claim_id, typed={"source": form}, problem=problem, at="source")

    def work() -> ResponseReturnValue:
        take_along(claim_id)
        details = chosen_details(form)
        source = add(
            db_session(),
            claim_id=claim_id,
            details=details,
            identity=identity(),
            now=request_time(),
            zone=desk().settings.zone,
        )
        db_session().commit()
        return back_to_claim(claim_id, anchor=f"source-{source.id}", said=gettext("The source was added."))

    return keep_typed(claim_id, "source", form, work)


@blueprint.route("/sources/<int:source_id>", methods=["GET", "POST"])
@requires(Permission.CLAIM_REVIEW)
@takes_files_of(LARGEST_REQUEST)
def change_source(source_id: int) -> ResponseReturnValue:
    """Show the form that changes a source, and change it; refused, the form keeps what was typed."""
    if request.method != "POST":
        source = find_source(db_session(), source_id=source_id)
        return _form_page(source, _form_of(source))
    form = SourceForm()
    if wants_details():
        problem = fetch_into(form)
        return _form_page(find_source(db_session(), source_id=source_id), form, problem=problem)
    source = find_source(db_session(), source_id=source_id)
    form.keeps_document = source.document_hash is not None
    if not form.validate():
        return _form_page(source, form), 422
    try:
        source = _change(source_id, form)
    except StaleVersionError:
        return _stale(source_id, form), StaleVersionError.status
    except NotFoundError:
        raise
    except ClaimTrackError as error:
        return _refused(source_id, form, error), error.status
    db_session().commit()
    return back_to_claim(
        source.claim_id, anchor=f"source-{source.id}", said=gettext("The source was changed.")
    )


@blueprint.post("/sources/<int:source_id>/remove")
@requires(Permission.CLAIM_REVIEW)
def remove_source(source_id: int) -> ResponseReturnValue:
    """Remove a source; the message that says so has the button that puts it back."""
    source = remove(db_session(), source_id=source_id, identity=identity(), now=request_time())
    db_session().commit()
    # The page's list of removed sources has the form that this button sends.
    button = Markup('<button class="small" form="restore-{}">{}</button>').format(
        source.id, gettext("Put back")
    )
    said = gettext("“%(title)s” was removed.", title=source.title)
    flash(Markup("{} {}").format(said, button))
    return back_to_claim(source.claim_id, anchor="sources")


@blueprint.post("/sources/<int:source_id>/restore")
@requires(Permission.CLAIM_REVIEW)
def restore_source(source_id: int) -> ResponseReturnValue:
    """Put a removed source back where it was."""
    source = restore(db_session(), source_id=source_id, identity=identity(), now=request_time())
    db_session().commit()
    said = gettext("The source is back in its place.")
    return back_to_claim(source.claim_id, anchor=f"source-{source.id}", said=said)


def _change(source_id: int, form: SourceForm) -> Source:
    before = find_source(db_session(), source_id=source_id)
    take_along(before.claim_id)
    return change(
        db_session(),
        source_id=source_id,
        version=form.version.data or 0,
        details=chosen_details(form, before=before),
        identity=identity(),
        now=request_time(),
    )


def _form_of(source: Source) -> SourceForm:
    return SourceForm(formdata=None, obj=source, stance=source.stance.value)


def _form_page(source: Source, form: SourceForm, *, problem: str = "") -> str:
    return render_template("desk/claim_source.html", source=source, form=form, problem=problem)


def _refused(source_id: int, form: SourceForm, error: ClaimTrackError) -> str:
    forget_changes()
    return _form_page(find_source(db_session(), source_id=source_id), form, problem=error_text(error))


def _stale(source_id: int, form: SourceForm) -> str:
    forget_changes()
    source = find_source(db_session(), source_id=source_id)
    shown = {"stance": {stance.value: str(name) for stance, name in STANCE_NAMES.items()}}
    comparisons = compare_fields(_form_of(source), form, names=_COMPARED, shown=shown)
    form.version.data = source.version
    stale = StaleForm(
        title=gettext("The source changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_claim_source_fields.html",
        action=url_for("claims.change_source", source_id=source_id),
        back=url_for("claims.claim", claim_id=source.claim_id),
    )
    return render_stale(stale)
