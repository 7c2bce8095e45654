"""Relative clauses that tell something of what is known already, and do not narrow down what is meant."""

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.opened import opens_with
from claimtrack.extract.trees.phrases import Phrases
from claimtrack.extract.trees.ranges import (
    LONGEST_NOUN,
    behind_signs,
    inside,
    is_last,
    mended,
    next_edge,
    noun_words,
)
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree

_DEEPEST_NOUN = 4
_NEAR = 5
_DATES = frozenset({"DATE", "TIME"})
_PEOPLE = frozenset({"PER", "PERSON"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})


class Relatives:
    def __init__(self, tree: Tree, facts: Facts, phrases: Phrases) -> None:
        self.tree, self.facts, self.phrases = tree, facts, phrases
        self.known = tree.joints.relatives | tree.joints.sentential

    def opens(self, start: int) -> bool:
        """True when a clause opens with a relative pronoun, or a preposition and one."""
        tree, start = self.tree, behind_signs(self.tree, start)
        return tree.word(start) in self.known or (
            tree.pos[start] == "ADP" and tree.word(start + 1) in self.known
        )

    def tells_of_noun(self, start: int) -> bool:
        """True when a clause opens with a relative that no whole clause can be meant by."""
        tree, start = self.tree, behind_signs(self.tree, start)
        words = (tree.word(start), tree.word(start + 1) if tree.pos[start] == "ADP" else "")
        return any(word in tree.joints.relatives for word in words)

    def read(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of a relative clause or a participle set off by commas, with a fact of its own."""
        inner, end = inside(self.tree, start, end)
        if self.tree.word(inner) in self.tree.joints.sentential:
            return self._of_clause(place, inner, end, around)
        if opens_with(self.tree, inner, self.tree.joints.attendant):
            return None
        if self.tree.finite_at(place) is None:
            return self.phrases.participle(place, inner, end, around)
        if (self.tree.word(inner),) in self.tree.joints.measures:
            return Frame(place, Sort.MEASURE, inner + 1, end) if self.facts.tells(inner + 1, end) else None
        noun = self._agreeing(place, self._head(place, inner), inner)
        end = self._mended(place, end, around)
        told = self._is_relative(inner) and self.facts.tells(inner, end) and not self._is_unreal(inner, end)
        told = told and not self._leads_to_saying(end, around)
        if noun > inner or not told or not self._tells(place, noun, around, inner):
            return None
        return self._frame(place, noun, inner, end, around)

    def _head(self, place: int, start: int) -> int:
        """The noun that a clause hangs on; one that hangs on a verb speaks of the noun right before it."""
        tree, above = self.tree, self.tree.heads[place]
        hangs = (
            tree.pos[above] in _NOMINAL and above < start
            if tree.joints.commas
            else tree.pos[above] not in _VERBAL
        )
        if hangs:
            return above
        near = range(start - 1, max(start - LONGEST_NOUN, 0), -1)
        nouns = (found for found in near if tree.pos[found] in _NOMINAL)
        return next((found for found in nouns if tree.entities[found] not in _DATES), above)

    def _frame(self, place: int, noun: int, start: int, end: int, around: Frame) -> Frame:
        if around.is_open and self._is_sentential(place, noun, start, end, around):
            return Frame(place, Sort.SENTENTIAL, start, end, elides=True, of_clause=True)
        tree, words = self.tree, noun_words(self.tree, noun, start)
        pronoun = self._subject_pronoun(place, noun, start)
        return Frame(
            place,
            Sort.RELATIVE,
            start,
            end,
            before=f"{words}," if words else "",
            replaced=pronoun,
            elides=self._reads_on(noun, place),
            narrows=tree.joints.commas and not self._is_named(noun, start),
        )

    def _is_unreal(self, start: int, end: int) -> bool:
        """True for what is only sought or thought of: "kupca, ki bi plačal"; not for "ki naj bi plačal"."""
        tree = self.tree
        return any(
            tree.word(place) in tree.joints.unreal
            and (tree.word(place - 1), tree.word(place)) not in tree.joints.hearsay
            for place in range(start, end)
        )

    def _leads_to_saying(self, end: int, around: Frame) -> bool:
        """True before a verb of saying without its auxiliary: "je na seji, ki jo je vodila, še dejal Kim"."""
        tree = self.tree
        verbs = (each for each in range(end, min(end + _NEAR, around.end)) if tree.pos[each] == "VERB")
        verb = next(verbs, None)
        return (
            verb is not None and tree.lemma(verb) in tree.joints.asserting and (tree.finite_at(verb) is None)
        )

    def _mended(self, place: int, end: int, around: Frame) -> int:
        """The end by the commas, where the parser drew the main clause in or tore off a word."""
        tree, count = self.tree, self.facts.count
        end = mended(tree, self.facts.sums["finite"], end, around.end)
        outside = count("finite", around.start, tree.left(place)) + count("finite", end, around.end)
        return end if outside else next_edge(tree, place, end)

    def _of_clause(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of "kar je ...", which is said of all before; parsers tear off its end."""
        tree = self.tree
        while end < around.end and not tree.is_sign(end):
            end += 1
        free = around.is_open and place not in tree.modal and tree.word(start - 2) not in tree.joints.pointing
        if not free or not tree.is_edge(start - 1) or not self.facts.tells(start, end):
            return None
        return Frame(place, Sort.SENTENTIAL, start, end, elides=True, of_clause=True)

    def _is_relative(self, start: int) -> bool:
        """True at a relative pronoun, or close before one (ob začetku katere, two of which)."""
        return any(self.tree.word(place) in self.known for place in range(start, start + 4))

    def _agreeing(self, place: int, noun: int, start: int) -> int:
        """The noun that a participle agrees with: the one that the clause hangs on, or one above it."""
        tree, traits, found = self.tree, self.tree.traits, noun
        for _ in range(_DEEPEST_NOUN):
            if tree.pos[found] in _NOMINAL and self._may_agree(place, found, start):
                return found
            found = tree.heads[found]
            if tree.pos[found] not in _NOMINAL | {"ADP"} or traits[found].verbal:
                break
        return noun

    def _may_agree(self, place: int, noun: int, start: int) -> bool:
        """False where the noun cannot be the subject, by number, and by gender where the verb shows one."""
        traits, verb = self.tree.traits, self.tree.finite_at(place)
        pronoun = self._inflected(start)
        if pronoun is not None:
            own = (traits[pronoun].gender, traits[pronoun].number)
            return own == (traits[noun].gender, traits[noun].number)
        if self._has_object_pronoun(start) or self.tree.word(start) not in {"ki", "which", "who"}:
            return True
        if traits[place].participle and traits[place].gender:
            return (traits[place].gender, traits[place].number) == (traits[noun].gender, traits[noun].number)
        one, other = traits[noun].number, traits[verb].number if verb is not None else ""
        return not one or not other or one == other

    def _inflected(self, start: int) -> int | None:
        """The relative pronoun that takes number and gender from its noun, also behind a preposition."""
        near = (place for place in (start, start + 1) if self.tree.word(place) in self.tree.joints.relatives)
        place = next(near, None)
        known = place is not None and self.tree.traits[place].gender and self.tree.traits[place].number
        return place if known else None

    def _has_object_pronoun(self, start: int) -> bool:
        return any(self.tree.word(start + step) in self.tree.joints.objects for step in (1, 2))

    def _tells(self, place: int, noun: int, around: Frame, start: int) -> bool:
        """Where every relative clause has its comma, only names and single past things are surely known."""
        tree = self.tree
        somebody = tree.pos[noun] == "PROPN" and tree.entities[noun] in _PEOPLE
        picked = tree.joints.commas and not somebody and self._is_picked(noun, start)
        if not tree.is_edge(start - 1) or picked:
            return False
        if self._is_named(noun, start) or not tree.joints.commas or self._goes_on(place, start, around):
            return True
        return not self._is_general(place, noun, around, start)

    def _goes_on(self, place: int, start: int, around: Frame) -> bool:
        """True for ", s katero se število znižuje", ", zaradi katerega so ...": what came of it."""
        tree, count = self.tree, self.facts.count
        opens = tree.pos[start] == "ADP" and tree.word(start + 1) in tree.joints.relatives
        last = is_last(tree, tree.right(place), around)
        done = count("deed", around.start, start) and not any(
            tree.word(near) in tree.joints.negations | tree.joints.none for near in range(around.start, start)
        )
        return opens and last and bool(done) and place not in tree.modal

    def _is_named(self, noun: int, start: int) -> bool:
        tree = self.tree
        return tree.pos[noun] == "PROPN" or self.facts.count("name", tree.left(noun), start) > 0

    def _is_general(self, place: int, noun: int, around: Frame, start: int) -> bool:
        """True where the clause may say which ones are meant: in a rule, a denial, of many that do things."""
        tree, count = self.tree, self.facts.count
        behind = tree.right(place) if around.head > start else around.end
        end = next_edge(tree, behind, around.end)
        ruled = count("rule", around.start, start) + count("rule", behind, end)
        outside = [*range(around.start, start), *range(behind, end)]
        denied = any(tree.word(near) in tree.joints.negations | tree.joints.none for near in outside)
        told = self.facts.carries(around.start, start) or self.facts.carries(behind, end)
        many = tree.relations[noun] is Relation.SUBJECT and tree.traits[noun].number in {"Plur", "Dual"}
        return bool(ruled) or denied or many or not told

    def _is_picked(self, noun: int, start: int) -> bool:
        """True when a word before the noun shows that the clause says which one: all, those, the first."""
        tree, joints = self.tree, self.tree.joints
        first = max(tree.left(noun), noun - LONGEST_NOUN)
        if any(tree.word(place) in joints.selective for place in range(first, noun)):
            return True
        if not joints.commas:
            return False
        ranked = any(place in self.facts.loose for place in range(first, noun))
        return ranked or any(tree.word(place) in joints.restrictive for place in range(start - _NEAR, start))

    def _reads_on(self, noun: int, place: int) -> bool:
        """True when the noun means the same without the clause."""
        tree = self.tree
        if not tree.joints.commas or tree.pos[noun] == "PROPN":
            return True
        named = self.facts.count("name", tree.left(noun), tree.left(place)) > 0
        counted = any(kid < noun for kid in tree.kids_of(noun, Relation.NUMERAL))
        named = named or (counted and not self._is_picked(noun, tree.left(place)))
        bare = tree.traits[noun].case == "Nom" and tree.left(noun) == noun
        return named or not bare

    def _is_sentential(self, place: int, noun: int, start: int, end: int, around: Frame) -> bool:
        """True for ", which is 3 million more" at the end, behind a figure: said of the whole clause."""
        tree = self.tree
        if tree.word(start) != "which" or not is_last(tree, end, around) or around.head > place:
            return False
        return self.facts.count("number", tree.left(noun), start) > 0

    def _subject_pronoun(self, place: int, noun: int, start: int) -> tuple[int, int] | None:
        """Return the pronoun that the noun itself may stand for: "which was built", "ki je stal"."""
        tree = self.tree
        subjects = tree.kids_of(place, Relation.SUBJECT)
        if tree.word(start) in {"which", "who"}:
            return (start, start + 1) if start in subjects else None
        same = tree.traits[noun].case == "Nom" and tree.traits[noun].gender == tree.traits[place].gender
        plain = tree.word(start) == "ki" and not self._has_object_pronoun(start) and not subjects
        return (start, start + 1) if plain and same else None
