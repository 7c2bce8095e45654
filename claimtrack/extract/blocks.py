"""Long texts in parts that end with a paragraph, so that memory stays bounded and little is torn."""

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE = re.compile(r"\n\s*|[.!?…][\"'“”«»)]*\s+")
_SPACE = re.compile(r"\s+")
# Parser and recogniser hold about 20 kB a word while they read a part.
_BLOCK = 40_000
# No sentence of an article is longer.
_LONGEST = 120_000


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, part) in order; the parts joined are the text.

    A paragraph is divided only where it is longer than 40,000 characters, and then where a line or a sentence
    seems to end; what goes on for 120,000 without such an end is divided between words, or anywhere.
    """
    start = 0
    while len(text) - start > _BLOCK:
        end = _part_end(text, start)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def _part_end(text: str, start: int) -> int:
    """Return where a part ends: with the first paragraph, else sentence, else word behind its least size."""
    least, most = start + _BLOCK, min(start + _LONGEST, len(text))
    paragraph = _PARAGRAPH.search(text, least, most)
    if paragraph:
        return paragraph.end()
    if len(text) <= most and not _SENTENCE.search(text, least, most):
        return len(text)
    found = _SENTENCE.search(text, least, most) or _last_space(text, least, most)
    return found.end() if found else most


def _last_space(text: str, least: int, most: int) -> re.Match[str] | None:
    """Return the last white space of a stretch; looking at its end alone spares going through all of it."""
    near = max(least, most - 1000)
    return max(_SPACE.finditer(text, near, most), key=re.Match.end, default=None)
