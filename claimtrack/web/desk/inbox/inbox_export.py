"""A view of the inbox as a file for a spreadsheet."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.models import ReaderMessage
from claimtrack.permission import Permission
from claimtrack.services.readers.inbox import walk_messages
from claimtrack.services.readers.reader_messages import read_texts
from claimtrack.web.access import requires
from claimtrack.web.context import desk, identity
from claimtrack.web.desk.audit.csv_lines import csv_export
from claimtrack.web.desk.inbox.inbox_blueprint import blueprint
from claimtrack.web.desk.inbox.inbox_filters import InboxForm
from claimtrack.web.message_names import message_kind_name, outcome_name


@blueprint.post("/inbox.csv")
@requires(Permission.INBOX_TRIAGE)
def export() -> ResponseReturnValue:
    """Send the view in the address as CSV."""
    wanted = InboxForm(request.args).wanted(identity())
    return csv_export(_head(), lambda session: map(_row, walk_messages(session, wanted=wanted)), kind="inbox")


def _head() -> list[str]:
    return [
        gettext("Number"),
        gettext("Reference"),
        gettext("Kind"),
        gettext("Received"),
        gettext("Due"),
        gettext("Verdict"),
        gettext("What it says"),
        gettext("Address (URL)"),
        gettext("Claimant"),
        gettext("Name"),
        gettext("E-mail"),
        gettext("Language"),
        gettext("Assigned to"),
        gettext("What came of it"),
        gettext("Dealt with"),
        gettext("Answer"),
        gettext("Public note"),
    ]


def _row(message: ReaderMessage) -> list[str]:
    said, sender, answer = (read_texts(each) for each in (message.content, message.sender, message.answer))
    due, closed, publication = message.answer_due_at, message.closed_at, message.publication
    return [
        str(message.id),
        message.reference,
        message_kind_name(message.kind),
        message.received_at.isoformat(timespec="seconds"),
        due.isoformat(timespec="seconds") if due else "",
        f"{desk().settings.base_url}/verdicts/{publication.slug}" if publication else "",
        said.get("words", ""),
        said.get("link", ""),
        said.get("claimant", ""),
        sender.get("name", ""),
        sender.get("email", ""),
        message.language,
        message.assignee.display_name if message.assignee else "",
        outcome_name(message.outcome) if message.outcome else "",
        closed.isoformat(timespec="seconds") if closed else "",
        answer.get("answer", ""),
        message.public_note,
    ]
