"""Verbs that tell something without a clause of their own, and comments within another report."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.tree import Tree

_REASONS = frozenset({"advcl"})


class Stating:
    """`states(verb)` and `behind_speaker(verb, start)`, as the words and the tree show it."""

    def __init__(self, discourse: Discourse) -> None:
        self.tree: Tree = discourse.tree
        self.wording, self.reporting = discourse.wording, discourse.reporting

    def behind_speaker(self, verb: int, start: int) -> int:
        """Return where the words begin that "as residents said" comments on, in another report."""
        tree = self.tree
        above = (place for place in tree.climb(verb) if start <= place < verb and place in tree.subject)
        told = next((place for place in above if tree.lemma[place] in self.reporting), None)
        return start if told is None or self.wording.drops_subject else told + 1

    def states(self, verb: int) -> bool:
        """Return True for "accused him of", "put the number at 4,000", "records show six crashes"."""
        tree, lemma = self.tree, self.tree.lemma[verb]
        if lemma in self.wording.accusing | self.wording.estimating:
            return True
        subject = tree.subject.get(verb)
        document = subject is not None and tree.lemma[subject] in self.wording.documents
        if lemma in self.wording.judging:
            return tree.find(verb, _REASONS) is not None
        return lemma in self.wording.showing and document
