"""Archived copies: read on the desk without running anything that stands in them, and tried again."""

from typing import Final

from flask import Blueprint, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from claimtrack.models import CopyState, SourceCopy
from claimtrack.permission import Permission
from claimtrack.publish.web_address import web_address
from claimtrack.services.evidence.copies import find_copy, retry_copy
from claimtrack.services.file_store import snapshot_store
from claimtrack.services.records.purging import require_text
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.evidence.copy_words import refusal_words
from claimtrack.web.desk.evidence.foreign import guarded

blueprint = Blueprint("copies", __name__)

_WARC: Final = "application/warc"


@blueprint.get("/copies/<int:copy_id>")
@requires(Permission.DESK_READ)
def copy(copy_id: int) -> ResponseReturnValue:
    """Show the archived copy: its words, and where and when they were found."""
    found = find_copy(db_session(), copy_id=copy_id)
    page = render_template(
        "desk/copy.html",
        copy=found,
        source=found.source,
        address=web_address(found.final_url or found.url),
        content=_content(found),
        refusal_words=refusal_words,
    )
    return guarded(make_response(page))


@blueprint.get("/copies/<int:copy_id>/warc")
@requires(Permission.DESK_READ)
def warc(copy_id: int) -> ResponseReturnValue:
    """Give the WARC file to keep."""
    return _download(copy_id, "warc_hash", _WARC, "warc.gz")


@blueprint.get("/copies/<int:copy_id>/original")
@requires(Permission.DESK_READ)
def original(copy_id: int) -> ResponseReturnValue:
    """Give a document or an image as it was fetched."""
    found = find_copy(db_session(), copy_id=copy_id)
    if found.readable_hash is not None:
        return redirect(url_for("copies.copy", copy_id=copy_id), code=303)
    kind = found.content_type or "application/octet-stream"
    return _download(copy_id, "content_hash", kind, kind.rpartition("/")[2])


@blueprint.post("/copies/<int:copy_id>/retry")
@requires(Permission.CLAIM_REVIEW)
def retry(copy_id: int) -> ResponseReturnValue:
    """Have a copy that failed tried again; sent twice, it is tried once."""
    found = retry_copy(db_session(), copy_id=copy_id, now=request_time())
    claim_id, source_id = found.source.claim_id, found.source_id
    db_session().commit()
    return back_to_claim(
        claim_id, anchor=f"source-{source_id}", said=gettext("The page is fetched again in the background.")
    )


def _content(copy: SourceCopy) -> Markup:
    if copy.state is not CopyState.STORED or copy.readable_hash is None or copy.purged_at is not None:
        return Markup()
    clean = snapshot_store(desk().settings).read(copy.readable_hash)
    return Markup(clean.decode("utf8", "replace"))  # noqa: S704 - cleaned by nh3, and named by its hash


def _download(copy_id: int, name: str, kind: str, suffix: str) -> ResponseReturnValue:
    found = find_copy(db_session(), copy_id=copy_id)
    require_text(found)
    digest: str | None = getattr(found, name)
    if digest is None:
        return redirect(url_for("copies.copy", copy_id=copy_id), code=303)
    answer = make_response(snapshot_store(desk().settings).read(digest))
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="copy-{copy_id}.{suffix}"'
    return guarded(answer)
