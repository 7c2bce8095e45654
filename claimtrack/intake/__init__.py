"""From the bytes of a file to the text of an article: values only, no database and no network."""

from claimtrack.intake.address import checked_address
from claimtrack.intake.decoding import bytes_to_text
from claimtrack.intake.document import MAXIMUM_BYTES, Document, read_document

__all__ = ["MAXIMUM_BYTES", "Document", "bytes_to_text", "checked_address", "read_document"]
