"""Text that has to fit into a picture: letters that the font has, in lines, cut with an ellipsis."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import ceil

from PIL.ImageFont import FreeTypeFont

_ELLIPSIS = "…"
# Longer than any picture holds.
_MOST = 600


def drawable(text: str, has: Callable[[str], bool]) -> str:
    """Return `text` on one line, without what the font `has` no letter for (emoji, other scripts)."""
    composed = unicodedata.normalize("NFC", text[: 2 * _MOST])
    shown = "".join(
        " " if letter.isspace() else letter for letter in composed if letter.isspace() or has(letter)
    )
    return " ".join(shown.split())[:_MOST]


def fit_line(text: str, font: FreeTypeFont, *, width: int) -> str:
    """Return `text`, cut with an ellipsis so that it is at most `width` pixels wide."""
    if font.getlength(text) <= width:
        return text
    fits = bisect_right(range(len(text)), width, key=lambda end: ceil(font.getlength(text[:end] + _ELLIPSIS)))
    return text[: max(fits - 1, 0)].rstrip() + _ELLIPSIS


def fit_lines(text: str, font: FreeTypeFont, *, width: int, most: int) -> list[str]:
    """Return `text` in at most `most` lines of `width` pixels; the last one is cut when there is more."""
    lines = list(_lines(text, font, width))
    if len(lines) <= most:
        return lines
    rest = fit_line(" ".join(lines[most - 1 :]), font, width=width)
    return [*lines[: most - 1], rest]


@lru_cache(maxsize=4096)
def has_letter(font: FreeTypeFont, letter: str) -> bool:
    """Return whether `font` can draw `letter`."""
    if unicodedata.category(letter).startswith("C"):
        return False
    # A font draws the same box for everything that it lacks.
    return bytes(font.getmask(letter)) != bytes(font.getmask("\U0010ffff"))


def _lines(text: str, font: FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        line = fit_line(word, font, width=width)
    if line:
        yield line
