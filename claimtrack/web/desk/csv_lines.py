"""Lines of a file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from flask import Response, stream_with_context

# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(head: Iterable[str], rows: Iterator[list[str]], *, name: str) -> Response:
    """Return the rows as a file called `name`; it is written while it is read, however long it is."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(stream_with_context(_lines(head, rows)), mimetype="text/csv", headers=headers)


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
