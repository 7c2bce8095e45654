"""Small helpers that the language files write their word sets with."""

from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """Return the words of a line of text."""
    return frozenset(text.split())


def with_endings(stems: str, endings: str) -> frozenset[str]:
    """Return every stem joined with every ending; "-" is the empty ending."""
    return frozenset(stem + ending.replace("-", "") for stem in stems.split() for ending in endings.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a text that parts them by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def union(*sets: Iterable[str]) -> frozenset[str]:
    """Return one set of all words given."""
    return frozenset().union(*sets)
