"""Documents as evidence: stored by the SHA-256 of what is in them."""

from dataclasses import dataclass, replace
from typing import Any

from claimtrack.errors import DocumentTooLargeError
from claimtrack.intake.attachments import MOST_BYTES, document_name, document_type
from claimtrack.models import Source
from claimtrack.services.evidence.sources import SourceDetails
from claimtrack.services.file_store import FileStore


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent: its bytes, and what its sender calls it."""

    data: bytes
    name: str


def with_document(details: SourceDetails, upload: Upload, *, store: FileStore) -> SourceDetails:
    """Return the details with the document, which is in `store` now.

    A file without a source, after a refusal, does no harm. Raises DocumentTooLargeError or DocumentTypeError.
    """
    return replace(details, **store_document(upload, store=store))


def store_document(upload: Upload, *, store: FileStore) -> dict[str, Any]:
    """Return hash, name, type and size of the document, which is in `store` now, as columns name them.

    Raises DocumentTooLargeError or DocumentTypeError.
    """
    if len(upload.data) > MOST_BYTES:
        raise DocumentTooLargeError(limit=f"{MOST_BYTES >> 20} MB")
    kind = document_type(upload.data)
    return {
        "document_hash": store.put(upload.data),
        "document_name": document_name(upload.name),
        "document_type": kind,
        "document_size": len(upload.data),
    }


def with_document_of(details: SourceDetails, source: Source) -> SourceDetails:
    """Return the details with the document that `source` has, if any."""
    return replace(
        details,
        document_hash=source.document_hash,
        document_name=source.document_name,
        document_type=source.document_type,
        document_size=source.document_size,
    )
