"""Finds phrases of several words in linear time: a table by first word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

Entry = tuple[tuple[str, ...], str]


class PhraseTable:
    """Phrases with a code each; of two that start on one word with the same code the longer is found."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        table: dict[str, list[Entry]] = defaultdict(list)
        for phrase, code in entries:
            parts = tuple(phrase.replace("'", " '").split())
            table[parts[0]].append((parts, code))
        self.table = {
            first: sorted(found, key=lambda entry: -len(entry[0])) for first, found in table.items()
        }

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, code), in order of start."""
        for start, word in enumerate(words):
            seen: set[str] = set()
            for parts, code in self.table.get(word, ()):
                if code not in seen and tuple(words[start : start + len(parts)]) == parts:
                    seen.add(code)
                    yield start, start + len(parts), code
