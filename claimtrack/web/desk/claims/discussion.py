"""The discussion of a claim: saying something, changing one's own words for a while, deleting."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import StaleVersionError
from claimtrack.permission import Permission
from claimtrack.services.claims.comments import add_comment as add
from claimtrack.services.claims.comments import change_comment as change
from claimtrack.services.claims.comments import delete_comment as delete
from claimtrack.services.claims.comments import find_comment
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim, keep_typed
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.discussion_form import CommentForm
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale


@blueprint.post("/claims/<int:claim_id>/comments")
@requires(Permission.CLAIM_COMMENT)
def add_comment(claim_id: int) -> ResponseReturnValue:
    """Say something on the claim; refused, the form keeps it."""
    form = CommentForm()

    def work() -> ResponseReturnValue:
        text, now = form.text.data or "", request_time()
        comment = add(db_session(), claim_id=claim_id, text=text, identity=identity(), now=now)
        db_session().commit()
        return back_to_claim(claim_id, anchor=f"comment-{comment.id}")

    return keep_typed(claim_id, "comment", form, work)


@blueprint.post("/comments/<int:comment_id>")
@requires(Permission.CLAIM_COMMENT)
def change_comment(comment_id: int) -> ResponseReturnValue:
    """Change the words of one's own comment; refused, the form keeps them."""
    form, claim_id = CommentForm(), find_comment(db_session(), comment_id=comment_id).claim_id

    def work() -> ResponseReturnValue:
        change(
            db_session(),
            comment_id=comment_id,
            version=form.version.data or 0,
            text=form.text.data or "",
            identity=identity(),
            now=request_time(),
        )
        db_session().commit()
        return back_to_claim(claim_id, anchor=f"comment-{comment_id}")

    try:
        return keep_typed(claim_id, f"comment-{comment_id}", form, work)
    except StaleVersionError:
        return _stale(comment_id, form), StaleVersionError.status


@blueprint.post("/comments/<int:comment_id>/delete")
@requires(Permission.CLAIM_COMMENT)
def delete_comment(comment_id: int) -> ResponseReturnValue:
    """Delete a comment; that there was one stays to be seen."""
    comment = delete(db_session(), comment_id=comment_id, identity=identity(), now=request_time())
    db_session().commit()
    said = gettext("The comment was deleted, and its words are erased.")
    return back_to_claim(comment.claim_id, anchor="discussion", said=said)


def _stale(comment_id: int, form: CommentForm) -> str:
    forget_changes()
    comment = find_comment(db_session(), comment_id=comment_id)
    stored = CommentForm(formdata=None, version=comment.version, text=comment.words)
    comparisons = compare_fields(stored, form, names=("text",), shown={})
    form.version.data = comment.version
    stale = StaleForm(
        title=gettext("The comment changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_comment_fields.html",
        action=url_for("claims.change_comment", comment_id=comment_id),
        back=url_for("claims.claim", claim_id=comment.claim_id, _anchor="discussion"),
    )
    return render_stale(stale)
