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
    for form, written in (("atom", "?a&amp;b"), ("rss", "?a&amp;b"), ("json", "?a&b")):
        answer = visitor.get(f"/feeds/verdicts.{form}{query}")
        own = f"https://desk.example/feeds/verdicts.{form}{query}"
        links = f'<{HUB}>; rel="hub", <{own}>; rel="self"'
        assert answer.headers.get("Link") == (links if named else None)
        assert (f"https://hub.example/{written}" in answer.text) is named
