"""Random tokens; the database keeps their digest alone."""

import hashlib
import secrets


def make_token() -> str:
    """Return a new random token of 256 bits, safe in a cookie or an address."""
    return secrets.token_urlsafe(32)


def digest_token(token: str) -> str:
    """Return the SHA-256 of `token` in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
