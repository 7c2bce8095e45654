"""The audit for people: every event, the newest first."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from claimtrack.permission import Permission
from claimtrack.services.claim_page import people_by_id
from claimtrack.services.history import PAGE_SIZE, list_events
from claimtrack.web.access import requires
from claimtrack.web.context import db_session
from claimtrack.web.desk.event_lines import describe_event

blueprint = Blueprint("audit", __name__)
# What an integer column of PostgreSQL holds.
_GREATEST_SEQ = 2**31 - 1


@blueprint.get("/audit")
@requires(Permission.DESK_READ)
def index() -> ResponseReturnValue:
    """List a page of events: those before the number in the address, or the newest."""
    before = _before()
    events = list_events(db_session(), before=before)
    people = people_by_id(db_session())
    lines = [describe_event(event, people=people) for event in events]
    older = events[-1].seq if len(events) == PAGE_SIZE and events[-1].seq > 1 else None
    return render_template("desk/audit.html", lines=lines, before=before, older=older)


def _before() -> int | None:
    """Return the number in the address; one that means nothing counts as none."""
    number = request.args.get("before", type=int)
    return number if number is not None and 1 < number <= _GREATEST_SEQ else None
