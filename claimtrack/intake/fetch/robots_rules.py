"""robots.txt as RFC 9309 has it: the longest rule that fits decides, and among equals the one that allows."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

# RFC 9309 asks for at least this much to be read.
MOST_BYTES: Final = 500 << 10
_ESCAPE: Final = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED: Final = re.compile(r"[A-Za-z0-9._~-]")
_PRODUCT: Final = re.compile(r"[a-z_-]+")
_KEPT: Final = "%/?:@!$&'()*+,;=[]|~#"


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The rules for one program: patterns with whether they allow."""

    rules: tuple[tuple[str, bool], ...] = ()

    def allow(self, path: str) -> bool:
        """Return whether a path (with its query) may be fetched."""
        wanted = _normal(path)
        if wanted == "/robots.txt":
            return True
        fitting = ((len(pattern), allows) for pattern, allows in self.rules if _fits(pattern, wanted))
        return max(fitting, default=(0, True))[1]


NO_RULES: Final = RobotsRules()


def read_robots(data: bytes, *, product: str) -> RobotsRules:
    """Return the rules for `product` in a robots.txt, else those for all programs. Never raises."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    named: list[str] = []
    names_may_follow = False
    for key, value in _lines(data):
        if key == "user-agent":
            named = [*named, _product(value)] if names_may_follow else [_product(value)]
            groups.setdefault(named[-1], [])
            names_may_follow = True
        elif key in {"allow", "disallow"}:
            names_may_follow = False
            for name in named if value else ():
                groups[name].append((_normal(value), key == "allow"))
    return RobotsRules(tuple(groups.get(product.lower(), groups.get("*", ()))))


def _lines(data: bytes) -> list[tuple[str, str]]:
    text = data[:MOST_BYTES].decode("utf-8-sig", "replace")
    pairs = (line.partition("#")[0].partition(":") for line in re.split(r"[\r\n]+", text))
    return [(key.strip().lower(), value.strip()) for key, _, value in pairs]


def _product(value: str) -> str:
    match = _PRODUCT.match(value.lower())
    return match[0] if match else value


def _normal(path: str) -> str:
    """Return `path` with non-ASCII encoded and without encodings that mean the same character."""
    return _ESCAPE.sub(_plainest, quote(path, safe=_KEPT))


def _plainest(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if _UNRESERVED.fullmatch(character) else match[0].upper()


def _fits(pattern: str, path: str) -> bool:
    """Return whether `pattern` (``*`` is anything, a final ``$`` the end) fits the beginning of `path`.

    Each piece is looked for once, from left to right: no pattern takes more than linear time.
    """
    to_the_end = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    position, last = len(first), pieces.pop() if pieces else None
    for piece in pieces:
        found = path.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    if last is None:
        return not to_the_end or position == len(path)
    return path.endswith(last, position) if to_the_end else path.find(last, position) >= 0
