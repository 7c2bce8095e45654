"""Units: the statements that a frame is parted into, and the places where it may be."""

from dataclasses import dataclass


@dataclass(slots=True)
class Unit:
    """Tokens [start, end) with the head of their clause; words given back before them, or at a token."""

    start: int
    end: int
    head: int
    before: str = ""
    inserted: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where a statement may start: [left, start) are the comma and the conjunction before it.

    `place` is the head of the clause behind it, or the word that stands for its verb; `end` is where the next
    one may start, `previous` the head of the clause before.
    """

    place: int
    left: int
    start: int
    end: int
    previous: int
