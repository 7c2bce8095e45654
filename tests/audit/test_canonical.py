"""Canonical JSON (RFC 8785): one text for one value, and nothing that does not survive the way."""

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.audit.canonical import GENESIS, canonical_json, digest_text, digest_value, link_hash

# The integers that every reader of JSON keeps exact (RFC 8785, section 3.2.2.3).
SAFE = 2**53 - 1
values = st.recursive(
    st.none() | st.booleans() | st.integers(-SAFE, SAFE) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_keys_are_sorted_and_no_space_is_wasted() -> None:
    assert canonical_json({"b": [1, None, True], "a": {"d": "x", "c": -1}}) == (
        '{"a":{"c":-1,"d":"x"},"b":[1,null,true]}'
    )


def test_keys_are_sorted_by_utf_16_units_as_the_rfc_says() -> None:
    """An emoji (a surrogate pair) comes before U+FB33, though its code point is higher."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    found = json.loads(canonical_json(dict.fromkeys(keys, 0)))
    assert list(found) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_strings_are_escaped_as_little_as_possible() -> None:
    assert canonical_json({"a": 'č "/\\\n\x0f\x7f</script>'}) == '{"a":"č \\"/\\\\\\n\\u000f\x7f</script>"}'


def test_the_order_in_which_a_value_was_made_does_not_matter() -> None:
    assert digest_value({"a": 1, "b": 2}) == digest_value({"b": 2, "a": 1})


@pytest.mark.parametrize("value", [1.0, 0.5, float("nan"), float("inf")])
def test_floats_are_refused_since_they_do_not_round_trip(value: float) -> None:
    with pytest.raises(TypeError, match="not float"):
        canonical_json({"score": value})


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object(), 1j])
def test_other_types_are_refused_however_deep(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        canonical_json({"list": [{"value": value}]})


def test_integers_that_not_every_reader_keeps_are_refused() -> None:
    with pytest.raises(ValueError, match=str(SAFE + 1)):
        canonical_json({"big": SAFE + 1})


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("half \ud83d", "half \ufffd"),
        ("half \udea2 a pair", "half \ufffd a pair"),
        ("\ud83d\udea2", "🚢"),
        ("\ufeffkept", "\ufeffkept"),
    ],
)
def test_half_a_surrogate_pair_becomes_the_replacement_character(text: str, stored: str) -> None:
    assert json.loads(canonical_json({"a": [text], text: 1})) == {"a": [stored], stored: 1}


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text(), values))
def test_every_value_comes_back_and_has_one_canonical_text(value: dict[str, object]) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text


def test_a_digest_is_the_sha_256_of_the_utf_8_text() -> None:
    assert digest_text("č") == hashlib.sha256("č".encode()).hexdigest()
    assert digest_value({"a": "č"}) == hashlib.sha256('{"a":"č"}'.encode()).hexdigest()


def test_a_link_hashes_the_previous_hash_and_the_body() -> None:
    assert link_hash(GENESIS, "{}") == hashlib.sha256(b"0" * 64 + b"{}").hexdigest()
