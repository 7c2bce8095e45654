"""A token for forms of people without a session: signed, with the time it was given out, and no cookie.

Nobody is logged in on these pages, so another site cannot act in anybody's name. What the token stops is
programs: it has to be fetched, is good for a day, and for nothing in the first two seconds.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Final

from flask import current_app, request
from itsdangerous import BadData, URLSafeSerializer

from claimtrack.errors import FormElsewhereError, FormExpiredError, FormTooFastError

_SALT: Final = "reader-form"
# Seconds.
LEAST_TIME: Final = 2
MOST_TIME: Final = 24 * 60 * 60
# Without signs that are taken for each other.
_SIGNS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_HALF: Final = 4


def make_form_token(*, now: datetime) -> str:
    """Return a token for one form that is shown now."""
    return str(_serializer().dumps([secrets.token_hex(16), int(now.timestamp())]))


def check_form_token(token: str, *, now: datetime) -> None:
    """Raise FormElsewhereError, FormExpiredError or FormTooFastError unless a person may have sent it."""
    # Browsers say by themselves which site a form was on; older ones say nothing.
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise FormElsewhereError
    try:
        _nonce, issued = _serializer().loads(token)
    except (BadData, ValueError, TypeError) as error:
        raise FormExpiredError from error
    age = now.timestamp() - issued
    if age > MOST_TIME:
        raise FormExpiredError
    if age < LEAST_TIME:
        raise FormTooFastError


def make_reference(token: str, content: str) -> str:
    """Return the number that the sender may quote: the same for the same form with the same content."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    digest = hashlib.blake2b(f"{token}\n{content}".encode(errors="replace"), key=key[:64]).digest()
    signs = "".join(_SIGNS[byte % len(_SIGNS)] for byte in digest[: 2 * _HALF])
    return f"{signs[:_HALF]}-{signs[_HALF:]}"


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=_SALT)
