"""Addresses from outside lead nowhere but to this site."""

import pytest
from flask import Flask

from claimtrack.web.local_paths import local_path, page_behind


@pytest.mark.parametrize("path", ["/", "/queue?state=all&page=x", "/claims/7#sources", "/verdicts/čas"])
def test_paths_of_this_site_stand(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "queue",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example",
        "/a\n",
        "/ b",
        "/" + "a" * 5000,
        "/a\\b",
        "javascript:alert(1)",
    ],
)
def test_others_do_not(path: str | None) -> None:
    assert local_path(path) == ""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/articles/7/claims", "/articles/7"),
        ("/articles/new", "/articles/new"),
        ("/queue?state=all", "/queue"),
        ("/no/such/page", "/"),
    ],
)
def test_the_page_behind_a_form(app: Flask, path: str, page: str) -> None:
    with app.test_request_context("/"):
        assert page_behind(path) == page
