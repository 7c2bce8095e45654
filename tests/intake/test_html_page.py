"""What is HTML, and what its head declares."""

import pytest

from claimtrack.errors import BinaryFileError
from claimtrack.intake.html_page import declared_encoding, declared_language, is_html, refuse_xml


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><p>x",
        "\n <HTML lang=sl>",
        "<!-- saved --><!-- twice --><html>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>',
        "<p>One paragraph",
    ],
)
def test_pages_are_known_by_how_they_open(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text", ["", "A line <b>bold</b>", "<3 is a heart", "5 < 6", "<paragraph>", "<?xml?><rss>"]
)
def test_other_text_is_not(text: str) -> None:
    assert not is_html(text, name="story.txt")


def test_the_name_of_the_file_helps_when_there_is_a_tag() -> None:
    assert is_html("Words <b>and</b> tags", name="STORY.HTM")
    assert not is_html("Words alone", name="story.html")


def test_a_long_row_of_comments_takes_no_time() -> None:
    assert not is_html("<!---->" * 500 + "<q>")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'<meta charset="Windows-1250">', "windows-1250"),
        (b"<html><meta charset=utf-8>", "utf-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><html>', "iso-8859-2"),
        (b"\xef\xbb\xbf<meta charset='cp1250'>", "cp1250"),
        (b'<meta charset="utf-16">', None),
        (b"<html><title>none</title>", None),
        (b'A story about <meta charset="cp1251">', None),
        (b" " * 5000 + b"<meta charset=cp1250>", None),
    ],
)
def test_the_declared_encoding_is_read_from_the_head(data: bytes, expected: str | None) -> None:
    assert declared_encoding(data) == expected


@pytest.mark.parametrize("text", ['<?xml version="1.0"?><rss/>', "<rss version='2.0'>", "<feed xmlns='x'>"])
def test_xml_that_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(BinaryFileError, match="XML"):
        refuse_xml(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<html lang="sl-SI">', "sl"),
        ("<!doctype html>\n<HTML class=x LANG=en>", "en"),
        ('<html xmlns="y" xml:lang="de">', "de"),
        ("<html><p lang=fr>", None),
        ('<html lang="">', None),
    ],
)
def test_the_language_is_that_of_the_root(text: str, expected: str | None) -> None:
    assert declared_language(text) == expected
