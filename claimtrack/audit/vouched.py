"""Rows that events vouch for have to be what events say, and no row may be there without its event.

Each check gets the lines of a batch that are its own, in their order: rows are read many at a time.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from claimtrack.audit.checkpoints import note_keys
from claimtrack.audit.digests import bulk_digest, import_digest
from claimtrack.audit.ledger import Told
from claimtrack.audit.lines import UNREADABLE, Line, unreadable
from claimtrack.audit.vouched_evidence import (
    Stores,
    check_articles,
    check_copies,
    check_files,
    check_purges,
    note_documents,
    note_purges,
)
from claimtrack.audit.vouched_verdicts import (
    check_adopted,
    check_approvals,
    check_publications,
    check_revisions,
    note_publications,
)
from claimtrack.errors import ChainBrokenError
from claimtrack.models import (
    Approval,
    ArticleVersion,
    BulkChange,
    Correction,
    EarlierVerdict,
    ImportBatch,
    SourceCopy,
    VerdictRevision,
)

Check = Callable[[Session, Sequence[Line], Told], None]


def check_event_rows(session: Session, lines: Sequence[Line], told: Told) -> None:
    """Check the rows that `lines` vouch for, and note them. Raises ChainBrokenError for the first break."""
    own: defaultdict[Check, list[Line]] = defaultdict(list)
    for line in lines:
        check = _CHECKS.get(line.action)
        if check is not None:
            own[check].append(line)
    breaks = [found for check, some in own.items() if (found := _first_break(check, session, some, told))]
    if breaks:
        raise min(breaks, key=_number)


def check_remaining_rows(session: Session, told: Told, *, seq: int, stores: Stores | None = None) -> None:
    """Check what the public sees now, rows without an event, and files. Raises ChainBrokenError."""
    check_publications(session, told, seq=seq)
    for model, condition in _COUNTED:
        name = model.__tablename__
        stored = session.scalar(select(func.count()).select_from(model).where(condition)) or 0
        if stored != told.rows[name]:
            problem = f"{name} has {stored} rows, {told.rows[name]} have events"
            raise ChainBrokenError(seq=seq, problem=problem)
    check_purges(told)
    if stores is not None:
        check_files(told, stores)


def _first_break(
    check: Check, session: Session, lines: Sequence[Line], told: Told
) -> ChainBrokenError | None:
    try:
        check(session, lines, told)
    except ChainBrokenError as error:
        return error
    except UNREADABLE as error:
        # Which of them is it?
        if len(lines) == 1:
            return unreadable(lines[0].seq, error)
        found = (_first_break(check, session, [line], told) for line in lines)
        return next(filter(None, found), None)
    return None


def _number(broken: ChainBrokenError) -> int:
    return int(str(broken.params["seq"]))


def _check_bulk_changes(session: Session, lines: Sequence[Line], told: Told) -> None:
    for line in lines:
        change = session.get(
            BulkChange, line.object_id, options=[selectinload(BulkChange.claims)], populate_existing=True
        )
        if change is None or bulk_digest(change) != line.data["digest"]:
            problem = f"change {line.object_id} of many claims was changed or removed afterwards"
            raise ChainBrokenError(seq=line.seq, problem=problem)
        told.rows[BulkChange.__tablename__] += 1


def _check_imports(session: Session, lines: Sequence[Line], told: Told) -> None:
    table = EarlierVerdict.__table__
    for line in lines:
        batch = session.get(ImportBatch, line.object_id, populate_existing=True)
        found = session.execute(select(table).where(table.c.batch_id == line.object_id)).mappings()
        rows = [dict(row) for row in found]
        if batch is None or import_digest(batch, rows) != line.data["digest"]:
            problem = f"earlier verdicts of import {line.object_id} were changed or removed afterwards"
            raise ChainBrokenError(seq=line.seq, problem=problem)
        told.rows[ImportBatch.__tablename__] += 1
        told.rows[EarlierVerdict.__tablename__] += len(rows)


# Those on claims say nothing of a publication where there is none.
_ON_PUBLICATIONS = (
    "verdict.publish",
    "verdict.schedule",
    "verdict.unschedule",
    "claim.merge",
    "claim.split_off",
    "claim.restore",
    "translation.publish",
    "translation.follow",
)
_DECISIONS = (
    "verdict.approve",
    "verdict.request_changes",
    "translation.approve",
    "translation.request_changes",
)
_CHECKS: dict[str, Check] = {
    "verdict.propose": check_revisions,
    "verdict.adopt": check_adopted,
    "translation.propose": check_revisions,
    **dict.fromkeys(_DECISIONS, check_approvals),
    "source.archive": check_copies,
    **dict.fromkeys(("source.add", "source.change", "source.forget", "claim.add"), note_documents),
    "article.add": check_articles,
    **dict.fromkeys(("article.purge", "source.purge"), note_purges),
    "claims.change": _check_bulk_changes,
    "verdicts.import": _check_imports,
    "audit.key": note_keys,
    **dict.fromkeys(_ON_PUBLICATIONS, note_publications),
}
# Tables whose rows all have events, and which of their rows.
_COUNTED = (
    (VerdictRevision, VerdictRevision.id.is_not(None)),
    (Approval, Approval.id.is_not(None)),
    (Correction, Correction.id.is_not(None)),
    (ArticleVersion, ArticleVersion.id.is_not(None)),
    (SourceCopy, SourceCopy.stored_at.is_not(None)),
    (BulkChange, BulkChange.id.is_not(None)),
    (ImportBatch, ImportBatch.id.is_not(None)),
    (EarlierVerdict, EarlierVerdict.id.is_not(None)),
)
