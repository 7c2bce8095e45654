"""The name of whoever a text says stated something: in the nominative, in full, without titles."""

from functools import cached_property

from claimtrack.extract.references.discourse import Discourse, Pointer
from claimtrack.extract.references.hearing import Hearing
from claimtrack.extract.references.houses import Houses
from claimtrack.extract.references.offices import Offices
from claimtrack.extract.references.people import Mention
from claimtrack.extract.references.phrases import phrase_of, plain_phrase
from claimtrack.extract.references.referents import Referent, person_in
from claimtrack.extract.references.sources import Sources
from claimtrack.extract.references.subjects import own_subject, subject_of
from claimtrack.extract.references.tree import NAME_PARTS, SUBJECTS, Tree
from claimtrack.extract.references.wording import NEUTER, SINGULAR

_PARTS = NAME_PARTS | {"compound"}
_BODIES = frozenset({"ORG"})
_NAMING = frozenset({"appos", "flat", "flat:name", "nmod", "compound"})
_RELATIVES = frozenset({"who", "which", "that", "ki", "kateri"})
_PARTICIPLES = frozenset({"advcl", "xcomp", "acl", "pcomp"})
_OBLIQUE = frozenset({"Dat", "Ins", "Loc"})
_REACH = 12
_BESIDE = 4


class Claimants:
    """Names claimants; `hear` is told of each in order of the text, for the next may go unnamed."""

    def __init__(self, discourse: Discourse, sources: Sources) -> None:
        self.discourse, self.sources = discourse, sources
        self.tree: Tree = discourse.tree
        self.houses = Houses(discourse)
        self.offices = Offices(discourse)
        self.hearing = Hearing(self.tree)

    def hear(self, place: int, claimant: str | None) -> None:
        """Remember whoever spoke at a token."""
        if claimant is not None:
            self.hearing.hear(place, claimant, self.genders.get(claimant))

    @cached_property
    def genders(self) -> dict[str, str]:
        """The gender of every person by the full name."""
        return {mention.person.written: mention.person.gender for mention in self.discourse.people.mentions}

    def of_noun(self, head: int) -> str | None:
        """Return the claimant that a noun phrase names: the person or body in it, or the phrase."""
        pointer = self.discourse.at(head)
        if pointer is not None and not pointer.unsaid:
            return self._pointed(pointer)
        mention = person_in(self.tree, self.discourse.people, head)
        house = (
            self.discourse.wording.drops_subject and self.tree.lemma[head] in self.discourse.wording.houses
        )
        if mention is not None and not house:
            return mention.person.written
        if self.sources.is_document(head):
            author = self.sources.author(head)
            return None if author is None else self.of_noun(author)
        if self.tree.pos[head] not in {"NOUN", "PROPN", "X", "ADJ"}:
            return None
        known = self._body(head) or self.offices.holder(head) or self.houses.fullest(head)
        return self.offices.untitled(known or self._owned(head) or plain_phrase(self.tree, head)) or None

    def _pointed(self, pointer: Pointer) -> str | None:
        """Whoever a pronoun or an unsaid subject means: somebody, or else the last who spoke."""
        best = pointer.best
        things = not self.discourse.wording.drops_subject and pointer.gender == NEUTER
        if best is not None and (best.person is not None or (things and self._speaks(best))):
            return self._written(best)
        many = pointer.number != SINGULAR
        latest = self._latest_body(pointer) if things else None
        if latest is not None:
            return latest
        heard = self.hearing.last(pointer, bodies=many or things)
        if heard is not None:
            return heard
        if many or things:
            return self._written(best) if best is not None and self._speaks(best) else None
        return self._written(pointer.named)

    def _latest_body(self, pointer: Pointer) -> str | None:
        """The body that was spoken of last, be it in an apposition: "the owner of the mill, Norvant"."""
        latest = pointer.latest
        if latest is None or latest.person is not None:
            return None
        tree, head = self.tree, latest.head
        beside = (child for child in tree.children[head] if tree.dep[child] == "appos")
        named = next((child for child in beside if tree.pos[child] == "PROPN"), None)
        return self._body(head) or (phrase_of(tree, named) if named is not None else None)

    def _speaks(self, referent: Referent) -> bool:
        """True for bodies, not for things: "Letni proračun znaša 5 milijonov, pravi"."""
        tree, head = self.tree, referent.head
        label = tree.doc[head].ent_type_
        return (
            referent.person is not None
            or label in {"ORG", "GPE", "NORP"}
            or tree.lemma[head] in self.discourse.wording.houses
            or self._body(head) is not None
            or referent.number != SINGULAR
        )

    def _owned(self, head: int) -> str | None:
        """What a pronoun gives to somebody: "her office" is Zoe Rennick's office."""
        owner = self.tree.find(head, frozenset({"poss"}))
        pointer = self.discourse.at(owner) if owner is not None else None
        written = self._written(pointer.best) if pointer is not None else None
        return f"{written}'s {phrase_of(self.tree, head)}" if written else None

    def of_verb(self, verb: int) -> str | None:
        """Return the claimant of a verb of saying; None for a passive one, whose subject only heard it."""
        tree = self.tree
        if tree.find(verb, frozenset({"auxpass", "aux:pass"})) is not None:
            return None
        subject = self.subject(verb)
        case = tree.feature(subject, "Case") if subject is not None else ""
        if self.discourse.wording.drops_subject and (subject is None or case not in {"", "Nom"}):
            bare = self._bare_subject(verb)
            if bare is not None:
                return bare
        if subject is not None and case not in _OBLIQUE:
            return self._described(verb) if tree.lower[subject] in _RELATIVES else self.of_noun(subject)
        if any(tree.lower[child] in _RELATIVES for child in tree.children[verb]):
            return self._described(verb)
        pointer = self.discourse.at(verb)
        if pointer is None:
            return None if self.discourse.wording.drops_subject else self._beside(verb)
        return self._house(verb, pointer) if pointer.number == "Plur" else self._pointed(pointer)

    def subject(self, verb: int) -> int | None:
        """Return the head of the subject of a verb, also of one that shares it."""
        found = own_subject(self.tree, verb)
        if found is not None:
            return self._naming(verb, found)
        if self.tree.dep[verb] not in _PARTICIPLES or self.discourse.wording.drops_subject:
            return subject_of(self.tree, verb)
        above = list(self.tree.climb(verb, limit=4))
        says = [place for place in above if self.tree.lemma[place] in self.discourse.reporting]
        subjects = (subject_of(self.tree, place) for place in [*says, *above])
        return next((subject for subject in subjects if subject is not None), None)

    def _naming(self, verb: int, found: int) -> int:
        """The subject that names somebody where the parser made two of "predsednica društva dr. Ana Kos"."""
        tree = self.tree
        near = (
            child
            for child in tree.children[verb]
            if tree.dep[child] in SUBJECTS and abs(child - found) < _REACH
        )
        others = [child for child in near if child != found]
        if not others or person_in(tree, self.discourse.people, found) is not None:
            return found
        named = (self.discourse.people.within(*tree.extent(child)) for child in others)
        return next((mentions[0].start for mentions in named if mentions), found)

    def _beside(self, verb: int) -> str | None:
        """The name right before a verb that the parser gave no subject: "the minister, Ann Reed, said"."""
        place = verb - 1
        while place > 0 and verb - place < _BESIDE and self.tree.pos[place] in {"PUNCT", "ADV"}:
            place -= 1
        mention = self.discourse.people.at(place)
        return mention.person.written if mention is not None else None

    def _bare_subject(self, verb: int) -> str | None:
        """A name in the nominative that agrees with the verb, wherever the parser hung it in the clause."""
        tree = self.tree
        stop = verb + 1
        while stop < len(tree) and stop < verb + _REACH and tree.pos[stop] != "PUNCT":
            stop += 1
        for mention in self.discourse.people.within(verb + 1, stop):
            gender = mention.person.gender
            agrees = not gender or tree.feature(verb, "Gender") in {"", gender}
            if agrees and self._stands_free(mention):
                return mention.person.written
        return None

    def _stands_free(self, mention: Mention) -> bool:
        tree = self.tree
        governed = any(tree.dep[child] == "case" for child in tree.children[mention.start])
        plain = " ".join(mention.person.words[part] for part in mention.parts)
        same = self.discourse.doc[mention.start : mention.end].text == plain
        return same and not governed and tree.feature(mention.start, "Case") in {"", "Nom"}

    def _described(self, verb: int) -> str | None:
        """Whoever a relative clause is about: the name right before it where that may be, else its noun."""
        first, _ = self.tree.extent(verb)
        relatives = (place for place in range(first, verb) if self.tree.lower[place] in _RELATIVES)
        opening = next(relatives, first)
        mention = self.discourse.people.at(opening - 2) if opening > 1 else None
        if mention is not None and self.tree.lower[opening - 1] == ",":
            agrees = self.tree.feature(verb, "Gender") in {"", mention.person.gender}
            if agrees and self._stands_free(mention):
                return mention.person.written
        return self.of_noun(self._antecedent(verb))

    def _antecedent(self, verb: int) -> int:
        """The noun that a relative clause describes."""
        return next(
            (above for above in self.tree.climb(verb, limit=4) if self.tree.pos[above] in {"NOUN", "PROPN"}),
            verb,
        )

    def _house(self, verb: int, pointer: Pointer) -> str | None:
        """Whoever "they" are: "so sporočili s policijske uprave", "na ministrstvu so pojasnili"."""
        place = self.houses.spoken_for(verb)
        if place is None:
            return self._pointed(pointer)
        return self.houses.whole(place) or self._body(place) or self.houses.name(place)

    def _written(self, referent: Referent | None) -> str | None:
        if referent is None:
            return None
        if referent.person is not None:
            return referent.person.written
        head = referent.head
        known = self._body(head) or self.offices.holder(head) or self.houses.fullest(head)
        return known or plain_phrase(self.tree, head)

    def _body(self, head: int) -> str | None:
        """The name of a body that the noun is, or bears: "tiskovna agencija AFP"."""
        bearers = [child for child in self.tree.children[head] if child > head and self._names(child)]
        tree, behind = self.tree, head + 1
        if tree.lemma[head] in self.discourse.wording.houses and behind < len(tree):
            parts = [
                place
                for place in (head - 1, head)
                if place >= 0 and tree.head[place] in {head, tree.head[head]}
            ]
            own = any(tree.doc[place].is_title and not tree.doc[place].is_sent_start for place in parts)
            apart = (
                tree.doc[head].ent_type_ != "ORG" and not own and tree.feature(behind, "Case") in {"", "Nom"}
            )
            bearers += [behind] if apart else []
        found = next((place for place in (head, *bearers) if self._is_body(place)), None)
        return None if found is None else phrase_of(self.tree, found)

    def _names(self, child: int) -> bool:
        return self.tree.dep[child] in _NAMING and self.tree.feature(child, "Case") in {"", "Nom"}

    def _is_body(self, place: int) -> bool:
        """True for the last word of a body's name as the recogniser or the word itself shows it."""
        tree, label = self.tree, self.tree.doc[place].ent_type_
        marked = label in _BODIES or (bool(label) and tree.lower[place] in self.discourse.wording.bodies)
        inside = tree.dep[place] in _PARTS and bool(tree.doc[tree.head[place]].ent_type_)
        return marked and tree.pos[place] == "PROPN" and not inside
