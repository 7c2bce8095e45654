"""The bodies that people speak for, as fully named as the text does: "v bolnišnici se branijo"."""

from bisect import bisect_left
from collections import defaultdict

from claimtrack.extract.language.words import words
from claimtrack.extract.references.bodies import Bodies
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.endings import nominative
from claimtrack.extract.references.evident import runs_of
from claimtrack.extract.references.phrases import is_object, is_time, phrase_of, plain_phrase
from claimtrack.extract.references.tree import SUBJECTS, Tree
from claimtrack.extract.roots import root_of

_FROM = frozenset({"s", "z", "iz", "na", "pri", "v"})
_NAMING = frozenset({"nmod", "flat", "flat:name", "appos", "amod"})
_BESIDE = frozenset({"appos", "conj"})
_FEMININE = {"Loc": ("i",), "Dat": ("i",), "Gen": ("e",)}
_DESCRIBED = frozenset({"nmod"})
_ELSE = frozenset({"GPE", "LOC", "FAC", "DATE", "EVENT", "WORK_OF_ART", "LAW"})
_BACK = 12
_KINDS = ("ski", "ški", "čki", "žki", "ni", "en", "čen", "žen", "jen", "ten")
_LOOSE = words(
    "nov edini isti zadnji glavni skupen enoten poseben posamezen pristojen podoben različen naslednji "
    "sedanji nekdanji tedanji takraten sosednji velik majhen domač tuj ostali drug prvi cel uspešen zaseben "
    "naš lasten"
)
_QUALIFYING = frozenset({"nmod", "amod", "acl", "flat", "flat:name", "compound"})


class Houses:
    """`named` maps the lemma of a house to the tokens at which the text gives such a one a name."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.wording = discourse, discourse.wording
        self.tree: Tree = discourse.tree
        self.described: dict[str, list[int]] = defaultdict(list)
        self.named: dict[str, list[int]] = defaultdict(list)
        self.qualified: dict[str, list[int]] = defaultdict(list)
        for place, lemma in enumerate(self.tree.lemma):
            if lemma in self.wording.houses and self._is_named(place):
                kind = "" if lemma in self.wording.companies else lemma
                self.named[kind].append(place)
            elif lemma in self.wording.houses and self._is_described(place):
                self.described[lemma].append(place)
            elif lemma in self.wording.houses and self._is_qualified(place):
                self.qualified[lemma].append(place)
        ents = discourse.doc.ents
        self.ents = {place: ent for ent in ents for place in range(ent.start, ent.end)}
        self.bodies = Bodies(self.tree)
        self.runs = runs_of(self.tree.doc, self.tree) if not self.wording.drops_subject else []
        self.firms = [root for ent in ents if ent.label_ == "ORG" and self._acts(root := root_of(ent))]

    def spoken_for(self, verb: int) -> int | None:
        """Return the noun behind "na", "iz" or "pri" that stands for whoever speaks."""
        tree = self.tree
        for child in tree.children[verb]:
            cases = [case for case in tree.children[child] if tree.dep[case] == "case"]
            if any(tree.lower[case] in _FROM for case in cases) and self._is_house(child, cases[0]):
                return child
        return None

    def name(self, place: int) -> str:
        """Return the fullest name of a house in the nominative."""
        tree = self.tree
        for child in tree.children[place]:
            if child > place and tree.dep[child] in _BESIDE and tree.doc[child].ent_type_ == "ORG":
                return self._agreeing(child, tree.feature(place, "Case"))
        return self.fullest(place) or phrase_of(tree, place)

    def branded(self, place: int) -> str | None:
        """Return the name behind a word for a firm: "(v) ladjarski družbi Modri val"."""
        tree, behind = self.tree, place + 1
        known = self.wording.drops_subject and tree.lemma[place] in self.wording.companies
        if not known or behind >= len(tree) or self.discourse.people.at(behind) is not None:
            return None
        stop, ent = behind, self.ents.get(behind)
        while stop < len(tree) and (tree.doc[stop].text[:1].isupper() or self._completes(stop, behind)):
            stop += 1
        if stop > behind and ent is not None and ent.start == behind:
            stop = max(stop, ent.end)
        while (
            stop > behind + 1 and tree.pos[stop - 1] in {"VERB", "AUX"} and tree.doc[stop - 1].text.islower()
        ):
            stop -= 1
        goes_on = stop < len(tree) and tree.lower[stop] == "za" and tree.head[stop] > stop
        return None if goes_on else tree.doc[behind:stop].text or None

    def _completes(self, place: int, opening: int) -> bool:
        """True for the noun that a name opening with an adjective needs: "Modri val"."""
        tree = self.tree
        return place > opening and tree.pos[place] in {"NOUN", "ADJ"} and tree.pos[place - 1] == "ADJ"

    def whole(self, place: int) -> str | None:
        """Return the name that the recogniser marks around a noun of a house: "(v) Luki Koper"."""
        tree = self.tree
        ent = self.ents.get(place)
        if (
            ent is None
            or ent.label_ != "ORG"
            or place + 1 >= ent.end
            or tree.lemma[place] not in self.wording.houses
        ):
            return None
        before = phrase_of(tree, place).split()[: place - ent.start + 1]
        return " ".join([*before, tree.doc[place + 1 : ent.end].text])

    def fullest(self, place: int) -> str | None:
        """Return the name that the text gave a bare "bolnišnica" or "podjetje" last, else gives it first."""
        tree, lemma = self.tree, self.tree.lemma[place]
        bare = not any(
            tree.dep[child] in _QUALIFYING and not is_object(tree, child) and not is_time(tree, child)
            for child in tree.children[place]
        )
        if not self.wording.drops_subject:
            firm = self._firm(place) if bare and lemma in self.wording.generic else None
            return self.bodies.meant(place) or firm
        if not bare or lemma not in self.wording.houses or tree.feature(place, "Number") == "Plur":
            return None
        company = lemma in self.wording.companies
        places = self.named.get("" if company else lemma) or self.described.get(lemma)
        if not places:
            return self._kind(place)
        index = bisect_left(places, place)
        found = places[index - 1] if index else places[0]
        return self._bare_name(found) if company else self._longest(found)

    def _kind(self, place: int) -> str | None:
        """The one such house that the text told of before: "celjsko sodišče ... po ugotovitvah sodišča"."""
        places = self.qualified.get(self.tree.lemma[place], ())
        phrases = {plain_phrase(self.tree, found) for found in places if found < place}
        return phrases.pop() if len(phrases) == 1 else None

    def _longest(self, place: int) -> str:
        """The phrase, or the name as the recogniser marks it in the nominative where that is longer."""
        tree, phrase = self.tree, plain_phrase(self.tree, place)
        ent = self.ents.get(place)
        whole = ent is not None and tree.feature(place, "Case") == "Nom" and ent.text.startswith(phrase)
        return ent.text if ent is not None and whole else phrase

    def _agreeing(self, child: int, case: str) -> str:
        """A name in the case of the noun before it, whatever the tagger saw: "skupini, Listi za Ptuj"."""
        text, first = phrase_of(self.tree, child), self.tree.doc[child].text
        if not text.startswith(first) or self.tree.feature(child, "Case") == case:
            return text
        feminine = first.endswith(_FEMININE.get(case, ("-",)))
        return nominative(first, case, first, feminine=feminine, first=True) + text.removeprefix(first)

    def _is_house(self, place: int, case: int) -> bool:
        known = self.tree.lemma[place] in self.wording.houses
        return known or self.tree.doc[place].ent_type_ == "ORG" or self._is_firm(place, case)

    def _is_firm(self, place: int, case: int) -> bool:
        """True for a name whose second word takes no ending, as that of a place would: "v Elektru Celje"."""
        tree, behind = self.tree, place + 1
        named = tree.pos[place] == "PROPN" and behind < len(tree) and tree.head[behind] == place
        bare = named and tree.pos[behind] == "PROPN" and tree.feature(behind, "Case") == "Nom"
        return bare and tree.feature(place, "Case") in _FEMININE and case == place - 1

    def _is_named(self, place: int) -> bool:
        """True for "Splošna bolnišnica Brežice" and "družba Energija Plus"."""
        tree = self.tree
        return any(
            tree.dep[child] in _NAMING
            and tree.doc[child].text[:1].isupper()
            and (
                tree.pos[child] == "PROPN"
                or bool(tree.doc[child].ent_type_)
                or child == place + 1
                or (tree.dep[child] == "amod" and not tree.doc[child].is_sent_start)
            )
            and tree.doc[child].ent_type_ not in {"PER", "PERSON"}
            and not any(tree.dep[below] == "case" for below in tree.children[child])
            for child in tree.children[place]
        )

    def _is_described(self, place: int) -> bool:
        """True for "združenje bank" and "ministrstvo za okolje"."""
        tree, behind = self.tree, place + 1
        if not self.wording.drops_subject or behind >= len(tree):
            return False
        genitive = tree.feature(behind, "Case") == "Gen" and tree.pos[behind] in {"NOUN", "ADJ"}
        return (genitive or tree.lower[behind] == "za") and tree.find(place, _DESCRIBED) is not None

    def _is_qualified(self, place: int) -> bool:
        """True for "mestna občina" and "celjsko okrožno sodišče", not for "ista občina"."""
        tree = self.tree
        kinds = (child for child in tree.children[place] if child < place and tree.dep[child] == "amod")
        lemmas = [tree.lemma[child] for child in kinds]
        return (
            self.wording.drops_subject
            and tree.feature(place, "Number") == "Sing"
            and any(lemma.endswith(_KINDS) for lemma in lemmas)
            and not _LOOSE.intersection(lemmas)
        )

    def _acts(self, place: int) -> bool:
        """True for what does something, or is named beside what it is: "the owner, Delmont Chemicals"."""
        beside = self.tree.dep[place] == "appos" and self.tree.pos[self.tree.head[place]] == "NOUN"
        return (self.tree.dep[place] in SUBJECTS or beside) and self.tree.pos[place] == "PROPN"

    def _firm(self, place: int) -> str | None:
        """The firm that did something last, where the text says "the company"."""
        definite = any(self.tree.lower[child] == "the" for child in self.tree.children[place])
        index = bisect_left(self.firms, place)
        known = definite and index and self.tree.lemma[place] in self.wording.companies
        firm = phrase_of(self.tree, self.firms[index - 1]) if known else None
        if firm is None and definite:
            firm = self._mentioned(place)
        return None if firm is None else self.bodies.lengthened(firm)

    def _mentioned(self, place: int) -> str | None:
        """The firm named last in whatever part: "Sales at Harlow Foods fell, the company said"."""
        tree, people = self.tree, self.discourse.people
        index = bisect_left(self.runs, (place, place))
        for start, stop in reversed(self.runs[max(0, index - _BACK) : index]):
            words = set(tree.lower[start:stop])
            else_ = words & (
                self.wording.institutions | self.wording.months.keys() | self.wording.weekdays.keys()
            )
            if not else_ and people.at(start) is None and tree.doc[start].ent_type_ not in _ELSE:
                return tree.doc[start:stop].text
        return None

    def _bare_name(self, place: int) -> str:
        """What a firm is called, without the word for a firm."""
        tree = self.tree
        child = next((child for child in tree.children[place] if child > place), place)
        ent = self.ents.get(child)
        text = ent.text if ent is not None else phrase_of(tree, place)
        first = tree.doc[place].text
        return text.removeprefix(first).strip() or text
