"""Clauses that go on with what somebody said: ", and that ...", "while prices fell"."""

from bisect import bisect_left

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.signs import DASHES

_LISTING = frozenset({",", ";", "and", "but", "in", "ter", "pa"})
_ADDING = frozenset({"and", "but"})
_OPENING = frozenset({"mark"})
_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST = 40
_APART = (
    frozenset({":", ";", "(", "-", "according", "as", "kot", "po", "quoting", "who", "which", "ki"}) | DASHES
)
_FEW, _SMALL = 4, 2


class Carrying:
    """`on(verb, last, end)` is where the words that the verb reports end, found so far to end at `last`."""

    def __init__(self, discourse: Discourse) -> None:
        self.tree: Tree = discourse.tree
        self.wording, self.reporting = discourse.wording, discourse.reporting
        self.inversions = discourse.inversions

    def on(self, verb: int, last: int, end: int) -> int:
        """A second clause that only leans on the first is said as well: "da X raste, Y pa pada"."""
        tree = self.tree
        last = self._joined(last, end)
        last -= tree.lower[last - 1] == ","
        last = self._subordinate(verb, last, end)
        while last < end - 1 and tree.lower[last] == ",":
            after = next(
                (
                    child
                    for child in (*self._next(verb, last), *self._next(tree.head[verb], last))
                    if tree.dep[child] in {"conj", "parataxis"} and self._leans(child, last)
                ),
                None,
            )
            if after is None:
                return last
            last = max(last + 1, tree.extent(after)[1])
        return last

    def _subordinate(self, verb: int, last: int, end: int) -> int:
        """The end of a clause with "ker" or "potem ko" behind the words, which parsers hang on the verb."""
        tree = self.tree
        if not self.wording.drops_subject or not verb < last < end - 1 or tree.lower[last] != ",":
            return last
        near = range(last + 1, min(end - 1, last + _LONGEST))
        comma = next((place for place in near if tree.lower[place] == ","), last)
        verbless = not any(tree.pos[place] in _VERBAL for place in range(last, comma))
        openings = (last + 1, comma + 1) if verbless else (last + 1,)
        opens = any(tree.lower[opening] in self.wording.subordinating for opening in openings)
        says = (place for place in range(last, end) if tree.lemma[place] in self.reporting)
        told = any(self.inversions.opening(place) is not None for place in says)
        return last if not opens or told else end

    def to_apposition(self, last: int, end: int) -> int:
        """The end of the sentence where only nouns stand behind: "said it fell, the lowest since 1992"."""
        tree = self.tree
        stop = end - 1
        if not last < stop - 1 or stop - last > _LONGEST or tree.lower[last] != ",":
            return last
        rest = range(last + 1, stop)
        plain = not any(tree.pos[place] in _VERBAL or tree.lower[place] in _APART for place in rest)
        return stop if plain and tree.pos[stop] == "PUNCT" else last

    def _joined(self, last: int, end: int) -> int:
        """Where the words end with ", and that ..." behind them, which the parser may have hung elsewhere."""
        for _ in range(_FEW):
            place = last
            while place < end - 1 and place - last < _SMALL and self.tree.lower[place] in _LISTING:
                place += 1
            clause = self._clause(place, end) if place > last else None
            if clause is None:
                place = self._further(last, end)
                clause = self._clause(place, end) if place > last else None
            if clause is None:
                return last
            last = max(last + 1, self.tree.extent(clause)[1])
        return last

    def _clause(self, place: int, end: int) -> int | None:
        """The predicate of the clause that a "that" opens, also one taken for "that debt"."""
        tree = self.tree
        if place >= end - 1 or tree.lower[place] not in self.wording.content_marks:
            return None
        above = tree.head[place] if tree.dep[place] in _OPENING else place
        if tree.dep[place] == "det" and not self.wording.drops_subject:
            above = next((over for over in tree.climb(place, limit=4) if tree.pos[over] in _VERBAL), place)
        return above if above > place else None

    def _further(self, last: int, end: int) -> int:
        """The next "and that", unless somebody else speaks before it; `last` where there is none."""
        tree = self.tree
        for place in range(
            last + 1, min(end - 1, last + _LONGEST) if not self.wording.drops_subject else last
        ):
            if tree.lemma[place] in self.reporting and place in tree.subject:
                return last
            if tree.lower[place - 1] in _ADDING and self._clause(place, end) is not None:
                return place
        return last

    def _next(self, above: int, last: int) -> list[int]:
        """The first few children behind a token."""
        children = self.tree.children[above]
        index = bisect_left(children, last + 1)
        return children[index : index + _FEW]

    def _leans(self, place: int, last: int) -> bool:
        first, _ = self.tree.extent(place)
        near = range(last + 1, min(place, last + _LONGEST))
        return abs(first - last) <= 1 and any(self.tree.lower[word] in self.wording.leaning for word in near)
