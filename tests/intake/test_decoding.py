"""Bytes to text, in the order: mark, declaration, UTF-8, guess."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.intake import bytes_to_text
from claimtrack.intake.decoding import decode

SLOVENIAN = "Čez noč je zapadlo petnajst centimetrov snega, šole v žirovski občini so zaprli."
ENGLISH = (
    "The café on the quay \u2013 “the oldest in town” \u2013 has 12 tables, its owner\u2019s daughter said."
)
BORROWED = "The critics loved the crème brûlée more than the rôle of Molière."
GERMAN = "Die größte Brücke über den Fluss wurde für fünf Jahre gesperrt."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    data = mark + SLOVENIAN.encode(encoding)
    assert bytes_to_text(data, declared="windows-1252") == SLOVENIAN
    assert decode(data).encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_read_without_a_mark_too(encoding: str) -> None:
    assert bytes_to_text(SLOVENIAN.encode(encoding)) == SLOVENIAN


@pytest.mark.parametrize(
    "declared", ["windows-1250", "CP1250", "x-nonsense", "", None, "utf-8", "bad\x00name"]
)
def test_slovenian_windows_text_is_read_with_or_without_its_name(declared: str | None) -> None:
    assert bytes_to_text(SLOVENIAN.encode("cp1250"), declared=declared) == SLOVENIAN


def test_a_declaration_counts_where_a_guess_would_differ() -> None:
    assert bytes_to_text(b"\xc3\xe5\xf0\xee\xe9", declared="windows-1251") == "Герой"


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert bytes_to_text(b"\x93yes\x94", declared="iso-8859-1") == "“yes”"


def test_a_declaration_that_gives_controls_is_passed_over() -> None:
    data = SLOVENIAN.encode("cp1250")
    assert bytes_to_text(data, declared="iso-8859-2") == SLOVENIAN


def test_utf8_under_an_old_name_is_still_utf8() -> None:
    assert bytes_to_text(SLOVENIAN.encode(), declared="windows-1250") == SLOVENIAN


def test_a_multibyte_declaration_is_believed() -> None:
    assert bytes_to_text("联通".encode("gbk"), declared="gbk") == "联通"


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "idna", "punycode", "rot13", "zlib", "hex"])
def test_escapes_and_compressions_are_no_encodings(declared: str) -> None:
    assert bytes_to_text(b"+AGE- \\u0061", declared=declared) == "+AGE- \\u0061"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SLOVENIAN, "cp1250"),
        (SLOVENIAN, "iso8859-2"),
        ("Že šest dni čakajo.", "cp1250"),
        ("Že šest dni čakajo.", "iso8859-2"),
        ("Župan: »Šolo bomo zgradili čez dve leti.«", "cp1250"),
        ("Knjižnica je odprta tudi ob sobotah.", "iso8859-2"),
        (ENGLISH, "cp1252"),
        (BORROWED, "cp1252"),
        (GERMAN, "cp1252"),
    ],
)
def test_short_texts_without_a_name_are_told_apart(text: str, encoding: str) -> None:
    assert bytes_to_text(text.encode(encoding)) == text


def test_the_house_rule_is_applied_after_decoding() -> None:
    assert bytes_to_text(b"a\r\nb\x00c") == "a\nb\ufffdc"


@given(st.binary(max_size=300), st.text(max_size=12) | st.none())
def test_no_bytes_and_no_name_make_it_fail(data: bytes, declared: str | None) -> None:
    text = bytes_to_text(data, declared=declared)
    assert not set(text) & {chr(code) for code in range(0x20) if code not in {0x09, 0x0A}}


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert bytes_to_text(b"x" + text.encode()) == "x" + text
