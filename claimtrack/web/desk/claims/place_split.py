"""Cutting a claim in two at a chosen word."""

from dataclasses import dataclass
from itertools import pairwise

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ClaimTrackError
from claimtrack.permission import Permission
from claimtrack.services.articles.article_spans import word_starts
from claimtrack.services.articles.place_page import PlaceView, view_place
from claimtrack.services.articles.splits import split_claim
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.place_answers import asked_number, change_place, problem_words, stale_place
from claimtrack.web.desk.claims.place_forms import SplitForm
from claimtrack.web.desk.refusals import forget_changes

# Signs after which a statement often ends.
_PAUSES = ",;:.!?\N{EN DASH}\N{EM DASH}"


@dataclass(frozen=True, slots=True)
class SplitWord:
    """A word of the claim; the second part can begin at it unless it is the first."""

    start: int
    text: str
    chosen: bool


@blueprint.route("/claims/<int:claim_id>/split", methods=["GET", "POST"])
@requires(Permission.CLAIM_REVIEW)
def split(claim_id: int) -> ResponseReturnValue:
    """Show a claim word by word; cut before the chosen one."""
    if request.method != "POST":
        place_id = asked_number(request.args, "place")
        return _page(claim_id, place_id=place_id, at=asked_number(request.args, "at"))
    form = SplitForm()
    if not form.validate():
        return _page(claim_id, problem=gettext("Choose the word at which the second claim begins.")), 422
    return change_place(
        claim_id,
        form,
        change=lambda view: _split(view, form),
        stale=lambda: _stale(claim_id, form),
        refused=lambda error: _refused(claim_id, form, error),
        said=gettext("Two claims stand there now."),
    )


def _split(view: PlaceView, form: SplitForm) -> None:
    split_claim(
        db_session(),
        place_id=view.appearance.id,
        version=form.version.data or 0,
        at=form.at.data or 0,
        identity=identity(),
        now=request_time(),
    )
    db_session().commit()


def _stale(claim_id: int, form: SplitForm) -> str:
    forget_changes()
    view = view_place(db_session(), claim_id=claim_id, place_id=form.place.data)
    parts = _parts(view, form.at.data or 0)
    return stale_place(
        claim_id,
        form,
        yours=" | ".join(parts) if parts else gettext("The claim does not stand there any more."),
        fields="desk/_place_split_fields.html",
        action="claims.split",
        save=gettext("Split it all the same"),
    )


def _refused(claim_id: int, form: SplitForm, error: ClaimTrackError) -> str:
    forget_changes()
    return _page(claim_id, place_id=form.place.data, at=form.at.data, problem=problem_words(error))


def _page(claim_id: int, *, place_id: int | None = None, at: int | None = None, problem: str = "") -> str:
    view = view_place(db_session(), claim_id=claim_id, place_id=place_id)
    starts = word_starts(view.version.text, *view.span)[1:]
    chosen = at if at is not None else _likely(view, starts)
    form = SplitForm(formdata=None, version=view.claim.version, place=view.appearance.id, at=chosen)
    return render_template(
        "desk/claim_split.html",
        view=view,
        claim=view.claim,
        form=form,
        words=_words(view, starts, chosen),
        parts=_parts(view, chosen or 0),
        earlier=max((start for start in starts if start < (chosen or 0)), default=None),
        later=min((start for start in starts if start > (chosen or 0)), default=None),
        problem=problem,
    )


def _words(view: PlaceView, starts: list[int], chosen: int | None) -> list[SplitWord]:
    bounds = [view.span[0], *starts, view.span[1]]
    return [
        SplitWord(start, view.version.text[start:end], start == chosen) for start, end in pairwise(bounds)
    ]


def _parts(view: PlaceView, at: int) -> list[str]:
    """Return the words of both parts; none when the claim does not reach over `at`."""
    text, (start, end) = view.version.text, view.span
    return [text[start:at].strip(), text[at:end].strip()] if start < at < end else []


def _likely(view: PlaceView, starts: list[int]) -> int | None:
    """Return where a claim is most likely cut: behind the pause that is nearest to its middle, if any."""
    text, middle = view.version.text, sum(view.span) / 2
    pauses = [start for start in starts if text[:start].rstrip()[-1:] in _PAUSES]
    return min(pauses, key=lambda start: abs(start - middle), default=None)
