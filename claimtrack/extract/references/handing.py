"""Verbs that hand over to a quotation or follow one, be they verbs of saying or not."""

from collections.abc import Iterator

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.tree import Tree

_NEAR = 2
_REACH = 40
_HEADS = frozenset({"VERB", "ADJ", "NOUN"})
_BEARING = frozenset({"aux", "cop"})


class Handing:
    """`verbs()` yields them by quotation."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree: Tree = discourse.tree

    def verbs(self) -> Iterator[int]:
        """Whatever verb hands over to a quotation or follows one: "je bila jasna: »...«", "shot back"."""
        for quote in self.discourse.speeches:
            start, end = self.tree.sentences[self.tree.sentence[quote.start]]
            if quote.start - 1 > start and self.tree.lower[quote.start - 1] == ":":
                yield from self._main(start, quote.start) or self._first_head(start, quote.start)
            last = quote.end - 1
            start, end = self.tree.sentences[self.tree.sentence[last]]
            if last + 1 < end and self._leaves_open(last):
                yield from self._first_head(last + 1, end)

    def _main(self, start: int, end: int) -> list[int]:
        """The predicate behind a clause about its subject: "Reed, who runs it, was blunt: ..."."""
        tree, subjects = self.tree, self.tree.subject
        heads = [
            place
            for place in range(max(start, end - _REACH), end)
            if start <= subjects.get(place, -1) < place
        ]
        around = [place for place in heads if any(subjects[place] < other < place for other in heads)]
        wanted = not self.discourse.wording.drops_subject and tree.pos[end - _NEAR] != "PUNCT"
        return around[:1] if wanted else []

    def _leaves_open(self, last: int) -> bool:
        """True where a comma or a question mark at the end of a quotation leaves the sentence open."""
        near = [self.tree.lower[place] for place in range(max(0, last - 2), min(len(self.tree), last + 2))]
        return any(word in {",", "?", "!"} for word in near)

    def _first_head(self, start: int, end: int) -> Iterator[int]:
        """The predicate of the clause that a range opens with, unless a verb of saying stands there."""
        tree = self.tree
        saying = self.discourse.reporting - self.discourse.rules.saying.hiding
        if any(tree.lemma[place] in saying for place in range(start, min(end, start + 12))):
            return
        for place in range(start, min(end, start + _REACH)):
            if place > start + 1 and tree.lower[place] in {",", ";"}:
                return
            finite = tree.pos[place] == "VERB" and tree.feature(place, "VerbForm") not in {"", "Inf"}
            borne = tree.pos[place] in _HEADS and tree.find(place, _BEARING) is not None
            main = tree.pos[place] == "AUX" and place in tree.subject
            if (finite or borne or main) and not tree.quoted[place]:
                yield place
                return
