"""JSON of any length, an element at a time: lists, JSON Lines, and objects that hold one long list."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

_CHUNK: Final = 1 << 16
# No one record is longer.
_LONGEST: Final = 1 << 22
_SPACE: Final = re.compile(r"[\s,\ufeff]*")
# The long lists of an object: of a feed, a graph, an answer of Google's.
_LIST: Final = re.compile(r'"(?:dataFeedElement|@graph|claims)"\s*:\s*\[')
_NEXT: Final = re.compile(r"\}\s*,?\s*(?=\{)|\n\s*(?=\{)")
# How near the end of what was read an error may only mean that there is more to read.
_NEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Broken:
    """A piece that is no JSON, by its beginning."""

    text: str


class JsonElements:
    """The elements of a text that `read` gives piece by piece. What is broken is given as Broken."""

    def __init__(self, read: Callable[[int], str]) -> None:
        self._read = read
        self._text = ""
        self._at = 0
        self._over = False
        # Numbers are kept as text would be: one of a million digits is nobody's rating.
        self._decoder = json.JSONDecoder(strict=False, parse_int=_integer)

    def __iter__(self) -> Iterator[Any]:
        self._open()
        while self._skip():
            if self._text[self._at] in "]}":
                # What follows a long list is told by nobody: a page token, a licence.
                self._resume()
                continue
            yield self._element()

    def _open(self) -> None:
        """Go to the first element: behind the opening of a list, or of a list in an object."""
        self._more()
        self._skip()
        inside = _LIST.search(self._text, self._at)
        if self._text.startswith("[", self._at):
            self._at += 1
        elif self._text.startswith("{", self._at) and inside is not None:
            self._at = inside.end()

    def _element(self) -> Any:
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if self._may_be_cut(error) and self._more():
                    continue
                return self._broken()
            self._at = end
            return value

    def _may_be_cut(self, error: Exception) -> bool:
        if not isinstance(error, json.JSONDecodeError) or len(self._text) - self._at > _LONGEST:
            return False
        return error.msg.startswith("Unterminated") or error.pos >= len(self._text) - _NEAR

    def _broken(self) -> Broken:
        """Go on behind what is broken: where the next object may begin."""
        began = self._text[self._at : self._at + 200]
        self._at += 1
        self._resume()
        return Broken(began)

    def _resume(self) -> None:
        """Go to where the next object may begin."""
        while (following := _NEXT.search(self._text, self._at)) is None:
            self._at = max(self._at, len(self._text) - _CHUNK)
            if not self._more():
                self._at = len(self._text)
                return
        self._at = following.end()

    def _skip(self) -> bool:
        """Go to what comes next; return whether there is anything."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return True
            if not self._more():
                return False

    def _more(self) -> bool:
        piece = "" if self._over else self._read(_CHUNK)
        self._over = self._over or not piece
        self._text, self._at = self._text[self._at :] + piece, 0
        return bool(piece)


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < _NEAR * 2 else digits
