"""Values that may have to be forgotten: the audit has a salted digest, salt and value have a row."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.models import ErasableValue


@dataclass(frozen=True, slots=True)
class StoredValue:
    """An erasable row's key, and the digest that the audit keeps."""

    id: int
    digest: str

    def event_data(self) -> dict[str, object]:
        """Return what an event says in place of the value."""
        return {"erasable": self.id, "digest": self.digest}


def store_erasable(session: Session, *, value: str, now: datetime) -> StoredValue:
    """Store `value` with a new salt and return its key and digest."""
    row = ErasableValue(salt=secrets.token_hex(16), value=value, created_at=now)
    session.add(row)
    session.flush()
    return StoredValue(row.id, salted_digest(row.salt or "", value))


def store_digest(session: Session, *, value: str, now: datetime) -> StoredValue:
    """Return key and digest of `value`, which is not stored: the salt alone is, until it is erased."""
    row = ErasableValue(salt=secrets.token_hex(16), value=None, created_at=now)
    session.add(row)
    session.flush()
    return StoredValue(row.id, salted_digest(row.salt or "", value))


def erase_value(row: ErasableValue, *, now: datetime) -> None:
    """Forget the value for good: what the audit has of it means nothing any more."""
    row.salt, row.value, row.erased_at = None, None, now


def salted_digest(salt: str, value: str) -> str:
    """Return the SHA-256 of salt and value, hexadecimal."""
    return hashlib.sha256(f"{salt}:{value}".encode()).hexdigest()
