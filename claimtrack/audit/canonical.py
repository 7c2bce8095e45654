"""Canonical JSON (RFC 8785) of strings, integers, booleans and null, and the hashes over it."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785

_TYPES = "strings, integers, booleans, null, lists and objects"
GENESIS = "0" * 64


def canonical_json(value: Mapping[str, Any]) -> str:
    """Return `value` as canonical JSON. Raises TypeError for floats, which do not round-trip, and others."""
    _refuse_other_types(value)
    return rfc8785.dumps(_without_lone_surrogates(value)).decode()


def digest_text(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest_value(value: Mapping[str, Any]) -> str:
    """Return the SHA-256 of `value` as canonical JSON, hexadecimal."""
    return digest_text(canonical_json(value))


def link_hash(previous: str, body: str) -> str:
    """Return the hash of an event: SHA-256 over the previous hash (hexadecimal) and the body, in UTF-8."""
    return digest_text(previous + body)


def _refuse_other_types(value: object) -> None:
    if isinstance(value, Mapping):
        for part in value.values():
            _refuse_other_types(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_other_types(part)
    elif not (value is None or isinstance(value, str | int)):
        raise TypeError(f"an event holds {_TYPES}, not {type(value).__name__}")


def _without_lone_surrogates(value: Any) -> Any:
    """A browser can post half a pair; UTF-8 cannot hold it, so it becomes U+FFFD as in any decoder."""
    if isinstance(value, Mapping):
        return {
            _without_lone_surrogates(str(key)): _without_lone_surrogates(part) for key, part in value.items()
        }
    if isinstance(value, list | tuple):
        return [_without_lone_surrogates(part) for part in value]
    if isinstance(value, str):
        return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
