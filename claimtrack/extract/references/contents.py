"""The range of a sentence that a verb of saying reports."""

from bisect import bisect_left
from itertools import pairwise

from claimtrack.extract.references.carrying import Carrying
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.stating import Stating
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.signs import DASHES

QUOTING = frozenset('„“”»«"')
_CONTENT = frozenset({"ccomp", "xcomp", "csubj"})
_OBJECTS = frozenset({"obj", "iobj", "dobj", "dative", "nmod", "obl"})
_TOLD = _OBJECTS | {"oprd", "ccomp"}
_LIKE = frozenset({"as", "kot", "kakor"})
_COMMAS = frozenset({",", ";", ":"})
_CLOSERS = _COMMAS | QUOTING | DASHES
_RELATIVES = frozenset({"who", "which", "that", "whose"})
_COMPLETE = frozenset({"dobj", "obj", "ccomp", "xcomp", "attr", "acomp"})
_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST = 40
_TELLING = frozenset({"ROOT", "conj", "parataxis", "ccomp"})
_JOINING = frozenset({"and", "but", "while"})
Range = tuple[int, int]


class Contents:
    """`of(verb, start, end)` in the sentence [start, end); empty where the words stand elsewhere."""

    def __init__(self, discourse: Discourse) -> None:
        self.tree: Tree = discourse.tree
        self.wording, self.inversions = discourse.wording, discourse.inversions
        self.carrying, self.stating = Carrying(discourse), Stating(discourse)
        self.listening = discourse.rules.listener_lemmas
        self.quotes = [place for place, word in enumerate(self.tree.lower) if word in QUOTING]
        self.colons = [place for place, word in enumerate(self.tree.lower) if word == ":"]

    def of(self, verb: int, start: int, end: int) -> Range:
        """Return the range that the verb reports; a semicolon before the speaker parts it from the rest."""
        return self._of(verb, self._parted(verb, start), end)

    def _parted(self, verb: int, start: int) -> int:
        """Where the clause opens that only a semicolon joins: "Police saw 300; organisers said 600 came."."""
        tree, subject = self.tree, self.tree.subject.get(verb)
        if subject is None or subject > verb or self.wording.drops_subject:
            return start
        first = tree.extent(subject)[0]
        first -= first > start and tree.lower[first - 1] in _JOINING
        return first if first > start and tree.lower[first - 1] == ";" else start

    def _of(self, verb: int, start: int, end: int) -> Range:
        tree = self.tree
        if any(tree.lower[child] in _LIKE and child < verb for child in tree.children[verb]):
            return (
                (verb, verb)
                if tree.lemma[verb] in self.wording.describing
                else (self.stating.behind_speaker(verb, start), end)
            )
        opening = self._opening(verb, start)
        if any(tree.quoted[place] for place in (start, max(start, opening - 2))) and opening > start:
            return start, end
        reported = [
            child for child in tree.children[verb] if child >= start and self._is_content(verb, child)
        ]
        ranges = [tree.extent(child) for child in reported or self._marked(verb)]
        colon = self._colon(verb, end)
        if colon is not None:
            ranges = [*ranges, (colon + 1, end)] if ranges else [self._around_colon(verb, start, colon, end)]
        if not ranges:
            ranges = self._opened(verb, end)
        if not ranges:
            return self._before(verb, opening, start, end)
        around = self._inserted(verb, start, end) if max(last for _, last in ranges) <= verb else None
        if around is not None and not self._told_apart(verb):
            return around
        first, last = self._clipped(min(first for first, _ in ranges), max(last for _, last in ranges), verb)
        return first, self.carrying.to_apposition(self.carrying.on(verb, last, end), end)

    def _is_content(self, verb: int, child: int) -> bool:
        """False for what is only meant to be done: "agreed to close three pools"."""
        tree = self.tree
        if tree.dep[child] not in _CONTENT:
            return False
        meant = tree.lemma[verb] in self.wording.intending and child not in tree.subject
        return not (meant and any(tree.lower[below] == "to" for below in tree.children[child]))

    def _opened(self, verb: int, end: int) -> list[Range]:
        """What follows "spominja, da" or "said that" where the parser did not see the clause."""
        tree = self.tree
        comma = self.wording.drops_subject
        for place in range(verb + 1, min(end - 2, verb + 8)):
            if (tree.lower[place] in self.wording.content_marks and tree.pos[place] == "SCONJ") or (
                tree.dep[place] == "mark" and tree.lower[place] in self.wording.content_marks and not comma
            ):
                return [(place, end)] if not comma or tree.lower[place - 1] in {",", "sicer"} else []
            behind = {tree.lower[place + 1], *tree.lower[place + 3 : place + 4]}
            if tree.lower[place] in _CLOSERS and not behind & self.wording.content_marks:
                return []
        return []

    def _colon(self, verb: int, end: int) -> int | None:
        """The colon behind the verb's clause that hands over to what is said, without quotation marks."""
        index = bisect_left(self.colons, verb)
        colon = self.colons[index] if index < len(self.colons) else end
        if colon >= end - 1 or colon - verb > _LONGEST or self.tree.quoted[colon]:
            return None
        return None if self.tree.quoted[colon + 1] else colon

    def _around_colon(self, verb: int, start: int, colon: int, end: int) -> Range:
        """What follows the colon, and "Da denarja ni" where the sentence opens with it."""
        opens = self.tree.lower[start] in self.wording.content_marks and self.tree.lower[verb - 1] == ","
        return (start, end) if opens else (colon + 1, end)

    def _before(self, verb: int, opening: int, start: int, end: int) -> Range:
        """Return what stands before an inverted or inserted clause of saying, or around words taken over."""
        tree = self.tree
        told = tree.find(verb, _TOLD) if tree.dep[verb] in _TELLING else None
        states = told is not None and self.stating.states(verb)
        if states and start < opening and (tree.lower[opening - 1] == ":" or self._tells(verb, opening)):
            return opening, min(tree.extent(verb)[1], end)
        if opening > start and (tree.lower[opening - 1] in _CLOSERS or tree.quoted[opening - 1]):
            goes_on = self._goes_on(verb, end) or self._resumes(verb, end)
            goes_on = goes_on or self.inversions.says_little(start, opening)
            return (start, end) if goes_on else (start, opening)
        inserted = self._inserted(verb, start, end)
        if inserted is not None:
            return inserted
        if tree.dep[verb] == "parataxis" and not self.wording.drops_subject:
            return self._clipped(*tree.extent(tree.head[verb]), verb)
        first, last = tree.extent(verb)
        if states:
            return max(start, first), min(last, end)
        quoting = bisect_left(self.quotes, verb) < bisect_left(self.quotes, last)
        return (verb, last) if quoting else (verb, verb)

    def _tells(self, verb: int, opening: int) -> bool:
        """True for a clause in the usual order, with what it tells: "...; police put the figure at 2,500"."""
        tree, subject = self.tree, self.tree.subject.get(verb)
        plain = subject is not None and opening <= subject < verb and not self.wording.drops_subject
        return plain and any(tree.dep[child] == "dobj" and child > verb for child in tree.children[verb])

    def _inserted(self, verb: int, start: int, end: int) -> Range | None:
        """What is said around or before "..., the judges found, ..." or "..., the authority announced"."""
        tree = self.tree
        subject = tree.subject.get(verb)
        if subject is None or subject > verb or self.wording.drops_subject:
            return None
        first = tree.extent(subject)[0]
        between = (place for place in range(first, verb) if self._predicates(place))
        parted = first - 1 > start and tree.lower[first - 1] == "," and tree.lower[subject] not in _RELATIVES
        if not parted or any(tree.head[place] != verb for place in between):
            return None
        stop = verb + 1
        while stop < end and tree.pos[stop] not in {"PUNCT", "VERB", "AUX", "SCONJ"}:
            stop += 1
        objects = [
            child for child in tree.children[verb] if verb < child < stop and tree.dep[child] in _COMPLETE
        ]
        if len(objects) > (tree.lemma[verb] in self.listening):
            return None
        if stop >= end - 1:
            return start, first - 1
        return (start, end) if tree.lower[stop] == "," else None

    def _predicates(self, place: int) -> bool:
        return self.tree.pos[place] in _VERBAL and self.tree.dep[place] not in {"amod", "compound"}

    def _told_apart(self, verb: int) -> bool:
        """True where somebody does something else behind it: "..., Reed said, and Cole denied it"."""
        tree = self.tree
        return any(
            tree.dep[child] == "conj" and (child in tree.subject or self._told(child))
            for child in tree.children[verb]
        )

    def _told(self, verb: int) -> bool:
        return self.tree.find(verb, _CONTENT) is not None

    def _marked(self, verb: int) -> list[int]:
        """The clauses with "that" behind a verb that the parser hung elsewhere."""
        tree, marks = self.tree, self.wording.content_marks
        below = [child for child in tree.children[verb] if child > verb]
        gerunds = [
            clause
            for child in below
            if tree.dep[child] == "prep" and tree.lemma[verb] in self.wording.accusing
            for clause in tree.children[child]
            if tree.dep[clause] == "pcomp"
        ]
        if gerunds:
            return gerunds
        below += [
            grandchild
            for child in below
            if tree.dep[child] in _OBJECTS
            for grandchild in tree.children[child]
        ]
        return [
            child
            for child in below
            if child > verb
            and any(tree.lower[mark] in marks for mark in tree.children[child] if tree.dep[mark] == "mark")
        ]

    def _opening(self, verb: int, start: int) -> int:
        """Return where the verb's own clause opens: at the auxiliary or the word after the last comma."""
        inverted = self.inversions.opening(verb)
        if inverted is not None and inverted > start:
            return inverted
        place = verb
        while place > start and not self._parts(place - 1, verb):
            place -= 1
            if verb - place > _LONGEST:
                return verb
        own = place == verb or (self.tree.pos[place] in _VERBAL and self.tree.head[place] == verb)
        own = own and self.tree.subject.get(verb, verb) >= place
        return place if own else start

    def _parts(self, place: int, verb: int) -> bool:
        """True for a comma, a quotation mark or quoted words before the verb."""
        tree = self.tree
        return tree.lower[place] in _COMMAS | QUOTING or tree.quoted[place] > tree.quoted[verb]

    def _goes_on(self, verb: int, end: int) -> bool:
        """True for an insertion: the reported words go on behind it."""
        _, last = self.tree.extent(verb)
        return last < end - 2 and self.tree.lower[last] in _COMMAS and self.tree.dep[verb] == "parataxis"

    def _resumes(self, verb: int, end: int) -> bool:
        """True where a clause behind leans on the words before: "..., je dejal Kos, kar je manj kot lani"."""
        tree, commas = self.tree, range(verb + 1, min(end - 1, verb + _LONGEST))
        comma = next((place for place in commas if tree.lower[place] in _COMMAS), None)
        return comma is not None and tree.lower[comma + 1] in self.wording.resuming

    def _clipped(self, first: int, last: int, verb: int) -> Range:
        """The range without the verb's own clause at one end of it."""
        if not first <= verb < last:
            return first, last
        start, end = self.tree.extent(verb)
        if end >= last - 1 and start > first:
            return first, start
        return (end, last) if start <= first and end < last else (first, last)


def without(first: int, last: int, gaps: list[Range]) -> list[Range]:
    """Return the parts of [first, last) that lie in none of the gaps, which come in order."""
    inside = [(max(start, first), min(end, last)) for start, end in gaps if start < last and end > first]
    edges = [(first, first), *inside, (last, last)]
    return [(end, start) for (_, end), (start, _) in pairwise(edges) if end < start]
