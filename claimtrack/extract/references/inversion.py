"""Slovenian clauses of saying behind what is said: "..., je zapisal urad", "..., pravijo v družbi"."""

from claimtrack.extract.references.people import People
from claimtrack.extract.references.tree import Tree

_OPENERS = frozenset({",", "“", "”", "«", '"', "»"})
_FINITE = frozenset({"AUX"})
_CLAUSES = frozenset({"acl", "acl:relcl", "relcl", "appos", "conj", "parataxis"})
_SMALL = frozenset({"še", "pa", "tudi", "zdaj", "ob", "tem"})
_RELATIVES = frozenset({"ki", "kateri", "katera", "katere", "katerega", "katerem", "kateremu", "čigar"})
_LIGHT = frozenset({"AUX", "PRON", "PART", "ADV"})
_REACH = 12
_FAR = 40
_NEAR = 8


class Inversions:
    """`opening(verb)` is where such a clause opens, `subject(verb)` the noun or name behind the verb."""

    def __init__(self, tree: Tree, people: People, *, inverts: bool) -> None:
        self.tree, self.people, self.inverts = tree, people, inverts

    def opening(self, verb: int) -> int | None:
        """Return the first token of the clause; None where the verb does not stand behind a comma."""
        tree, place = self.tree, verb
        if not self.inverts:
            return None
        while place > 0 and verb - place < _NEAR and tree.lower[place - 1] not in _OPENERS:
            place -= 1
        small = tree.lower[place] in _SMALL and place + 3 > verb
        starts = place == verb or tree.pos[place] in _FINITE or small or self._is_light(place, verb)
        if not place or tree.lower[place - 1] not in _OPENERS or not starts:
            return None
        apart = tree.sentence[place] != tree.sentence[place - 1]
        if apart or self._is_interrupted(verb, place) or self._goes_on(place) or self._tells(verb, place):
            return None
        return place

    def _is_light(self, opening: int, verb: int) -> bool:
        """True for the small words before a verb: "nam je potrdila", "še javljajo", "ob tem pa dodaja"."""
        tree = self.tree
        before = range(opening, verb)
        told = tree.feature(opening, "Case") == "Dat" or tree.pos[opening] == "PART"
        return told and all(tree.pos[place] in _LIGHT for place in before)

    def says_little(self, start: int, stop: int) -> bool:
        """True for words without a finite verb, which a clause of saying interrupts: "Šole, je dejal"."""
        tree = self.tree
        return self.inverts and not any(
            tree.pos[place] in {"VERB", "AUX"} and tree.feature(place, "VerbForm") != "Inf"
            for place in range(start, stop)
        )

    def _tells(self, verb: int, opening: int) -> bool:
        """True for "Kosova, po poklicu geologinja, je povedala, da": the subject stands before the comma."""
        tree, start = self.tree, self.tree.sentences[self.tree.sentence[opening]][0]
        told = verb + 2 < len(tree) and tree.lower[verb + 1] == "," and tree.lower[verb + 2] == "da"
        return told and tree.lower[start] != "da" and self.says_little(start, opening - 1)

    def _goes_on(self, opening: int) -> bool:
        """True behind a clause of saying that only interrupts: "Šole, je dejal Kos, poročajo"."""
        tree, start = self.tree, self.tree.sentences[self.tree.sentence[opening]][0]
        place = opening - 2
        while place > start and tree.lower[place] not in _OPENERS and opening - place < _REACH:
            place -= 1
        inverted = tree.lower[opening - 1] == tree.lower[place] == "," and tree.pos[place + 1] in {
            "AUX",
            "VERB",
        }
        return inverted and place > start and self.says_little(start, place)

    def subject(self, verb: int) -> int | None:
        """Return the head of the nominative behind an inverted verb that agrees with it."""
        return None if self.opening(verb) is None else self._behind(verb)

    def _behind(self, verb: int) -> int | None:
        tree, governed = self.tree, False
        for place in range(verb + 1, min(len(tree), verb + _REACH)):
            if tree.pos[place] in {"PUNCT", "SCONJ", "VERB", "SPACE"}:
                return None
            governed = tree.pos[place] == "ADP" or (governed and tree.pos[place] in {"ADJ", "DET", "ADV"})
            if tree.pos[place] in {"NOUN", "PROPN"} and not governed and self._agrees(place, verb):
                return place
        return None

    def _agrees(self, place: int, verb: int) -> bool:
        tree, mention = self.tree, self.people.at(place)
        if mention is not None:
            return mention.start == place and tree.feature(verb, "Gender") in {"", mention.person.gender}
        same = all(
            tree.feature(verb, name) in {"", tree.feature(place, name)} for name in ("Gender", "Number")
        )
        alike = tree.feature(place, "Number") == "Plur" and tree.feature(place, "Gender") in {"Fem", "Neut"}
        return same and tree.feature(place, "Case") in ({"Nom", "Acc"} if alike else {"Nom"})

    def _is_interrupted(self, verb: int, opening: int) -> bool:
        """True for "minister, ki je odstopil, je zavrnil", whose subject stands before the comma."""
        subject, tree = self.tree.subject.get(verb), self.tree
        if subject is None or subject > opening or tree.quoted[subject] or self._differs(subject, verb):
            return False
        if tree.find(subject, _CLAUSES) is not None:
            return True
        reaches = tree.extent(subject)[1] >= opening - 1 and tree.lower[opening - 1] == ","
        near = range(subject, min(opening, subject + _FAR))
        related = any(tree.lower[place] in _RELATIVES for place in near)
        return reaches and related and self._stands_alone(subject, verb)

    def _differs(self, noun: int, verb: int) -> bool:
        """True for a noun that cannot be the subject of a verb: "otroci, ki ..., je pokazala raziskava"."""
        tree, numbers = self.tree, {self.tree.feature(noun, "Number"), self.tree.feature(verb, "Number")}
        single = tree.feature(verb, "Number") == "Sing" and tree.feature(verb, "Gender") in {"Masc", "Fem"}
        return single and len(numbers - {""}) > 1 and self._behind(verb) is not None

    def _stands_alone(self, subject: int, verb: int) -> bool:
        """True where the subject agrees, and nothing else in the nominative stands behind the verb."""
        tree = self.tree
        agrees = all(
            tree.feature(verb, name) in {"", tree.feature(subject, name)} for name in ("Gender", "Number")
        )
        return agrees and self._behind(verb) is None
