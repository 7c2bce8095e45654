"""The paragraph around a claim, with the claim's own words apart from it."""

import re
from dataclasses import dataclass
from typing import Final

ROOM: Final = 600
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_LINE_END: Final = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage with what stands around it; `cut_before`, `cut_after`: the paragraph goes on."""

    before: str
    marked: str
    after: str
    cut_before: bool
    cut_after: bool


def passage_around(text: str, start: int, end: int, *, room: int = ROOM) -> Passage:
    """Return ``text[start:end]`` within its paragraph, with at most `room` code points on each side."""
    opening, closing = _paragraph(text, start, end)
    cut_before, cut_after = start - opening > room, closing - end > room
    before = text[max(opening, start - room) : start]
    after = text[end : min(closing, end + room)]
    return Passage(
        before=before.partition(" ")[2] if cut_before else before,
        marked=text[start:end],
        after=after.rpartition(" ")[0] if cut_after else after,
        cut_before=cut_before,
        cut_after=cut_after,
    )


def whole_text(text: str, start: int, end: int) -> Passage:
    """Return ``text[start:end]`` within all of the text."""
    return Passage(text[:start], text[start:end], text[end:], cut_before=False, cut_after=False)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the paragraph begins and ends; lines are paragraphs in a text without blank lines."""
    separator = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    opening = max((gap.end() for gap in separator.finditer(text, 0, start)), default=0)
    gap_after = separator.search(text, end)
    return opening, gap_after.start() if gap_after else len(text)
