"""Parts without a verb that close a clause behind a comma: shares, figures, what something was done by."""

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.opened import Opened, is_denied, opens_with
from claimtrack.extract.trees.ranges import subject_of, subject_words, trimmed
from claimtrack.extract.trees.tree import Tree

_LEAST_PART = 3


class Closing:
    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts = tree, facts

    def read(self, start: int, end: int, outer: Frame, edge: int) -> Opened | None:
        """Return what opens at `start` and ends at `end`, right behind the edge; None for anything else."""
        driven = self._of_subject(start, outer, edge) if self._is_driven(start, outer) else None
        return self._shared(start, end, outer, edge) or self._figured(start, end, outer, edge) or driven

    def _shared(self, start: int, end: int, outer: Frame, edge: int) -> Opened | None:
        """Read ", many with injuries", ", večinoma v pokoj", at the end: for what share the rest holds."""
        tree, count = self.tree, self.facts.count
        last = end >= trimmed(tree, outer.end)
        if not last or not opens_with(tree, start, tree.joints.partial) or is_denied(tree, outer, edge):
            return None
        words = count("word", start, end) + count("number", start, end)
        bare = not count("verb", start, end) and words >= _LEAST_PART
        return Opened(sort=Sort.APPOSED, start=start, whole=True) if bare else None

    def _figured(self, start: int, end: int, outer: Frame, edge: int) -> Opened | None:
        """Read ", to £96 million", ", na 4,1 milijona" at the end: the figure behind what is told."""
        tree, count = self.tree, self.facts.count
        last = end >= trimmed(tree, outer.end) and tree.word(start) in tree.joints.amounts
        done = count("deed", outer.start, edge) and not is_denied(tree, outer, edge)
        figure = {*tree.pos[start + 1 : start + 2]} & {"NUM", "SYM"} and not count("verb", start, end)
        return Opened(sort=Sort.APPOSED, start=start, whole=True) if last and done and figure else None

    def _is_driven(self, start: int, outer: Frame) -> bool:
        """True for ", helped by Brazil", ", followed by two others" at the end."""
        tree, traits = self.tree, self.tree.traits[start]
        done = traits.past and not traits.finite and tree.pos[start] == "VERB"
        bare = not self.facts.count("verb", start, outer.end)
        return done and bare and tree.word(start + 1) == "by" and not tree.joints.commas

    def _of_subject(self, start: int, outer: Frame, edge: int) -> Opened | None:
        subject = subject_of(self.tree, outer.head)
        if subject is None or subject > edge or is_denied(self.tree, outer, edge):
            return None
        before = f"{subject_words(self.tree, subject)},"
        return Opened(sort=Sort.PARTICIPLE, start=start, before=before, free=True)
