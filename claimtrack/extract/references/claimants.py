"""The name of whoever a text says stated something: in the nominative, in full, without titles."""

import re
from functools import cached_property

from claimtrack.extract.references.again import Again
from claimtrack.extract.references.bare_names import BareNames
from claimtrack.extract.references.beside import beside_commas, described_by
from claimtrack.extract.references.discourse import Discourse, Pointer
from claimtrack.extract.references.epithets import called
from claimtrack.extract.references.full_names import FullNames
from claimtrack.extract.references.hearing import Hearing
from claimtrack.extract.references.houses import Houses
from claimtrack.extract.references.naming import Naming
from claimtrack.extract.references.offices import Offices
from claimtrack.extract.references.phrases import phrase_of, plain_phrase, some_of
from claimtrack.extract.references.pointed import Pointed
from claimtrack.extract.references.possessives import possessor
from claimtrack.extract.references.referents import Referent, person_in
from claimtrack.extract.references.sources import Sources
from claimtrack.extract.references.speakers import Speakers
from claimtrack.extract.references.titled_names import name_behind
from claimtrack.extract.references.tree import Tree

_COUNTED = re.compile(r" \d+\.$")
_RELATIVES = frozenset({"who", "which", "that", "ki", "kateri"})
_OBLIQUE = frozenset({"Dat", "Ins", "Loc"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "same", "its", "their"})
_RECENT = 8


class Claimants:
    """Names claimants; `hear` is told of each in order of the text, for the next may go unnamed."""

    def __init__(self, discourse: Discourse, sources: Sources) -> None:
        self.discourse, self.sources = discourse, sources
        self.tree: Tree = discourse.tree
        self.houses = Houses(discourse)
        self.offices, self.naming = Offices(discourse), Naming(discourse)
        self.hearing = Hearing(self.tree)
        self.again = Again(discourse, self.hearing, self.offices, self.houses)
        self.speakers, self.bare = Speakers(discourse), BareNames(discourse)
        self.names = (
            None
            if discourse.wording.inflects_names
            else FullNames(self.tree, discourse.wording, discourse.rules.titles)
        )
        self.pointed = Pointed(discourse, self.hearing, self._written, self.speaks)
        self.papers: list[tuple[int, str]] = []

    def hear(self, place: int, claimant: str | None, subject: int | None = None) -> None:
        """Remember whoever spoke at a token, also one who goes only by an office: "the spokeswoman"."""
        if claimant is not None:
            gender = self.genders.get(claimant) or (None if subject is None else self.offices.gender(subject))
            self.hearing.hear(place, claimant, self.genders.get(claimant, gender))

    @cached_property
    def genders(self) -> dict[str, str]:
        """The gender of every person by the full name."""
        return {mention.person.written: mention.person.gender for mention in self.discourse.people.mentions}

    def of_noun(self, head: int) -> str | None:
        """Return the claimant that a noun phrase names: the person or body in it, or the phrase."""
        name = called(self.discourse, head) or self._of_noun(head)
        name = None if name is None else _COUNTED.sub("", name)
        if name is None or self.names is None:
            return name
        return self.offices.untitled(self.names.longer(name))

    def _of_noun(self, head: int) -> str | None:
        pointer = self.discourse.at(head)
        if pointer is not None and not pointer.unsaid:
            return self.pointed.resumed(pointer) or self._spoken(pointer) or self.pointed.meant(pointer)
        mention = person_in(self.tree, self.discourse.people, head)
        house = (
            self.discourse.wording.drops_subject and self.tree.lemma[head] in self.discourse.wording.houses
        )
        if mention is not None and not house:
            return mention.person.written
        if self.sources.is_document(head):
            return self._of_document(head)
        if self.tree.pos[head] not in {"NOUN", "PROPN", "X", "ADJ"}:
            return some_of(self.tree, head)
        return self.bare.behind_office(head) or self._possessor(head) or self._phrase(head)

    def _spoken(self, pointer: Pointer) -> str | None:
        """Whoever spoke last, for "po njegovih besedah", if no other person was named since."""
        tree, noun = self.tree, self.tree.head[pointer.place]
        own = (
            tree.feature(pointer.place, "Poss") == "Yes"
            and tree.lemma[noun] in self.discourse.wording.opinions
        )
        if not own or not pointer.gender or not self.discourse.wording.drops_subject:
            return None
        return self.hearing.latest(pointer.place, pointer.gender)

    def _phrase(self, head: int) -> str | None:
        """The name that a noun has elsewhere, else its words."""
        known = self._known(head) or name_behind(self.discourse, head)
        phrase = known or self._owned(head) or described_by(self.discourse, head)
        return self.offices.untitled(phrase) or None

    def _of_document(self, head: int) -> str | None:
        """Whoever made a document, or the one told of before that "the report" is; else the document."""
        author = self.sources.author(head)
        name = None if author is None else self.of_noun(author)
        if name is None and self.sources.testifies(head):
            name = self._paper(head) or self._plain(head)
        if name is not None:
            self.file(head, name)
        return name

    def _plain(self, head: int) -> str:
        """The phrase, small where it opens a sentence with a document: "Records show"."""
        phrase, noun = plain_phrase(self.tree, head), self.tree.doc[head].text
        opens = head == self.tree.sentences[self.tree.sentence[head]][0] and phrase.startswith(noun)
        return phrase[:1].lower() + phrase[1:] if opens and noun.istitle() else phrase

    def file(self, place: int, name: str) -> None:
        """Remember whose a document is that the text may go on with."""
        self.papers.append((place, name))

    def _paper(self, head: int) -> str | None:
        definite = any(self.tree.lower[child] in _DEFINITE for child in self.tree.children[head])
        if not definite or not self.papers:
            return None
        place, name = self.papers[-1]
        return name if self.tree.sentence[head] - self.tree.sentence[place] <= _RECENT else None

    def _known(self, head: int) -> str | None:
        """The name that a noun is, bears or stands for."""
        apart = None if self.names is None else beside_commas(self.discourse, head)
        named = apart or self.again.shortly(head) or self.houses.branded(head) or self.naming.body(head)
        named = named or self.naming.titled(head)
        named = named or self.offices.holder(head) or self.again.office(head)
        return named or self.again.bare(head) or self.houses.fullest(head) or self.again.body(head)

    def _possessor(self, place: int) -> str | None:
        """Whose words they are: "po Novakovih besedah"."""
        if not self.discourse.wording.drops_subject or self.tree.pos[place] != "ADJ":
            return None
        owner = possessor(self.tree, self.discourse.people, place)
        return None if owner is None else owner.written

    def speaks(self, head: int) -> bool:
        """Return True for a person, an office or a body, as the words themselves show it."""
        tree, wording = self.tree, self.discourse.wording
        return (
            self.discourse.people.at(head) is not None
            or tree.doc[head].ent_type_ in {"ORG", "PER", "PERSON"}
            or tree.lemma[head] in wording.houses | wording.offices
            or tree.lower[head] in wording.pronouns
            or person_in(tree, self.discourse.people, head) is not None
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
        told = tree.lemma[verb] in self.discourse.reporting | self.discourse.rules.listener_lemmas
        if told and tree.find(verb, frozenset({"auxpass", "aux:pass"})) is not None:
            return None
        paper = self.bare.paper(verb)
        return self._of_subject(verb) if paper is None else self.of_noun(paper)

    def _of_subject(self, verb: int) -> str | None:
        """The claimant by the subject of a verb, said or unsaid."""
        tree = self.tree
        subject = self.subject(verb)
        case = tree.feature(subject, "Case") if subject is not None else ""
        if self.discourse.wording.drops_subject and (subject is None or case not in {"", "Nom"}):
            bare = self.bare.agreeing(verb)
            if bare is not None:
                return bare
        if subject is not None and case not in _OBLIQUE:
            return self._described(verb) if tree.lower[subject] in _RELATIVES else self.of_noun(subject)
        if any(tree.lower[child] in _RELATIVES for child in tree.children[verb]):
            return self._described(verb)
        pointer = self.discourse.at(verb)
        if pointer is None:
            inverted = self.discourse.inversions.opening(verb) is not None
            return (
                self._spoken_for(verb)
                if inverted
                else None
                if self.discourse.wording.drops_subject
                else self.bare.beside(verb)
            )
        return self._house(verb, pointer) if pointer.number == "Plur" else self.pointed.meant(pointer)

    def subject(self, verb: int) -> int | None:
        """Return the head of the subject of a verb, also of one that shares it."""
        return self.speakers.subject(verb)

    def _described(self, verb: int) -> str | None:
        """Whoever a relative clause is about: the name right before it where that may be, else its noun."""
        first, _ = self.tree.extent(verb)
        relatives = (place for place in range(first, verb) if self.tree.lower[place] in _RELATIVES)
        opening = next(relatives, first)
        mention = self.discourse.people.at(opening - 2) if opening > 1 else None
        if mention is not None and self.tree.lower[opening - 1] == ",":
            agrees = self.tree.feature(verb, "Gender") in {"", mention.person.gender}
            if agrees and self.bare.stands_free(mention):
                return mention.person.written
        return self.of_noun(self._antecedent(verb))

    def _antecedent(self, verb: int) -> int:
        """The noun that a relative clause describes."""
        nouns = [
            above for above in self.tree.climb(verb, limit=4) if self.tree.pos[above] in {"NOUN", "PROPN"}
        ]
        if self.discourse.wording.drops_subject:
            return next(iter(nouns), verb)
        return next((noun for noun in nouns if self.speaks(noun)), next(iter(nouns), verb))

    def _house(self, verb: int, pointer: Pointer) -> str | None:
        """Whoever "they" are: "so sporočili s policijske uprave", "na ministrstvu so pojasnili"."""
        return self._spoken_for(verb) or self.pointed.meant(pointer)

    def _spoken_for(self, verb: int) -> str | None:
        """The house behind "na", "v" or "iz"."""
        place = self.houses.spoken_for(verb)
        if place is None:
            return None
        return (
            self.houses.branded(place)
            or self.houses.whole(place)
            or self.naming.body(place)
            or self.houses.name(place)
        )

    def _written(self, referent: Referent | None) -> str | None:
        if referent is None:
            return None
        if referent.person is not None:
            return referent.person.written
        head = referent.head
        return self._known(head) or plain_phrase(self.tree, head)
