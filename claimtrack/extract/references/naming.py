"""The bodies whose name a noun is, or bears: "tiskovna agencija AFP", "the auctioneers, Hall & Sons"."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.phrases import phrase_of
from claimtrack.extract.references.tree import NAME_PARTS, Tree

_PARTS = NAME_PARTS | {"compound"}
_BODIES = frozenset({"ORG"})
_NAMING = frozenset({"appos", "flat", "flat:name", "nmod", "compound"})
_LONGEST = 8


class Naming:
    """`body(head)` needs a name that is marked as one, `titled(head)` only one that stands right behind."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree: Tree = discourse.tree

    def body(self, head: int) -> str | None:
        """Return the name of a body that the noun is, or bears: "tiskovna agencija AFP"."""
        bearers = [child for child in self.tree.children[head] if child > head and self._names(child)]
        bearers += self._listed(head)
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
        return None if found is None else self._bare(found)

    def _bare(self, place: int) -> str:
        """The name without what it is called before it: "patients' group Friends of Care"."""
        tree, phrase = self.tree, phrase_of(self.tree, place)
        first = place
        while first and tree.doc[first - 1].ent_type_ == "ORG" and place - first < _LONGEST:
            first -= 1
        called = first - 1 if first else 0
        apart = tree.pos[called] == "NOUN" and tree.dep[called] == "compound" and tree.doc[called].is_lower
        opening = tree.doc[first].text
        if self.discourse.wording.drops_subject or not apart or opening not in phrase:
            return phrase
        return phrase[phrase.index(opening) :]

    def titled(self, head: int) -> str | None:
        """Return the name right behind a noun, whatever it is taken for: "the group Voices for Care"."""
        tree, behind = self.tree, head + 1
        named = (child for child in tree.children[head] if tree.dep[child] == "appos" and child >= behind)
        child = next(named, None)
        if tree.pos[head] != "NOUN" or self.discourse.wording.drops_subject:
            return None
        if child is None:
            return self._capitals(head)
        opens = tree.extent(child)[0] == behind and tree.pos[behind] == tree.pos[child] == "PROPN"
        return phrase_of(tree, child) if opens else None

    def _capitals(self, head: int) -> str | None:
        """The capitalised words right behind a word for a body: "the campaign group Publish What You Pay"."""
        doc, stop = self.tree.doc, head + 1
        while stop < len(doc) and doc[stop].text[:1].isupper() and stop - head < _LONGEST:
            stop += 1
        known = self.tree.lemma[head] in self.discourse.wording.houses and stop > head + 1
        return doc[head + 1 : stop].text if known and self.discourse.people.at(head + 1) is None else None

    def _listed(self, head: int) -> list[int]:
        """The name behind a comma that the parser took for one more: "the auctioneers, Hall & Sons"."""
        tree = self.tree
        joined = any(tree.dep[child] == "cc" for child in tree.children[head])
        near = [] if joined or self.discourse.wording.drops_subject else tree.children[head]
        return [child for child in near if tree.dep[child] == "conj" and tree.lower[max(0, child - 1)] == ","]

    def _names(self, child: int) -> bool:
        return self.tree.dep[child] in _NAMING and self.tree.feature(child, "Case") in {"", "Nom"}

    def _is_body(self, place: int) -> bool:
        """True for the last word of a body's name as the recogniser or the word itself shows it."""
        tree, label = self.tree, self.tree.doc[place].ent_type_
        marked = label in _BODIES or (bool(label) and tree.lower[place] in self.discourse.wording.bodies)
        inside = tree.dep[place] in _PARTS and bool(tree.doc[tree.head[place]].ent_type_)
        return marked and tree.pos[place] == "PROPN" and not inside
