"""Long texts in parts that end with a paragraph, so that memory stays bounded and nothing is torn."""

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_BLOCK = 100_000


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, part) in order; the parts joined are the text. A paragraph is never divided."""
    start = 0
    for match in _PARAGRAPH.finditer(text):
        if match.end() - start >= _BLOCK:
            yield start, text[start : match.end()]
            start = match.end()
    if start < len(text):
        yield start, text[start:]
