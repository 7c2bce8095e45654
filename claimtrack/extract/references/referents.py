"""What a subject of a clause refers to, said or unsaid."""

from dataclasses import dataclass, replace

from claimtrack.extract.references.people import Mention, People, Person
from claimtrack.extract.references.phrases import phrase_of
from claimtrack.extract.references.tree import NAME_PARTS, Tree
from claimtrack.extract.references.wording import DUAL, PLURAL, SINGULAR

_NAMING = NAME_PARTS | {"appos", "nmod", "compound"}
_PLACES = frozenset({"ORG", "LOC", "GPE", "FAC", "NORP", "MISC", "PRODUCT"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_REACH = 12
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Referent:
    """A person, or the thing of the noun phrase at `head`; `place` is where it was referred to last."""

    place: int
    head: int
    person: Person | None
    gender: str
    number: str
    named: bool

    def same_as(self, other: "Referent") -> bool:
        """True when both are one and the same."""
        return self.person is other.person if self.person or other.person else self.head == other.head

    def moved(self, place: int) -> "Referent":
        """Return it as referred to again at a later token."""
        return replace(self, place=place)

    def agrees(self, gender: str, number: str) -> bool:
        """True unless gender or number contradict; two are many where a language has no dual."""
        many = {DUAL, PLURAL}
        same_number = not number or self.number == number or (self.number == DUAL and number in many)
        known = (self.person.gender if self.person else "") or self.gender
        return same_number and (not gender or not known or known == gender or number in many)


def refer(tree: Tree, people: People, head: int) -> Referent | None:
    """Return what the noun at `head` refers to; None for a pronoun or a number."""
    mention = person_in(tree, people, head)
    number = DUAL if _is_pair(tree, head) else tree.feature(head, "Number") or SINGULAR
    if mention is not None:
        gender = mention.person.gender or tree.feature(head, "Gender")
        return Referent(
            head, head, mention.person if number == SINGULAR else None, gender, number, named=True
        )
    if tree.pos[head] not in _NOMINAL:
        return None
    named = any(tree.doc[place].ent_type_ in _PLACES for place in _head_and_name(tree, head))
    return Referent(head, head, None, tree.feature(head, "Gender"), number, named=named)


def _head_and_name(tree: Tree, head: int) -> list[int]:
    """The noun, and the word behind it where that hangs on it: "the company Norvik"."""
    behind = head + 1
    return [head, behind] if behind < len(tree.doc) and tree.head[behind] == head else [head]


def person_in(tree: Tree, people: People, head: int) -> Mention | None:
    """Return the name that a noun is or bears: "the minister, Anna Reed", "predstavnik Kremlja Peskov"."""
    own = people.at(head)
    if own is not None:
        return own
    if not tree.children[head]:
        return None
    start, end = tree.extent(head)
    inside = people.within(max(start, head - _REACH), min(end, head + _REACH))
    return next((mention for mention in inside if _names(tree, mention, head)), None)


def _names(tree: Tree, mention: Mention, head: int) -> bool:
    """True for a name in apposition to the head, not a possessor nor one that a preposition governs."""
    place = mention.start
    while mention.start <= tree.head[place] < mention.end and tree.head[place] != place:
        place = tree.head[place]
    if tree.dep[place] not in _NAMING or not _same_case(tree, mention, head):
        return False
    if any(tree.dep[child] in {"case", "prep"} and child < place for child in tree.children[place]):
        return False
    if tree.dep[place] == "appos":
        return all(tree.pos[above] not in {"VERB", "AUX", "ADP"} for above in _between(tree, place, head))
    clear = all(tree.pos[above] not in {"VERB", "AUX"} for above in _between(tree, place, head))
    return clear and bool(tree.feature(place, "Case"))


def _same_case(tree: Tree, mention: Mention, head: int) -> bool:
    """True where the name stands in the nominative, or right behind an oblique title of its gender."""
    if tree.feature(head, "Case") in {"", "Nom"}:
        forms = [tree.doc[place].text for place in range(mention.start, mention.end)]
        uninflected = "".join(forms) == "".join(mention.person.words[part] for part in mention.parts)
        return uninflected or tree.feature(mention.start, "Case") in {"", "Nom"}
    if tree.dep[mention.start] == "appos" and tree.feature(mention.start, "Case") == tree.feature(
        head, "Case"
    ):
        return True
    gender = tree.feature(head, "Gender")
    plain = all(tree.pos[place] in {"NOUN", "ADJ"} for place in range(head + 1, mention.start))
    return mention.person.gender in {"", gender} and plain and 0 < mention.start - head <= _NEAR


def _between(tree: Tree, place: int, head: int) -> list[int]:
    path: list[int] = []
    for above in tree.climb(place, limit=_REACH):
        if above == head:
            break
        path.append(above)
    return path


def _is_pair(tree: Tree, head: int) -> bool:
    return any(tree.dep[child] == "conj" and tree.pos[child] in _NOMINAL for child in tree.children[head])


def words_of(tree: Tree, referent: Referent) -> str:
    """Return how a referent is written in brackets, without the capital of a sentence that it opens."""
    if referent.person is not None:
        return referent.person.written
    phrase = phrase_of(tree, referent.head, article=True)
    first = tree.doc[tree.sentences[tree.sentence[referent.head]][0]]
    plain = phrase.startswith(first.text) and not first.text.isupper() and tree.pos[first.i] != "PROPN"
    return phrase[:1].lower() + phrase[1:] if plain else phrase
