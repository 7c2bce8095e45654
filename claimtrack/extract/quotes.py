"""Quotations in a text, by their marks: „…“, »…«, «…», “…”, "…", or single. Pure functions on characters."""

import re
from bisect import bisect_left
from itertools import pairwise

from claimtrack.extract.signs import DASHES

CLOSERS = {"„": "“”", "“": "”", "»": "«", "«": "»", "”": "”", '"': '"', "‟": "”"}
QUOTE_MARKS = frozenset('„“”»«"‟')
_MARK = re.compile('[„“”»«"‟]')
# The length is bounded, so that marks without a partner cost no more than that each.
_IN_SINGLE = re.compile(
    r"(?<![\w'\u2019])(?:'(?=[A-Z])[^'\n]|\u2018)(?:[^'\u2019\n\"“”]|['\u2019](?=\w)){3,1200}?[,.?!…]['\u2019](?!\w)"
)
_VISIBLE = re.compile(r"\S")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_OPEN_BEFORE = DASHES | frozenset("([{/:")


def quote_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every quotation with its marks, in order and never nested.

    A quotation may hold several sentences but ends with its paragraph at the latest. A mark without a partner
    counts for nothing, unless the next paragraph opens with one again: so printers go on quoting.
    """
    spans = _double(text)
    return sorted([*spans, *_single(text, spans)])


def _single(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Quotations in single marks: a sentence or the start of one, closed behind a comma or a full stop."""
    starts = [start for start, _ in taken]
    found = [(match.start(), match.end()) for match in _IN_SINGLE.finditer(text)]
    return [span for span in found if not _meets(span, taken, starts)]


def _meets(span: tuple[int, int], taken: list[tuple[int, int]], starts: list[int]) -> bool:
    """True for one that overlaps a quotation in double marks."""
    index = bisect_left(starts, span[1])
    return index > 0 and taken[index - 1][1] > span[0]


def _double(text: str) -> list[tuple[int, int]]:
    breaks = [0, *(match.start() for match in _PARAGRAPH.finditer(text)), len(text)]
    spans: list[tuple[int, int]] = []
    for start, end in pairwise(breaks):
        found, left_open = _in_paragraph(text, start, end)
        spans += found
        if left_open >= 0 and _goes_on(text, left_open, end):
            spans.append((left_open, end))
    return spans


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """Return the quotations of a paragraph, and where one is left open (-1 for none)."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _MARK.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if opened >= 0 and mark in CLOSERS[text[opened]]:
            spans.append((opened, place + 1))
            opened = -1
        elif opened < 0 and _opens(text, place):
            opened = place
    return spans, opened


def _goes_on(text: str, opened: int, end: int) -> bool:
    following = _VISIBLE.search(text, end)
    return following is not None and following.group() == text[opened]


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or before in _OPEN_BEFORE or not before.isalnum())
