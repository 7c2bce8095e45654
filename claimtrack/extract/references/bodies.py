"""The full names of bodies, for a text that goes on with "the trust", "the auditors" or a bare "Delmont"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from claimtrack.extract.references.tree import Tree

_MARK = "\N{RIGHT SINGLE QUOTATION MARK}"
_JOINTS = frozenset({"of", "for", "and", "&", "the", "on", "in", "'", "'s", _MARK, f"{_MARK}s"})
_ENDS = frozenset({"of", "for", "on", "in"})
_PLURALS = ("ors", "ers", "ists", "ians")
_SHORT = 3
_STEM = 5
_LONGEST = 9
Run = tuple[int, int]


class Bodies:
    """Indexes the capitalised names of several words by what each calls the body, and by its first word."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.by_noun: dict[str, list[Run]] = defaultdict(list)
        self.by_stem: dict[str, list[Run]] = defaultdict(list)
        self.by_first: dict[str, set[str]] = defaultdict(set)
        for run in self._runs():
            nouns = set(self._nouns(run))
            for noun in nouns:
                self.by_noun[noun].append(run)
            for place in range(*run):
                if len(tree.lower[place]) >= _STEM:
                    self.by_stem[tree.lower[place][:_STEM]].append(run)
            self.by_first[tree.doc[run[0]].text].add(self._written(run))

    def meant(self, place: int) -> str | None:
        """Return the name given last before a bare "the trust", or "the auditors" of an Audit Office."""
        tree, word = self.tree, self.tree.lower[place]
        bare = [tree.lower[child] for child in tree.children[place] if child < place] == ["the"]
        if not bare or tree.pos[place] not in {"NOUN", "PROPN"} or self._is_described(place):
            return None
        runs = self.by_noun.get(word)
        if not runs and word.endswith(_PLURALS) and len(word) > _STEM:
            runs = self.by_stem.get(word[:_STEM])
        index = bisect_left(runs, (place, place)) if runs else 0
        return self._written(runs[index - 1]) if runs and index else None

    def lengthened(self, name: str) -> str:
        """Return "Delmont Chemicals" for "Delmont" where the text has but one such name."""
        longer = self.by_first.get(name, set())
        return next(iter(longer)) if len(longer) == 1 else name

    def _is_described(self, place: int) -> bool:
        tree = self.tree
        return any(
            child > place and tree.dep[child] in {"prep", "appos"} and tree.lower[child] != "in"
            for child in tree.children[place]
        )

    def _runs(self) -> Iterator[Run]:
        place, tree = 0, self.tree
        while place < len(tree):
            stop = self._stop(place)
            if stop > place + 1:
                yield place, stop
            place = max(stop, place + 1)

    def _stop(self, start: int) -> int:
        """Where a name that opens at a token stops: small words join only before another capital."""
        place = stop = start
        while place < len(self.tree) and place - start < _LONGEST:
            if self._is_part(place):
                stop = place + 1
            elif place == start or self.tree.lower[place] not in _JOINTS:
                break
            place += 1
        return stop

    def _is_part(self, place: int) -> bool:
        named = self.tree.pos[place] == "PROPN" and self.tree.doc[place].text[:1].isupper()
        return named and self.tree.doc[place].ent_type_ not in {"DATE", "TIME"}

    def _nouns(self, run: Run) -> Iterator[str]:
        """The last word, and the word before "of" or "for": Institute of Physics."""
        tree = self.tree
        for place in range(*run):
            last = place + 1 == run[1] or tree.lower[place + 1] in _ENDS
            if last and len(tree.lower[place]) > _SHORT:
                yield tree.lower[place]

    def _written(self, run: Run) -> str:
        return self.tree.doc[run[0] : run[1]].text
