"""Lines of a file for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from flask import Response, request, stream_with_context

from claimtrack.audit import Actor
from claimtrack.db import DeskSession
from claimtrack.services.records.exports import record_export
from claimtrack.web.context import db_session, desk, end_transaction, identity, request_time

_LONGEST_VIEW: Final = 500
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_export(
    head: Iterable[str], rows: Callable[[DeskSession], Iterable[list[str]]], *, kind: str
) -> Response:
    """Return the rows of the view in the address as a file; it is written while it is read, however long.

    That somebody took it away is in the audit before the first line is sent.
    """
    view = {"view": request.query_string.decode("ascii", "replace")[:_LONGEST_VIEW]}
    actor = Actor.user(identity().user_id)
    record_export(db_session(), kind=kind, actor=actor, now=request_time(), data=view)
    # Nobody else could write while the file is being read otherwise.
    end_transaction()
    headers = {"Content-Disposition": f'attachment; filename="{kind}.csv"'}
    lines = stream_with_context(_lines(head, _read_apart(rows)))
    return Response(lines, mimetype="text/csv", headers=headers)


def _read_apart(rows: Callable[[DeskSession], Iterable[list[str]]]) -> Iterator[list[str]]:
    with desk().database.reading() as session:
        yield from rows(session)


def _lines(head: Iterable[str], rows: Iterator[list[str]]) -> Iterator[str]:
    # Without the mark, spreadsheets take the text for one of another encoding.
    yield "\ufeff" + _line(head)
    for row in rows:
        yield _line(row)


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
