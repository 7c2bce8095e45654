"""Mends names after the recogniser: where they end, which words are none, one label for a name in a text.

The recogniser looks at a few words at a time. What the whole text, the tree and the table of known names say
of a name is brought in here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple, cast

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from thinc.api import Model

from claimtrack.extract.signs import HYPHENS
from claimtrack.extract.trained.affixes import SHORTEST_STEM, find_kind, look_up

PERSON, PLACE, ORGANISATION = "PER", "LOC", "ORG"
FIRST_NAME, SURNAME, CITY = "F", "S", "C"
_LABELS = _RELABELLED = (PERSON, PLACE, ORGANISATION)
_WITHIN = "within"
_FLAT = frozenset({"flat", "flat:name"})
# What counts for a label: a mention of the name, a full name that it is part of, the table, "in" before it.
_MENTION, _FULL_NAME, _TABLE, _WHERE = 2, 4, 3, 3
# Prepositions of places with the case that they have then.
_PLACED = frozenset({("v", "Loc"), ("iz", "Gen"), ("v", "Acc"), ("na", "Loc")})
_ENDINGS = ("om", "em", "a", "u", "i", "e", "o")


class Name(NamedTuple):
    """A name of the tokens from `start` to before `end`."""

    start: int
    end: int
    label: str


class Known(NamedTuple):
    """What the table says of a word: its base form, its likeliest label and the lists that it is on."""

    base: str
    label: str
    lists: str


class NameRepair:
    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.table: Mapping[str, str] | None = None
        self.seen: dict[str, Known] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents` to the names mended."""
        if not doc.ents:
            return doc
        found = [Name(span.start, span.end, span.label_) for span in doc.ents]
        whole = [self._grown(doc, name, after) for name, after in _with_next(found, len(doc))]
        parted = [part for name in whole if not _is_adjective(doc, name) for part in self._parted(doc, name)]
        _correct_tree(doc, parted)
        names = self._agreed(doc, parted)
        doc.set_ents([Span(doc, name.start, name.end, label=name.label) for name in names])
        return doc

    def _grown(self, doc: Doc, name: Name, limit: int) -> Name:
        """Take in what hangs on the name by a hyphen, or as one more word of it in the tree."""
        end = name.end
        while end < limit:
            if end + 1 < limit and _joins(doc, end):
                end += 2
            elif name.label == PERSON and _continues(doc[end], name.start):
                end += 1
            else:
                break
        return name._replace(end=end)

    def _parted(self, doc: Doc, name: Name) -> Iterator[Name]:
        """Yield the names that stand side by side in one."""
        start, label = name.start, name.label
        for place in range(name.start + 1, name.end):
            if name.label == PERSON and self._divides(doc[place - 1], doc[place], first=place - 1 == start):
                alone = self.known(doc[place - 1].text)
                no_person = place - 1 == start and not alone.lists and alone.label in _LABELS
                yield Name(start, place, alone.label if no_person else label)
                start = place
        yield Name(start, name.end, label)

    def _divides(self, left: Token, right: Token, *, first: bool) -> bool:
        """True between "Putin" and "Kima", and between "Kremlja" and "Dmitrij": nobody is called so."""
        if not first or not right.is_alpha or not left.is_alpha:
            return False
        before, after = self.known(left.text), self.known(right.text)
        if before.lists == SURNAME:
            declined = bool(after.base) and after.base != right.lower_
            return declined and bool(set(after.lists) & {FIRST_NAME, SURNAME})
        elsewhere = before.label not in {"", PERSON, "?"} and not set(before.lists) & {FIRST_NAME, SURNAME}
        return elsewhere and FIRST_NAME in after.lists and left.dep_ not in _FLAT

    def _agreed(self, doc: Doc, names: list[Name]) -> list[Name]:
        """Give a name of one word the label that most of its mentions have; other evidence counts too."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for name in names:
            if name.end - name.start == 1:
                token = doc[name.start]
                votes[_stem(token.lower_)].update(self._votes(token, name.label))
            elif name.label == PERSON:
                for token in doc[name.start : name.end]:
                    votes[_stem(token.lower_)][PERSON] += _FULL_NAME
        return [_relabelled(doc, name, votes) for name in names]

    def _votes(self, token: Token, label: str) -> Counter[str]:
        """Return what one mention says of a name: its label, the table's and its preposition's."""
        votes = Counter({label: _MENTION})
        known = self.known(token.text)
        if known.label == PERSON and known.lists and CITY not in known.lists:
            votes[PERSON] += _TABLE
        elif known.label == PLACE and known.lists == CITY:
            votes[PLACE] += _TABLE
        if token.i and (token.nbor(-1).lower_, "".join(token.morph.get("Case", []))) in _PLACED:
            votes[_WITHIN] += _WHERE
        return votes

    def known(self, word: str) -> Known:
        """Return what the recogniser's table says of a word."""
        found = self.seen.get(word)
        if found is None:
            base, _, label, lists = find_kind(word, look_up(word)[0], self._table())
            label = label.split("/")[0].rstrip("!")
            found = self.seen[word] = Known(base, label, lists.strip("-?"))
        return found

    def _table(self) -> Mapping[str, str]:
        if self.table is None:
            model: Model[Any, Any] = cast("Any", self.nlp.get_pipe("ner")).model
            layers = (layer.attrs["kinds"] for layer in model.walk() if "kinds" in layer.attrs)
            self.table = next(layers, {})
        return self.table


def _with_next(names: list[Name], end: int) -> Iterable[tuple[Name, int]]:
    """Pair each name with the start of the next."""
    return zip(names, [*(name.start for name in names[1:]), end], strict=True)


def _relabelled(doc: Doc, name: Name, votes: Mapping[str, Counter[str]]) -> Name:
    if name.end - name.start > 1 or name.label not in _RELABELLED:
        return name
    counts = Counter(votes[_stem(doc[name.start].lower_)])
    if name.label != ORGANISATION:  # one is in a club as well as in a town
        counts[PLACE] += counts[_WITHIN]
    return name._replace(label=max(_RELABELLED, key=lambda label: (counts[label], label == name.label)))


def _correct_tree(doc: Doc, names: list[Name]) -> None:
    """Let no name hang on another as a part of it, and the words behind a hyphen on the word before."""
    for left, right in pairwise(names):
        first, second = doc[left.start], doc[right.start]
        if left.end == right.start and second.dep_ in _FLAT and first.head.i != first.i:
            dep = _beside(first, second)
            second.head, second.dep_ = first.head, dep
    for name in names:
        for token in doc[name.start : name.end]:
            if name.label == PERSON and token.is_alpha:
                token.pos_ = "PROPN"
            if token.i > name.start and (token.text in HYPHENS or doc[token.i - 1].text in HYPHENS):
                _hang(token, doc[name.start])


def _beside(first: Token, second: Token) -> str:
    """Return the relation of a name that stands beside another, by their cases."""
    cases = first.morph.get("Case", []), second.morph.get("Case", [])
    if cases[0] == ["Gen"] and cases[1] == ["Nom"]:
        return "appos"  # the speaker of the Kremlin, Peskov
    return "obj" if first.dep_ == "nsubj" else first.dep_


def _hang(token: Token, name: Token) -> None:
    if token.head.i != token.i and not token.is_ancestor(name):
        token.head, token.dep_ = name, "punct" if token.text in HYPHENS else "flat:name"


def _is_adjective(doc: Doc, name: Name) -> bool:
    """True for "Severnokorejski voditelj": an adjective at the start of a sentence, no name."""
    token = doc[name.start]
    is_single = name.end - name.start == 1 and token.pos_ == "ADJ" and token.dep_ == "amod"
    return is_single and name.label in _RELABELLED and not token.morph.get("Poss", [])


def _joins(doc: Doc, place: int) -> bool:
    """True at a hyphen inside a name, as in Jong-un."""
    hyphen, before, after = doc[place], doc[place - 1], doc[place + 1]
    return hyphen.text in HYPHENS and not before.whitespace_ and not hyphen.whitespace_ and after.is_alpha


def _continues(token: Token, start: int) -> bool:
    return (
        token.dep_ == "flat:name"
        and token.pos_ == "PROPN"
        and token.is_title
        and start <= token.head.i < token.i
    )


def _stem(lower: str) -> str:
    """Return the word without the ending of a case and a j before it: Igor, Igorja; Rusija, Rusijo."""
    ending = next((end for end in _ENDINGS if lower.endswith(end)), "")
    if len(lower) - len(ending) < SHORTEST_STEM:
        return lower
    stem = lower.removesuffix(ending)
    return stem[:-1] if stem.endswith("j") and len(stem) > SHORTEST_STEM else stem


@Language.factory(
    "name_repair", assigns=["doc.ents"], requires=["doc.ents", "token.pos", "token.dep", "token.morph"]
)
def make_name_repair(nlp: Language, name: str) -> NameRepair:  # noqa: ARG001 - spaCy's signature
    return NameRepair(nlp)
