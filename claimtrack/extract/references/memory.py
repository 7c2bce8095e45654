"""What is still in a reader's mind: the subjects and the people of the last sentences."""

from claimtrack.extract.references.people import Mention, People, head_of
from claimtrack.extract.references.referents import Referent
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import SINGULAR, Pronoun

_SENTENCES_BACK = 2
_LONGEST, _REACH = 40, 200
_RELATIVES = frozenset({"ki", "kateri", "katera", "katero", "who", "which", "that"})
_MAIN = frozenset({"ROOT", "conj", "parataxis"})


class Memory:
    """Reaches two sentences back; direct speech is remembered only within direct speech."""

    def __init__(self, tree: Tree, people: People) -> None:
        self.tree, self.people, self.quoted = tree, people, tree.quoted
        self.subjects: list[tuple[Referent, bool]] = []
        self.told: list[int] = []
        self.floor = self.paragraph = 0

    def enter(self, number: int) -> None:
        """Go to the next sentence; one that is direct speech throughout does not push back the others."""
        start, end = self.tree.sentences[number]
        if self.tree.opens_paragraph(number):
            self.paragraph = start
        self.told = self.told[-_SENTENCES_BACK:]
        self.floor = self.told[0] if self.told else start
        if self.quoted.find(0, start, max(start + 1, end - 2)) >= 0:
            self.told.append(start)

    def add(self, verb: int, referent: Referent) -> None:
        """Remember the subject of a verb; those of relative clauses are soon forgotten."""
        relative = any(self.tree.lower[child] in _RELATIVES for child in self.tree.children[verb])
        if self.tree.dep[verb] != "relcl" and not (relative and self.tree.dep[verb] == "acl"):
            self.subjects.append((referent, self.tree.dep[verb] in _MAIN))
        if len(self.subjects) > 2 * _LONGEST:
            del self.subjects[:-_LONGEST]

    def latest(self, place: int) -> Referent | None:
        """Return the last subject of a main clause, or of any clause of the same sentence."""
        start = self.tree.sentences[self.tree.sentence[place]][0]
        for referent, main in reversed(self.subjects):
            if self._remembered(referent, place) and (main or referent.place >= start):
                return referent
        return None

    def last_subject(self, place: int, pronoun: Pronoun, *, barred: Referent | None) -> Referent | None:
        """Return the last subject that agrees: here, else of a main clause before, else of any."""
        start = self.tree.sentences[self.tree.sentence[place]][0]
        fitting = [
            (referent, main)
            for referent, main in reversed(self.subjects)
            if self._remembered(referent, place)
            and referent.agrees(pronoun.gender, pronoun.number)
            and (referent.person is not None or not pronoun.person)
            and not (barred is not None and referent.same_as(barred))
        ]
        here = next((referent for referent, _ in fitting if referent.place >= start), None)
        if here is not None or not fitting:
            return here
        sentence = self.tree.sentence[fitting[0][0].place]
        near = [
            (referent, main) for referent, main in fitting if self.tree.sentence[referent.place] == sentence
        ]
        mains = [referent for referent, main in near if main]
        # The clause that a sentence opens with says what it is about: reversed, it is the last.
        return mains[-1] if mains else near[0][0]

    def people_near(self, place: int, gender: str) -> set[int]:
        """Return the ids of the people who may be meant."""
        return {id(mention.person) for mention in self._mentions(place, gender)}

    def _is_beside(self, mention: Mention, place: int) -> bool:
        """True for who takes part in the same clause: "Janezu Kosu je povedal" is not said by Kos."""
        above = self.tree.head[head_of(self.tree, mention)]
        return above == (place if self.tree.pos[place] in {"VERB", "ADJ"} else self.tree.head[place])

    def only_person(self, place: int, gender: str, *, here: bool = False) -> Referent | None:
        """Return the one person near (or `here`, in the same sentence) that agrees, in whatever part."""
        start = self.tree.sentences[self.tree.sentence[place]][0] if here else 0
        near = [mention for mention in self._mentions(place, gender) if mention.start >= start]
        if len({id(mention.person) for mention in near}) != 1:
            return None
        return _referent(near[-1])

    def last_person(self, place: int, gender: str) -> Referent | None:
        """Return whoever was named last and agrees."""
        near = self._mentions(place, gender)
        return _referent(near[-1]) if near else None

    def _remembered(self, referent: Referent, place: int) -> bool:
        heard = self.quoted[place] or not self.quoted[referent.place]
        return self.floor <= referent.place < place and bool(heard)

    def _mentions(self, place: int, gender: str) -> list[Mention]:
        """Those of the paragraph; of the one before where this one has named nobody yet."""
        for start in (max(self.floor, self.paragraph), self.floor):
            near = [
                mention
                for mention in self.people.within(max(start, place - _REACH), place)
                if mention.person.gender in {"", gender or mention.person.gender}
                and (self.quoted[place] or not self.quoted[mention.start])
                and not self._is_beside(mention, place)
            ]
            if near:
                return near
        return []


def _referent(mention: Mention) -> Referent:
    gender = mention.person.gender
    return Referent(mention.start, mention.start, mention.person, gender, SINGULAR, named=True)
