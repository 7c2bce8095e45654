"""Slovenian "..., rekoč, da": what the subject of the clause before says."""

from collections.abc import Iterator

from claimtrack.extract.language.words import words
from claimtrack.extract.references.claimants import Claimants

_CONVERBS = words("rekoč trdeč zatrjujoč dodajoč")


def said_beside(claimants: Claimants, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield where the words said begin in the sentence [start, end), and who says them."""
    tree = claimants.tree
    for place in range(start + 1, end - 2) if claimants.discourse.wording.drops_subject else ():
        if tree.lower[place] in _CONVERBS and tree.lower[place + 1] in {",", ":"}:
            claimant = _speaker(claimants, start, place)
            if claimant is not None:
                claimants.hear(place, claimant)
                yield place + 2, claimant


def _speaker(claimants: Claimants, start: int, place: int) -> str | None:
    """The one person named before it, else the subject of the verb above."""
    tree = claimants.tree
    people = {mention.person.written for mention in claimants.discourse.people.within(start, place)}
    if len(people) == 1:
        return people.pop()
    verbs = (verb for verb in tree.climb(place) if tree.pos[verb] == "VERB" and verb < place)
    return next((claimants.of_verb(verb) for verb in verbs), None)
