"""Who holds an office that a text calls somebody by: "Governor Reed ... the governor said"."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.people import Mention, head_of
from claimtrack.extract.references.tree import Tree, is_office
from claimtrack.extract.references.wording import FEMININE, MASCULINE

_PAIR = 2
_LONGEST = 7
_FORMER = frozenset({"nekdanji", "bivši", "dolgoletni", "sedanji", "dosedanji"})
_SERVING = frozenset({"for", "of"})
_JOINTS = frozenset({"of", "for", "and", "&", "the"})
_NAMING = frozenset({"appos", "compound", "nmod", "flat", "flat:name"})
_CLAUSAL = frozenset({"cop", "aux", "advmod", "obl", "cc", "mark", "conj", "parataxis", "ccomp", "advcl"})
_MANY = frozenset({"Plur", "Dual"})
_PLAIN = frozenset({"det", "punct", "case", "relcl", "acl", "prep"})


class Offices:
    """`holder(head)` is the person whom the text has called that, and nobody else."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree: Tree = discourse.tree
        self.held: dict[str, set[str]] = {}
        self.names = {mention.person.written for mention in discourse.people.mentions}
        self.called = discourse.wording.offices | discourse.rules.titles
        self.since: dict[tuple[str, str], int] = {}
        for mention in discourse.people.mentions:
            for word in self._titles(mention):
                self.held.setdefault(word, set()).add(mention.person.written)
                self.since.setdefault((word, mention.person.written), mention.start)

    def holder(self, head: int) -> str | None:
        """Return the full name; None for a noun with words of its own, or one that two people go by."""
        tree = self.tree
        bare = all(
            tree.dep[child] in _PLAIN and not (tree.dep[child] == "prep" and tree.lower[child] == "of")
            for child in tree.children[head]
        )
        people = self.held.get(tree.lemma[head].lower(), set()) if bare and self._is_office(head) else set()
        word = self.tree.lemma[head].lower()
        if len(people) > 1 and not self.discourse.wording.drops_subject:
            people = {name for name in people if self.since[word, name] < head}
        return next(iter(people)) if len(people) == 1 and not self._is_many(head) else None

    def _is_office(self, head: int) -> bool:
        """True for a noun, and for "the Minister" with the capital of the office."""
        tree = self.tree
        called = tree.pos[head] == "PROPN" and tree.lower[head] in self.called
        return tree.pos[head] == "NOUN" or (called and tree.lower[max(0, head - 1)] == "the")

    def titled(self, head: int) -> str | None:
        """Return the one person who goes by a noun, whatever stands with it: "razrešena direktorica"."""
        people = self.held.get(self.tree.lemma[head].lower(), set())
        alone = len(people) == 1 and self.tree.pos[head] == "NOUN" and not self._is_many(head)
        return next(iter(people)) if alone else None

    def is_bare(self, head: int) -> bool:
        """Return True for a noun with no words of its own but a verb of saying: "je prepričan župan"."""
        tree, wording = self.tree, self.discourse.wording
        return wording.drops_subject and all(
            tree.dep[child] in _PLAIN | _CLAUSAL
            or tree.lemma[child] in self.discourse.reporting
            or tree.lemma[child] in _FORMER
            for child in tree.children[head]
        )

    def gender(self, head: int) -> str | None:
        """Return the gender that a noun for an office shows; None for other nouns."""
        tree, wording = self.tree, self.discourse.wording
        if tree.pos[head] != "NOUN" or tree.feature(head, "Number") in _MANY:
            return None
        if wording.drops_subject:
            known = tree.lemma[head] in wording.offices or self._speaks(head)
            return tree.feature(head, "Gender") or None if known else None
        if tree.lemma[head] in wording.feminine_titles:
            return FEMININE
        return MASCULINE if tree.lemma[head] in wording.masculine_titles else None

    def _speaks(self, head: int) -> bool:
        """True for whoever a text has speak by a noun for no body nor document: "pravi pediatrinja"."""
        tree, wording = self.tree, self.discourse.wording
        verb, lemma = tree.head[head], tree.lemma[head]
        says = tree.lemma[verb] in self.discourse.rules.saying.stating and tree.dep[head] == "nsubj"
        things = (
            wording.houses | wording.documents | wording.testimony | wording.publishers | wording.opinions
        )
        return says and tree.feature(head, "Gender") in {MASCULINE, FEMININE} and lemma not in things

    def untitled(self, phrase: str) -> str:
        """Return a whole name without the office before it: "Chief Superintendent Ayodele Okafor"."""
        parts = phrase.split()
        while len(parts) > _PAIR and parts[-1].lower().rstrip(".") in self.discourse.wording.postnominals:
            parts.pop()
        holders = (
            name
            for name in self.names
            if phrase.endswith(f" {name}")
            and parts[0].lower() in self.called
            and not _SERVING & set(phrase.removesuffix(name).split())
        )
        phrase = next(holders, " ".join(parts[self._lower(parts) :]))
        offices = [
            index
            for index, part in enumerate(parts)
            if part.lower().rstrip(".") in self.discourse.wording.offices
        ]
        name = parts[offices[-1] + 1 :] if offices else []
        return " ".join(name) if len(name) > 1 and all(part[:1].isupper() for part in name) else phrase

    def _lower(self, parts: list[str]) -> int:
        """How many words only say what the name behind them is: "doctors' union Skalpel"."""
        small = next((index for index, part in enumerate(parts) if part[:1].isupper()), 0)
        wording = self.discourse.wording
        called = wording.houses | wording.offices | wording.papers
        named = all(part[:1].isupper() or part in _JOINTS for part in parts[small:])
        return small if small and named and parts[small - 1] in called else 0

    def _is_many(self, head: int) -> bool:
        return self.tree.feature(head, "Number") in _MANY or any(
            self.tree.lower[child] in {"a", "an", "another"} for child in self.tree.children[head]
        )

    def _titles(self, mention: Mention) -> list[str]:
        """The nouns that say what somebody is: before the name, or the one that it stands beside."""
        tree, head = self.tree, head_of(self.tree, mention)
        found = [tree.head[head]] if tree.dep[head] in _NAMING else []
        found += [child for child in tree.children[head] if tree.dep[child] in _NAMING]
        if mention.start:
            found.append(mention.start - 1)
            found += self._served(mention.start)
        return [tree.lemma[place].lower() for place in found if self._is_title(place)]

    def _served(self, start: int) -> list[int]:
        """The office before what it is for: "Minister for Health (Deirdre Lacey)"."""
        place, tree = start - 1, self.tree
        while place > 0 and start - place < _LONGEST and _goes_with(tree, place):
            place -= 1
        opening = range(place, start - _PAIR)
        called = (near for near in opening if near == place or tree.lower[near] in self.called)
        served = next((near for near in called if tree.lower[near + 1] in _SERVING), None)
        return [] if served is None else [served]

    def _is_title(self, place: int) -> bool:
        tree = self.tree
        known = tree.lower[place] in self.discourse.rules.titles
        return (
            known
            or tree.lemma[place] in self.discourse.wording.offices
            or (not self.discourse.wording.drops_subject and is_office(tree, place))
        )


def _goes_with(tree: Tree, place: int) -> bool:
    return tree.lower[place] in _JOINTS or (tree.pos[place] == "PROPN" and tree.doc[place].text[:1].isupper())
