"""Failures of the disk and of the database: what happened, in words for whoever was typing."""

import errno

import structlog
from flask_babel import gettext
from sqlalchemy.exc import DBAPIError

_log = structlog.get_logger(__name__)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_FULL_WORDS = ("disk is full", "No space left", "disk I/O error")
_CLOSED_WORDS = ("readonly database", "unable to open database file")
_BUSY_WORDS = ("lock timeout", "database is locked", "database table is locked")


def storage_problem(error: Exception) -> tuple[str, str] | None:
    """Return title and message of a failure that is not the program's; None for any other error."""
    if isinstance(error, OSError):
        return _of_disk(error)
    return _of_database(error) if isinstance(error, DBAPIError) else None


def log_problem(error: Exception) -> None:
    """Write what whoever runs the desk has to know: one line, without what was typed."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    _log.error("storage failed", error=f"{type(cause).__name__}: {cause}".splitlines()[0])


def _of_disk(error: OSError) -> tuple[str, str] | None:
    if error.errno in _FULL:
        return _full()
    return _closed() if error.errno in _CLOSED else None


def _of_database(error: DBAPIError) -> tuple[str, str]:
    said = str(error.orig)
    if any(words in said for words in _FULL_WORDS):
        return _full()
    if any(words in said for words in _CLOSED_WORDS):
        return _closed()
    if any(words in said for words in _BUSY_WORDS):
        message = gettext("Nothing was changed. Wait a moment and send it again.")
        return gettext("The database is busy"), message
    message = gettext("Nothing that you sent is certain. Wait a moment, look at the page, and send it again.")
    return gettext("The database does not answer"), message


def _full() -> tuple[str, str]:
    message = gettext("Nothing was changed. Whoever runs the desk has to make room; then send it again.")
    return gettext("The disk is full"), message


def _closed() -> tuple[str, str]:
    message = gettext(
        "Nothing was changed. Whoever runs the desk has to make it writable; then send it again."
    )
    return gettext("The disk cannot be written"), message
