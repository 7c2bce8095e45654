"""The people of a text: every mention of a name, and whose it is, in the nominative and in full."""

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc

from claimtrack.extract.language import LanguageRules
from claimtrack.extract.references.couples import couples
from claimtrack.extract.references.endings import forms_of, gender_of, guessed_gender, surnames_of
from claimtrack.extract.references.names import Name, read_names, split
from claimtrack.extract.references.tree import SUBJECTS, Tree
from claimtrack.extract.references.wording import FEMININE, MASCULINE, SINGULAR, Wording
from claimtrack.extract.signs import HYPHENS

_SURE, _TAGGED = 3, 1
_PAIR = 2
_PLACES = frozenset({"LOC", "GPE", "FAC", "ORG"})
_LOCAL = frozenset({"v", "iz", "do", "proti", "pri", "in", "at", "near", "across", "outside"})
_NAMELIKE = frozenset({"PROPN", "ADJ", "NOUN", "X"})


@dataclass(slots=True, eq=False)
class Person:
    """`words` are in the nominative, without titles; `votes` count what tells the gender."""

    words: tuple[str, ...]
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def written(self) -> str:
        return " ".join(self.words)

    @property
    def gender(self) -> str:
        """Masc, Fem, or "" where nothing tells."""
        ranked = self.votes.most_common(2)
        sure = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return ranked[0][0] if sure else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens [start, end); `parts` are the places of its words among those of the person."""

    start: int
    end: int
    person: Person
    parts: tuple[int, ...]

    @property
    def is_full(self) -> bool:
        return len(self.parts) >= len(self.person.words)


class People:
    """Every mention in order; `at` finds the one over a token."""

    def __init__(self, doc: Doc, tree: Tree, rules: LanguageRules, wording: Wording) -> None:
        self.doc, self.tree, self.wording = doc, tree, wording
        self.known: dict[str, list[tuple[int, Person, int]]] = defaultdict(list)
        self.surnames: dict[str, list[tuple[int, Person, int]]] = defaultdict(list)
        names = self._meet(read_names(doc, tree, rules, wording))
        self.mentions = sorted(self._mentions(names), key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]
        for mention in self.mentions:
            self._judge_gender(mention)

    def at(self, place: int) -> Mention | None:
        """Return the mention that covers a token."""
        index = bisect_right(self.starts, place) - 1
        return self.mentions[index] if index >= 0 and place < self.mentions[index].end else None

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that start in a range of tokens."""
        return self.mentions[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]

    def named(self, word: str, place: int) -> tuple[Person, int] | None:
        """Return whoever was last given in full with this word in the name, and the word's place in it."""
        found = self.known.get(word) or self.surnames.get(word)
        if not found:
            return None
        found = self._addressed(found, place)
        before = [entry for entry in found if entry[0] <= place]
        _, person, part = before[-1] if before else found[0]
        return person, part

    def _addressed(self, found: list[tuple[int, Person, int]], place: int) -> list[tuple[int, Person, int]]:
        """Those whom "Mr" or "Ms" before a surname may mean, all where it tells nothing."""
        title = self.tree.lower[place - 1].rstrip(".") if place and len(found) > 1 else ""
        gender = (
            MASCULINE
            if title in self.wording.masculine_titles
            else FEMININE
            if title in self.wording.feminine_titles
            else ""
        )
        fitting = [entry for entry in found if entry[1].gender == gender] if gender else []
        return fitting or found

    def _meet(self, names: list[Name]) -> list[Name]:
        """Names in the nominative first, for they show how others are written; full ones before bare ones."""
        names = [*names, *couples(self.doc, self.tree, names, self.wording)]
        full = [name for name in names if len(name.words) > 1]
        self._add_all(full)
        pairs = [name for name in full if self._is_pair(name)]
        if pairs:
            self.known.clear()
            self.surnames.clear()
            self._add_all([name for name in full if name not in pairs])
            names = [single for name in names for single in (split(name) if name in pairs else [name])]
        places = _places(self.doc, self.tree, names)
        bare = [name for name in names if len(name.words) == 1 and name.forms[0] not in places]
        for name in sorted(bare, key=lambda name: (name.case != "Nom", name.start)):
            if name.forms[0] not in self.known and name.forms[0] not in self.surnames:
                self._add(name)
        for found in [*self.known.values(), *self.surnames.values()]:
            found.sort(key=lambda entry: entry[0])
        return names

    def _add_all(self, full: list[Name]) -> None:
        for name in sorted(full, key=lambda name: (not name.agrees, name.case != "Nom", name.start)):
            if self._whose(name) is None:
                self._add(name)

    def _is_pair(self, name: Name) -> bool:
        """True for two people side by side, each known by another name: "je Putin Kima gostil"."""
        if len(name.words) != _PAIR:
            return False
        first, second = (
            [entry for entry in self.known.get(form, ()) if entry[1].words != name.words]
            for form in name.forms
        )
        whole = {id(entry[1]) for entry in first} & {id(entry[1]) for entry in second}
        surname = any(part for _, _, part in first) or any(not part for _, _, part in second)
        return bool(first) and bool(second) and not whole and surname

    def _add(self, name: Name) -> None:
        person = Person(name.words)
        inflected = self.wording.inflects_names
        if inflected and len(name.words) > 1:
            known = gender_of(name.words[0])
            person.votes[known or guessed_gender(name.words[0])] += _SURE if known else _TAGGED
        elif len(name.words) > 1:
            known = self.wording.gender_of(name.words[0])
            if known:
                person.votes[known] += _SURE
        for part, word in enumerate(name.words):
            for form in forms_of(word) if inflected else (word,):
                self.known[form].append((name.start, person, part))
        if inflected and person.gender != MASCULINE:
            for form in surnames_of(name.words[-1]):
                self.surnames[form].append((name.start, person, len(name.words) - 1))

    def _whose(self, name: Name) -> Person | None:
        """Return the person of a full name that was met before, in whatever case."""
        for _, person, _ in self.known.get(name.forms[-1], ()):
            if len(person.words) == len(name.words) and all(
                any(entry[1] is person for entry in self.known.get(form, ())) for form in name.forms
            ):
                return person
        return None

    def _mentions(self, names: list[Name]) -> list[Mention]:
        found: list[Mention] = []
        taken: set[int] = set()
        for name in names:
            whose = self._whose(name) if len(name.words) > 1 else None
            named = (whose, 0) if whose else self.named(name.forms[-1], name.start)
            if named is not None:
                parts = tuple(range(len(named[0].words))) if whose else (named[1],)
                found.append(Mention(name.start, name.end, named[0], parts))
                taken.update(range(name.start, name.end))
        return found + self._unmarked(taken, {name.forms[0] for name in names if len(name.words) == 1})

    def _unmarked(self, taken: set[int], bare: set[str]) -> list[Mention]:
        """Surnames, and names that stand bare elsewhere, that the recogniser missed."""
        tree, found = self.tree, []
        surnames = {form for form, entries in self.known.items() if any(part for _, _, part in entries)}
        surnames |= self.surnames.keys() | bare
        lowered = {surname.lower() for surname in surnames}
        for place, word in enumerate(tree.lower):
            hyphened = place + 2 < len(tree) and tree.lower[place + 1] in HYPHENS and place not in taken
            whole = self.doc[place : place + 3].text if hyphened else ""
            double = self.named(whole, place) if whole in surnames else None
            if double is not None:
                found.append(Mention(place, place + 3, double[0], (double[1],)))
                taken.update(range(place, place + 3))
            elif word in lowered and place not in taken and self._is_namelike(place):
                text = self.doc[place].text
                named = self.named(text, place) if text in surnames else None
                if named is not None:
                    found.append(Mention(place, place + 1, named[0], (named[1],)))
        return found

    def _is_namelike(self, place: int) -> bool:
        return self.tree.pos[place] in _NAMELIKE or bool(self.doc[place].ent_type_)

    def _judge_gender(self, mention: Mention) -> None:
        tree, votes = self.tree, mention.person.votes
        for place in range(max(0, mention.start - 2), mention.start):
            word = tree.lower[place].rstrip(".")
            votes[MASCULINE] += _SURE * (word in self.wording.masculine_titles)
            votes[FEMININE] += _SURE * (word in self.wording.feminine_titles)
        if self.wording.inflects_names:
            self._hear_agreement(mention)
        for gender in [gender for gender, count in votes.items() if not count]:
            del votes[gender]

    def _hear_agreement(self, mention: Mention) -> None:
        tree, votes = self.tree, mention.person.votes
        gender = tree.feature(mention.start, "Gender")
        if gender in {MASCULINE, FEMININE}:
            votes[gender] += _TAGGED
        head = head_of(tree, mention)
        above = tree.head[head]
        if tree.pos[above] == "NOUN" and tree.dep[head] in {"nmod", "appos", "flat", "flat:name"}:
            agrees = tree.feature(above, "Case") == tree.feature(mention.start, "Case")
            if agrees and tree.feature(above, "Gender") in {MASCULINE, FEMININE}:
                votes[tree.feature(above, "Gender")] += _TAGGED
            head, above = above, tree.head[above]
        spoken = tree.feature(above, "Gender") if tree.dep[head] in SUBJECTS else ""
        if spoken in {MASCULINE, FEMININE} and tree.feature(above, "Number") == SINGULAR:
            votes[spoken] += _SURE


def head_of(tree: Tree, mention: Mention) -> int:
    """Return the token by which the rest of the sentence holds on to the name."""
    for place in range(mention.start, mention.end):
        if not mention.start <= tree.head[place] < mention.end or tree.head[place] == place:
            return place
    return mention.start


def _places(doc: Doc, tree: Tree, names: list[Name]) -> set[str]:
    """The bare names that the text elsewhere uses as those of places or bodies."""
    places = {ent.text for ent in doc.ents if ent.label_ in _PLACES}
    for name in names:
        if name.start and tree.lower[name.start - 1] in _LOCAL:
            places |= {name.forms[0], name.words[0]}
    return places | {name.forms[0] for name in names if name.words[0] in places}
