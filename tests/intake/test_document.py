"""One file read in, plain or HTML."""

import gzip
import json
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from claimtrack.clock import PartialDate
from claimtrack.errors import BinaryFileError, EmptyTextError, NoArticleInPageError, TextTooLargeError
from claimtrack.intake import MAXIMUM_BYTES, read_document

SHARED = Path(__file__).parents[2].parent / "shared"
PAGES = SHARED / "data" / "articles_html"

FIRST = "Občina je v torek odprla nov most čez reko, ki je stal 3,2 milijona evrov in je dolg 84 metrov."
SECOND = "Stari most so podrli lani jeseni, ker po poročilu inženirjev ni več prenesel tovornjakov."
PAGE = f"""<!doctype html><html lang="sl-SI"><head><meta charset="windows-1250"><title>Nov most</title>
<meta property="og:site_name" content="Dolinski glas"><link rel="canonical" href="https://example.org/most">
<meta property="article:published_time" content="2024-03-05T08:00:00+01:00"></head><body>
<nav><ul><li><a href="/">Domov</a></li><li><a href="/sport">Šport</a></li></ul></nav>
<article><h1>Nov most</h1><p>{FIRST}</p><p>{SECOND}</p></article><footer>Vse pravice</footer></body></html>"""


def test_plain_text_is_kept_to_the_letter() -> None:
    data = b" Naslov \r\n\r\nBesedilo. "
    document = read_document(data, name="a.txt")
    assert document.text == " Naslov \n\nBesedilo. "
    assert (document.title, document.is_html, document.encoding) == ("Naslov", False, "utf-8")
    assert document.sha256 == sha256(data).hexdigest()
    assert (document.language, document.published_on, document.publisher, document.address) == (None,) * 4


def test_a_long_first_line_is_no_title() -> None:
    assert read_document(b"x" * 200).title == "x" * 200
    assert read_document(b"x" * 201).title is None


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\ufeff \u00a0\u2003".encode()])
def test_nothing_to_read_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyTextError):
        read_document(data)


def test_a_binary_file_is_refused_whatever_its_name() -> None:
    with pytest.raises(BinaryFileError, match="PDF"):
        read_document(b"%PDF-1.4 ...", name="story.txt")


def test_the_largest_is_read_and_one_byte_more_is_not() -> None:
    assert len(read_document(b"a " * (MAXIMUM_BYTES // 2)).text) == MAXIMUM_BYTES
    with pytest.raises(TextTooLargeError, match="5 MB"):
        read_document(b"a" * (MAXIMUM_BYTES + 1))


def test_twenty_megabytes_are_refused() -> None:
    with pytest.raises(TextTooLargeError):
        read_document(b"word " * 4_000_000, name="big.txt")


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    document = read_document(PAGE.encode("cp1250"), name="most.html")
    assert FIRST in document.text
    assert SECOND in document.text
    assert "Domov" not in document.text
    assert "Vse pravice" not in document.text
    assert (document.title, document.language, document.publisher) == ("Nov most", "sl", "Dolinski glas")
    assert document.published_on == PartialDate.parse("2024-03-05")
    assert document.address == "https://example.org/most"
    assert (document.is_html, document.encoding) == (True, "cp1250")
    assert document.sha256 == sha256(PAGE.encode("cp1250")).hexdigest()


def test_paragraphs_of_a_page_stay_apart() -> None:
    lines = read_document(PAGE.encode("cp1250")).text.split("\n")
    assert FIRST in lines
    assert SECOND in lines


def test_what_a_page_says_badly_is_left_out() -> None:
    page = PAGE.replace("https://example.org/most", "javascript:alert(1)").replace(
        "2024-03-05T", "0000-77-99T"
    )
    document = read_document(page.encode("cp1250"))
    assert document.address is None
    assert document.published_on is None


@pytest.mark.parametrize("odd", ["\x00", "&#0;", "&#1;", "&#xD800;", "&#xFFFE;", "&#99999999;"])
def test_odd_characters_do_not_lose_the_article(odd: str) -> None:
    page = f"<html><body><article><p>{odd} {FIRST}</p><p>{SECOND}</p></article></body></html>"
    text = read_document(page.encode()).text
    assert FIRST in text
    assert not set(text) & set(map(chr, range(9)))


def test_letters_are_not_composed_in_pages_either() -> None:
    page = f"<html><body><article><p>Vec\u030c: {FIRST}</p></article></body></html>"
    assert "Vec\u030c" in read_document(page.encode()).text


def test_a_page_with_an_xml_declaration_is_read() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?><html xml:lang="sl"><body><p>{FIRST}</p></body></html>'
    assert FIRST in read_document(page.encode()).text


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<!doctype html><title>App</title><noscript>Turn JavaScript on.</noscript><div id=root></div>",
        "<html><body><form><label>Name</label><input><button>Log in</button></form></body></html>",
        "<html><body>" + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(60)),
        "<html>" + "<div>" * 50_000 + "deep",
        "<html>" + "<" * 100_000,
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(NoArticleInPageError):
        read_document(page.encode(), name="page.html")


def test_a_feed_is_no_article() -> None:
    with pytest.raises(BinaryFileError, match="XML"):
        read_document(b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')


@pytest.mark.skipif(not PAGES.is_dir(), reason="the example pages are not here")
def test_real_pages_give_their_articles() -> None:
    for path in sorted(PAGES.glob("*.html.gz")):
        document = read_document(gzip.decompress(path.read_bytes()), name="page.html")
        versions = json.loads((PAGES / f"{path.name.split('_')[0]}.json").read_bytes())
        gold = [gold_words(version) for version in versions.values() if "body" in version]
        assert max(overlap(Counter(words(document.text)), expected) for expected in gold) > 0.85, path.name
        assert document.published_on is not None
        assert document.published_on.isoformat().replace("-", "_") in path.name


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def gold_words(version: dict[str, dict[str, list[dict[str, list[str]]]]]) -> Counter[str]:
    body = version["body"]
    parts = [line for section in body["sections"] for line in section["headline"] + section["paragraphs"]]
    return Counter(words(" ".join([*map(str, body["summary"]), *parts])))


def overlap(found: Counter[str], expected: Counter[str]) -> float:
    """Return the F1 of the words found."""
    return 2 * (found & expected).total() / (found.total() + expected.total())


SLOVENIAN = f"<!doctype html><html><body><h1>Nov most</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"


@pytest.mark.parametrize(
    ("charset", "page", "encoding"),
    [
        ("windows-1250", SLOVENIAN, "cp1250"),
        ("utf-8", SLOVENIAN, "cp1250"),
        ("iso-8859-1", SLOVENIAN, "cp1250"),
        ("us-ascii", PAGE, "cp1250"),
        ("windows-1252", PAGE, "cp1250"),
        ("windows-1250", SLOVENIAN, "utf-8"),
        ("iso-8859-1", SLOVENIAN, "utf-8"),
        ("utf-7", SLOVENIAN, "cp1250"),
        ("nonsense", PAGE, "cp1250"),
        (None, SLOVENIAN, "cp1250"),
        ("iso-8859-2", SLOVENIAN, "iso8859-2"),
    ],
)
def test_a_server_that_lies_about_the_character_set_spoils_nothing(
    charset: str | None, page: str, encoding: str
) -> None:
    document = read_document(page.encode(encoding), charset=charset)
    assert FIRST in document.text
    assert document.encoding == encoding


def test_a_server_is_believed_where_nothing_speaks_against_it() -> None:
    text = "Le pré à côté du château a été inondé."
    assert read_document(text.encode("cp1252"), charset="iso-8859-1").text == text
    assert read_document("Герой".encode("cp1251"), charset="windows-1251").text == "Герой"
