"""oEmbed answers as values: sizes that fit, and a frame that nothing in a verdict can get out of."""

import json
from xml.etree import ElementTree as ET

from hypothesis import given

from claimtrack.publish import oembed_answer, write_oembed_xml
from tests.publish.examples import ITEM, PUBLISHER
from tests.publish.odd_text import TEXTS

CARD = "https://desk.example.org/embed/the-bridge"


def _answer(title: str = ITEM.headline, **sizes: int) -> dict[str, object]:
    return oembed_answer(ITEM, PUBLISHER, title=title, card_url=CARD, **sizes)


def test_an_answer_has_what_oembed_asks_of_a_rich_one() -> None:
    answer = _answer()
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert (answer["width"], answer["height"]) == (600, 320)
    assert answer["provider_name"] == PUBLISHER.name


def test_no_size_is_larger_than_asked() -> None:
    answer = _answer(most_width=300, most_height=200)
    assert (answer["width"], answer["height"]) == (300, 200)
    assert _answer(most_width=5000)["width"] == 600
    assert _answer(most_width=300)["height"] == 420


@given(TEXTS)
def test_a_title_stays_inside_its_frame(title: str) -> None:
    frame = ET.fromstring(str(_answer(title)["html"]))  # noqa: S314 - our own
    assert frame.tag == "iframe"
    assert frame.get("src") == CARD
    assert frame.get("sandbox") == "allow-popups allow-popups-to-escape-sandbox"
    assert len(frame) == 0
    assert not frame.tail


@given(TEXTS)
def test_the_xml_says_what_the_json_says(title: str) -> None:
    answer = json.loads(json.dumps(_answer(title)))
    root = ET.fromstring(write_oembed_xml(answer))  # noqa: S314 - our own
    assert {child.tag: child.text or "" for child in root} == {
        name: str(each) for name, each in answer.items()
    }
