"""Slovenian "po" with somebody: "po njegovem", "po Eurostatu", "izvedenec, po katerem", "izvedeli od"."""

from bisect import bisect_left

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.tree import Tree

_ALONE = frozenset({"njegovem", "njenem", "njihovem", "njunem"})
_RELATIVES = frozenset({"katerem", "kateri", "katerih"})
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})
_OPENING = frozenset({"po", "od", "tako"})
_LEARNING = frozenset({"izvedeti", "zvedeti", "slišati"})
_LONGEST = 8
_STEPS = 3


class Viewpoints:
    """`within(start, end)` gives (token behind "po", noun of whoever sees it so)."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.wording = discourse, discourse.wording
        self.tree: Tree = discourse.tree
        found = (self._seen(place) for place in range(1, len(self.tree)) if self._follows(place))
        self.views = [view for view in found if view is not None]
        self.places = [place for place, _ in self.views]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return those of a range of tokens."""
        return self.views[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def _follows(self, place: int) -> bool:
        return self.wording.drops_subject and self.tree.lower[place - 1] in _OPENING

    def _seen(self, place: int) -> tuple[int, int] | None:
        word = self.tree.lower[place]
        if self.tree.lower[place - 1] == "od":
            return self._learned(place)
        if self.tree.lower[place - 1] == "tako":
            return self._named(place)
        if word in _ALONE:
            return None if self._has_noun(place) else (place, place)
        if word in _RELATIVES:
            noun = self._described(place)
            return None if noun is None else (place, noun)
        return (place, place) if self._states(place) else None

    def _learned(self, place: int) -> tuple[int, int] | None:
        """Whoever the paper has it from: "kot smo izvedeli od vira blizu uprave"."""
        tree, noun = self.tree, self.tree.head[place - 1]
        verb = tree.head[noun]
        ours = any(tree.feature(child, "Person") == "1" for child in tree.children[verb])
        return (place, noun) if tree.lemma[verb] in _LEARNING and ours else None

    def _named(self, place: int) -> tuple[int, int] | None:
        """Whoever stands between commas behind "tako": "cesta je, tako ministrica Petra Kos, nova"."""
        tree, stop = self.tree, place
        while stop < min(len(tree), place + _LONGEST) and tree.pos[stop] in _NOMINAL:
            stop += 1
        apart = (
            place > 1 and tree.lower[place - 2] == "," and stop < len(tree) and tree.lower[stop] in {",", "."}
        )
        known = tree.lemma[place] in self.wording.offices | self.wording.houses
        return (
            (place, place) if apart and stop > place and (known or self.discourse.people.at(place)) else None
        )

    def _has_noun(self, place: int) -> bool:
        """True for "po njegovem mnenju", which is another matter."""
        tree, behind = self.tree, range(place + 1, min(len(self.tree), place + _STEPS))
        return any(tree.pos[noun] in _NOMINAL and tree.feature(noun, "Case") == "Loc" for noun in behind)

    def _described(self, place: int) -> int | None:
        """The person or body that a relative clause follows."""
        noun = place - 3
        if noun < 0 or self.tree.lower[place - 2] != "," or self.tree.pos[noun] not in _NOMINAL:
            return None
        known = self.tree.lemma[noun] in self.wording.offices | self.wording.houses
        return noun if known or self.discourse.people.at(noun) is not None else None

    def _states(self, place: int) -> bool:
        """True for what publishes and is never a place or a time: Eurostat, OECD, an indictment."""
        lemma, text = self.tree.lemma[place], self.tree.doc[place].text
        if lemma.lower() in self.wording.publishers:
            return True
        return text.isupper() and len(text) > _STEPS - 1 and self.tree.doc[place].ent_type_ == "ORG"
