"""The dependency tree of a Doc in plain lists: linear to build, quick to ask, however long a sentence is."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, MORPH, POS  # type: ignore[import-not-found]
from spacy.tokens import Doc

from claimtrack.extract.extensions import DIRECT, QUOTES

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "nsubj:pass", "csubjpass"})
NAME_PARTS = frozenset({"flat", "flat:name", "flat:foreign"})
ANY_SUBJECT = SUBJECTS | PASSIVE_SUBJECTS
Features = dict[str, str]
_OFFICES = ("er", "or", "ist", "man", "woman", "person", "ic", "executive", "chief", "head", "president")
_CACHED = 1 << 18
# Nothing has that many but a word in a list of thousands, which would be gone through for each of them.
_MOST_CHILDREN = 100
# spaCy's keys are hashes of the strings, the same in every vocabulary; one look there takes a microsecond.
_NAMES: dict[int, str] = {}


class Tree:
    """Columns by token: lower-case form, lemma, part of speech, relation, head, features, children, sentence.

    `subject` maps a verb to its first subject, `quoted` is 1 for each token within direct
    speech, `own_subjects` and `capitals` keep what was found out about verbs and capitalised words.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        table = doc.to_array([LOWER, LEMMA, POS, DEP, MORPH, HEAD])
        if len(_NAMES) > _CACHED:
            _NAMES.clear()
        columns = [_named(doc, table[:, column].tolist()) for column in range(5)]
        self.lower, self.lemma, self.pos, self.dep, morphs = columns
        self.features: list[Features] = [_parse(morph) for morph in morphs]
        self.head: list[int] = (np.arange(len(doc)) + table[:, 5].astype(np.int64)).tolist()
        self.children: list[list[int]] = [[] for _ in self.head]
        self.subject: dict[int, int] = {}
        for place, head in enumerate(self.head):
            if head != place:
                self.children[head].append(place)
                if self.dep[place] in ANY_SUBJECT:
                    self.subject.setdefault(head, place)
        self.sentences = [(sent.start, sent.end) for sent in doc.sents]
        self.sentence = [
            number for number, (start, end) in enumerate(self.sentences) for _ in range(start, end)
        ]

        self.quoted = _quoted(doc)
        self.own_subjects: dict[int, int | None] = {}
        self.capitals: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.head)

    def find(self, place: int, relations: frozenset[str]) -> int | None:
        """Return the first child with one of these relations, among the first hundred."""
        near = islice(self.children[place], _MOST_CHILDREN)
        return next((child for child in near if self.dep[child] in relations), None)

    def feature(self, place: int, name: str) -> str:
        """Return the value of a feature, "" without it."""
        return self.features[place].get(name, "")

    def extent(self, place: int) -> tuple[int, int]:
        """Return the range of the subtree, spaces at its end left out."""
        token = self.doc[place]
        end = token.right_edge.i + 1
        while end > place + 1 and self.pos[end - 1] == "SPACE":
            end -= 1
        return token.left_edge.i, end

    def opens_paragraph(self, sentence: int) -> bool:
        """True when a line break stands before the sentence."""
        start = self.sentences[sentence][0]
        return start == 0 or "\n" in self.lower[start - 1]

    def climb(self, place: int, *, limit: int = 12) -> Iterator[int]:
        """Yield the heads above a token, nearest first."""
        for _ in range(limit):
            if self.head[place] == place:
                return
            place = self.head[place]
            yield place


def is_office(tree: Tree, head: int) -> bool:
    """True for a noun that says what somebody does (minister, manager), by its English ending."""
    return tree.pos[head] == "NOUN" and tree.lemma[head].endswith(_OFFICES)


def _named(doc: Doc, column: list[int]) -> list[str]:
    for key in set(column).difference(_NAMES):
        _NAMES[key] = doc.vocab.strings[key] if key else ""
    return [_NAMES[key] for key in column]


@lru_cache(maxsize=_CACHED)
def _parse(morph: str) -> Features:
    return dict(part.split("=", 1) for part in morph.split("|") if "=" in part)


def _quoted(doc: Doc) -> bytearray:
    """One byte a token: 1 within direct speech."""
    inside = bytearray(len(doc))
    for quote in doc.spans.get(QUOTES, ()):
        if quote.label_ == DIRECT:
            inside[quote.start : quote.end] = b"\x01" * (quote.end - quote.start)
    return inside
