"""JSON inside an HTML script element."""

import json
from html.parser import HTMLParser

from hypothesis import given, settings

from claimtrack.publish import script_json
from claimtrack.publish.characters import writable

from .odd_text import TEXTS


class PageReader(HTMLParser):
    """Collects the text inside each element, as a browser would see it."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ""
        self.text: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.open = tag

    def handle_data(self, data: str) -> None:
        self.text[self.open] = self.text.get(self.open, "") + data


def test_nothing_in_it_can_end_the_script() -> None:
    text = script_json({"a": "</script><!-- & \u2028\u2029"})
    assert text == '{"a": "\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029"}'


@settings(deadline=None)
@given(text=TEXTS)
def test_a_page_gives_it_back(text: str) -> None:
    markup = script_json({"claim": text})
    page = PageReader()
    page.feed(f'<!doctype html><script type="application/ld+json">{markup}</script><p>after</p>')
    page.close()
    assert json.loads(page.text["script"]) == {"claim": writable(text)}
    assert page.text["p"] == "after"
