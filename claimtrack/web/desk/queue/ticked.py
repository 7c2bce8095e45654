"""What the forms on ticked claims of the queue share: which are ticked, what is told, and where it leads."""

from collections.abc import Mapping

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from claimtrack.errors import ClaimTrackError
from claimtrack.services.claims.queue import PAGE_SIZE
from claimtrack.web.desk.claims.claim_forms import GREATEST_KEY
from claimtrack.web.desk.queue.queue_filters import QueueForm
from claimtrack.web.i18n import error_text

_LONGEST_KEY = len(str(GREATEST_KEY))


def ticked_claims() -> list[int]:
    """Return the keys of the claims that are ticked; no more than a page has."""
    written = request.form.getlist("claim")[:PAGE_SIZE]
    keys = [
        int(each) for each in written if each.isascii() and each.isdecimal() and len(each) <= _LONGEST_KEY
    ]
    return [key for key in keys if 0 < key <= GREATEST_KEY]


def tell_refused(refused: Mapping[int, ClaimTrackError]) -> None:
    """Have the next page say which claims stay as they are, and why."""
    texts = [error_text(error) for error in refused.values()]
    for text in dict.fromkeys(texts):
        count = texts.count(text)
        left = ngettext(
            "%(count)s claim stays as it is.", "%(count)s claims stay as they are.", count, count=count
        )
        flash(f"{left} {text}", "error")


def back_to_view() -> ResponseReturnValue:
    """Return the way back to the page of the queue that the form was on."""
    view = QueueForm(request.args).address()
    return redirect(url_for("queue.queue", **view, page=request.args.get("page")), code=303)
