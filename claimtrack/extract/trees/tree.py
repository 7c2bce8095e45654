"""A document as columns: every token is looked at once, and only clause heads a second time."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, MORPH, POS  # type: ignore[import-not-found]
from spacy.strings import StringStore
from spacy.tokens import Doc

from claimtrack.extract.quotes import QUOTE_MARKS
from claimtrack.extract.trees.joining import join_participles
from claimtrack.extract.trees.lexicon import Lexicon, Sign
from claimtrack.extract.trees.mending import mend
from claimtrack.extract.trees.rehanging import Rehanging
from claimtrack.extract.trees.schemes import CLAUSAL, Relation, relation_of
from claimtrack.extract.trees.traits import Traits, traits_of

_COLUMNS = [HEAD, DEP, POS, LEMMA, LOWER, MORPH, ENT_TYPE]
_KEPT = frozenset(
    {
        Relation.SUBJECT,
        Relation.AUXILIARY,
        Relation.MARKER,
        Relation.COORDINATOR,
        Relation.COMPLEMENT,
        Relation.OBJECT,
        Relation.PREDICATE,
        Relation.NUMERAL,
        Relation.EXPLETIVE,
    }
)
_SIGNS = frozenset({"PUNCT", "SPACE", "SYM"})
_BRACKETS = frozenset("()[]")
_DEEPEST = 40
_NONE: list[int] = []
Value = TypeVar("Value")


class Memory(dict[int, Value], Generic[Value]):
    """What the numbers of a vocabulary stand for, worked out once each."""

    def __init__(self, strings: StringStore, change: Callable[[str], Value]) -> None:
        super().__init__()
        self.strings, self.change = strings, change

    def __missing__(self, key: int) -> Value:
        value = self[key] = self.change(self.strings[key] if key else "")
        return value


class Memories:
    """The memories that documents of one vocabulary share; cleared when many odd words have gone through."""

    limit = 200_000

    def __init__(self, strings: StringStore) -> None:
        self.words = Memory(strings, str)
        self.relations = Memory(strings, relation_of)
        self.traits = Memory(strings, traits_of)

    def trim(self) -> None:
        if len(self.words) > self.limit:
            self.words.clear()


class Tree:
    """`words`, `heads`, `relations` and `traits` by token; `kids` is what makes up a clause, by its head."""

    def __init__(self, doc: Doc, lexicon: Lexicon, memories: Memories) -> None:
        self.doc, self.joints, self.lexicon = doc, lexicon.joints, lexicon
        columns = cast("Any", doc).to_array(_COLUMNS).reshape(len(doc), len(_COLUMNS)).T
        heads = columns[0].astype(np.int64) + np.arange(len(doc))
        words, relations, traits = memories.words, memories.relations, memories.traits
        self.heads: list[int] = heads.tolist()
        self.relations: list[Relation] = [relations[key] for key in columns[1].tolist()]
        self.pos: list[str] = [words[key] for key in columns[2].tolist()]
        self.lemmas: list[int] = columns[3].tolist()
        self.words: list[str] = [words[key] for key in columns[4].tolist()]
        self.traits: list[Traits] = [traits[key] for key in columns[5].tolist()]
        self.entities: list[str] = [words[key] for key in columns[6].tolist()]
        self.memory = words
        self.edges: dict[int, tuple[int, int]] = {}
        mend(self.heads, self.relations, self.traits)
        self._rehang()
        self.places = self._places()
        self.kids = self._kids()
        self.negated = {self.heads[place] for place in self.places_of(Sign.NEGATION)}
        self.modal = {self.heads[place] for place in self.places_of(Sign.MODAL)}

    def _rehang(self) -> None:
        """Put clauses right, and the ranges of all subtrees that gain or lose words by it."""
        rehanging = Rehanging(
            heads=self.heads,
            relations=self.relations,
            pos=self.pos,
            words=self.words,
            traits=self.traits,
            entities=self.entities,
            joints=self.joints,
        )
        rehanging.mend()
        join_participles(rehanging)
        for sent in {self.doc[place].sent for place in rehanging.moved}:
            self._measure(sent.start, sent.end)

    def _measure(self, start: int, end: int) -> None:
        """Work out the ranges of the subtrees of a sentence anew."""
        edges = {place: (place, place + 1) for place in range(start, end)}
        for place in range(start, end):
            above = place
            for _ in range(_DEEPEST):
                if self.heads[above] == above:
                    break
                above = self.heads[above]
                first, last = edges[above]
                edges[above] = (min(first, place), max(last, place + 1))
        self.edges.update(edges)

    def _places(self) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        known = self.lexicon.signs
        for place, word in enumerate(self.words):
            if word in known:
                places.setdefault(known[word], []).append(place)
        return places

    def _kids(self) -> dict[int, list[int]]:
        kids: dict[int, list[int]] = {}
        for place, relation in enumerate(self.relations):
            if relation in _KEPT:
                kids.setdefault(self.heads[place], []).append(place)
        return kids

    def places_of(self, sign: Sign) -> list[int]:
        """Return where words of a sort stand, in order."""
        wanted = sign.value
        return sorted(place for found, places in self.places.items() if found & wanted for place in places)

    def word(self, place: int) -> str:
        """Return the lower-case form of a token, or nothing outside of the document."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def lemma(self, place: int) -> str:
        return self.memory[self.lemmas[place]]

    def left(self, place: int) -> int:
        """Return the first token of a subtree."""
        return self._subtree(place)[0]

    def right(self, place: int) -> int:
        """Return the token behind a subtree."""
        return self._subtree(place)[1]

    def _subtree(self, place: int) -> tuple[int, int]:
        known = self.edges.get(place)
        if known is None:
            token = self.doc[place]
            known = self.edges[place] = (token.left_edge.i, token.right_edge.i + 1)
        return known

    def kids_of(self, place: int, relation: Relation) -> list[int]:
        """Return the tokens that hang on another by a relation, in order of the text."""
        return [kid for kid in self.kids.get(place, _NONE) if self.relations[kid] is relation]

    def finite_at(self, place: int) -> int | None:
        """Return the finite verb of a clause, given its head."""
        if self.traits[place].finite:
            return place
        for kid in self.kids.get(place, _NONE):
            if self.relations[kid] is Relation.AUXILIARY and self.traits[kid].finite:
                return kid
        return None

    def clausal_places(self) -> set[int]:
        """Return what may head a clause by its relation or its form, and modifiers behind their nouns."""
        found: set[int] = set()
        for place, (relation, traits) in enumerate(zip(self.relations, self.traits, strict=True)):
            if relation in CLAUSAL or (relation is Relation.MODIFIER and self.heads[place] < place):
                found.add(place)
            if traits.finite:
                found.add(self.heads[place] if relation is Relation.AUXILIARY else place)
        return found

    def is_edge(self, place: int) -> bool:
        """True for a sign that parts clauses: a comma, a semicolon, a dash, but no hyphen in a word."""
        word = self.word(place)
        if not self.lexicon.signs.get(word, 0) & Sign.EDGE.value:
            return False
        return word != "-" or place == 0 or bool(self.doc[place - 1].whitespace_)

    def is_sign(self, place: int) -> bool:
        """True for anything that stands around clauses: punctuation, quotation marks, white space."""
        word = self.words[place]
        return (self.pos[place] in _SIGNS and word not in _BRACKETS) or word in QUOTE_MARKS

    def is_name(self, place: int) -> bool:
        """True for a part of a name, by its class or by the entity recogniser."""
        return self.pos[place] == "PROPN" or (bool(self.entities[place]) and self.pos[place] == "NOUN")

    def brackets(self) -> list[tuple[int, int]]:
        """Return the ranges between brackets; one that is never closed makes none."""
        ranges: list[tuple[int, int]] = []
        opened: int | None = None
        for place in self.places_of(Sign.OPENING | Sign.CLOSING):
            if self.lexicon.signs[self.words[place]] & Sign.OPENING.value:
                opened = place if opened is None else opened
            elif opened is not None:
                ranges.append((opened, place + 1))
                opened = None
        return ranges

    def text(self, start: int, end: int) -> str:
        """Return the words of a range without signs at its end."""
        while end > start and self.is_sign(end - 1):
            end -= 1
        return self.doc[start:end].text.strip() if end > start else ""
