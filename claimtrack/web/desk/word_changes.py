"""Which words differ between two versions of a text, for showing them side by side."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

# Comparing takes the square of the number of pieces at worst: longer texts are compared line by line.
MOST_PIECES: Final = 1500
_WORDS: Final = re.compile(r"\s+|\S+")
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both versions share, or that only this one has."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A run of text in one line of two versions: `kind` is same, gone (the old one's alone) or new."""

    kind: str
    text: str


def merge_words(before: str, after: str) -> list[Turn]:
    """Return both versions as one line; the texts that are not new, joined, give the old version again."""
    left, right = _cut(before, after)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    turns: list[Turn] = []
    for tag, left_from, left_to, right_from, right_to in matcher.get_opcodes():
        gone, new = "".join(left[left_from:left_to]), "".join(right[right_from:right_to])
        found = [("same", gone)] if tag == "equal" else [("gone", gone), ("new", new)]
        turns += [Turn(kind, text) for kind, text in found if text]
    return turns


def compare_words(stored: str, typed: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces; the texts of a side's pieces joined give that side again."""
    left, right = _cut(stored, typed)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    for tag, left_from, left_to, right_from, right_to in matcher.get_opcodes():
        _add(pieces[0], left[left_from:left_to], changed=tag != "equal")
        _add(pieces[1], right[right_from:right_to], changed=tag != "equal")
    return pieces


def _cut(stored: str, typed: str) -> tuple[list[str], list[str]]:
    for pattern in (_WORDS, _LINES):
        left, right = pattern.findall(stored), pattern.findall(typed)
        if max(len(left), len(right)) <= MOST_PIECES:
            return left, right
    return [stored], [typed]


def _add(pieces: list[Piece], parts: list[str], *, changed: bool) -> None:
    if parts:
        pieces.append(Piece("".join(parts), changed))
