"""Quotations in a text, by their marks: „…“, »…«, «…», “…”, "…". Pure functions on characters."""

import re
from itertools import pairwise

from claimtrack.extract.signs import DASHES

CLOSERS = {"„": "“”", "“": "”", "»": "«", "«": "»", "”": "”", '"': '"', "‟": "”"}
QUOTE_MARKS = frozenset('„“”»«"‟')
_MARK = re.compile('[„“”»«"‟]')
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_OPEN_BEFORE = DASHES | frozenset("([{/:")


def quote_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every quotation with its marks, in order and never nested.

    A quotation may hold several sentences but ends with its paragraph at the latest; a mark
    without a partner counts for nothing.
    """
    breaks = [0, *(match.start() for match in _PARAGRAPH.finditer(text)), len(text)]
    return [span for start, end in pairwise(breaks) for span in _in_paragraph(text, start, end)]


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _MARK.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if opened >= 0 and mark in CLOSERS[text[opened]]:
            spans.append((opened, place + 1))
            opened = -1
        elif opened < 0 and _opens(text, place):
            opened = place
    return spans


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or before in _OPEN_BEFORE or not before.isalnum())
