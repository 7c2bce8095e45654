"""Bookmarks of the queue's pages, signed: nobody but the desk makes one."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from claimtrack.services.claims.queue_filter import QueueOrder

_SALT = "queue-bookmark"


class BadBookmarkError(Exception):
    """The bookmark is not ours, or belongs to another order."""


def sign_bookmark(bookmark: str | None, *, order: QueueOrder) -> str | None:
    """Return `bookmark` as it may stand in an address; None for none."""
    return _serializer().dumps([order.value, bookmark]) if bookmark else None


def read_bookmark(signed: str | None, *, order: QueueOrder) -> str | None:
    """Return the bookmark behind `signed`; None for none. Raises BadBookmarkError."""
    if not signed:
        return None
    try:
        of_order, bookmark = _serializer().loads(signed)
    except BadSignature as error:
        raise BadBookmarkError from error
    if of_order != order.value:
        raise BadBookmarkError
    return str(bookmark)


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=_SALT)
