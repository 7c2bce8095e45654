"""The full name of whoever a text calls by one word of it or its initials, in a language without cases."""

import re
from collections import defaultdict

from claimtrack.extract.references.evident import runs_of
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import Wording

_LONGEST = 6
_JOINTS = frozenset({"of", "for"})
_SMALL = frozenset({"of", "for", "and", "&", "the", "on", "in"})
_LOCAL = frozenset({"in", "at", "near", "across", "outside", "from"})
_STOPPED = re.compile(r"[.!?…][\"”»'\N{RIGHT SINGLE QUOTATION MARK}]?\s*$")
_SHORTEST, _WIDEST = 2, 6


class FullNames:
    """`longer(name)` is the one name of several words that the word begins or ends, else the name itself."""

    def __init__(self, tree: Tree, wording: Wording, titles: frozenset[str]) -> None:
        self.tree, self.wording = tree, wording
        self.called = wording.offices | titles
        self.by_edge: dict[str, set[str]] = defaultdict(set)
        self.by_initials: dict[str, str] = {}
        self.listed: dict[str, str] = {}
        self.places = {
            tree.doc[place].text for place in range(1, len(tree)) if tree.lower[place - 1] in _LOCAL
        }
        opening = self._headline()
        for start, stop in runs_of(tree.doc, tree):
            if start >= opening:
                self._add(start, stop)
        for place, word in enumerate(tree.lower):
            if word in wording.institutions and tree.doc[place].is_title:
                self._whole(place, place + 1)

    def longer(self, name: str) -> str:
        """Return the full name; unchanged where there is none, or more than one."""
        if name in self.listed:
            return self.listed[name]
        if " " in name or name.islower():
            return name
        if name in self.by_initials:
            return self.by_initials[name]
        longer = self.by_edge.get(name, set())
        return next(iter(longer)) if len(longer) == 1 else name

    def _headline(self) -> int:
        """The token behind the first line where that is a headline, whose capitals tell nothing."""
        doc = self.tree.doc
        end = next((place for place, word in enumerate(self.tree.lower) if "\n" in word), 0)
        return 0 if _STOPPED.search(doc[:end].text) else end

    def _add(self, start: int, stop: int) -> None:
        tree = self.tree
        while start < stop and tree.lower[start].rstrip(".") in self.called:
            start += 1
        while stop > start and tree.lower[stop - 1].rstrip(".") in self.wording.postnominals:
            stop -= 1
        whole = self._whole(start, stop)
        self._abbreviate(start, whole)
        dated = self.wording.months.keys() | self.wording.weekdays.keys()
        words = tree.doc[start:stop].text.split()
        if not _SHORTEST <= len(words) <= _LONGEST or any(word.lower() in dated for word in words):
            return
        behind = words[-1]
        ahead = words[0] if words[0] not in self.places else ""
        for edge in {behind, ahead} - {""}:
            self.by_edge[edge].add(" ".join(words))

    def _whole(self, start: int, stop: int) -> int:
        """Where a name goes on behind "of" or "for", also over a list: "for Food, Fish and Rural Affairs"."""
        tree, end = self.tree, stop
        while end + 1 < len(tree) and tree.lower[end] in _JOINTS:
            inner, noun = end + 1 + (tree.lower[end + 1] == "the"), tree.lower[end - 1]
            last = self._capitals(inner)
            if last == inner:
                break
            end = last
            listed = self._listed(end) if noun in self.wording.institutions else end
            if listed > end:
                self.listed[tree.doc[start:end].text] = tree.doc[start:listed].text
                end = listed
        return end

    def _listed(self, place: int) -> int:
        """The end of ", Food and Rural Affairs" or "and Care"; the token itself where there is none."""
        tree, end = self.tree, place
        for _ in range(_LONGEST):
            if end + 1 >= len(tree) or tree.lower[end] not in {",", "and", "&"}:
                return place
            last = self._capitals(end + 1)
            if last == end + 1:
                return place
            if tree.lower[end] != ",":
                return last
            end = last
        return place

    def _capitals(self, place: int) -> int:
        tree = self.tree
        while (
            place < len(tree) and tree.pos[place] in {"PROPN", "NOUN"} and tree.doc[place].text[:1].isupper()
        ):
            place += 1
        return place

    def _abbreviate(self, start: int, stop: int) -> None:
        """Keep the initials, with and without the small words, and what stands behind it in brackets."""
        tree = self.tree
        words = [word for word in tree.doc[start:stop].text.split() if word[:1].isalpha()]
        capitals = [word for word in words if word.lower() not in _SMALL]
        if len(capitals) < _SHORTEST:
            return
        written = tree.doc[start:stop].text
        for letters in (capitals, words):
            initials = "".join(word[0] for word in letters).upper()
            if len(initials) > _SHORTEST:
                self.by_initials.setdefault(initials, written)
        if stop + 2 < len(tree) and tree.lower[stop] == "(" and tree.lower[stop + 2] == ")":
            short = tree.doc[stop + 1].text
            if _SHORTEST <= len(short) <= _WIDEST and short[:1].isupper():
                self.by_initials[short] = written
