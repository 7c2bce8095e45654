"""Numbered pages for readers."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paging:
    """Page `number` (from 1) of a list of `total` things, `size` on each page."""

    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one page."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many things stand on the pages before."""
        return (self.number - 1) * self.size

    @property
    def is_beyond(self) -> bool:
        """Whether there is no such page."""
        return self.number > self.last


def page_number(arguments: Mapping[str, str]) -> int:
    """Return the page that an address asks for; what is no number asks for the first."""
    text = arguments.get("page", "")
    return max(1, int(text)) if text.isdecimal() and len(text) <= len("1000000") else 1
