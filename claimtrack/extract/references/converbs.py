"""Slovenian "..., rekoč, da" and "..., češ da": what the subject of the clause before says."""

from collections.abc import Iterator

from claimtrack.extract.language.words import words
from claimtrack.extract.references.claimants import Claimants

_LONGEST = 8
_REASONS = words("češ ker")
_CONVERBS = words("rekoč trdeč zatrjujoč dodajoč")


def said_beside(claimants: Claimants, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield where the words said begin in the sentence [start, end), and who says them."""
    tree = claimants.tree
    for place in range(start + 1, end - 2) if claimants.discourse.wording.drops_subject else ():
        converb = tree.lower[place] in _CONVERBS and tree.lower[place + 1] in {",", ":"}
        if tree.lower[place : place + 3] == ["pa", ",", "da"]:
            claimant = claimants.of_noun(_beside(claimants, place))
            if claimant is not None:
                claimants.hear(place, claimant)
                yield place + 2, claimant
            continue
        reason = tree.lower[place] in _REASONS and tree.lower[place + 1] == "da"
        if converb or (reason and tree.lower[place - 1] == ","):
            claimant = _speaker(claimants, start, place)
            if claimant is not None:
                claimants.hear(place, claimant)
                yield place + 1 + converb, claimant


def _beside(claimants: Claimants, place: int) -> int:
    """Who says another thing: "tožilstvo trdi, da ..., zagovornik Luka Rems pa, da ..."."""
    tree, noun = claimants.tree, place - 1
    while noun > 0 and place - noun < _LONGEST and tree.lower[noun - 1] not in {",", ";", ":"}:
        noun -= 1
    heads = (near for near in range(noun, place) if tree.pos[near] in {"NOUN", "PROPN"})
    return next(heads, place - 1)


def _speaker(claimants: Claimants, start: int, place: int) -> str | None:
    """The one person named before it, else the subject of the verb above."""
    tree = claimants.tree
    people = {mention.person.written for mention in claimants.discourse.people.within(start, place)}
    if len(people) == 1:
        return people.pop()
    verbs = [verb for verb in tree.climb(place) if tree.pos[verb] == "VERB" and verb < place]
    says = [verb for verb in verbs if tree.lemma[verb] in claimants.discourse.reporting]
    return next((claimants.of_verb(verb) for verb in (*says, *reversed(verbs))), None)
