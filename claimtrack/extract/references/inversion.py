"""Slovenian clauses of saying behind what is said: "..., je zapisal urad", "..., pravijo v družbi"."""

from claimtrack.extract.references.people import People
from claimtrack.extract.references.tree import Tree

_OPENERS = frozenset({",", "“", "”", "«", '"', "»"})
_FINITE = frozenset({"AUX"})
_CLAUSES = frozenset({"acl", "acl:relcl", "relcl", "appos", "conj", "parataxis"})
_SMALL = frozenset({"še", "pa", "tudi", "zdaj", "ob", "tem"})
_REACH = 12
_NEAR = 8


class Inversions:
    """`opening(verb)` is where such a clause opens, `subject(verb)` the noun or name behind the verb."""

    def __init__(self, tree: Tree, people: People, *, inverts: bool) -> None:
        self.tree, self.people, self.inverts = tree, people, inverts

    def opening(self, verb: int) -> int | None:
        """Return the first token of the clause; None where the verb does not stand behind a comma."""
        tree, place = self.tree, verb
        if not self.inverts:
            return None
        while place > 0 and verb - place < _NEAR and tree.lower[place - 1] not in _OPENERS:
            place -= 1
        small = tree.lower[place] in _SMALL and place + 3 > verb
        starts = place == verb or tree.pos[place] in _FINITE or small
        if not place or tree.lower[place - 1] not in _OPENERS or not starts:
            return None
        if tree.sentence[place] != tree.sentence[place - 1] or self._is_interrupted(verb, place):
            return None
        return place

    def subject(self, verb: int) -> int | None:
        """Return the head of the nominative behind an inverted verb that agrees with it."""
        opening = self.opening(verb)
        if opening is None:
            return None
        tree, governed = self.tree, False
        for place in range(verb + 1, min(len(tree), verb + _REACH)):
            if tree.pos[place] in {"PUNCT", "SCONJ", "VERB", "SPACE"}:
                return None
            governed = tree.pos[place] == "ADP" or (governed and tree.pos[place] in {"ADJ", "DET", "ADV"})
            if tree.pos[place] in {"NOUN", "PROPN"} and not governed and self._agrees(place, verb):
                return place
        return None

    def _agrees(self, place: int, verb: int) -> bool:
        tree, mention = self.tree, self.people.at(place)
        if mention is not None:
            return mention.start == place and tree.feature(verb, "Gender") in {"", mention.person.gender}
        same = all(
            tree.feature(verb, name) in {"", tree.feature(place, name)} for name in ("Gender", "Number")
        )
        return same and tree.feature(place, "Case") == "Nom"

    def _is_interrupted(self, verb: int, opening: int) -> bool:
        """True for "minister, ki je odstopil, je zavrnil", whose subject stands before the comma."""
        subject = self.tree.subject.get(verb)
        if subject is None or subject > opening:
            return False
        return self.tree.find(subject, _CLAUSES) is not None and not self.tree.quoted[subject]
