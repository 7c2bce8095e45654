"""Names in a clause of saying that the parser did not make its subject."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.people import Mention
from claimtrack.extract.references.tree import Tree

_REACH = 12
_BESIDE = 4
_WRITTEN = frozenset({"pisati", "stati"})


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

    def behind_office(self, head: int) -> str | None:
        """Return the name right behind an office, be its case read as it may: "Geologinja Ana Kos"."""
        tree, behind = self.tree, head + 1
        if not self.discourse.wording.drops_subject or behind >= len(tree):
            return None
        mention = self.discourse.people.at(behind)
        known = tree.lower[head] in self.discourse.wording.offices
        if mention is None or not known or mention.start != behind or not self.stands_free(mention):
            return None
        return mention.person.written

    def paper(self, verb: int) -> int | None:
        """Return what something is written in, where nobody is said to write: "na plakatu piše, da"."""
        tree = self.tree
        alone = tree.lemma[verb] in _WRITTEN and verb not in tree.subject and tree.pos[verb] == "VERB"
        plain = tree.feature(verb, "Person") == "3" and tree.feature(verb, "Number") == "Sing"
        if not (self.discourse.wording.drops_subject and alone and plain):
            return None
        obliques = (child for child in tree.children[verb] if tree.feature(child, "Case") == "Loc")
        return next((child for child in obliques if self._is_written_on(child)), None)

    def _is_written_on(self, place: int) -> bool:
        tree = self.tree
        inside = any(tree.lower[child] in {"v", "na"} for child in tree.children[place])
        return inside and tree.pos[place] == "NOUN" and not tree.doc[place].ent_type_
