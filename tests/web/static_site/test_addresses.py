"""Addresses of the public site as files."""

import pytest

from claimtrack.web.static_site.addresses import bare, file_of, is_taken, links_of, with_static_links

BASE = "https://desk.example"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/?page=2", "index~page=2/index.html"),
        ("/archive/2026", "archive/2026/index.html"),
        ("/archive/2026?after=17-4", "archive/2026~after=17-4/index.html"),
        ("/said-by?after=%C5%BDiga+%2F..%2F", "said-by~after=78ac2f0ea00b/index.html"),
        ("/corrections?kind=update&year=2026", "corrections~kind=update~year=2026/index.html"),
        ("/?language=sl", "index~language=sl/index.html"),
        ("/?language=sl&rating=disputed&page=2", "index~language=sl~rating=disputed~page=2/index.html"),
        ("/feeds/verdicts.atom?topic=roads", "feeds/verdicts~topic=roads.atom"),
        ("/verdicts/some-claim", "verdicts/some-claim/index.html"),
        ("/verdicts/some-claim/card.png", "verdicts/some-claim/card.png"),
        ("/feeds/verdicts.atom", "feeds/verdicts.atom"),
        ("/feeds/archive/3/verdicts.json", "feeds/archive/3/verdicts.json"),
    ],
)
def test_each_address_has_a_file(address: str, file: str) -> None:
    assert is_taken(address)
    assert file_of(address) == file


@pytest.mark.parametrize(
    "address",
    [
        *("/search", "/search?q=x", "/login", "/v1alpha1/claims:search", "/verdicts/x/report"),
        *(
            "/?publisher=The+Gazette",
            "/?rating=disputed&topic=roads",
            "/feeds/verdicts.atom?language=sl&rating=disputed&topic=roads",
            "/../secret",
            "/a/../../b",
            "//evil.example/",
        ),
    ],
)
def test_what_needs_a_server_or_is_no_path_stays_behind(address: str) -> None:
    assert not is_taken(address)


def test_the_mark_of_a_version_is_no_other_file() -> None:
    assert bare("/verdicts/x/card.png?v=0123") == "/verdicts/x/card.png"
    assert bare("/?page=2") == "/?page=2"


def test_links_are_found_in_pages_feeds_and_sitemaps() -> None:
    page = f'<a href="/a?x=1&amp;y=2#z">a</a> <link href="{BASE}/b"> <a href="https://other.example/c">c</a>'
    assert set(links_of(page, base_url=BASE)) == {"/a?x=1&y=2", "/b"}
    assert set(links_of(f"<loc>{BASE}/d</loc>", base_url=BASE)) == {"/d"}
    assert set(links_of(f'{{"next_url": "{BASE}/feeds/e.json"}}', base_url=BASE)) == {"/feeds/e.json"}


def test_links_with_a_query_lead_to_files() -> None:
    page = f'<a href="/?page=2">2</a> <a href="/?publisher=x">x</a> <id>{BASE}/?page=3</id> <p>/?page=4</p>'
    static = page.replace('"/?page=2', '"/index~page=2').replace(f"{BASE}/?page=3", f"{BASE}/index~page=3")
    assert with_static_links(page, base_url=BASE) == static
