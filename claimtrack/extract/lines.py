"""Which line breaks end a sentence: all between paragraphs, and single ones unless the text is wrapped."""

import re
from itertools import pairwise

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_WIDEST_WRAP = 120
_FLOWING = 3


def line_ends(text: str) -> set[int]:
    """Return the offsets of the line breaks at which a sentence ends."""
    ends: set[int] = set()
    start = 0
    for match in _BLANK.finditer(text):
        ends |= _single_breaks(text, start, match.start()) | {match.start()}
        start = match.end()
    return ends | _single_breaks(text, start, len(text))


def _single_breaks(text: str, start: int, end: int) -> set[int]:
    lines = text[start:end].split("\n")
    if len(lines) == 1:
        return set()
    if _is_wrapped(lines):
        return set()
    offsets, place = set(), start
    for line, following in pairwise(lines):
        place += len(line)
        if not following.lstrip()[:1].islower():
            offsets.add(place)
        place += 1
    return offsets


def _is_wrapped(lines: list[str]) -> bool:
    """True when no line could have taken in the first word of the next: somebody's editor broke them."""
    width = max(map(len, lines))
    pairs = list(pairwise(lines))
    flowing = sum(line.lstrip()[:1].islower() for line in lines[1:])
    fits = any(len(line) + 1 + len((following.split() or [""])[0]) <= width for line, following in pairs)
    return width <= _WIDEST_WRAP and not fits and flowing * _FLOWING >= len(pairs)
