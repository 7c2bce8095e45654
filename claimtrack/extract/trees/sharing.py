"""What a conjunct clause shares with the one before it, and has to be given back: subject and auxiliary."""

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.ranges import subject_of, subject_words
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree
from claimtrack.extract.trees.units import Joint, Unit

_REACH = 15
_LONGEST_FRONT = 8


class Sharing:
    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts = tree, facts
        self.subjects: dict[int, int | None] = {}
        self.helpers: dict[int, list[int]] = {}
        self.bound: set[int] = set()

    def inherit(self, place: int, previous: int) -> None:
        """Remember for the next conjunct what this one shares with the one before."""
        if subject_of(self.tree, place) is None:
            self.subjects[place] = self._subject_for(previous)
        if self.tree.finite_at(place) is None:
            self.helpers[place] = self._helpers_for(previous)
            if not self._is_plain(previous):
                self.bound.add(place)

    def _is_plain(self, place: int) -> bool:
        """False for a verb that is denied, doubted or to come, itself or by an auxiliary that it shares."""
        return place not in self.tree.negated and place not in self.tree.modal and place not in self.bound

    def _subject_for(self, place: int) -> int | None:
        own = subject_of(self.tree, place)
        return own if own is not None else self.subjects.get(place)

    def _helpers_for(self, place: int) -> list[int]:
        near = place + _LONGEST_FRONT
        own = [kid for kid in self.tree.kids_of(place, Relation.AUXILIARY) if kid < near]
        return own or self.helpers.get(place, [])

    def clause(self, left: Unit, joint: Joint) -> str | None:
        """Return what a clause is given back ("" for nothing), None where it has to stay."""
        tree = self.tree
        own, bare = subject_of(tree, joint.place), tree.finite_at(joint.place) is None
        if bare and (own is not None or not self._may_share(joint.previous, joint.place)):
            return None
        if own is not None:
            return ""
        helpers = self._helpers_for(joint.previous) if bare else []
        apart = tree.joints.drops_subject and not bare and not self._agrees(joint.previous, joint.place)
        if not apart and self._is_limited(left.start, max(joint.previous, *helpers, 0)):
            return None
        return self._given(left, joint, helpers)

    def _given(self, left: Unit, joint: Joint, helpers: list[int]) -> str | None:
        tree, subject = self.tree, self._subject_for(joint.previous)
        if subject is None:
            return self._text(helpers) if tree.joints.drops_subject or helpers else left.before or None
        if not self._agrees(joint.previous, joint.place):
            return "" if not helpers and tree.joints.drops_subject else None
        if subject < left.start and left.before and not helpers:
            return left.before
        return self._shared(left, joint, subject, helpers)

    def lends_auxiliary(self, joint: Joint) -> bool:
        """True for "and 17 injured": a subject of its own, the auxiliary of the verb before."""
        tree = self.tree
        own, previous = subject_of(tree, joint.place), joint.previous
        bare = own is not None and tree.finite_at(joint.place) is None
        if not bare or not self._is_plain(previous) or not self._helpers_for(previous):
            return False
        one, other = tree.traits[previous], tree.traits[joint.place]
        return other.past and (one.number == other.number or not tree.joints.drops_subject)

    def auxiliary_for(self, place: int) -> str:
        """Return the auxiliaries that the next participle shares."""
        return self._text(self._helpers_for(place))

    def verb_for(self, place: int) -> str:
        """Return the verb, with its auxiliaries, that a later part leaves out; nothing where it is denied."""
        tree = self.tree
        if not self._is_plain(place) or tree.pos[place] not in {"VERB", "AUX"}:
            return ""
        reflexives = [kid for kid in tree.kids_of(place, Relation.EXPLETIVE) if tree.traits[kid].reflexive]
        return self._text([*self._helpers_for(place), *reflexives, place])

    def _may_share(self, previous: int, place: int) -> bool:
        """True when both are participles of one auxiliary that neither denies nor doubts."""
        if not self.tree.traits[place].past or not self._is_plain(previous):
            return False
        return bool(self._helpers_for(previous)) and self._agrees(previous, place)

    def _agrees(self, previous: int, place: int) -> bool:
        tree = self.tree
        persons = {
            tree.traits[verb].person for verb in map(tree.finite_at, (previous, place)) if verb is not None
        }
        if len(persons - {""}) > 1:
            return False
        one, other = tree.traits[previous], tree.traits[place]
        if one.participle and other.participle:
            return (one.gender, one.number) == (other.gender, other.number)
        known = one.number and other.number and (one.finite or one.participle)
        return not known or one.number == other.number

    def _is_limited(self, start: int, end: int) -> bool:
        """True behind "only", "no" or "perhaps", which may hold for both verbs only together."""
        limits, tree = self.tree.joints.limits, self.tree
        pair = next((place for place in range(start, end) if tree.word(place) in tree.joints.pairs), None)
        own = pair is not None and tree.relations[pair] is Relation.SUBJECT
        return any(tree.word(place) in limits for place in range(start, end) if place != pair or not own)

    def _shared(self, left: Unit, joint: Joint, subject: int, helpers: list[int]) -> str | None:
        """The subject and the auxiliaries, behind the opening of the sentence where it holds for both."""
        tree, words = self.tree, subject_words(self.tree, subject)
        if not words:
            return None
        low, auxiliaries = tree.left(subject), self._text(helpers)
        first = min([low, joint.previous, *helpers])
        if not left.start < first <= left.start + _LONGEST_FRONT or not self._opens_both(
            left.start, first, joint
        ):
            return f"{words} {auxiliaries}".strip()
        rest = f"{words} {auxiliaries}" if low == first else f"{auxiliaries} {words}"
        return f"{tree.doc[left.start : first].text.strip()} {rest.strip()}"

    def _opens_both(self, start: int, end: int, joint: Joint) -> bool:
        """True for an opening such as "In 2019" where the other side has no date of its own."""
        count = self.facts.count
        own = count("date", joint.start, min(joint.start + _REACH, len(self.tree.heads)))
        return not count("finite", start, end) and not (count("date", start, end) and own)

    def _text(self, places: list[int]) -> str:
        return " ".join(self.tree.doc[place].text for place in sorted(places))
