"""Whether a range of tokens carries something that can be checked, answered in constant time."""

from itertools import accumulate

from spacy.tokens import Doc

from claimtrack.extract.components.features import HARD
from claimtrack.extract.components.marks import MARKS
from claimtrack.extract.trees.lexicon import Sign
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree

# entity labels of OntoNotes that are no names
_FIGURES = frozenset({"CARDINAL", "ORDINAL", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})
_WORDLESS = frozenset({"PUNCT", "SPACE", "SYM", "NUM"})
_RANKED = frozenset({"ADJ", "NUM", "ADV"})
_MARKED = ("date", "number", "event", "rule", "change")
_VERBS = frozenset({"AUX", "VERB"})
_LEAST_WORDS = 4


class Facts:
    """`ranks` are ordinals and superlatives, `loose` these and words that may mean something else."""

    def __init__(self, doc: Doc, tree: Tree) -> None:
        # Slovenian has no articles: three words say as much as four English ones.
        self.least = _LEAST_WORDS - tree.joints.drops_subject
        self.ranks = {place for place in tree.places_of(Sign.ORDINAL) if tree.pos[place] in _RANKED}
        self.ranks |= {
            place for place, traits in enumerate(tree.traits) if traits.rank and tree.pos[place] != "NUM"
        }
        self.loose = self.ranks | set(tree.places_of(Sign.LOOSE_ORDINAL))
        flags = {**_words(tree), **_marks(doc, self.ranks)}
        flags["loose"] = [int(place in self.loose) for place in range(len(doc))]
        self.sums = {name: [0, *accumulate(values)] for name, values in flags.items()}

    def count(self, name: str, start: int, end: int) -> int:
        """Return how many tokens or marks of a sort start within a range."""
        sums = self.sums[name]
        return sums[end] - sums[start] if end > start else 0

    def carries(self, start: int, end: int) -> bool:
        """True for a figure, a date or a rank, a name or a rule with a verb, or a deed done to something."""
        count = self.count
        if count("hard", start, end) or count("event", start, end):
            return True
        told = count("name", start, end) or count("rule", start, end) or count("change", start, end)
        if told and count("finite", start, end):
            return True
        done = count("deed", start, end) and count("object", start, end)
        return bool(done) and count("word", start, end) >= self.least

    def tells(self, start: int, end: int) -> bool:
        """True for what carries a fact, and for a finite verb with some words: a deed, a state of things."""
        if self.carries(start, end):
            return True
        return self.count("finite", start, end) > 0 and self.count("word", start, end) >= _LEAST_WORDS


def _marks(doc: Doc, ranks: set[int]) -> dict[str, list[int]]:
    flags = {name: [0] * len(doc) for name in ("hard", *_MARKED)}
    for mark in doc.spans.get(MARKS, ()):
        label = mark.label_
        if label in HARD:
            flags["hard"][mark.start] = 1
        if label in flags:
            flags[label][mark.start] = 1
    for place in ranks:
        flags["hard"][place] = 1
    return flags


def _words(tree: Tree) -> dict[str, list[int]]:
    entities = zip(tree.entities, tree.pos, strict=True)
    verbs = list(zip(tree.traits, tree.pos, strict=True))
    return {
        "name": [int(entity not in _FIGURES if entity else pos == "PROPN") for entity, pos in entities],
        "finite": [int(traits.finite or (traits.past and pos in _VERBS)) for traits, pos in verbs],
        "verb": [int(traits.finite) for traits in tree.traits],
        "deed": [int(traits.past and pos == "VERB") for traits, pos in verbs],
        "object": [int(relation is Relation.OBJECT) for relation in tree.relations],
        "word": [int(pos not in _WORDLESS) for pos in tree.pos],
    }
