"""The queue: what to check next."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal, gettext

from claimtrack.permission import Permission
from claimtrack.services.claims.queue import ClaimCount, count_claims, list_claims
from claimtrack.services.claims.queue_filter import QueueOrder
from claimtrack.services.claims.queue_sets import plan_view
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.timing_forms import desk_today
from claimtrack.web.desk.queue import bulk_dismissal, bulk_planning, next_claim, queue_export
from claimtrack.web.desk.queue.bookmarks import BadBookmarkError, read_bookmark, sign_bookmark
from claimtrack.web.desk.queue.kept_view import keep_view
from claimtrack.web.desk.queue.plan_forms import BulkPlanForm
from claimtrack.web.desk.queue.queue_blueprint import blueprint
from claimtrack.web.desk.queue.queue_filters import QueueForm

# Imported for the routes that they put on the blueprint.
PARTS = (bulk_dismissal, bulk_planning, next_claim, queue_export)
__all__ = ["PARTS", "blueprint"]
_PAGE = "page"


@blueprint.get("/queue")
@requires(Permission.DESK_READ)
def queue() -> ResponseReturnValue:
    """Show one page of the claims that the filters want."""
    form = QueueForm(request.args)
    keep_view(form.address())
    wanted = form.wanted(identity())
    bookmark, notice = _asked_page(wanted.order)
    plan = plan_view(db_session(), wanted=wanted)
    page = list_claims(db_session(), wanted=wanted, plan=plan, bookmark=bookmark)
    count = count_claims(db_session(), wanted=wanted, plan=plan)
    return render_template(
        "desk/queue.html",
        form=form,
        view=form.address(),
        bulk=bulk_dismissal.BulkDismissForm(formdata=None),
        dismissed=bulk_dismissal.just_dismissed(),
        planning=BulkPlanForm(formdata=None),
        changed=bulk_planning.just_changed(),
        today=desk_today(),
        now=request_time(),
        claims=page.claims,
        number=count.number,
        count=_shown_count(count, len(page.claims)),
        notice=notice,
        previous=_address(form, sign_bookmark(page.previous, order=wanted.order)),
        following=_address(form, sign_bookmark(page.following, order=wanted.order)),
    )


def _asked_page(order: QueueOrder) -> tuple[str | None, str]:
    try:
        return read_bookmark(request.args.get(_PAGE), order=order), ""
    except BadBookmarkError:
        return None, gettext("That page of the queue is not known any more. This is the first page.")


def _address(form: QueueForm, bookmark: str | None) -> str | None:
    """Return the address of the page at `bookmark` in the same view; None for none."""
    if bookmark is None:
        return None
    return url_for("queue.queue", **{**form.address(), _PAGE: bookmark})


def _shown_count(count: ClaimCount, listed: int) -> str:
    """Return the number of claims, with a plus where there may be more than were counted."""
    number = max(count.number, listed)
    return f"{format_decimal(number)}{'+' if count.more else ''}"
