"""Names in a clause of saying that the parser did not make its subject."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.people import Mention
from claimtrack.extract.references.tree import Tree

_REACH = 12
_BESIDE = 4


class BareNames:
    """Finds them beside the verb, or in its clause by their form."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree: Tree = discourse.tree

    def beside(self, verb: int) -> str | None:
        """Return the name right before a verb that the parser gave no subject: "..., Ann Reed, said"."""
        place = verb - 1
        while place > 0 and verb - place < _BESIDE and self.tree.pos[place] in {"PUNCT", "ADV"}:
            if self.discourse.people.at(place) is not None:
                break
            place -= 1
        mention = self.discourse.people.at(place) or self.discourse.people.at(
            min(verb + 1, len(self.tree) - 1)
        )
        return mention.person.written if mention is not None else None

    def agreeing(self, verb: int) -> str | None:
        """Return a name in the nominative that agrees with the verb, wherever the parser hung it."""
        tree = self.tree
        stop = verb + 1
        while stop < len(tree) and stop < verb + _REACH and tree.pos[stop] != "PUNCT":
            stop += 1
        for mention in self.discourse.people.within(verb + 1, stop):
            gender = mention.person.gender
            agrees = not gender or tree.feature(verb, "Gender") in {"", gender}
            if agrees and self.stands_free(mention):
                return mention.person.written
        return None

    def stands_free(self, mention: Mention) -> bool:
        """Return True for a name in the nominative that no preposition governs."""
        tree = self.tree
        governed = any(tree.dep[child] == "case" for child in tree.children[mention.start])
        plain = " ".join(mention.person.words[part] for part in mention.parts)
        same = self.discourse.doc[mention.start : mention.end].text == plain
        return same and not governed and tree.feature(mention.start, "Case") in {"", "Nom"}
