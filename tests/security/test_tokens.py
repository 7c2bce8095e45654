"""Random tokens, of which the database has the digest alone."""

import hashlib
import re

from claimtrack.security.tokens import digest_token, make_token


def test_a_token_has_256_bits_and_is_safe_in_a_cookie() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", make_token())


def test_tokens_differ() -> None:
    assert len({make_token() for _ in range(100)}) == 100


def test_a_digest_is_the_sha_256_and_not_the_token() -> None:
    token = make_token()
    assert digest_token(token) == hashlib.sha256(token.encode()).hexdigest()
    assert token not in digest_token(token)
