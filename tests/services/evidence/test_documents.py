"""Documents stored for a source."""

from pathlib import Path

import pytest

from claimtrack.errors import DocumentTooLargeError, DocumentTypeError
from claimtrack.intake.attachments import MOST_BYTES
from claimtrack.services.evidence.documents import Upload, with_document
from claimtrack.services.file_store import FileStore
from tests.desk import SOURCE


def test_a_document_is_stored_and_described(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    details = with_document(SOURCE, Upload(b"%PDF-1.7", "folder/account.pdf"), store=store)
    assert (details.title, details.document_name, details.document_size) == (SOURCE.title, "account.pdf", 8)
    assert store.read(details.document_hash or "") == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"%PDF-".ljust(MOST_BYTES + 1), DocumentTooLargeError), (b"<svg/>", DocumentTypeError)],
    ids=["large", "svg"],
)
def test_a_refused_document_is_not_stored(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        with_document(SOURCE, Upload(data, "x"), store=FileStore(tmp_path / "attachments"))
    assert not (tmp_path / "attachments").exists()
