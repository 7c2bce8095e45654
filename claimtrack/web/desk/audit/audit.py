"""The audit for people: every event, the newest first, and as a file."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.db.types import stored_time
from claimtrack.models import Event, User
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import people_by_id
from claimtrack.services.records.history import EVERYTHING, PAGE_SIZE, list_events, walk_events
from claimtrack.web.access import requires
from claimtrack.web.context import db_session
from claimtrack.web.desk.audit.audit_filters import GREATEST, AuditForm
from claimtrack.web.desk.audit.csv_lines import csv_export
from claimtrack.web.desk.audit.event_lines import describe_event, with_changes
from claimtrack.web.desk.audit.event_words import action_words, actor_words

blueprint = Blueprint("audit", __name__)


@blueprint.get("/audit")
@requires(Permission.DESK_READ)
def index() -> ResponseReturnValue:
    """List a page of the events that the address asks for: those before a number, or the newest."""
    people, before = people_by_id(db_session()), _before()
    form = AuditForm(request.args, people=list(people.values()))
    wanted = form.wanted()
    events = list_events(db_session(), before=before, wanted=wanted)
    older = events[-1].seq if len(events) == PAGE_SIZE and events[-1].seq > 1 else None
    return render_template(
        "desk/audit.html",
        form=form,
        view=form.address(),
        narrowed=wanted != EVERYTHING,
        lines=[with_changes(describe_event(event, people=people), event) for event in events],
        before=before,
        older=older,
    )


@blueprint.post("/audit.csv")
@requires(Permission.DESK_READ)
def export() -> ResponseReturnValue:
    """Send the events that the address asks for as CSV."""
    people = people_by_id(db_session())
    wanted = AuditForm(request.args, people=list(people.values())).wanted()
    return csv_export(
        _head(),
        lambda session: (_row(each, people) for each in walk_events(session, wanted=wanted)),
        kind="audit",
    )


def _head() -> list[str]:
    return [
        gettext("Number"),
        gettext("When (UTC)"),
        gettext("Actor"),
        gettext("Who"),
        gettext("Action"),
        gettext("What"),
        gettext("Of"),
        gettext("Number of it"),
        gettext("Event"),
        gettext("Hash"),
    ]


def _row(event: Event, people: Mapping[int, User]) -> list[str]:
    return [
        str(event.seq),
        stored_time(event.at),
        event.actor,
        actor_words(event.actor, people),
        event.action,
        action_words(event.action),
        event.object_kind,
        str(event.object_id),
        event.body,
        event.hash,
    ]


def _before() -> int | None:
    """Return the number in the address; one that means nothing counts as none."""
    number = request.args.get("before", type=int)
    return number if number is not None and 1 < number <= GREATEST else None
