"""Seams: where commas and opening words show that a further statement starts, whatever the tree says.

Parsers lose their way in long sentences, unlike signs. A frame is cut in two at a seam, and the part behind
it is given back what it speaks of.
"""

from bisect import bisect_left

from claimtrack.extract.quotes import QUOTE_MARKS
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.lexicon import Sign
from claimtrack.extract.trees.opened import Opened
from claimtrack.extract.trees.openings import Openings
from claimtrack.extract.trees.ranges import behind_signs, is_clausal, trimmed
from claimtrack.extract.trees.resumed import Resumed
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.stretches import Stretches
from claimtrack.extract.trees.tree import Tree

_LONGEST_CLAUSE, _LONGEST_FRAME = 30, 400
_DEEPEST = 6
_ADVERBIAL = frozenset({Sort.TIME, Sort.CAUSE, Sort.CONTRAST})
_CUT_OFF = frozenset(
    {Sort.CLOSED, Sort.CONTRAST, Sort.TIME, Sort.CAUSE, Sort.RELATIVE, Sort.SENTENTIAL, Sort.APPOSED}
)


class Seams:
    """Cuts frames in place; `frames` are by head, `closed` are tokens where nothing is ever parted."""

    def __init__(self, tree: Tree, facts: Facts, frames: dict[int, Frame], closed: set[int]) -> None:
        self.tree, self.facts, self.frames, self.closed = tree, facts, frames, closed
        self.openings = Openings(tree, facts)
        self.kept_whole = sorted(tree.places_of(Sign.CONDITION | Sign.QUESTION))
        known = list(dict.fromkeys(frames.values()))
        self.starting: dict[int, Frame] = {}
        self.children: dict[int, list[Frame]] = {}
        for frame in sorted(known, key=lambda frame: frame.end):
            self.starting[behind_signs(tree, frame.start)] = frame
            if frame.opened is not None:
                self.starting[frame.opened] = frame
            if frame.parent is not None:
                self.children.setdefault(frame.parent.head, []).append(frame)
        self.ordered: list[Frame] = []
        self.stretches, self.resumed = Stretches(tree, facts, self.openings), Resumed(tree, facts)

    def cut(self, edges: list[int]) -> list[Frame]:
        """Return the new frames of all seams at some of the edges, which are in order of the text."""
        self._part_adverbials()
        known = dict.fromkeys(self.frames.values())
        self.ordered = sorted(known, key=lambda frame: (frame.start, -frame.end))
        self.stretches.count(edges)
        made: list[Frame] = []
        around: list[Frame] = []
        following = 0
        for index, edge in enumerate(edges):
            while following < len(self.ordered) and self.ordered[following].start <= edge:
                around.append(self.ordered[following])
                following += 1
            while around and around[-1].end <= edge:
                around.pop()
            frame = self._read(edge, edges[index + 1 : index + 3], around)
            if frame is not None:
                made.append(frame)
                around.append(frame)
        return made

    def _part_adverbials(self) -> None:
        """Cut off "after ..." and "because ..." at the end, which need no comma in every language."""
        for frame in list(dict.fromkeys(self.frames.values())):
            outer = frame.parent
            if outer is None or frame.opened is None or frame.elides or frame.sort not in _ADVERBIAL:
                continue
            last = outer.is_open and frame.end >= trimmed(self.tree, outer.end)
            if last and self.openings.apart.stands(outer, frame) and self._is_partable(outer, frame.opened):
                self._part(outer, frame, frame.opened, Opened(sort=frame.sort, start=frame.start))

    def _read(self, edge: int, later: list[int], around: list[Frame]) -> Frame | None:
        """The frame behind an edge, cut off from the innermost one around it that does not start there."""
        start = self.stretches.behind(edge)
        outer, climbed = self._outer(start, around)
        said = self._resume(edge, around)
        if said is not None or outer is None or start in self.closed or not self._is_partable(outer, edge):
            return said
        inner = self.starting.get(start)
        if inner is not None and inner.sort not in _CUT_OFF:
            return None
        end = self._end(start, outer, later)
        verbs = self.stretches.verbs(outer, edge)
        before = outer.after, outer.end
        if inner is not None and _is_quoted(self.tree, inner.end):
            self._shorten(outer, start, later)
        if inner is not None and inner.elides:
            opened = self._prolonged(outer, inner, edge) if verbs else None
        else:
            opened = self.openings.read(edge, start, end, outer, inner, told=verbs > 0)
        if opened is not None and outer.sort is Sort.CREDIT and opened.sort is Sort.MAIN:
            return None
        if opened is None or (climbed and not opened.whole):
            outer.after, outer.end = before
            return None
        if not self._is_trailing(opened, outer, later):
            outer.after, outer.end = before
            return self._insert(outer, edge, end, opened) if inner is None else None
        return self._part(outer, inner, edge, opened)

    def _resume(self, edge: int, around: list[Frame]) -> Frame | None:
        """The frame of a quotation that goes on behind the words of saying."""
        outer = next((frame for frame in reversed(around[-_DEEPEST:]) if frame.sort is Sort.MAIN), None)
        opened = self.resumed.read(edge, outer) if outer is not None else None
        if outer is None or opened is None or not self._is_partable(outer, edge):
            return None
        inner = self.starting.get(opened.start)
        fits = inner is not None and inner is not outer and inner.start >= edge
        return self._part(outer, inner if fits else None, edge, opened)

    def _outer(self, start: int, around: list[Frame]) -> tuple[Frame | None, bool]:
        """The innermost frame that starts before a place; True where that lies in a closed clause of it."""
        climbed = False
        for frame in reversed(around[-_DEEPEST:]):
            if frame.end > start and behind_signs(self.tree, frame.start) < start:
                if frame.sort is not Sort.CLOSED:
                    return frame, climbed
                climbed = climbed or not self._is_infinitive(frame)
        return None, False

    def _is_infinitive(self, frame: Frame) -> bool:
        """True for "morali natrositi sol": no clause with a verb of its own goes on with it."""
        return self.tree.joints.commas and self.tree.traits[frame.head].infinitive

    def _prolonged(self, outer: Frame, inner: Frame, edge: int) -> Opened | None:
        """A relative clause whose further verbs the parser gave to a clause around that has one already."""
        rest = trimmed(self.tree, outer.end)
        lost = inner.sort is Sort.RELATIVE and self.facts.count("deed", inner.end, rest)
        if (
            not lost
            or self.facts.count("verb", inner.end, rest)
            or not self.openings.is_done(outer.start, edge)
        ):
            return None
        return Opened(sort=Sort.RELATIVE, start=inner.start, before=inner.before, free=True)

    def _is_partable(self, outer: Frame, edge: int) -> bool:
        if outer.sort is Sort.CLOSED or outer.end - outer.start > _LONGEST_FRAME or edge <= outer.start:
            return False
        index = bisect_left(self.kept_whole, outer.start)
        return index == len(self.kept_whole) or self.kept_whole[index] > min(
            outer.end, len(self.tree.heads) - 1
        )

    def _end(self, start: int, outer: Frame, later: list[int]) -> int:
        """The end of the first stretch behind an edge, up to the next one."""
        return min([outer.end, *(edge for edge in later if edge > start)])

    def _shorten(self, outer: Frame, start: int, later: list[int]) -> None:
        """Take the words of saying behind a closing quotation mark out of what was said."""
        tree = self.tree
        near = (edge for edge in later if start < edge < trimmed(tree, outer.end))
        closing = next((edge for edge in near if _is_quoted(tree, edge)), None)
        if closing is not None and not outer.after and outer.end - closing <= _LONGEST_CLAUSE:
            outer.after, outer.end = tree.text(behind_signs(tree, closing), outer.end), closing

    def _is_trailing(self, opened: Opened, outer: Frame, later: list[int]) -> bool:
        """False where the clause around goes on behind the next edge."""
        after = next((edge for edge in later if opened.start < edge < trimmed(self.tree, outer.end)), None)
        if after is None or opened.free:
            return True
        start = behind_signs(self.tree, after)
        end = self._end(start, outer, [edge for edge in later if edge > after])
        if self.tree.pos[start] == "CCONJ":
            own = any(self.tree.relations[place] is Relation.SUBJECT for place in range(start, end))
            return self.facts.count("verb", start, end) > 0 and (own or self.tree.joints.drops_subject)
        told = self.facts.count("finite", start, end) and not self.openings.asserted(start, end)
        return not told or self.openings.continues(start)

    def _part(self, outer: Frame, inner: Frame | None, edge: int, opened: Opened) -> Frame | None:
        tree = self.tree
        end, head = outer.end, self._head(inner, opened.start, outer)
        if head is None or tree.word(edge - 1) in QUOTE_MARKS:
            return None
        frame = Frame(head, opened.sort, opened.start, end) if inner is None else inner
        frame.sort, frame.start, frame.end, frame.elides = opened.sort, opened.start, end, False
        frame.parent, frame.after = outer.parent, outer.after
        frame.before, frame.replaced = self._before(outer, edge, opened), None
        frame.of_clause, frame.cut_off = False, True
        outer.end = edge
        self._hand_over(outer, frame)
        self._enter(outer, frame)
        return frame

    def _insert(self, outer: Frame, edge: int, end: int, opened: Opened) -> Frame | None:
        """The frame of a part without a verb in the middle, which the clause around reads on without."""
        head = next((place for place in range(opened.start, end) if place not in self.frames), None)
        verbs = self.facts.count("finite", opened.start, end)
        if head is None or verbs or not opened.whole or opened.sort is not Sort.APPOSED:
            return None
        before = self._before(outer, edge, opened)
        frame = Frame(head, opened.sort, opened.start, end, outer, before, elides=True)
        self.frames[head] = frame
        self.children.setdefault(outer.head, []).append(frame)
        return frame

    def _before(self, outer: Frame, edge: int, opened: Opened) -> str:
        if not opened.whole:
            shared = outer.before if outer.sort is Sort.REPORTED else ""
            return " ".join(filter(None, [shared, opened.before]))
        if edge - outer.start > _LONGEST_CLAUSE:
            return ""
        return f"{outer.before} {self.tree.text(outer.start, edge)},".lstrip()

    def _head(self, inner: Frame | None, start: int, outer: Frame) -> int | None:
        """The highest token behind the seam that heads no other frame."""
        if inner is not None:
            return inner.head
        tree, end = self.tree, trimmed(self.tree, outer.end)
        tops = [place for place in range(start, end) if not start <= tree.heads[place] < end]
        tops += [place for place in range(start, end) if tree.heads[place] == place]
        free = (place for place in [*tops, *range(start, end)] if self.frames.get(place, outer) is outer)
        return next(free, None)

    def _hand_over(self, outer: Frame, frame: Frame) -> None:
        """What lies behind the seam belongs to the new frame."""
        frame.joined += [place for place in outer.joined if place >= frame.start and place != frame.head]
        frame.gapped |= {place for place in outer.gapped if place >= frame.start}
        frame.loose |= {place for place in outer.loose if place >= frame.start}
        outer.joined = [place for place in outer.joined if place < frame.start]
        inside = self.children.get(outer.head, [])
        moved = [child for child in inside if child.start >= frame.start and child is not frame]
        for child in moved:
            child.parent = frame
        self.children[outer.head] = [child for child in inside if child.start < frame.start]
        self.children.setdefault(frame.head, []).extend(moved)

    def _enter(self, outer: Frame, frame: Frame) -> None:
        """Keep heads apart where the head of the frame around lies behind the seam."""
        if outer.head >= frame.start or outer.head == frame.head:
            left = [place for place in range(outer.start, outer.end) if place not in self.frames]
            verbs = [place for place in left if self.tree.traits[place].finite]
            tops = [place for place in outer.joined if place in left and is_clausal(self.tree, place)]
            head = (tops or verbs or left or [outer.start])[0]
            self.children[head] = self.children.pop(outer.head, [])
            outer.head = head
            self.frames[outer.head] = outer
        self.frames[frame.head] = frame


def _is_quoted(tree: Tree, edge: int) -> bool:
    """True for a comma beside a quotation mark."""
    return any(tree.word(place) in QUOTE_MARKS for place in (edge - 1, edge, edge + 1))
