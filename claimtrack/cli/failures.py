"""Failures of the machine under a command (files, disk, database) as one line that says what to do."""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError

# What databases say, and what it means to whoever runs the desk.
_ADVICE = {
    "lock timeout": "The database is busy with another program's work. Try again in a moment.",
    "database is locked": "The database is busy with another program's work. Try again in a moment.",
    "file is not a database": "The desk's database file is not a database. Put a backup in its place.",
    "readonly database": "The database cannot be written: look at the rights of the instance folder.",
    "unable to open database file": "The database cannot be opened: look at the instance folder's rights.",
    "disk is full": "The disk is full. Make room and try again; nothing was changed.",
}


def explain_failure(error: Exception) -> str | None:
    """Return what went wrong in one line, or None for an error of the program itself."""
    if isinstance(error, DBAPIError):
        return _explain_database(error.orig or error)
    # The queue's own file.
    if isinstance(error, sqlite3.Error):
        return _explain_database(error)
    if isinstance(error, OSError) and error.errno != errno.EPIPE:
        return f"{error.strerror or error}: {error.filename}" if error.filename else str(error)
    return None


def _explain_database(error: BaseException) -> str:
    said = str(error).strip() or type(error).__name__
    known = (advice for words, advice in _ADVICE.items() if words in said)
    return next(known, f"The database did not answer: {said.splitlines()[0]}")
