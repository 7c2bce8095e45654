"""The picture of a verdict: one size, the same bytes each time, and nothing that breaks it."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from claimtrack.publish.card_image import HEIGHT, WIDTH, CardContent, draw_card

CONTENT = CardContent(
    publisher="Preverjevalnica",
    claim="Čebele so žužki, ki šepetajo đakom.",
    said_by="Šefica Žužemberk",
    rating="Ovrženo",
    colour="#b3261e",
    value=1,
    best=5,
    worst=1,
)


def picture(content: CardContent) -> Image.Image:
    return Image.open(BytesIO(draw_card(content))).convert("RGB")


def test_the_same_verdict_is_the_same_picture() -> None:
    assert draw_card(CONTENT) == draw_card(CONTENT)
    assert picture(CONTENT).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    "change",
    [
        {"publisher": "Another desk"},
        {"claim": "Something else."},
        {"said_by": "Somebody else"},
        {"rating": "Potrjeno"},
        {"colour": "#1a7048"},
        {"value": 5},
    ],
)
def test_everything_on_it_shows(change: dict[str, object]) -> None:
    assert draw_card(replace(CONTENT, **change)) != draw_card(CONTENT)  # type: ignore[arg-type]


def test_letters_of_slovenian_are_letters() -> None:
    boxes = {draw_card(replace(CONTENT, claim=letter)) for letter in "čšžćđČŠŽ»«€"}
    assert len(boxes) == len("čšžćđČŠŽ»«€")


def test_the_colour_of_the_rating_is_there() -> None:
    assert picture(CONTENT).getpixel((10, HEIGHT - 10)) == (0xB3, 0x26, 0x1E)


def test_what_the_font_lacks_is_left_out() -> None:
    plain = replace(CONTENT, claim="A ship and a boat.")
    assert draw_card(replace(CONTENT, claim="A ship 🚢 and\u202e a\x00 boat.")) == draw_card(plain)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=700), st.text(max_size=80), st.integers(1, 9))
def test_no_text_breaks_it(text: str, label: str, value: int) -> None:
    content = replace(
        CONTENT, claim=text, said_by=text, publisher=text, rating=label, colour=label, value=value
    )
    assert picture(content).size == (WIDTH, HEIGHT)
