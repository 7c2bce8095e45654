"""A verdict as other sites embed it: the answer that https://oembed.com asks for, as JSON or XML."""

from html import escape
from typing import Any, Final
from xml.etree.ElementTree import Element

from claimtrack.publish.characters import writable
from claimtrack.publish.feed_item import FeedItem, FeedPublisher
from claimtrack.publish.xml_tree import add, serialised

_WIDTH: Final = 600
_HEIGHT: Final = 320
# Below this width lines wrap so often that the card needs more height.
_NARROW: Final = 480
_NARROW_HEIGHT: Final = 420
# Links in the card open beside the other site's page, with all their rights; nothing else is allowed.
_SANDBOX: Final = "allow-popups allow-popups-to-escape-sandbox"
# An hour: a card inside its frame is newer than that anyway.
_CACHE_SECONDS: Final = 3600


def oembed_answer(
    item: FeedItem,
    publisher: FeedPublisher,
    *,
    title: str,
    card_url: str,
    most_width: int | None = None,
    most_height: int | None = None,
) -> dict[str, Any]:
    """Return the answer on one verdict, whose card is at `card_url`; width and height are in pixels."""
    width = min(most_width or _WIDTH, _WIDTH)
    height = _HEIGHT if width >= _NARROW else _NARROW_HEIGHT
    height = min(most_height or height, height)
    return {
        "version": "1.0",
        "type": "rich",
        "title": writable(title),
        "author_name": writable(publisher.name),
        "author_url": writable(publisher.url),
        "provider_name": writable(publisher.name),
        "provider_url": writable(publisher.url),
        "cache_age": _CACHE_SECONDS,
        "url": item.url,
        "html": _frame(card_url, writable(title), width, height),
        "width": width,
        "height": height,
    }


def write_oembed_xml(answer: dict[str, Any]) -> bytes:
    """Return an answer of `oembed_answer` as XML."""
    root = Element("oembed")
    for name, value in answer.items():
        add(root, name, str(value))
    return serialised(root, stylesheet=None)


def _frame(address: str, title: str, width: int, height: int) -> str:
    attributes = {
        "src": address,
        "title": title,
        "width": str(width),
        "height": str(height),
        "sandbox": _SANDBOX,
        "loading": "lazy",
        "referrerpolicy": "no-referrer",
        "style": "border: 0; max-width: 100%",
    }
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<iframe {written}></iframe>"
