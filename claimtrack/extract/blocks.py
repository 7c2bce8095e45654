"""Long texts in parts that end with a paragraph, so that memory stays bounded and little is torn."""

import re
from collections.abc import Iterator
from itertools import islice

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE = re.compile(r"\n\s*|[.!?…][\"'“”«»)]*\s+")
_SPACE = re.compile(r"\s+")
_PIECE = re.compile(r"\w+|[^\w\s]")
# Parser and recogniser hold about 20 kB a token while they read a part.
_BLOCK = 40_000
_MOST_PIECES = 12_000
# No sentence of an article is longer.
_LONGEST = 120_000


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, part) in order; the parts joined are the text.

    A paragraph is divided only where it is longer than 40,000 characters or than 12,000 words and signs, and
    then where a line or a sentence seems to end; what goes on for 120,000 characters or 12,000 words and
    signs without such an end is divided between words, or anywhere.
    """
    start = 0
    while start < len(text):
        end = _part_end(text, start)
        yield start, text[start:end]
        start = end


def _part_end(text: str, start: int) -> int:
    """Return where a part ends: with the first paragraph, else sentence, else word behind its least size."""
    most = min(_piece_end(text, start), len(text))
    if most == len(text) <= start + _BLOCK:
        return most
    least = min(start + _BLOCK, most - (most - start) // 4)
    paragraph = _PARAGRAPH.search(text, least, most)
    if paragraph:
        return paragraph.end()
    if len(text) <= most and not _SENTENCE.search(text, least, most):
        return len(text)
    found = _SENTENCE.search(text, least, most) or _last_space(text, least, most)
    return found.end() if found else most


def _piece_end(text: str, start: int) -> int:
    """Return where the last word or sign ends that a part may hold, at most 120,000 characters on."""
    last = start + _LONGEST
    pieces = islice(_PIECE.finditer(text, start, last), _MOST_PIECES, None)
    following = next(pieces, None)
    return following.start() if following else last


def _last_space(text: str, least: int, most: int) -> re.Match[str] | None:
    """Return the last white space of a stretch; looking at its end alone spares going through all of it."""
    near = max(least, most - 1000)
    return max(_SPACE.finditer(text, near, most), key=re.Match.end, default=None)
