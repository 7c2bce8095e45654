"""Canonical JSON (RFC 8785) of strings, integers, booleans and null, and the hashes over it."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import rfc8785

_TYPES = "strings, integers, booleans, null, lists and objects"
GENESIS = "0" * 64


def canonical_json(value: Mapping[str, Any]) -> str:
    """Return `value` as canonical JSON. Raises TypeError for floats, which do not round-trip, and others."""
    if _is_plain(value):
        text = _encode(value)
        if _UNUSUAL.search(text) is None:
            return text
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


def read_canonical(text: str) -> Any:
    """Return the object in `text`. Raises ValueError unless `text` is its canonical JSON."""
    if text == "{}":
        return {}
    value, end = _decoder.raw_decode(text)
    if end == len(text) and type(value) is dict:
        usual = _UNUSUAL.search(text) is None
        if (_encode(value) if usual else canonical_json(value)) == text:
            return value
    raise ValueError("it is not canonical JSON")


def _refuse_number(text: str) -> None:
    raise ValueError(f"events hold no number like {text}")


def _integer(text: str) -> int:
    number = int(text)
    if not -_GREATEST <= number <= _GREATEST:
        _refuse_number(text)
    return number


# What every reader of JSON keeps exact (RFC 8785, section 3.2.2.3).
_GREATEST = 2**53 - 1
_PLAIN = frozenset({str, bool, type(None)})
# The standard library writes what RFC 8785 asks for, with two exceptions: it sorts keys by code points, which
# is another order from U+E000 on, and it keeps halves of surrogate pairs.
_UNUSUAL = re.compile("[\ud800-\U0010ffff]")
_decoder = json.JSONDecoder(parse_float=_refuse_number, parse_constant=_refuse_number, parse_int=_integer)
_encoder = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def _make_encode() -> Callable[[Any], str]:
    """Return what writes a value; CPython's own writer is made once, and not for each value."""
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return _encoder.encode
    write = make(None, _encoder.default, json.encoder.encode_basestring, None, ":", ",", True, False, False)
    return lambda value: "".join(write(value, 0))


_encode = _make_encode()


def _is_plain(value: object) -> bool:
    """Return whether the standard library writes `value` as RFC 8785 asks for."""
    kind = type(value)
    if kind in _PLAIN:
        return True
    if kind is int:
        return -_GREATEST <= value <= _GREATEST  # type: ignore[operator]
    if kind is dict:
        return all(type(key) is str and _is_plain(part) for key, part in value.items())  # type: ignore[attr-defined]
    if kind is list or kind is tuple:
        return all(map(_is_plain, value))  # type: ignore[call-overload]
    return False
