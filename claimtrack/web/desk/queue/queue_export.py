"""A view of the queue as a file for a spreadsheet: every claim of it, in its order."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.models import Claim
from claimtrack.permission import Permission
from claimtrack.services.claims.queue import walk_claims
from claimtrack.web.access import requires
from claimtrack.web.context import identity
from claimtrack.web.desk.audit.csv_lines import csv_export
from claimtrack.web.desk.queue.queue_blueprint import blueprint
from claimtrack.web.desk.queue.queue_filters import QueueForm
from claimtrack.web.names import kind_name, priority_name, state_name
from claimtrack.web.topic_names import topic_label


@blueprint.post("/queue.csv")
@requires(Permission.DESK_READ)
def export() -> ResponseReturnValue:
    """Send the view in the address as CSV; it is written while it is read, however long it is."""
    wanted = QueueForm(request.args).wanted(identity())
    return csv_export(_head(), lambda session: map(_row, walk_claims(session, wanted=wanted)), kind="queue")


def _head() -> list[str]:
    return [
        gettext("Number"),
        gettext("Claim"),
        gettext("State"),
        gettext("Score"),
        gettext("Priority"),
        gettext("Due"),
        gettext("Assigned to"),
        gettext("Topics"),
        gettext("Kind"),
        gettext("Language"),
        gettext("Article"),
        gettext("Publisher"),
        gettext("Added"),
    ]


def _row(claim: Claim) -> list[str]:
    versions = (place.version for place in claim.appearances)
    article = next((version.article for version in versions if version), None)
    return [
        str(claim.id),
        claim.standalone,
        state_name(claim.state),
        f"{claim.score:.4f}",
        priority_name(claim.priority),
        claim.due_on.isoformat() if claim.due_on else "",
        claim.assignee.display_name if claim.assignee else "",
        ", ".join(topic_label(topic) for topic in claim.topics),
        kind_name(claim.kind),
        claim.language,
        article.title if article else "",
        (article.publisher or "") if article else "",
        claim.created_at.isoformat(timespec="seconds"),
    ]
