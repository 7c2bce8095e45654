"""Finds the frames of a document: which clauses state something apart from the clause around them."""

from collections.abc import Callable

from spacy.tokens import Span

from claimtrack.extract.trees.adverbials import Adverbials
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.lexicon import Sign
from claimtrack.extract.trees.phrases import Phrases
from claimtrack.extract.trees.ranges import LONGEST_NOUN, is_clausal, next_edge, subject_of
from claimtrack.extract.trees.relatives import Relatives
from claimtrack.extract.trees.reported import Reported
from claimtrack.extract.trees.safety import closed_places
from claimtrack.extract.trees.schemes import CLAUSAL, Relation
from claimtrack.extract.trees.seams import Seams
from claimtrack.extract.trees.tree import Tree

Reader = Callable[[int, int, int, Frame], Frame | None]
_TRANSPARENT = frozenset({Relation.APPOSITION, Relation.MODIFIER})


class Clauses:
    """Every clause head is looked at, those around others first; what states nothing by itself is CLOSED."""

    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts = tree, facts
        self.frames: dict[int, Frame] = {}
        self.owners: dict[int, int] = {}
        self.firsts: dict[int, int] = {}
        self.phrases, self.reported = Phrases(tree, facts), Reported(tree, facts)
        self.relatives = Relatives(tree, facts, self.phrases)
        self.adverbials = Adverbials(tree, facts, self.phrases)
        self.readers: dict[Relation, Reader] = {
            Relation.COMPLEMENT: self.reported.complement,
            Relation.PARATAXIS: self.reported.aside,
            Relation.ADVERBIAL: self.adverbials.read,
            Relation.ADNOMINAL: self.relatives.read,
            Relation.APPOSITION: self.phrases.apposition,
            Relation.MODIFIER: self.phrases.modifier,
            Relation.CLOSED: self.adverbials.gerund,
        }

    def read(self, sents: list[Span]) -> list[Frame]:
        """Return all frames, the closed ones too."""
        tree = self.tree
        for sent in sents:
            self._open(sent)
        ranges = ((tree.left(place), -tree.right(place), place) for place in tree.clausal_places())
        for start, end, place in sorted(ranges):
            if place not in self.frames:
                self._read(place, start, -end)
        self._find_gaps()
        self._find_comparisons()
        self._find_ranks()
        Seams(tree, self.facts, self.frames, closed_places(tree.doc, tree)).cut(self._edges())
        return list(dict.fromkeys(self.frames.values()))

    def _edges(self) -> list[int]:
        """Signs between clauses, and an "and" before another "that"."""
        tree, joints = self.tree, self.tree.joints
        again = [
            place - 1
            for place in tree.places_of(Sign.COMPLEMENTIZER)
            if tree.word(place - 1) in joints.additive and not tree.is_edge(place - 2)
        ]
        return sorted([place for place in tree.places_of(Sign.EDGE) if tree.is_edge(place)] + again)

    def _open(self, sent: Span) -> None:
        """A sentence is a frame; a second root in it, which only odd trees have, is closed."""
        heads = self.tree.heads
        root = next((place for place in range(sent.start, sent.end) if heads[place] == place), sent.start)
        self.frames[root] = Frame(root, Sort.MAIN, sent.start, sent.end)

    def _read(self, place: int, start: int, end: int) -> None:
        relation, head = self.tree.relations[place], self.tree.heads[place]
        if relation is Relation.CONJUNCT:
            self.firsts[place] = self.firsts.get(head, head)
            self._join(place)
            return
        around = self.owner(head)
        reader = self._reader(place, start)
        frame = reader(place, start, end, around) if reader is not None and around is not None else None
        if frame is not None:
            frame.parent = around
            self.frames[place] = self.frames[frame.head] = frame
            self.frames.update(dict.fromkeys(frame.loose, frame))
        elif around is not None and self._is_loose(place, start, end, around):
            around.loose.add(place)
            self.firsts[place] = head
            self._join(place)
        elif relation in CLAUSAL and relation not in _TRANSPARENT and not self._is_bare_aside(place):
            self.frames[place] = Frame(place, Sort.CLOSED, start, end, parent=around)

    def _is_bare_aside(self, place: int) -> bool:
        """True for a part without a verb that a comma joins, and for a name that is taken for a clause."""
        tree = self.tree
        if tree.relations[place] is Relation.COMPLEMENT:
            return tree.pos[place] in {"NOUN", "PROPN"} and not is_clausal(tree, place)
        return tree.relations[place] is Relation.PARATAXIS and not is_clausal(tree, place)

    def _reader(self, place: int, start: int) -> Reader | None:
        """Clauses are read by their first words where those tell more than what the parser made of them."""
        relation = self.tree.relations[place]
        if relation is Relation.ADNOMINAL and self._is_dating(place, start):
            relation = Relation.ADVERBIAL
        elif relation is Relation.ADVERBIAL and self.relatives.tells_of_noun(start):
            relation = Relation.ADNOMINAL
        if relation in {Relation.PARATAXIS, Relation.OTHER, Relation.SUBJECT, Relation.OBJECT}:
            return self._opened(place, start)
        return self.readers.get(relation)

    def _opened(self, place: int, start: int) -> Reader | None:
        """The reader that the first words of a clause ask for, where its relation tells nothing."""
        if self.tree.finite_at(place) is None:
            return None
        if self.relatives.opens(start):
            return self.relatives.read
        if self.adverbials.opens(start):
            return self.adverbials.read
        aside = self.tree.relations[place] is Relation.PARATAXIS
        return self.reported.aside if aside else self.reported.before_verb

    def _is_dating(self, place: int, start: int) -> bool:
        """True for "the first time in years when ...", which hangs on "time"; not for "the day when ..."."""
        head = self.tree.heads[place]
        named = head == start - 1 and self.tree.pos[head] == "NOUN"
        return not named and not self.relatives.opens(start) and self.adverbials.opens(start)

    def _is_loose(self, place: int, start: int, end: int, around: Frame) -> bool:
        """True for a main clause that a comma or semicolon joins to another one: "A; B", "A, B pa C"."""
        tree = self.tree
        if not around.is_open or tree.heads[place] != around.head or not is_clausal(tree, place):
            return False
        if tree.relations[place] is Relation.COMPLEMENT:
            parted = tree.word(end) == ";" or not self.reported.says(around.head)
            return place < around.head and tree.is_edge(end) and parted
        if tree.relations[place] is Relation.PARATAXIS:
            return not self.reported.speaks(place, start) and not self._is_inserted(place, start, end, around)
        if tree.relations[place] not in {Relation.OTHER, Relation.ADVERBIAL} or not tree.is_edge(start):
            return False
        opening = [tree.word(near) for near in range(start + 1, min(start + 6, place))]
        return tree.relations[place] is Relation.OTHER and any(
            word in tree.joints.linking for word in opening
        )

    def _is_inserted(self, place: int, start: int, end: int, around: Frame) -> bool:
        """True between commas in the middle of a clause: "the odds, they calculate, are one in ten"."""
        tree, subject = self.tree, subject_of(self.tree, around.head)
        parted = tree.is_edge(end) and (tree.is_edge(start) or tree.is_edge(start - 1))
        return parted and place < around.head and subject is not None and subject < start

    def _join(self, place: int) -> None:
        """A conjunct belongs to the frame of the first one, whose head it is told by."""
        around = self.owner(self.firsts[place])
        while around is not None and not around.is_open and self._is_ranked(place):
            around = around.parent
        if around is not None and around.is_open:
            around.joined.append(place)

    def _find_gaps(self) -> None:
        """Find "..., lani pa 9", where a word for "and" stands in place of the verb."""
        for place in self.tree.places_of(Sign.GAP):
            start = next(
                (near for near in range(place - 1, max(place - 5, 0), -1) if self.tree.is_edge(near)), None
            )
            around = self.owner(place)
            if start is None or around is None or not around.is_open or not around.head < start < around.end:
                continue
            end = next_edge(self.tree, place, around.end)
            count = self.facts.count
            told = count("hard", start, end) or count("name", start, end)
            if told and not count("finite", start, end):
                around.joined.append(place)
                around.gapped.add(place)

    def _find_comparisons(self) -> None:
        """Find "..., more than in any year since 1998", whatever word the parser hangs it on."""
        for place in self.tree.places_of(Sign.COMPARING):
            around = self.owner(place) if self.tree.is_edge(place - 1) else None
            frame = self.phrases.comparison(place, around) if around is not None and around.is_open else None
            if frame is not None:
                self.frames.setdefault(place, frame)

    def _find_ranks(self) -> None:
        """Find appositions with a rank that the parser took for something else."""
        for rank in sorted(self.facts.ranks):
            noun = self.tree.heads[rank]
            around = self.owner(noun) if noun not in self.frames else None
            frame = self.phrases.ranked(rank, around) if around is not None and around.is_open else None
            if frame is not None:
                frame.parent = around
                self.frames[noun] = frame

    def _is_ranked(self, place: int) -> bool:
        """True for "the second B", which parsers hang on the nearest noun, however deep that lies."""
        first = max(self.tree.left(place), place - LONGEST_NOUN)
        return any(inner in self.facts.loose for inner in range(first, place))

    def owner(self, place: int) -> Frame | None:
        """Return the frame that a token belongs to, by the nearest clause head above it."""
        path: list[int] = []
        while place not in self.frames and place not in self.owners:
            path.append(place)
            above = self.tree.heads[place]
            if above == place:
                break
            place = above
        found = place if place in self.frames else self.owners.get(place)
        if found is None:
            return None
        self.owners.update(dict.fromkeys(path, found))
        return self.frames[found]
