"""Nouns that attribute: "according to figures released by X", "po evidenci X", "by the estimate of X"."""

from collections.abc import Iterator

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.tree import ANY_SUBJECT, Tree
from claimtrack.extract.references.wording import FEMININE

REPORTED, SOURCE = "reported", "source"
_LINKS = frozenset({"prep", "pobj", "nmod", "agent", "obl"})
_CASES = frozenset({"case", "prep"})
_RELATIVE = frozenset({"acl", "relcl", "acl:relcl"})
_OWNERS = frozenset({"poss", "nmod:poss"})
_BODIES = frozenset({"ORG", "PER", "PERSON"})
_PLACES = frozenset({"GPE", "DATE", "NORP", "LOC", "TIME", "EVENT", "FAC"})
_BY = frozenset({"by", "agent"})
_MADE = frozenset({"from", "by", "at"})
_OF = frozenset({"of"})
_STEPS = 4


class Sources:
    """Finds the nouns, and whoever stands behind them."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.wording = discourse, discourse.wording
        self.tree: Tree = discourse.tree
        nouns = self.wording.opinions | self.wording.documents
        self.places = [
            place for place, lemma in enumerate(self.tree.lemma) if lemma in nouns and self._attributes(place)
        ]

    def label(self, place: int) -> str:
        """Return "source" for data and documents, else "reported"."""
        return SOURCE if self.tree.lemma[place] in self.wording.documents else REPORTED

    def is_document(self, place: int) -> bool:
        """True for what speaks only for somebody: a report, a letter, figures."""
        return self._lemma(place) in self.wording.documents and not self.tree.doc[place].ent_type_

    def testifies(self, place: int) -> bool:
        """True for a document that is named itself where nobody is said to have made it: a study."""
        return self._lemma(place) in self.wording.testimony

    def _lemma(self, place: int) -> str:
        """The lemma; of a Slovenian noun in the feminine the form in "a" where that is listed: študija.

        English "accounts" and "minutes" are documents in the plural only, where they show something.
        """
        lemma, form = self.tree.lemma[place], self.tree.lower[place]
        if form != lemma and form in self.wording.documents and self.tree.dep[place] in ANY_SUBJECT:
            return form
        feminine = self.tree.feature(place, "Gender") == FEMININE and not lemma.endswith("a")
        return lemma + "a" if feminine and lemma + "a" in self.wording.documents else lemma

    def opening(self, place: int) -> int:
        """Return the preposition of "po Novakovih besedah", or the token before the noun."""
        cases = (child for child in self.tree.children[place] if self.tree.dep[child] in _CASES)
        first = next(cases, place)
        return first if 0 < place - first <= _STEPS else place - 1

    def author(self, place: int) -> int | None:
        """Return the noun of whoever made a document or holds an opinion; None where nobody is named."""
        for _ in range(_STEPS):
            below = next(self._authors(place), None)
            if below is None or not self.is_document(below):
                return below
            place = below
        return None

    def _attributes(self, place: int) -> bool:
        """True behind a preposition that attributes: "po podatkih", "je razvidno iz poročila"."""
        tree, prepositions = self.tree, self.wording.source_prepositions
        cases = [child for child in tree.children[place] if tree.dep[child] in _CASES and child < place]
        above = tree.head[place]
        if tree.pos[above] == "ADP" and tree.dep[place] == "pobj":
            cases.append(above)
        if any(tree.lower[case] in prepositions for case in cases):
            return True
        if any(tree.lower[case] == "in" for case in cases) and self._opens(place, min(cases)):
            return True
        return bool(cases) and any(
            tree.lemma[over] in self.wording.evident or tree.lower[over] in self.wording.evident
            for over in (above, tree.head[above])
        )

    def _opens(self, place: int, case: int) -> bool:
        """True for "in his view", and for a sentence that opens with "in a survey conducted by X"."""
        opens = case == self.tree.sentences[self.tree.sentence[case]][0]
        made = any(
            next(self._maker(child), None) is not None
            for child in self.tree.children[place]
            if child > place and self.tree.dep[child] in _RELATIVE
        )
        return self.tree.lemma[place] in self.wording.opinions or (opens and made)

    def _authors(self, place: int) -> Iterator[int]:
        """The candidates, best first: by whom it was made, whose it is."""
        tree = self.tree
        yield from self._made(place)
        for noun in self._counted(place):
            yield from self._made(noun)
        for child in tree.children[place]:
            if tree.dep[child] in _OWNERS and self._may_own(child):
                yield child
            elif tree.dep[child] in _LINKS and child > place:
                yield from self._behind(place, child)
        for child in tree.children[place]:
            named = tree.pos[child] == "PROPN" and tree.doc[child].ent_type_ not in _PLACES
            if tree.dep[child] == "compound" and named:
                yield child

    def _made(self, place: int) -> Iterator[int]:
        """By whom a clause below a noun says that it was made."""
        for child in self.tree.children[place]:
            if self.tree.dep[child] in _RELATIVE and child > place:
                yield from self._maker(child)

    def _counted(self, place: int) -> Iterator[int]:
        """What a survey is of, on which its maker may hang: "of 2,000 adults carried out by YouGov"."""
        tree = self.tree
        if tree.lemma[place] in self.wording.measured:
            for child in tree.children[place]:
                if tree.lower[child] in _OF:
                    yield from (below for below in tree.children[child] if tree.dep[below] == "pobj")

    def _may_own(self, child: int) -> bool:
        return self.tree.pos[child] in {"NOUN", "PROPN"} or self.discourse.at(child) is not None

    def _behind(self, place: int, child: int) -> Iterator[int]:
        tree = self.tree
        if tree.pos[child] == "ADP":
            measured = tree.lemma[place] in self.wording.measured
            made = _MADE if measured else _MADE | _OF
            if tree.lower[child] in made:
                yield from (below for below in tree.children[child] if tree.dep[below] in _LINKS)
        elif self._owns(place, child) and "," not in tree.lower[place:child]:
            yield child

    def _owns(self, place: int, child: int) -> bool:
        """True for a genitive, or a name that takes no ending."""
        genitive = self.tree.feature(child, "Case") in {"Gen", ""} and not self._is_governed(child)
        genitive = genitive and not self._is_subject_matter(place, child)
        return genitive or (self.tree.dep[child] == "nmod" and self.tree.doc[child].ent_type_ in _BODIES)

    def _is_subject_matter(self, place: int, child: int) -> bool:
        """True for what a register or an analysis is of: "register prebivalstva", "analiza podatkov"."""
        tree, wording = self.tree, self.wording
        if not wording.drops_subject or tree.lemma[place] not in wording.measured:
            return False
        speaks = tree.pos[child] == "PROPN" or bool(tree.doc[child].ent_type_)
        known = tree.lemma[child] in wording.houses | wording.offices | wording.crews
        return not (speaks or known)

    def _is_governed(self, place: int) -> bool:
        return any(self.tree.dep[child] == "case" for child in self.tree.children[place])

    def _maker(self, verb: int) -> Iterator[int]:
        """Whoever "released by" or "ki jo je opravil" names."""
        tree = self.tree
        makes = tree.lemma[verb] in self.wording.making
        reads = tree.lemma[verb] in self.wording.reading
        for child in tree.children[verb]:
            if (tree.dep[child] in _BY or tree.lower[child] == "by") and not reads:
                yield from (below for below in tree.children[child] if tree.dep[below] == "pobj")
            elif tree.dep[child] in ANY_SUBJECT and tree.pos[child] in {"NOUN", "PROPN"}:
                house = self.wording.drops_subject and tree.lemma[child] in self.wording.houses
                numbers = {tree.feature(child, "Number"), tree.feature(verb, "Number")} - {""}
                apart = self.wording.drops_subject and len(numbers) > 1
                yield from (child,) if (makes or (house and not reads)) and not apart else ()
