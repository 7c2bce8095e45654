"""Feeds name the hubs that are told when they change, and no others do."""

import pytest
from flask import Flask

from claimtrack.web.context import EXTENSION
from tests.desk import TrialDesk
from tests.visitor import Visitor

HUB = "https://hub.example/?a&b"


@pytest.mark.parametrize(
    ("query", "named"), [("", True), ("?language=en", True), ("?rating=disputed", False)], ids=str
)
def test_feeds_name_the_hubs_that_are_told(
    app: Flask, visitor: Visitor, desk: TrialDesk, query: str, named: bool
) -> None:
    desk.publish()
    found = app.extensions[EXTENSION]
    found.settings = found.settings.model_copy(update={"websub_hubs": (HUB,)})
    feeds = [(name, form) for name in ("verdicts", "corrections") for form in ("atom", "rss", "json")]
    for name, form in feeds:
        written = "?a&b" if form == "json" else "?a&amp;b"
        answer = visitor.get(f"/feeds/{name}.{form}{query}")
        own = f"https://desk.example/feeds/{name}.{form}{query}"
        links = f'<{HUB}>; rel="hub", <{own}>; rel="self"'
        assert answer.headers.get("Link") == (links if named else None)
        assert (f"https://hub.example/{written}" in answer.text) is named
