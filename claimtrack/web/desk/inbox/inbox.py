"""The inbox: what readers sent, and what has to be dealt with."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from claimtrack.permission import Permission
from claimtrack.services.readers.inbox import list_messages
from claimtrack.services.readers.reader_messages import read_texts
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_screen import shorten
from claimtrack.web.desk.inbox import inbox_export, inbox_message
from claimtrack.web.desk.inbox.inbox_blueprint import blueprint
from claimtrack.web.desk.inbox.inbox_filters import InboxForm

# Imported for the routes that they put on the blueprint.
PARTS = (inbox_export, inbox_message)
__all__ = ["PARTS", "blueprint"]
_PAGE = "page"


@blueprint.get("/inbox")
@requires(Permission.INBOX_TRIAGE)
def index() -> ResponseReturnValue:
    """Show one page of the messages that the filters want, the newest first."""
    form = InboxForm(request.args)
    page = list_messages(db_session(), wanted=form.wanted(identity()), bookmark=request.args.get(_PAGE, ""))
    return render_template(
        "desk/inbox.html",
        form=form,
        view=form.address(),
        messages=page.messages,
        read_texts=read_texts,
        shorten=shorten,
        now=request_time(),
        previous=_address(form, page.previous),
        following=_address(form, page.following),
    )


def _address(form: InboxForm, bookmark: str | None) -> str | None:
    """Return the address of the page at `bookmark` in the same view; None for none."""
    if bookmark is None:
        return None
    fields: dict[str, Any] = {**form.address(), _PAGE: bookmark}
    return url_for("inbox.index", **fields)
