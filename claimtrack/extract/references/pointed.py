"""Whoever a pronoun before a verb of saying means, or a subject that a Slovenian verb leaves unsaid."""

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice

from claimtrack.extract.references.discourse import Discourse, Pointer
from claimtrack.extract.references.hearing import Hearing
from claimtrack.extract.references.naming import Naming
from claimtrack.extract.references.offices import Offices
from claimtrack.extract.references.phrases import phrase_of
from claimtrack.extract.references.referents import Referent
from claimtrack.extract.references.tree import ANY_SUBJECT, Tree, is_office
from claimtrack.extract.references.wording import NEUTER, SINGULAR

_NEAR, _CLOSE, _SMALL = 8, 3, 3


class Pointed:
    """`meant(pointer)` is the name; `written` names a referent, `speaks` tells who may say something."""

    def __init__(
        self,
        discourse: Discourse,
        hearing: Hearing,
        written: Callable[[Referent | None], str | None],
        speaks: Callable[[int], bool],
    ) -> None:
        self.discourse, self.hearing, self.written, self.speaks = discourse, hearing, written, speaks
        self.tree: Tree = discourse.tree
        self.offices, self.naming = Offices(discourse), Naming(discourse)
        self.acts = sorted(discourse.subjects)

    def resumed(self, pointer: Pointer) -> str | None:
        """Return whoever spoke last, for "..., she said" behind words that are about somebody else."""
        tree, verb = self.tree, self.tree.head[pointer.place]
        behind = (
            pointer.place > 0 and tree.lower[pointer.place - 1] == "," and not tree.quoted[pointer.place - 1]
        )
        told = (
            behind
            and tree.lemma[verb] in self.discourse.reporting
            and not self.discourse.wording.drops_subject
        )
        if not told or not pointer.gender or pointer.gender == NEUTER:
            return None
        inside = tree.sentences[tree.sentence[pointer.place]][0]
        named = self.discourse.people.within(inside, pointer.place)
        near = self.hearing.latest(pointer.place, pointer.gender)
        return near if named else None

    def meant(self, pointer: Pointer) -> str | None:
        """Return whoever a pronoun or an unsaid subject means: somebody, or else the last who spoke."""
        best = pointer.best
        things = not self.discourse.wording.drops_subject and pointer.gender == NEUTER
        if best is not None and (best.person is not None or (things and self._speaks(best))):
            return self._heard_since(best, pointer) or self.written(best)
        held = self.offices.titled(best.head) if best is not None else None
        if best is not None and self._is_house(best) and not self.hearing.since(best.place, pointer):
            held = held or self.written(best)
        if held is not None:
            return held
        many = pointer.number != SINGULAR
        latest = self._latest_body(pointer) if things else None
        if latest is not None:
            return latest
        heard = self.hearing.last(pointer, bodies=many or things)
        if heard is not None:
            return (None if many or things else self._named_since(pointer)) or heard
        if many or things:
            return self.written(best) if best is not None and self._speaks(best) else self._acting(pointer)
        return self.written(pointer.named)

    def _heard_since(self, best: Referent, pointer: Pointer) -> str | None:
        """Whoever spoke later and goes by an office: "A spokesman said 40 left. Four stayed, he said."."""
        tells = self.tree.lemma[self.tree.head[pointer.place]] in self.discourse.reporting
        if best.person is None or pointer.unsaid or not tells or pointer.gender == NEUTER:
            return None
        return self.hearing.office_since(best.place, pointer)

    def _named_since(self, pointer: Pointer) -> str | None:
        """Whoever was the subject of a clause of the paragraph after the last who spoke had spoken."""
        named, tree = pointer.named, self.tree
        if named is None or named.person is None or self.hearing.since(named.place, pointer):
            return None
        above = (named.head, *islice(tree.climb(named.head), _SMALL))
        acts = any(tree.dep[place] in ANY_SUBJECT for place in above)
        sentences = range(tree.sentence[named.place] + 1, tree.sentence[pointer.place] + 1)
        apart = any(tree.opens_paragraph(number) for number in sentences)
        return self.written(named) if acts and not apart else None

    def _is_named(self, head: int) -> bool:
        """True for a name, but not for a plural noun with the capital of its sentence: "Pumps failed"."""
        tree = self.tree
        many = tree.doc[head].is_sent_start and tree.feature(head, "Number") == "Plur"
        return tree.pos[head] == "PROPN" and not many

    def _are_many(self, referent: Referent) -> bool:
        """True for several people; prices and odds say nothing."""
        wording, lemma = self.discourse.wording, self.tree.lemma[referent.head]
        people = lemma in wording.offices or lemma in wording.demonyms
        if not wording.drops_subject:
            people = people or lemma in wording.groups or is_office(self.tree, referent.head)
        return referent.number != SINGULAR and people

    def _is_house(self, referent: Referent) -> bool:
        wording = self.discourse.wording
        return wording.drops_subject and self.tree.lemma[referent.head] in wording.houses

    def _acting(self, pointer: Pointer) -> str | None:
        """The last body or group that did something: "The ministry put out figures: 40 rose, it said"."""
        if self.discourse.wording.drops_subject:
            return None
        tree = self.tree
        index = bisect_left(self.acts, pointer.place)
        for place in reversed(self.acts[max(0, index - _NEAR) : index]):
            referent = self.discourse.subjects[place]
            near = tree.sentence[pointer.place] - tree.sentence[place] < _CLOSE
            plural = referent.number != SINGULAR and pointer.number == SINGULAR
            if near and referent.person is None and not plural and self.speaks(referent.head):
                return self.written(referent)
        return None

    def _latest_body(self, pointer: Pointer) -> str | None:
        """The body that was spoken of last, be it in an apposition: "the owner of the mill, Norvant"."""
        latest = pointer.latest
        if latest is None or latest.person is not None:
            return None
        tree, head = self.tree, latest.head
        beside = (child for child in tree.children[head] if tree.dep[child] == "appos")
        named = next((child for child in beside if tree.pos[child] == "PROPN"), None)
        return self.naming.body(head) or (phrase_of(tree, named) if named is not None else None)

    def _speaks(self, referent: Referent) -> bool:
        """True for bodies, not for things: "Letni proračun znaša 5 milijonov, pravi"."""
        tree, head = self.tree, referent.head
        label = tree.doc[head].ent_type_
        return (
            referent.person is not None
            or label in {"ORG", "GPE", "NORP"}
            or (not self.discourse.wording.inflects_names and self._is_named(head))
            or tree.lemma[head] in self.discourse.wording.houses
            or self.naming.body(head) is not None
            or self._are_many(referent)
        )
