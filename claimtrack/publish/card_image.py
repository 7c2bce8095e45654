"""The picture of a verdict that other sites show beside a link to it: the claim, who said it, the verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageColor, ImageDraw, ImageFont

from claimtrack.publish.card_text import drawable, fit_line, fit_lines, has_letter

# What a picture beside a link is read as by the services that show it, in pixels.
WIDTH: Final = 1200
HEIGHT: Final = 630
_FONTS: Final = Path(__file__).parent / "fonts"
_SERIF: Final = "NotoSerif-Bold.ttf"
_SANS: Final = "NotoSans-Regular.ttf"
_PAPER, _SURFACE, _LINE = "#faf9f6", "#ffffff", "#918c80"
_INK, _SOFT, _ACCENT = "#1d2320", "#545d58", "#0c5c4c"
_MARGIN: Final = 72
_ROOM: Final = WIDTH - 2 * _MARGIN
# Sizes that the claim is tried in, in pixels, until it fits into the room above the verdict.
_CLAIM_SIZES: Final = (60, 54, 48, 42, 37)
_RATING_SIZES: Final = (66, 54, 44, 36)
_CLAIM_TOP: Final = 150
_CLAIM_ROOM: Final = 232
_FINDING_TOP: Final = 468
_STEP: Final = (52, 22)


@dataclass(frozen=True, slots=True)
class CardContent:
    """What stands on the picture; `colour` is the rating's (``#rrggbb``), the numbers may be None."""

    publisher: str
    claim: str
    said_by: str
    rating: str
    colour: str
    value: int | None
    best: int | None
    worst: int | None


def draw_card(content: CardContent) -> bytes:
    """Return the picture as PNG, 1200 by 630 pixels: the same bytes for the same content."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 13), fill=_ACCENT)
    _line(draw, content.publisher, top=56, size=34, font=_SERIF, colour=_INK)
    below = _draw_claim(draw, content.claim)
    _line(draw, content.said_by, top=below + 14, size=30, font=_SANS, colour=_SOFT)
    _draw_finding(draw, content)
    stream = BytesIO()
    image.save(stream, format="PNG", compress_level=6)
    return stream.getvalue()


def _draw_claim(draw: ImageDraw.ImageDraw, claim: str) -> int:
    """Draw the claim as large as it fits; return where it ends."""
    words = drawable(claim, _coverage(_SERIF))
    for size in _CLAIM_SIZES:
        font, height = _font(_SERIF, size), round(size * 1.32)
        lines = fit_lines(words, font, width=_ROOM, most=_CLAIM_ROOM // height)
        if not lines or not lines[-1].endswith("…"):
            break
    for number, line in enumerate(lines):
        draw.text((_MARGIN, _CLAIM_TOP + number * height), line, font=font, fill=_INK)
    return _CLAIM_TOP + len(lines) * height


def _draw_finding(draw: ImageDraw.ImageDraw, content: CardContent) -> None:
    draw.rectangle((0, _FINDING_TOP, WIDTH, HEIGHT), fill=_SURFACE)
    draw.line((0, _FINDING_TOP, WIDTH, _FINDING_TOP), fill=_LINE)
    draw.rectangle((0, _FINDING_TOP, 35, HEIGHT), fill=_colour(content.colour))
    steps = _steps(content)
    left = WIDTH - _MARGIN - len(steps) * (_STEP[0] + 10)
    width = (left if steps else WIDTH - _MARGIN) - _MARGIN - 24
    size = next((each for each in _RATING_SIZES if _width(content.rating, each) <= width), _RATING_SIZES[-1])
    top = _FINDING_TOP + 34 + (_RATING_SIZES[0] - size) * 2 // 3
    _line(draw, content.rating, top=top, size=size, font=_SERIF, colour=_INK, width=width)
    for number, reached in enumerate(steps):
        place = left + number * (_STEP[0] + 10)
        box = (place, _FINDING_TOP + 72, place + _STEP[0], _FINDING_TOP + 72 + _STEP[1])
        colour = _colour(content.colour)
        draw.rounded_rectangle(
            box, radius=6, fill=colour if reached else _SURFACE, outline=colour if reached else _LINE, width=2
        )


def _steps(content: CardContent) -> list[bool]:
    """Return the steps of the scale, each with whether the rating reaches it; none without numbers."""
    if content.value is None or content.best is None or content.worst is None:
        return []
    return [step <= content.value for step in range(content.worst, min(content.best, content.worst + 9) + 1)]


def _line(
    draw: ImageDraw.ImageDraw, text: str, *, top: int, size: int, font: str, colour: str, width: int = _ROOM
) -> None:
    loaded, shown = _font(font, size), drawable(text, _coverage(font))
    draw.text((_MARGIN, top), fit_line(shown, loaded, width=width), font=loaded, fill=colour)


def _width(text: str, size: int) -> float:
    return _font(_SERIF, size).getlength(drawable(text, _coverage(_SERIF)))


def _colour(written: str) -> tuple[int, ...]:
    """Return a colour of a rating; ink for one that means nothing to the program."""
    try:
        return ImageColor.getrgb(written)
    except ValueError:
        return ImageColor.getrgb(_INK)


def _coverage(name: str) -> Callable[[str], bool]:
    return partial(has_letter, _font(name, 16))


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # Without Raqm, which a machine may lack, and which would place letters otherwise.
    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)
