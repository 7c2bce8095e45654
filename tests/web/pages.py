"""What tests read out of a page."""

import re
from html.parser import HTMLParser

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_VOID = frozenset({"input", "img", "link", "meta", "br", "hr"})


def token_of(page: str) -> str:
    """Return the CSRF token of the page's last form, which belongs to the page itself."""
    found = _TOKEN.findall(page)
    assert found, "no form with a CSRF token on the page"
    return str(found[-1])


def hidden_values(page: str, *, form: str = "") -> dict[str, str]:
    """Return the hidden fields by name, of the forms whose address holds `form`."""
    reader = _FieldReader(form)
    reader.feed(page)
    return reader.fields


def text_under(page: str, attribute: str) -> str:
    """Return all text, character for character, of the element that has `attribute`."""
    reader = _TextReader(attribute)
    reader.feed(page)
    return "".join(reader.pieces)


class _FieldReader(HTMLParser):
    def __init__(self, form: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.form, self.inside = form, not form

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self.inside = self.form in (found.get("action") or "")
        if self.inside and tag == "input" and found.get("type") == "hidden" and found.get("name"):
            self.fields[found["name"] or ""] = found.get("value") or ""


class _TextReader(HTMLParser):
    def __init__(self, attribute: str) -> None:
        super().__init__()
        self.attribute, self.depth = attribute, 0
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth and tag not in _VOID:
            self.depth += 1
        elif not self.depth and self.attribute in dict(attrs):
            self.depth = 1

    def handle_endtag(self, _tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.pieces.append(data)
