"""Passwords: argon2id hashes, and generated ones for a demo desk."""

import secrets
import string
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from claimtrack.errors import WeakPasswordError

LEAST_LENGTH = 10
_ALPHABET = string.ascii_lowercase.replace("l", "") + "23456789"
_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Return the argon2id hash of `password`. Raises WeakPasswordError when it is too short."""
    if len(password) < LEAST_LENGTH:
        raise WeakPasswordError(least=LEAST_LENGTH)
    return _hasher.hash(password)


def verify_password(stored: str | None, password: str) -> bool:
    """Return whether `password` is the one behind `stored`; always False, as slowly, for None."""
    try:
        _hasher.verify(stored or _hash_of_nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


@cache
def _hash_of_nobody() -> str:
    """Verified when there is no such account, so that the answer takes as long as for a wrong password."""
    return _hasher.hash(secrets.token_hex())


def generate_password() -> str:
    """Return a password of four groups that is easy to type: about 79 bits of chance."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
