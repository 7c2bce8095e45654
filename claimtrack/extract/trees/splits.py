"""Where a frame is parted into statements: before conjunct clauses, predicates, ranked predicates."""

from collections.abc import Iterator

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.ranges import is_clausal, quoted, subject_of
from claimtrack.extract.trees.ranks import Ranks
from claimtrack.extract.trees.safety import Safety
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.sharing import Sharing
from claimtrack.extract.trees.tree import Tree
from claimtrack.extract.trees.units import Joint, Unit

_LEAST_WORDS = 4


class Splits:
    def __init__(self, tree: Tree, facts: Facts, safety: Safety) -> None:
        self.tree, self.facts, self.safety = tree, facts, safety
        self.sharing, self.ranks = Sharing(tree, facts), Ranks(tree, facts)

    def part(self, frame: Frame) -> list[Unit]:
        """Return the statements of a frame, at least one, in order."""
        inside = [place for place in frame.joined if frame.start <= place < frame.end]
        after = {place for place in inside if place > frame.head or self._is_level(frame, place)}
        first, *joined = sorted({frame.head, *after})
        units = [Unit(frame.start, frame.end, first)]
        if not joined or not self.safety.allows(frame, joined):
            return units
        for joint in self._joints(frame, first, joined):
            unit = self._cut(frame, units[-1], joint)
            if unit is not None:
                units[-1].end = quoted(self.tree, joint.left)
                units.append(unit)
        return units

    def _joints(self, frame: Frame, first: int, joined: list[int]) -> Iterator[Joint]:
        """Yield the places of possible cuts; of clauses what they share is remembered on the way."""
        starts, previous = [self._right_start(frame, place) for place in joined], first
        for index, (place, start) in enumerate(zip(joined, starts, strict=True)):
            end = next((later for later in starts[index + 1 :] if later > start), frame.end)
            if place in frame.gapped:
                end = next((near for near in range(start, frame.end) if self.tree.is_sign(near)), frame.end)
            yield Joint(place, self._left_end(start), start, end, previous)
            if is_clausal(self.tree, place) and self._is_level(frame, place):
                self.sharing.inherit(place, previous)
                previous = place

    def _cut(self, frame: Frame, left: Unit, joint: Joint) -> Unit | None:
        """Return the statement behind a joint, where both sides carry a fact and nothing binds them."""
        if not left.start < joint.left < joint.start < frame.end or not self.safety.permits(
            frame, left, joint
        ):
            return None
        clausal = is_clausal(self.tree, joint.place)
        if not self._both_carry(left, joint, clausal=clausal):
            return None
        unit = Unit(joint.start, frame.end, joint.place)
        if joint.place in frame.gapped:
            return self._insert(unit, joint.place + 1, self.sharing.verb_for(joint.previous))
        if clausal:
            return self._clause(frame, left, joint, unit)
        return self._give(unit, self.ranks.opening(frame, left, joint))

    def _both_carry(self, left: Unit, joint: Joint, *, clausal: bool) -> bool:
        """True for two facts, or whole clauses that tell of a deed, each with its own subject."""
        tells = self.facts.tells
        ranked = not clausal and self.facts.count("loose", joint.start, joint.end) > 0
        right = ranked or tells(joint.start, joint.end)
        before = tells(left.start, joint.left)
        if (right and before) or not clausal:
            return right and before
        return self._tells(left.start, joint.left, joint.previous) and self._tells(
            joint.start, joint.end, joint.place
        )

    def _tells(self, start: int, end: int, place: int) -> bool:
        subject = subject_of(self.tree, place)
        done = self.facts.count("deed", start, end) or self.facts.tells(start, end)
        whole = subject is not None and start <= subject < end
        words = self.facts.count("word", start, end) + self.facts.count("number", start, end)
        return whole and bool(done) and words >= _LEAST_WORDS

    def _clause(self, frame: Frame, left: Unit, joint: Joint, unit: Unit) -> Unit | None:
        told = left.before or self.facts.count("finite", left.start, joint.left)
        if not told or not self._is_level(frame, joint.place):
            return None
        if frame.sort is Sort.PARTICIPLE and self.tree.traits[joint.place].past:
            return self._give(unit, "")
        if self.sharing.lends_auxiliary(joint):
            return self._insert(unit, joint.place, self.sharing.auxiliary_for(joint.previous))
        return self._give(unit, self.sharing.clause(left, joint))

    def _insert(self, unit: Unit, place: int, words: str) -> Unit | None:
        unit.inserted = (place, words)
        return unit if words else None

    def _give(self, unit: Unit, words: str | None) -> Unit | None:
        unit.before = words or ""
        return None if words is None else unit

    def _is_level(self, frame: Frame, place: int) -> bool:
        """True for a conjunct of the head of the frame itself, not of a clause or a noun inside."""
        relations, heads = self.tree.relations, self.tree.heads
        if place in frame.loose and heads[place] == heads[frame.head]:
            return True
        while place != frame.head and (relations[place] is Relation.CONJUNCT or place in frame.loose):
            place = heads[place]
        return place == frame.head

    def _right_start(self, frame: Frame, place: int) -> int:
        """Return the first token behind the conjunction."""
        tree, start = self.tree, self.tree.left(place)
        if place in frame.gapped:
            return next(near + 1 for near in range(place - 1, -1, -1) if tree.is_edge(near))
        if place == frame.head:
            start = max((tree.right(lead) for lead in frame.loose if lead < place), default=start)
        while start < place and (tree.is_sign(start) or self._is_joint(start)):
            start += 1
        return start

    def _left_end(self, start: int) -> int:
        while start > 1 and (self.tree.is_sign(start - 1) or self._is_joint(start - 1)):
            start -= 1
        return start

    def _is_joint(self, place: int) -> bool:
        """True for a conjunction, for "that" said again, and for "so" between clauses."""
        tree, word = self.tree, self.tree.word(place)
        again = word in tree.joints.complementizers and tree.pos[place] == "SCONJ"
        linking = word in tree.joints.linking and tree.pos[place] in {"ADV", "PART"}
        joint = tree.pos[place] == "CCONJ" or tree.relations[place] is Relation.COORDINATOR
        return joint or again or linking
