"""Moving the ends of a claim, by words or by selecting anew, and undoing the last change of its place."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ClaimTrackError, PassageAmbiguousError, PassageNotFoundError
from claimtrack.permission import Permission
from claimtrack.services.articles.article_spans import Span, find_words
from claimtrack.services.articles.bounds import set_bounds as move
from claimtrack.services.articles.bounds_undo import undo_bounds
from claimtrack.services.articles.place_page import PlaceView, Steps, steps_from, view_place
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.passage import passage_around
from claimtrack.web.desk.claims.place_answers import asked_number, change_place, problem_words, stale_place
from claimtrack.web.desk.claims.place_forms import PlaceForm, UndoForm
from claimtrack.web.desk.refusals import forget_changes


@blueprint.route("/claims/<int:claim_id>/place", methods=["GET", "POST"])
@requires(Permission.CLAIM_REVIEW)
def set_bounds(claim_id: int) -> ResponseReturnValue:
    """Show a claim in its text with steps by words; a form sets what was chosen, or keeps it when refused."""
    if request.method != "POST":
        return _asked_page(claim_id)
    form = PlaceForm()
    if not form.validate():
        return _page(claim_id, problem=gettext("Nothing was sent yet: see what is marked.")), 422
    return change_place(
        claim_id,
        form,
        change=lambda view: _move(view, form),
        stale=lambda: _stale(claim_id, form),
        refused=lambda error: _refused(claim_id, form, error),
        said=gettext("The claim stands at other words now."),
    )


@blueprint.post("/claims/<int:claim_id>/undo-place")
@requires(Permission.CLAIM_REVIEW)
def undo_place(claim_id: int) -> ResponseReturnValue:
    """Put the claim back where it stood before its last change."""
    version = UndoForm().version.data or 0
    undo_bounds(db_session(), claim_id=claim_id, version=version, identity=identity(), now=request_time())
    db_session().commit()
    return back_to_claim(claim_id, said=gettext("Undone: the claim stands where it stood before."))


def _move(view: PlaceView, form: PlaceForm) -> None:
    text = view.version.text
    start, end = form.selection() or _only_span(text, form.passage.data or "")
    # What is kept here is shown again when it is refused.
    form.start.data, form.end.data = str(start), str(end)
    form.quote.data = form.seen() or text[start:end]
    move(
        db_session(),
        place_id=view.appearance.id,
        version=form.version.data or 0,
        start=start,
        end=end,
        quote=form.quote.data,
        identity=identity(),
        now=request_time(),
    )
    db_session().commit()


def _only_span(text: str, passage: str) -> Span:
    spans = find_words(text, passage.split()) if passage.strip() else []
    if not spans:
        raise PassageNotFoundError
    if len(spans) > 1:
        raise PassageAmbiguousError(count=len(spans))
    return spans[0]


def _stale(claim_id: int, form: PlaceForm) -> str:
    return stale_place(
        claim_id,
        form,
        yours=form.quote.data or form.passage.data or "",
        fields="desk/_place_fields.html",
        action="claims.set_bounds",
        save=gettext("Move it all the same"),
    )


def _refused(claim_id: int, form: PlaceForm, error: ClaimTrackError) -> str:
    forget_changes()
    return _page(claim_id, form=form, span=form.selection(), problem=problem_words(error))


def _asked_page(claim_id: int) -> str:
    start, end = (asked_number(request.args, name) for name in ("start", "end"))
    span = (start, end) if start is not None and end is not None else None
    return _page(claim_id, span=span, place_id=asked_number(request.args, "place"))


def _page(
    claim_id: int,
    *,
    form: PlaceForm | None = None,
    span: Span | None = None,
    place_id: int | None = None,
    problem: str = "",
) -> str:
    wanted = form.place.data if form else place_id
    view = view_place(db_session(), claim_id=claim_id, place_id=wanted)
    chosen = _within(view, span)
    form = form or PlaceForm(formdata=None)
    form.version.data, form.place.data = view.claim.version, view.appearance.id
    return render_template(
        "desk/claim_place.html",
        view=view,
        claim=view.claim,
        form=form,
        span=chosen,
        quote=view.version.text[slice(*chosen)],
        moved=chosen != view.span,
        passage=passage_around(view.version.text, *chosen),
        steps=_addresses(view, chosen),
        problem=problem,
    )


def _within(view: PlaceView, span: Span | None) -> Span:
    """Return the span that is asked for as far as it lies in the text, else the stored one."""
    if span is None or not 0 <= span[0] < span[1] <= len(view.version.text):
        return view.span
    return span


def _addresses(view: PlaceView, span: Span) -> dict[str, str]:
    """Return the page's addresses one word further each way; none where there is no word."""
    start, end = span
    steps: Steps = steps_from(view.version.text, span)
    ways = {
        "start_earlier": (steps.start_earlier, end),
        "start_later": (steps.start_later, end),
        "end_earlier": (start, steps.end_earlier),
        "end_later": (start, steps.end_later),
    }
    return {
        name: url_for(
            "claims.set_bounds",
            claim_id=view.claim.id,
            place=view.appearance.id,
            start=begin,
            end=stop,
            _anchor="place",
        )
        for name, (begin, stop) in ways.items()
        if begin is not None and stop is not None
    }
