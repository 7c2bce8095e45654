"""The subject of a verb of saying, wherever the parser put it."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.referents import person_in
from claimtrack.extract.references.subjects import own_subject, subject_of
from claimtrack.extract.references.tree import SUBJECTS, Tree

_PARTICIPLES = frozenset({"advcl", "xcomp", "acl", "pcomp"})
_REACH = 12


class Speakers:
    """`subject(verb)` is the head of the noun phrase that says it."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree: Tree = discourse.tree

    def subject(self, verb: int) -> int | None:
        """Return the head of the subject of a verb, also of one that shares it."""
        behind = self.discourse.inversions.subject(verb)
        if behind is not None:
            return behind
        found = self._own_subject(verb)
        if found is not None:
            return self._naming(verb, found)
        if self.discourse.inversions.opening(verb) is not None and verb in self.tree.subject:
            return None
        opening = self._opening(verb)
        if opening is not None:
            return opening
        if self.tree.dep[verb] not in _PARTICIPLES or self.discourse.wording.drops_subject:
            return subject_of(self.tree, verb)
        above = list(self.tree.climb(verb, limit=4))
        says = [place for place in above if self.tree.lemma[place] in self.discourse.reporting]
        subjects = (subject_of(self.tree, place) for place in [*says, *above])
        return next((subject for subject in subjects if subject is not None), None)

    def _opening(self, verb: int) -> int | None:
        """The Slovenian name that opens the sentence and agrees: "Kosova, geologinja, je povedala"."""
        tree, start = self.tree, self.tree.sentences[self.tree.sentence[verb]][0]
        mention = self.discourse.people.at(start) if self.discourse.wording.drops_subject else None
        if mention is None or mention.end >= verb or tree.lower[mention.end] != ",":
            return None
        agrees = tree.feature(verb, "Gender") in {"", mention.person.gender}
        nominative = tree.feature(mention.start, "Case") in {"", "Nom"}
        between = self.discourse.inversions.says_little(start, verb) or tree.dep[verb] == "ROOT"
        return mention.start if agrees and nominative and between else None

    def _own_subject(self, verb: int) -> int | None:
        """The subject, unless it belongs to the words before an inverted clause of saying."""
        found, opening = own_subject(self.tree, verb), self.discourse.inversions.opening(verb)
        return None if found is not None and opening is not None and found < opening else found

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
        nearest = (
            found
            if self.discourse.wording.drops_subject
            else min([found, *others], key=lambda place: abs(verb - place))
        )
        return next((mentions[0].start for mentions in named if mentions), nearest)
