"""What somebody is said to have stated: frames whose claims get the words of saying back in brackets."""

from claimtrack.extract.quotes import QUOTE_MARKS
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.ranges import (
    behind_signs,
    is_last,
    mended,
    next_edge,
    subject_of,
    subject_words,
)
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree

_LONGEST_CREDIT = 25
_SHORT_CREDIT = 12


class Reported:
    """Passes on only what is asserted: what is denied, doubted, hoped or perhaps said stays in one piece."""

    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts = tree, facts

    def complement(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return a frame for "said that X" and for "X, he said", or None where it has to stay whole."""
        tree, saying = self.tree, self._saying(place)
        tree.heads[place] = saying
        if not around.is_open or not self._asserts(saying, around) or not self._is_finite(place, start, end):
            return None
        if place < saying:
            return self._said_after(place, start, end, around)
        first = self._behind_marker(place, start)
        end = mended(tree, self.facts.sums["finite"], end, around.end)
        if first is None or not self.facts.tells(first, end):
            return None
        before = self._words_of_saying(saying, around, first)
        return Frame(place, Sort.REPORTED, first, end, before=before) if before else None

    def _is_finite(self, place: int, start: int, end: int) -> bool:
        """True for a finite clause; one with "da" has its verb even where the parser hung that elsewhere."""
        tree = self.tree
        marked = tree.joints.commas and tree.word(behind_signs(tree, start)) in tree.joints.complementizers
        return tree.finite_at(place) is not None or (marked and self.facts.count("verb", start, end) > 0)

    def _saying(self, place: int) -> int:
        """The verb that a clause hangs on, also where a name between the two took its place."""
        tree, above = self.tree, self.tree.heads[place]
        named = tree.pos[above] in {"NOUN", "PROPN"} and tree.heads[above] < above < tree.left(place)
        return tree.heads[above] if named and self.says(tree.heads[above]) else above

    def before_verb(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of a clause before "..., he said", whatever the parser took it for."""
        return self.complement(place, start, end, around) if place < self.tree.heads[place] else None

    def _said_after(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        tree = self.tree
        others = [
            kid for kid in tree.kids_of(tree.heads[place], Relation.COMPLEMENT) if self._joins(place, kid)
        ]
        end = max([end, *(tree.right(kid) for kid in others)])
        parted = end < around.end and any(
            tree.is_sign(place) and tree.word(place) != ";" for place in (end - 1, end)
        )
        short = around.end - end <= _LONGEST_CREDIT and start <= behind_signs(tree, around.start)
        if not parted or not short or not self.facts.tells(start, end):
            return None
        if self._goes_on(tree.heads[place], around.end):
            return None
        after = tree.text(behind_signs(tree, end), around.end)
        return Frame(place, Sort.REPORTED, start, end, after=after, joined=others, loose=set(others))

    def _joins(self, place: int, other: int) -> bool:
        """True for B in "A, but B, he said", which parsers may hang on the verb of saying too."""
        tree = self.tree
        if not place < other < tree.heads[place] or tree.finite_at(other) is None:
            return False
        joint = behind_signs(tree, tree.left(other)) - 1
        return tree.word(joint) in tree.joints.additive and subject_of(tree, other) is not None

    def aside(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of what follows "he said:", or of an inserted "he said", which is no claim."""
        tree, saying = self.tree, self.tree.heads[place]
        if not around.is_open:
            return None
        if saying < place and tree.is_sign(start) and self._asserts(saying, around):
            return self.complement(place, start, end, around)
        if not self.speaks(place, start):
            return None
        signs = {tree.word(start), tree.word(start - 1)}
        parted = (tree.is_edge(start) or tree.is_edge(start - 1)) and not signs & {":", ";"}
        parted = parted and tree.pos[behind_signs(tree, start)] != "ADP"
        trailing = parted and is_last(tree, end, around) and end - start <= _LONGEST_CREDIT
        if not trailing or not self.facts.carries(around.start, start) or self._goes_on(place, end):
            return Frame(place, Sort.CLOSED, start, end)
        around.after, around.end = tree.text(behind_signs(tree, start), end), start
        return Frame(place, Sort.CREDIT, start, end)

    def _goes_on(self, saying: int, end: int) -> bool:
        """True where what is said is taken up again behind the verb, in quotation marks or by a figure."""
        tree, edge = self.tree, next_edge(self.tree, saying, end)
        opened = any(tree.word(place) in QUOTE_MARKS for place in range(saying, end - 1))
        return opened or (
            tree.word(edge + 1) in tree.joints.framing and self.facts.count("hard", edge, end) > 0
        )

    def says(self, place: int) -> bool:
        """True for a finite verb of saying."""
        tree = self.tree
        verb = tree.pos[place] in {"VERB", "AUX"} and tree.lemma(place) in tree.joints.asserting
        return verb and tree.finite_at(place) is not None

    def speaks(self, place: int, start: int) -> bool:
        """True for a verb of saying, and behind a quotation for any that tells how: "insists", "jokes"."""
        tree = self.tree
        if self.says(place) or tree.lemma(place) not in tree.joints.telling:
            return self.says(place)
        verb = tree.pos[place] in {"VERB", "AUX"} and tree.finite_at(place) is not None
        return verb and any(tree.word(near) in QUOTE_MARKS for near in range(start - 2, start + 2))

    def _asserts(self, saying: int, around: Frame) -> bool:
        plain = saying not in self.tree.negated and saying not in self.tree.modal
        return plain and self.says(saying) and not self._is_limited(around.start, saying)

    def _is_limited(self, start: int, saying: int) -> bool:
        """True when nobody or only somebody says it."""
        tree, subject = self.tree, subject_of(self.tree, saying)
        if subject is None:
            return False
        first = max(start, tree.left(subject), subject - _LONGEST_CREDIT)
        return any(tree.word(place) in tree.joints.limits for place in range(first, subject + 1))

    def _behind_marker(self, place: int, start: int) -> int | None:
        """Return where the statement starts behind "that" or a colon; None behind "whether" and the like."""
        tree, start = self.tree, behind_signs(self.tree, start)
        known = tree.word(start) in tree.joints.complementizers
        if known or tree.relations[start] is Relation.MARKER:
            return start + 1 if known else None
        bare = not tree.joints.commas and subject_of(tree, place) is not None
        return start if bare or tree.is_sign(start - 1) else None

    def _words_of_saying(self, saying: int, around: Frame, end: int) -> str:
        """The subject with the verb and what follows up to "that": "Putin je dejal, da"."""
        tree, subject = self.tree, subject_of(self.tree, saying)
        if end - saying > _LONGEST_CREDIT or saying < around.start:
            return ""
        who = subject_words(tree, subject) if subject is not None and subject < saying else ""
        if subject is not None and tree.word(subject) in tree.joints.relatives:
            who = around.before.rstrip(",")
        if not who and not tree.joints.drops_subject:
            return ""
        first = behind_signs(tree, around.start)
        if not who and end - first <= _SHORT_CREDIT:
            return tree.text(first, end)
        helpers = [kid for kid in tree.kids_of(saying, Relation.AUXILIARY) if kid < saying]
        helpers += [
            kid
            for kid in tree.kids_of(saying, Relation.EXPLETIVE)
            if tree.traits[kid].reflexive and kid < saying
        ]
        helpers.sort()
        verbs = " ".join(tree.doc[kid].text for kid in helpers)
        return " ".join(filter(None, [who, verbs, tree.text(saying, end)]))
