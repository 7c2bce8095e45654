"""Checking the audit: the chain itself, the rows that its events vouch for, and the checkpoints on it."""

from collections.abc import Callable, Sequence
from contextlib import closing

from sqlalchemy.orm import Session

from claimtrack.audit.checkpoints import CheckpointReader
from claimtrack.audit.ledger import Told
from claimtrack.audit.lines import START, UNREADABLE, Head, Line, check_links, stored_events, unreadable
from claimtrack.audit.vouched import check_event_rows, check_remaining_rows
from claimtrack.audit.vouched_evidence import Stores
from claimtrack.errors import ChainBrokenError

__all__ = ["BATCH", "Head", "verify_audit"]
# Events read from the database at a time.
BATCH = 1000


def verify_audit(
    session: Session,
    *,
    known_head: Head | None = None,
    stores: Stores | None = None,
    progress: Callable[[int], None] | None = None,
) -> Head:
    """Return the head of a chain that holds, from the first event to the last.

    `known_head` is one that was seen before, `stores` are the folders of the files that events vouch for
    (not looked at without them), `progress` is told the number of each thousandth event or so. The memory
    that it takes does not depend on how many events there are.

    Raises ChainBrokenError, naming the first event that does not hold: a gap, a wrong hash, a column that
    differs from the body, a revision, approval, publication, text or copy that is not what its event says,
    a checkpoint or a `known_head` that is no longer part of the chain. Files are looked at last.
    """
    head, told = START, Told()
    known = _KnownHead(known_head)
    with closing(told.ledger):
        checkpoints = CheckpointReader(session, told.keys)
        for rows in stored_events(session, most=BATCH):
            lines, broken = check_links(rows, head)
            known.check(lines)
            check_event_rows(session, lines, told)
            checkpoints.check(lines)
            if broken is not None:
                raise broken
            head = Head(lines[-1].seq, lines[-1].hash)
            session.expunge_all()
            if progress is not None:
                progress(head.seq)
        known.check_end(head)
        checkpoints.check_end(head)
        _check_rest(session, told, head, stores)
    return head


def _check_rest(session: Session, told: Told, head: Head, stores: Stores | None) -> None:
    try:
        check_remaining_rows(session, told, seq=head.seq, stores=stores)
    except UNREADABLE as error:
        raise unreadable(head.seq + 1, error) from error


class _KnownHead:
    """A head that was seen here before, until it was found again."""

    def __init__(self, head: Head | None) -> None:
        self._head = head

    def check(self, lines: Sequence[Line]) -> None:
        known = self._head
        if known is None or not lines or not lines[0].seq <= known.seq <= lines[-1].seq:
            return
        if lines[known.seq - lines[0].seq].hash != known.hash:
            raise ChainBrokenError(seq=known.seq, problem="it is not the event that was seen here before")

    def check_end(self, head: Head) -> None:
        known = self._head
        if known is not None and known.seq > head.seq:
            problem = f"events up to {known.seq} have been cut off"
            raise ChainBrokenError(seq=head.seq + 1, problem=problem)
