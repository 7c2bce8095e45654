"""What the writer says in the middle of somebody else's words, and is nobody's claim but the writer's."""

from itertools import islice

from claimtrack.extract.references.contents import Range
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.tree import Tree

_RELATIVE = frozenset({"relcl", "acl", "acl:relcl"})
_RELATIVES = frozenset({"ki", "kateri", "katere", "katera", "who", "whose", "which", "whom", "that"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADP", "NUM"})
_REACH = 40
_OPENING = 6
_NEAR = 5


class Asides:
    """Relative clauses about the speaker, those that introduce a topic, and comments on what was said."""

    def __init__(self, discourse: Discourse) -> None:
        self.tree: Tree = discourse.tree
        self.comments = discourse.wording.comments
        self.topics = set(self.tree.subject.values())

    def of_verb(self, verb: int, subject: int | None, first: int, last: int) -> list[Range]:
        """Return the asides within [first, last), which the verb reports of its subject."""
        tree, found = self.tree, list[Range]()
        if subject is not None and tree.quoted[subject] == tree.quoted[verb]:
            found += self.relatives(subject)
        if last <= verb:
            found += self.framing(first, last)
        return found + self._commenting(first, last)

    def framing(self, first: int, last: int) -> list[Range]:
        """Return the relative clause by which a sentence introduces what it is about before it attributes."""
        subjects = (place for place in range(first, min(last, first + _OPENING)) if place in self.topics)
        return self.relatives(next(subjects, None))

    def relatives(self, noun: int | None) -> list[Range]:
        """Return the relative clauses below a noun, and below the nouns that belong to it."""
        tree, found = self.tree, list[Range]()
        waiting = [] if noun is None else [noun]
        for _ in range(_REACH):
            for child in islice(tree.children[waiting.pop()] if waiting else (), _REACH):
                if tree.dep[child] in _RELATIVE and self._is_relative(child):
                    found.append(tree.extent(child))
                elif tree.pos[child] in _NOMINAL and noun is not None and child > noun:
                    waiting.append(child)
        return found

    def _is_relative(self, verb: int) -> bool:
        first, last = self.tree.extent(verb)
        return any(self.tree.lower[place] in _RELATIVES for place in range(first, min(last, first + _NEAR)))

    def _commenting(self, first: int, last: int) -> list[Range]:
        """Return "a charge which Reed dismissed" at the end of what somebody said."""
        tree, found = self.tree, list[Range]()
        for place in range(max(first, last - _REACH), last) if self.comments else ():
            if tree.lemma[place] in self.comments and tree.find(place, _RELATIVE) is not None:
                begin, stop = tree.extent(place)
                if begin > first and tree.lower[begin - 1] == ",":
                    found.append((begin, stop))
        return found
