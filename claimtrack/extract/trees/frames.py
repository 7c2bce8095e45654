"""Frames: the stretches of a sentence that hold whole statements, each with the head of its clause."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Sort(Enum):
    """What a clause is to the one around it; CLOSED ones are part of what they hang on."""

    MAIN = auto()
    REPORTED = auto()
    RELATIVE = auto()
    SENTENTIAL = auto()
    APPOSED = auto()
    PARTICIPLE = auto()
    CONTRAST = auto()
    TIME = auto()
    CAUSE = auto()
    MEASURE = auto()
    CREDIT = auto()
    CLOSED = auto()


@dataclass(slots=True, eq=False)
class Frame:
    """Tokens [start, end) with the head of their clause.

    `before` and `after` are words given back to each statement of it, `replaced` the tokens that `before`
    stands for. `elides` tells that the frame around reads on without it, `of_clause` that it speaks of all
    before it, `opened` where its opening word stands, `cut_off` that it was part of another one. `joined` are
    heads of further statements on the same level, `loose` those of them that no conjunction joins, `gapped`
    words that stand in place of a verb. What `narrows` may tell which one is meant: the claim around keeps
    its words in the text, and its standalone form shows that something is left out.
    """

    head: int
    sort: Sort
    start: int
    end: int
    parent: "Frame | None" = None
    before: str = ""
    after: str = ""
    replaced: tuple[int, int] | None = None
    elides: bool = False
    of_clause: bool = False
    opened: int | None = None
    cut_off: bool = False
    narrows: bool = False
    joined: list[int] = field(default_factory=list)
    loose: set[int] = field(default_factory=set)
    gapped: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.end = max(self.end, self.start + 1)

    @property
    def is_open(self) -> bool:
        """True when statements may be parted inside of it."""
        return self.sort is not Sort.CLOSED and self.sort is not Sort.CREDIT
