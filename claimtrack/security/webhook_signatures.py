"""Signatures of messages to other machines, as https://www.standardwebhooks.com has them.

The desk stores no secret: each is derived from the key in its folder and a random value in the database. A
copy of the database alone signs nothing.
"""

import base64
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Final

_PREFIX: Final = "whsec_"
_VERSION: Final = "v1"
_PURPOSE: Final = b"claimtrack webhook secret "


def new_nonce() -> str:
    """Return a random value that a secret is derived from."""
    return secrets.token_hex(32)


def derive_secret(key: str, nonce: str) -> str:
    """Return the secret of `nonce` under the desk's `key`, in the form that receivers are given."""
    derived = hmac.digest(key.encode(), _PURPOSE + nonce.encode(), "sha256")
    return _PREFIX + base64.b64encode(derived).decode()


def sign_message(body: bytes, *, key: str, at: datetime, secrets: Iterable[str]) -> dict[str, str]:
    """Return the three headers of a message that is known as `key` and sent `at`.

    There is a signature for each of the `secrets`, so that a receiver may have either while they change:
    HMAC-SHA256 over the key, the time in seconds and the body, with a full stop between them.
    """
    seconds = str(int(at.timestamp()))
    signed = b".".join((key.encode(), seconds.encode(), body))
    return {
        "webhook-id": key,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(f"{_VERSION},{_signature(secret, signed)}" for secret in secrets),
    }


def _signature(secret: str, signed: bytes) -> str:
    known = base64.b64decode(secret.removeprefix(_PREFIX))
    return base64.b64encode(hmac.digest(known, signed, "sha256")).decode()
