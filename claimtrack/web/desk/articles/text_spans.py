"""A text with spans that nest or overlap, as paragraphs of well-formed nested marks. Pure values."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

# Between paragraphs: blank lines where the text has some, else the ends of lines.
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINES = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Span:
    """A marked passage: code points, half-open. `key` says what it is a mark of."""

    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A span, or a piece of one, with what stands in it in order. `first` is its first piece."""

    key: int
    first: bool
    children: "list[Mark | str]" = field(default_factory=list)


Node = Mark | str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the white space between two. All blocks' text together is the whole text."""

    is_gap: bool
    nodes: list[Node]


def split_blocks(text: str, spans: Sequence[Span]) -> list[Block]:
    """Return `text` as paragraphs and gaps, each with its pieces of the spans.

    A span that crosses another, or a paragraph's end, comes in pieces: marks are always well nested.
    """
    ordered = sorted((span for span in spans if span.start < span.end), key=_outer_first)
    writer = _Writer(text)
    blocks: list[Block] = []
    running: list[Span] = []
    waiting = deque(ordered)
    for start, end, is_gap in _block_bounds(text):
        running = [span for span in running if span.end > start]
        while waiting and waiting[0].start < end:
            running.append(waiting.popleft())
        blocks.append(Block(is_gap, writer.write(start, end, running)))
    return blocks


def _outer_first(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, span.key


def _block_bounds(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, is it a gap) of every block, in order, without a hole."""
    body_start, body_end = len(text) - len(text.lstrip()), len(text.rstrip())
    separator = _BLANK_LINES if _BLANK_LINES.search(text, body_start, body_end) else _LINES
    if body_start:
        yield 0, body_start, True
    position = body_start
    for gap in separator.finditer(text, body_start, body_end):
        yield position, gap.start(), False
        yield gap.start(), gap.end(), True
        position = gap.end()
    if position < body_end:
        yield position, body_end, False
    if max(body_start, body_end) < len(text):
        yield max(body_start, body_end), len(text), True


class _Writer:
    """Writes blocks one after the other, and remembers which spans have begun."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begun: set[int] = set()

    def write(self, start: int, end: int, spans: Sequence[Span]) -> list[Node]:
        """Return the nodes of ``text[start:end]``; `spans` are those that reach into it, outer first."""
        root: list[Node] = []
        stack: list[tuple[Span, Mark]] = []
        ends = Counter(span.end for span in spans)
        waiting = deque(spans)
        for low, high in _pieces(start, end, spans):
            for span in _close(stack, low, ends[low]):
                self._open(root, stack, span)
            while waiting and waiting[0].start <= low:
                self._open(root, stack, waiting.popleft())
            _target(root, stack).append(self.text[low:high])
        return root

    def _open(self, root: list[Node], stack: list[tuple[Span, Mark]], span: Span) -> None:
        mark = Mark(span.key, first=span.key not in self.begun)
        self.begun.add(span.key)
        _target(root, stack).append(mark)
        stack.append((span, mark))


def _close(stack: list[tuple[Span, Mark]], position: int, ending: int) -> list[Span]:
    """Close the `ending` spans that end here, and all inside them; return what goes on, outer first.

    Only what is closed is looked at: a search of the whole stack, or of all spans, would be quadratic.
    """
    cut: list[Span] = []
    while ending:
        span, _ = stack.pop()
        if span.end == position:
            ending -= 1
        else:
            cut.append(span)
    return cut[::-1]


def _pieces(start: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the ends of spans: within one, the marks stay the same."""
    cuts = {start, end}
    for span in spans:
        cuts.update(cut for cut in (span.start, span.end) if start < cut < end)
    points = sorted(cuts)
    yield from pairwise(points)


def _target(root: list[Node], stack: list[tuple[Span, Mark]]) -> list[Node]:
    return stack[-1][1].children if stack else root
