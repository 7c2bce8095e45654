"""The view of the queue that a person last looked at, kept in the session cookie."""

from flask import session

_KEPT = "queue_view"


def keep_view(fields: dict[str, str]) -> None:
    """Remember a view by its fields: the claim page's button takes the next claim from there."""
    if session.get(_KEPT, {}) != fields:
        session[_KEPT] = fields


def kept_view() -> dict[str, str]:
    """Return the fields of the view that was last looked at; none for the first view."""
    kept: dict[str, str] = session.get(_KEPT, {})
    return kept
