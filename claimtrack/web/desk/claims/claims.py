"""The claim page, and who is on the claim; sources and words have modules of their own."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.permission import Permission
from claimtrack.services.claims.dismissals import dismiss_claim, reopen_claim
from claimtrack.services.claims.leases import release_claim, take_claim, take_over_claim
from claimtrack.services.verdicts.corrections import open_correction
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.articles import whole_article
from claimtrack.web.desk.claims import (
    claim_change,
    claim_words,
    correction_note,
    discussion,
    merging,
    new_claim,
    place_bounds,
    place_join,
    place_split,
    planning,
    preview,
    timing,
    verdict_editor,
)
from claimtrack.web.desk.claims.claim_answers import back_to_claim, commit_once, keep_typed
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.claim_forms import CorrectForm, DismissForm
from claimtrack.web.desk.claims.claim_screen import render_claim
from claimtrack.web.desk.evidence import documents, forgetting, known_sources, source_order, sources
from claimtrack.web.desk.translations import translating
from claimtrack.workflow import Action

# Imported for the routes that they put on the blueprint.
PARTS = (
    *(claim_change, claim_words, correction_note, discussion, documents, forgetting, known_sources),
    *(merging, new_claim, place_bounds, place_join, place_split, planning, preview, source_order),
    *(sources, timing, translating, verdict_editor, whole_article),
)
__all__ = ["PARTS", "blueprint"]


@blueprint.get("/claims/<int:claim_id>")
@requires(Permission.DESK_READ)
def claim(claim_id: int) -> ResponseReturnValue:
    """Show a claim with its sources, verdict and history."""
    return render_claim(claim_id)


@blueprint.post("/claims/<int:claim_id>/take")
@requires(Permission.CLAIM_REVIEW)
def take(claim_id: int) -> ResponseReturnValue:
    """Take the claim."""
    take_claim(db_session(), claim_id=claim_id, identity=identity(), now=request_time())
    db_session().commit()
    return back_to_claim(claim_id, said=gettext("The claim is yours to work on."))


@blueprint.post("/claims/<int:claim_id>/release")
@requires(Permission.CLAIM_REVIEW)
def release(claim_id: int) -> ResponseReturnValue:
    """Give the claim back to the queue."""
    return commit_once(
        claim_id,
        Action.RELEASE,
        lambda: release_claim(db_session(), claim_id=claim_id, identity=identity(), now=request_time()),
        said=gettext("The claim is back in the queue. What you wrote stays."),
    )


@blueprint.post("/claims/<int:claim_id>/take-over")
@requires(Permission.CLAIM_TAKE_OVER)
def take_over(claim_id: int) -> ResponseReturnValue:
    """Take the claim from somebody else."""
    return commit_once(
        claim_id,
        Action.TAKE_OVER,
        lambda: take_over_claim(db_session(), claim_id=claim_id, identity=identity(), now=request_time()),
        said=gettext("The claim is yours to work on."),
    )


@blueprint.post("/claims/<int:claim_id>/dismiss")
@requires(Permission.CLAIM_REVIEW)
def dismiss(claim_id: int) -> ResponseReturnValue:
    """Dismiss the claim for a reason."""
    form = DismissForm()

    def work() -> ResponseReturnValue:
        dismiss_claim(
            db_session(),
            claim_id=claim_id,
            reason=form.chosen(),
            note=form.note.data or "",
            identity=identity(),
            now=request_time(),
        )
        db_session().commit()
        return back_to_claim(claim_id, said=gettext("Dismissed. It can be reopened at any time."))

    return keep_typed(claim_id, "dismiss", form, work)


@blueprint.post("/claims/<int:claim_id>/reopen")
@requires(Permission.CLAIM_REVIEW)
def reopen(claim_id: int) -> ResponseReturnValue:
    """Bring a dismissed claim back into the queue."""
    return commit_once(
        claim_id,
        Action.REOPEN,
        lambda: reopen_claim(db_session(), claim_id=claim_id, identity=identity(), now=request_time()),
        said=gettext("The claim is back in the queue."),
    )


@blueprint.post("/claims/<int:claim_id>/correct")
@requires(Permission.VERDICT_CORRECT)
def correct(claim_id: int) -> ResponseReturnValue:
    """Open a public verdict for a change; readers see the old one until the new one is approved."""
    form = CorrectForm()

    def work() -> ResponseReturnValue:
        said = gettext("Opened for a change. Readers see the present verdict until a new one is published.")
        return commit_once(claim_id, Action.CORRECT, lambda: _open(claim_id, form), said=said)

    return keep_typed(claim_id, "correct", form, work)


def _open(claim_id: int, form: CorrectForm) -> None:
    open_correction(
        db_session(),
        claim_id=claim_id,
        kind=form.chosen(),
        note=form.note.data or "",
        identity=identity(),
        now=request_time(),
    )
