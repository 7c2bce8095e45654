"""Whoever a text goes on to call by less than a name: "the Department", "the spokesman", "raziskovalka"."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.hearing import Hearing
from claimtrack.extract.references.houses import Houses
from claimtrack.extract.references.offices import Offices
from claimtrack.extract.references.tree import Tree


class Again:
    """Each method answers for the head of a noun phrase, None where it means nobody known."""

    def __init__(self, discourse: Discourse, hearing: Hearing, offices: Offices, houses: Houses) -> None:
        self.discourse, self.hearing, self.offices = discourse, hearing, offices
        self.tree: Tree = discourse.tree
        self.bodies = houses.bodies

    def shortly(self, head: int) -> str | None:
        """Return the whole name of what an English text goes on to call "the Department"."""
        tree, wording = self.tree, self.discourse.wording
        known = tree.lower[head] in wording.houses - wording.offices and tree.doc[head].is_title
        short = known and tree.pos[head] == "PROPN" and not wording.drops_subject
        return self.bodies.meant(head) if short else None

    def body(self, head: int) -> str | None:
        """Return the body that spoke last, where an English text goes on with "the agency"."""
        tree, wording = self.tree, self.discourse.wording
        words = [tree.lower[child] for child in tree.children[head] if child < head]
        bare = words in (["the"], ["the", "news"]) and tree.lemma[head] in wording.companies | wording.generic
        return self.hearing.body(head) if bare and not wording.drops_subject else None

    def office(self, head: int) -> str | None:
        """Return whoever "the spokesman" is that an English text called a council spokesman before."""
        tree = self.tree
        bare = [tree.lower[child] for child in tree.children[head] if child < head] == ["the"]
        known = bare and tree.lemma[head] in self.discourse.wording.offices
        return self.hearing.again(tree.lemma[head], head) if known else None

    def bare(self, head: int) -> str | None:
        """Return whoever spoke last, where a Slovenian text goes on with a bare "raziskovalka"."""
        related = self.tree.find(head, frozenset({"acl", "relcl"})) is not None
        gender = self.offices.gender(head) if self.offices.is_bare(head) and not related else None
        return self.hearing.latest(head, gender) if gender else None
