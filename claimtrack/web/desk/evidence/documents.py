"""Documents as evidence: taken with the form of a source, given to people of the desk alone."""

from typing import Final

from flask import make_response
from flask.typing import ResponseReturnValue

from claimtrack.models import Source
from claimtrack.permission import Permission
from claimtrack.services.evidence.documents import with_document, with_document_of
from claimtrack.services.evidence.sources import SourceDetails, find_source
from claimtrack.services.file_store import attachment_store
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.claim_forms import SourceForm
from claimtrack.web.desk.evidence.foreign import guarded

# More than any document: one that is too large is refused on the form, with all else that was typed.
LARGEST_REQUEST: Final = 64 << 20


@blueprint.get("/sources/<int:source_id>/document")
@requires(Permission.DESK_READ)
def document(source_id: int) -> ResponseReturnValue:
    """Give a source's document as a file: it is never shown as a page of this site."""
    source = find_source(db_session(), source_id=source_id)
    if source.document_hash is None:
        return back_to_claim(source.claim_id, anchor=f"source-{source_id}")
    return give_document(source.document_hash, kind=source.document_type, name=source.document_name)


def give_document(digest: str, *, kind: str | None, name: str | None) -> ResponseReturnValue:
    """Return a stored document as a file to keep, whatever it is."""
    answer = make_response(attachment_store(desk().settings).read(digest))
    answer.headers["Content-Type"] = kind or "application/octet-stream"
    answer.headers.set("Content-Disposition", "attachment", filename=name or "document")
    return guarded(answer)


def chosen_details(form: SourceForm, *, before: Source | None = None) -> SourceDetails:
    """Return what was typed, with the chosen document, else with the one that the source has.

    Raises DocumentTooLargeError or DocumentTypeError.
    """
    details, upload = form.details(), form.upload()
    if upload is not None:
        return with_document(details, upload, store=attachment_store(desk().settings))
    return with_document_of(details, before) if before is not None else details
