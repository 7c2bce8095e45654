"""Checkpoints: what is signed, and whether those that are stored still fit the chain."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit.canonical import GENESIS, canonical_json, digest_text
from claimtrack.audit.ledger import AnnouncedKey, Told
from claimtrack.audit.lines import Head, Line
from claimtrack.db.types import stored_time
from claimtrack.errors import ChainBrokenError
from claimtrack.models import Checkpoint
from claimtrack.security.signing import is_signed, key_id

FORMAT, KEY_FORMAT = "claimtrack-checkpoint/1", "claimtrack-audit-key/1"
# Read from the database at a time.
_TOGETHER = 500


def checkpoint_statement(*, number: int, head: Head, at: datetime, key_id: str, previous: str) -> str:
    """Return what is signed: the head with its time, and the SHA-256 of the statement before (or zeros)."""
    return canonical_json(
        {
            "format": FORMAT,
            "number": number,
            "seq": head.seq,
            "hash": head.hash,
            "at": stored_time(at),
            "key": key_id,
            "previous": previous,
        }
    )


def key_statement(*, key_id: str, public: str, signed_by: str | None) -> str:
    """Return what the key before signs of a new one."""
    return canonical_json({"format": KEY_FORMAT, "key": key_id, "public_key": public, "signed_by": signed_by})


def note_keys(_session: Session, lines: Sequence[Line], told: Told) -> None:
    """Note the keys that sign checkpoints. Raises ChainBrokenError for one that is not signed as it says."""
    for line in lines:
        key = AnnouncedKey(line.data["key"], line.data["public_key"], line.seq)
        if key_id(key.public) != key.id or not _is_endorsed(key, line.data, told):
            raise ChainBrokenError(seq=line.seq, problem=f"the key {key.id} is not signed as it says")
        told.keys[key.id] = key


def _is_endorsed(key: AnnouncedKey, data: Mapping[str, Any], told: Told) -> bool:
    """A key that was lost signs nothing: then the audit says that nobody signed the new one."""
    if data["signed_by"] is None:
        return True
    statement = key_statement(key_id=key.id, public=key.public, signed_by=data["signed_by"])
    before = told.keys.get(data["signed_by"])
    return before is not None and is_signed(statement, signature=data["signature"], public=before.public)


class CheckpointReader:
    """The stored checkpoints in their order, beside the chain on which they have to be."""

    def __init__(self, session: Session, keys: Mapping[str, AnnouncedKey]) -> None:
        self._session, self._keys = session, keys
        self._number, self._previous = 0, GENESIS
        self._waiting: list[Checkpoint] = []
        self._read()

    def check(self, lines: Sequence[Line]) -> None:
        """Check those within `lines`. Raises ChainBrokenError."""
        while self._waiting and lines and self._waiting[0].seq <= lines[-1].seq:
            checkpoint = self._waiting.pop(0)
            index = checkpoint.seq - lines[0].seq
            self._check(checkpoint, lines[index].hash if index >= 0 else "")
            if not self._waiting:
                self._read()

    def check_end(self, head: Head) -> None:
        """Raise ChainBrokenError when there is a checkpoint on an event that is not there."""
        if self._waiting:
            last = self._waiting[-1]
            problem = f"events up to {last.seq}, which checkpoint {last.number} signed, have been cut off"
            raise ChainBrokenError(seq=head.seq + 1, problem=problem)

    def _read(self) -> None:
        statement = (
            select(Checkpoint)
            .where(*([Checkpoint.number > self._number] if self._number else []))
            .order_by(Checkpoint.number)
            .limit(_TOGETHER)
            .execution_options(populate_existing=True)
        )
        self._waiting = list(self._session.scalars(statement))

    def _check(self, checkpoint: Checkpoint, digest: str) -> None:
        self._number += 1
        told = (checkpoint.number, checkpoint.hash, checkpoint.statement)
        if told != (self._number, digest, self._statement(checkpoint)) or not self._is_signed(checkpoint):
            problem = f"checkpoint {checkpoint.number} does not fit it, or the checkpoint before"
            raise ChainBrokenError(seq=checkpoint.seq, problem=problem)
        self._previous = digest_text(checkpoint.statement)

    def _statement(self, checkpoint: Checkpoint) -> str:
        return checkpoint_statement(
            number=checkpoint.number,
            head=Head(checkpoint.seq, checkpoint.hash),
            at=checkpoint.at,
            key_id=checkpoint.key_id,
            previous=self._previous,
        )

    def _is_signed(self, checkpoint: Checkpoint) -> bool:
        """By the key that was in force: one that was replaced may be in other hands by now."""
        announced = [key for key in self._keys.values() if key.seq <= checkpoint.seq]
        in_force = max(announced, key=lambda key: key.seq, default=None)
        return (
            in_force is not None
            and in_force.id == checkpoint.key_id
            and is_signed(checkpoint.statement, signature=checkpoint.signature, public=in_force.public)
        )
