"""One way through a text: who or what each clause is about, and what its pronouns point back to."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from claimtrack.extract.extensions import DIRECT, QUOTES
from claimtrack.extract.language import LanguageRules
from claimtrack.extract.references.inversion import Inversions
from claimtrack.extract.references.memory import Memory
from claimtrack.extract.references.participles import mend_participles
from claimtrack.extract.references.people import People
from claimtrack.extract.references.referents import Referent, refer
from claimtrack.extract.references.showing import mend_showing
from claimtrack.extract.references.subjects import Clause, clauses_of
from claimtrack.extract.references.tree import Tree, is_office
from claimtrack.extract.references.wording import NEUTER, SINGULAR, Pronoun, wording_for

Found = tuple[Referent | None, Referent | None]
_NOTHING: Found = (None, None)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pronoun, or a verb whose subject is unsaid; `best` is the likeliest, `sure` only what is safe.

    Where `best` is nobody, `latest` is what was spoken of last and `named` the last person who agrees.
    """

    place: int
    gender: str
    number: str
    unsaid: bool
    sure: Referent | None
    best: Referent | None
    latest: Referent | None = None
    named: Referent | None = None


class Discourse:
    """`pointers` in order, `subjects` by the token of the verb, `sayings` the verb forms that report."""

    def __init__(self, doc: Doc, rules: LanguageRules) -> None:
        self.doc, self.rules, self.wording = doc, rules, wording_for(rules.code)
        self.reporting = rules.saying.reporting
        self.speeches = [quote for quote in doc.spans.get(QUOTES, ()) if quote.label_ == DIRECT]
        self.tree = Tree(doc)
        if self.wording.drops_subject:
            mend_participles(self.tree, self.reporting)
        else:
            mend_showing(self.tree, self.wording)
        self.people = People(doc, self.tree, rules, self.wording)
        self.inversions = Inversions(self.tree, self.people, inverts=self.wording.drops_subject)
        self.memory = Memory(self.tree, self.people)
        self.pointers: list[Pointer] = []
        self.subjects: dict[int, Referent] = {}
        self.sayings: set[str] = set()
        for number in range(len(self.tree.sentences)):
            self._read(number)
        self.places = [pointer.place for pointer in self.pointers]

    def within(self, start: int, end: int) -> list[Pointer]:
        """Return the pointers in a range of tokens."""
        return self.pointers[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def at(self, place: int) -> Pointer | None:
        """Return the pointer at a token."""
        found = self.within(place, place + 1)
        return found[0] if found else None

    def _read(self, number: int) -> None:
        start, end = self.tree.sentences[number]
        self.memory.enter(number)
        clauses = {clause.verb: clause for clause in clauses_of(self.tree, start, end, self.wording)}
        said = {clause.subject: clause for clause in clauses.values() if clause.subject is not None}
        for place in range(start, end):
            pronoun = self.wording.pronouns.get(self.tree.lower[place])
            if pronoun is not None and self._is_pronoun(place):
                self._point(place, pronoun, said.get(place))
            elif place in said and self.tree.lower[place] in self.wording.latter:
                self._point_latter(place, said[place])
            elif place in said:
                self._say(said[place], place)
            if place in clauses and clauses[place].unsaid:
                self._miss(clauses[place])

    def _is_pronoun(self, place: int) -> bool:
        """False for one that only says again what a relative clause is about: "ki jih", "s katerim ga"."""
        if place and self.tree.lower[place - 1] in {"ki", "kot"}:
            return False
        if self.wording.pronouns[self.tree.lower[place]].gender == NEUTER and self._is_empty(place):
            return False
        return self.tree.pos[place] in {"PRON", "DET"} or self.tree.dep[place] == "poss"

    def _is_empty(self, place: int) -> bool:
        """True for the "it" of the weather, and of "it is clear that"."""
        tree, verb = self.tree, self.tree.head[place]
        clause = tree.find(verb, frozenset({"ccomp", "xcomp", "csubj", "advcl"}))
        predicate = tree.find(verb, frozenset({"acomp", "attr", "oprd"}))
        below = (
            tree.find(predicate, frozenset({"ccomp", "xcomp", "acl", "relcl"}))
            if predicate is not None
            else None
        )
        told = tree.lemma[verb] in {"be", "seem", "appear", "take", "turn"} and (clause or below) is not None
        return tree.dep[place] == "expl" or tree.lemma[verb] in self.wording.weather or told

    def _say(self, clause: Clause, place: int) -> None:
        referent = refer(self.tree, self.people, place)
        if referent is not None:
            self._remember(clause.verb, referent)

    def _remember(self, verb: int, referent: Referent) -> None:
        self.subjects[verb] = referent
        self.memory.add(verb, referent)

    def _point(self, place: int, pronoun: Pronoun, clause: Clause | None) -> None:
        sure, best = self._resolve(place, pronoun, subject=clause is not None)
        others = self._others(place, pronoun.gender, best)
        self.pointers.append(Pointer(place, pronoun.gender, pronoun.number, False, sure, best, *others))
        if sure is not None and sure.person and not sure.person.votes and pronoun.person:
            sure.person.votes[pronoun.gender] += 1
        if clause is not None and best is not None:
            self._remember(clause.verb, best.moved(place))

    def _point_latter(self, place: int, clause: Clause) -> None:
        """The subject "ta" is whoever was named last."""
        tree, number = self.tree, self.tree.feature(place, "Number")
        gender = tree.feature(clause.verb, "Gender") or tree.feature(place, "Gender")
        latter = self.memory.last_person(place, gender) if number == SINGULAR else None
        self.pointers.append(Pointer(place, gender, number, unsaid=False, sure=None, best=latter))
        if latter is not None:
            self._remember(clause.verb, latter.moved(place))

    def _miss(self, clause: Clause) -> None:
        pronoun = Pronoun(clause.gender, clause.number, person=False, subject=True)
        governing = self._governing(clause.verb, pronoun)
        sure, best = (
            (governing, governing) if governing else self._resolve(clause.verb, pronoun, subject=True)
        )
        sure = None if clause.counted else sure
        others = self._others(clause.verb, clause.gender, best)
        self.pointers.append(Pointer(clause.verb, clause.gender, clause.number, True, sure, best, *others))
        if best is not None:
            self._remember(clause.verb, best.moved(clause.verb))

    def _others(self, place: int, gender: str, best: Referent | None) -> Found:
        if best is not None and best.person is not None:
            return _NOTHING
        return self.memory.latest(place), self.memory.last_person(place, gender)

    def _governing(self, verb: int, pronoun: Pronoun) -> Referent | None:
        """The subject of the verb that the clause hangs on: "Putin je dejal, da vidi obete"."""
        inserted = self.tree.dep[verb] == "parataxis" and self.tree.lemma[verb] in self.reporting
        for above in () if inserted else self.tree.climb(verb):
            referent = self.subjects.get(above)
            if referent is not None:
                if referent.agrees(pronoun.gender, pronoun.number):
                    return referent
                break
        subordinate = self.tree.dep[verb] in {"ccomp", "advcl", "acl"} and pronoun.number == SINGULAR
        return self.memory.only_person(verb, pronoun.gender, here=True) if subordinate else None

    def _resolve(self, place: int, pronoun: Pronoun, *, subject: bool) -> Found:
        if pronoun.number != SINGULAR:
            return self._resolve_many(place, pronoun)
        if pronoun.gender == NEUTER and not self.wording.drops_subject:
            return self._resolve_thing(place)
        last = self.memory.last_subject(place, pronoun, barred=None if subject else self._barred(place))
        people = self.memory.people_near(place, pronoun.gender)
        if last is not None and last.person is not None:
            safe = people <= {id(last.person)} or (self.wording.drops_subject and subject)
            return (last if safe and self._means_somebody(place, pronoun, subject=subject) else None), last
        only = self.memory.only_person(place, pronoun.gender)
        if last is None or pronoun.person:
            safe = self._means_somebody(place, pronoun, subject=subject)
            return (only if safe else None), only
        near = self.tree.sentence[last.place] >= self.tree.sentence[place] - 1
        return (last, last) if subject and not people and near else (None, only)

    def _means_somebody(self, place: int, pronoun: Pronoun, *, subject: bool) -> bool:
        """False for an object that may as well be a thing: "Hrvaška ga nima"."""
        return (
            subject
            or pronoun.person
            or self.tree.feature(place, "Case") not in {"Acc", "Gen", "Loc"}
            or (self.tree.feature(place, "Poss") == "Yes")
        )

    def _barred(self, place: int) -> Referent | None:
        """The subject of the same clause, which an object is not: "Lund mu je čestital"."""
        tree = self.tree
        if tree.dep[place] == "poss" and not self.wording.drops_subject:
            return None
        verb = next((above for above in tree.climb(place) if tree.pos[above] in {"VERB", "AUX"}), None)
        return self.subjects.get(verb) if verb is not None else None

    def _resolve_many(self, place: int, pronoun: Pronoun) -> Found:
        last = self.memory.latest(place)
        fits = last is not None and last.agrees(pronoun.gender, pronoun.number) and last.number != SINGULAR
        return (last, last) if fits else _NOTHING

    def _resolve_thing(self, place: int) -> Found:
        last = self.memory.latest(place)
        if (
            last is None
            or last.person is not None
            or last.number != SINGULAR
            or is_office(self.tree, last.head)
        ):
            return _NOTHING
        return (last, last) if self._may_be(place, last) else _NOTHING

    def _may_be(self, place: int, last: Referent) -> bool:
        """A predicate noun names the thing again ("it is the longest bridge"), or else what happened."""
        tree, verb = self.tree, self.tree.head[place]
        if tree.dep[place] not in {"nsubj", "nsubjpass"}:
            return (tree.dep[place] == "poss" and last.named) or tree.sentence[last.place] == tree.sentence[
                place
            ]
        if tree.lemma[verb] != "be":
            return True
        noun = tree.find(verb, frozenset({"attr"}))
        return noun is None or last.named or tree.lemma[noun] == tree.lemma[last.head]
