"""Parts without a clause of their own that still state something: shares, comparisons, grounds."""

from claimtrack.extract.trees.closing import Closing
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.opened import Opened, is_denied, opens_with
from claimtrack.extract.trees.ranges import subject_of, subject_words, trimmed
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.sharing import Sharing
from claimtrack.extract.trees.tree import Tree

_NEAR = 5
_FRAME = 6
_LEAST_SHARE = 6
_LEAST_WORDS = 4


class Tails:
    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts, self.sharing = tree, facts, Sharing(tree, facts)
        self.closing = Closing(tree, facts)

    def read(self, edge: int, start: int, end: int, outer: Frame) -> Opened | None:
        """Return what opens at `start`, right behind the edge; `end` is the next edge."""
        return (
            self._compared(start, end, outer, edge)
            or self._dated(start, end)
            or self._absolute(start, end, outer, edge)
            or self._gapped(start, end, outer, edge)
            or self._paired(start, end, outer, edge)
            or self.closing.read(start, end, outer, edge)
            or self._appended(start, outer, edge)
            or self._nominal(start, end, outer)
            or self._gerund(start, outer, edge)
        )

    def partitive(self, start: int, outer: Frame) -> Opened | None:
        """Read "of whom 5 ...", "none of them ...", "od tega ..."."""
        parts = self.tree.joints.parts
        near = range(start, min(start + _NEAR - 1, outer.end))
        place = next((place for place in near if opens_with(self.tree, place, parts)), None)
        if place is None or self.facts.count("verb", start, place):
            return None
        if not self.facts.count("verb", place, outer.end) and outer.end - start < _LEAST_SHARE:
            return None
        return Opened(sort=Sort.SENTENTIAL, start=start, whole=True, free=True)

    def _compared(self, start: int, end: int, outer: Frame, edge: int) -> Opened | None:
        """Read "nearly twice as many as in 2004", "about 900,000 less than ...": said of a figure before."""
        tree, joints = self.tree, self.tree.joints
        if not self.facts.count("hard", outer.start, edge) + self.facts.count("loose", outer.start, edge):
            return None
        near = range(start, min(start + _NEAR + 1, end))
        words = joints.comparing | joints.likening
        place = next((p for p in near if tree.word(p) in words or self._is_most(p)), None)
        if place is None or self.facts.count("verb", start, place):
            return None
        than = any(tree.word(p) in tree.lexicon.than | joints.than for p in range(place + 1, place + _NEAR))
        since = any(opens_with(self.tree, p, joints.measuring) for p in range(place + 1, place + 3))
        likened = tree.word(place) in joints.likening
        if (
            tree.pos[start] == "NUM"
            and not (likened or than)
            and self.facts.count("word", start, end) < _FRAME
        ):
            return None
        most = joints.commas and self._is_most(place) and place + 1 < end and tree.pos[place + 1] == "ADP"
        known = than or since or likened or most
        start -= edge < start - 1 and tree.pos[start - 1] == "SYM"
        return Opened(sort=Sort.APPOSED, start=start, whole=True) if known else None

    def _is_most(self, place: int) -> bool:
        """True for a superlative with its place, or since when: "največkrat v Celju", "the highest since"."""
        tree = self.tree
        most = tree.traits[place].rank or tree.word(place).startswith("naj")
        since = opens_with(tree, place + 1, tree.joints.measuring) > 0
        if not tree.joints.commas:
            return most and since and tree.word(place - 1) in tree.joints.definite
        return most and (tree.pos[place] in {"ADV", "DET"} or (tree.pos[place] == "ADJ" and since))

    def _dated(self, start: int, end: int) -> Opened | None:
        """Read "two days after we had signed ...": how long after something else the rest was."""
        tree, joints = self.tree, self.tree.joints
        near = range(start + 1, min(start + _NEAR, end))
        place = next((near for near in near if opens_with(tree, near, joints.times)), None)
        if place is None or tree.entities[place - 1] not in {"DATE", "TIME"}:
            return None
        told = self.facts.count("verb", place, end) > 0 and not self.facts.count("verb", start, place)
        return Opened(sort=Sort.APPOSED, start=start, whole=True) if told else None

    def _absolute(self, start: int, end: int, outer: Frame, edge: int) -> Opened | None:
        """Read ", Tamsin Okoro heading in a corner": a name with a participle of its own."""
        tree = self.tree
        if not tree.is_name(start) or tree.joints.drops_subject or is_denied(tree, outer, edge):
            return None
        place = next((near for near in range(start + 1, end) if not tree.is_name(near)), end)
        known = place < end and tree.pos[place] == "VERB" and tree.traits[place].gerund
        told = known and not self.facts.count("verb", start, end)
        return Opened(sort=Sort.PARTICIPLE, start=start, free=True) if told else None

    def _gapped(self, start: int, end: int, outer: Frame, edge: int) -> Opened | None:
        """Read "V A je zrasla za 9, v B za 4": a part built like the one before, with its verb left out."""
        tree, count = self.tree, self.facts.count
        first = outer.start
        while first < edge and tree.is_sign(first):
            first += 1
        alike = tree.word(start) == tree.word(first) and tree.pos[start] == "ADP"
        ranked = tree.traits[start].rank and tree.traits[first].rank
        numbers = count("number", outer.start, edge) and count("number", start, outer.end)
        if (
            not (alike or ranked)
            or not numbers
            or count("verb", start, end)
            or is_denied(self.tree, outer, edge)
        ):
            return None
        return Opened(sort=Sort.APPOSED, start=start, before=self._verb(outer))

    def _paired(self, start: int, end: int, outer: Frame, edge: int) -> Opened | None:
        """Read "Lani so našteli 400 primerov, leto prej 310": a figure beside another, without a verb."""
        tree, count = self.tree, self.facts.count
        if not tree.joints.commas or tree.pos[start] in {"NUM", "CCONJ", "SYM"} or start in self.facts.ranks:
            return None
        figures = count("number", outer.start, edge) and count("number", start, end)
        gapped = any(tree.word(place) in tree.joints.gapping for place in range(start, end))
        if not figures or gapped or count("finite", start, end) or is_denied(tree, outer, edge):
            return None
        return Opened(sort=Sort.APPOSED, start=start, whole=True)

    def _verb(self, outer: Frame) -> str:
        known = outer.head if self.tree.pos[outer.head] in {"VERB", "AUX"} else None
        return self.sharing.verb_for(known) if known is not None else ""

    def _appended(self, start: int, outer: Frame, edge: int) -> Opened | None:
        """Read ", a charge which ...", ", largely because of ...": a noun or a ground for a clause."""
        tree, joints = self.tree, self.tree.joints
        if any(opens_with(self.tree, place, joints.grounds) for place in (start, start + 1)):
            denied = is_denied(tree, outer, edge)
            return None if denied else Opened(sort=Sort.APPOSED, start=start, whole=True)
        if tree.word(start) in joints.absolute:
            figure = self.facts.count(
                "number", start, min(start + _NEAR - 1, outer.end)
            ) and self.facts.count("number", outer.start, edge)
            return Opened(sort=Sort.APPOSED, start=start, whole=True) if figure else None
        if tree.word(start) not in joints.articles:
            return None
        near = range(start, min(start + _NEAR, outer.end))
        noun = next((place for place in near if tree.pos[place] == "NOUN"), None)
        if noun is None or tree.relations[noun] is Relation.CONJUNCT:
            return None
        known = joints.relatives | joints.complementizers
        clause = any(tree.word(place) in known for place in range(noun + 1, noun + 4))
        listed = any(
            tree.pos[place] == "CCONJ" and tree.word(place + 1) in joints.articles
            for place in range(noun, outer.end)
        )
        told = clause and not listed and self.facts.count("verb", noun, outer.end)
        return Opened(sort=Sort.APPOSED, start=start, whole=True) if told else None

    def _nominal(self, start: int, end: int, outer: Frame) -> Opened | None:
        """Read ", the fifth meeting without a change", ", a request the board turned down", at the end."""
        tree, count = self.tree, self.facts.count
        closed = end >= trimmed(tree, outer.end) or opens_with(tree, end + 1, tree.joints.contrasts)
        closed = closed or tree.word(end + 1) in tree.joints.additive
        if tree.word(start) not in tree.joints.articles | tree.joints.definite or not closed:
            return None
        near = range(start, min(start + _NEAR, end))
        noun = next((place for place in near if tree.pos[place] == "NOUN"), None)
        if noun is None or tree.relations[noun] in {Relation.SUBJECT, Relation.CONJUNCT}:
            return None
        while noun + 1 < end and tree.pos[noun + 1] == "NOUN":
            noun += 1
        ranked = count("loose", start, noun + 1) and not count("verb", noun, end)
        listed = any(
            tree.pos[place] == "CCONJ" and (place < noun or tree.pos[place + 1] in {"DET", "NUM", "NOUN"})
            for place in range(start, end - 1)
        )
        told = ranked or self._is_modified(noun, end)
        return Opened(sort=Sort.APPOSED, start=start, whole=True) if told and not listed else None

    def _is_modified(self, noun: int, end: int) -> bool:
        """True for a noun with a participle or a clause with its own subject right behind it."""
        tree, behind = self.tree, noun + 1
        known = [place for place in range(behind, end) if tree.relations[place] is Relation.ADNOMINAL]
        if not known or tree.heads[known[0]] != noun:
            return False
        place = known[0]
        whole = subject_of(tree, place) is not None and tree.traits[place].past
        done = place == behind and (tree.traits[place].past or tree.traits[place].participle)
        words = self.facts.count("word", noun, end) + self.facts.count("number", noun, end)
        return (whole or done) and words >= _LEAST_WORDS

    def _gerund(self, start: int, outer: Frame, edge: int) -> Opened | None:
        """Read ", having risen in ...", ", wiping out ..." with the subject of the clause."""
        tree = self.tree
        start += tree.pos[start] == "ADV" and start + 1 < outer.end
        if not tree.traits[start].gerund or tree.pos[start] not in {"VERB", "AUX"}:
            return None
        place = start if tree.relations[start] is not Relation.AUXILIARY else tree.heads[start]
        if tree.relations[place] is not Relation.ADVERBIAL or tree.lemma(place) in tree.joints.asserting:
            return None
        subject = subject_of(tree, outer.head)
        told = self.facts.carries(start, outer.end) and not is_denied(self.tree, outer, edge)
        told = told and not self._goes_on(start, outer.end)
        if subject is None or subject > edge or not told:
            return None
        return Opened(sort=Sort.PARTICIPLE, start=start, before=f"{subject_words(tree, subject)},", free=True)

    def _goes_on(self, start: int, end: int) -> bool:
        """True where "and that ..." follows, which the words before the part were followed by."""
        tree, joints = self.tree, self.tree.joints
        return any(
            tree.word(place) in joints.additive and tree.word(place + 1) in joints.complementizers
            for place in range(start, end - 1)
        )
