"""Slovenian participles behind "in" that share the auxiliary of the one before: hung on that one."""

from claimtrack.extract.trees.rehanging import Rehanging
from claimtrack.extract.trees.schemes import Relation

_NEAR, _FAR = 8, 25
_STOPS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ"})


def join_participles(rehanging: Rehanging) -> None:
    """Hang each such participle on the one that it is joined to, and what stands before it on itself."""
    if rehanging.joints.commas:
        for verb, traits in enumerate(rehanging.traits):
            if traits.participle and traits.past and traits.gender and rehanging.pos[verb] == "VERB":
                _join(rehanging, verb)


def _join(tree: Rehanging, verb: int) -> None:
    """Put one participle right: "je odredil preiskavo in družbi odvzel dovoljenje"."""
    joint = _joint(tree, verb)
    first = None if joint is None or _is_helped(tree, verb) else _first(tree, verb, joint)
    if joint is None or first is None or tree.heads[first] == verb:
        return
    if tree.heads[verb] != first or tree.relations[verb] is not Relation.CONJUNCT:
        tree.hang(verb, first, Relation.CONJUNCT)
    for place in range(joint + 1, verb):
        if not joint < tree.heads[place] <= verb:
            tree.hang(place, verb, Relation.OTHER)
    tree.hang(joint, verb, Relation.COORDINATOR)


def _joint(tree: Rehanging, verb: int) -> int | None:
    """The conjunction close before a participle, without a verb or a sign between."""
    for place in range(verb - 1, max(verb - _NEAR, 0), -1):
        if tree.words[place] in tree.joints.joining:
            return place
        if tree.pos[place] in _STOPS:
            return None
    return None


def _first(tree: Rehanging, verb: int, joint: int) -> int | None:
    """The participle before the conjunction, in the same clause, of the same gender and number."""
    own = tree.traits[verb]
    for place in range(joint - 1, max(joint - _FAR, -1), -1):
        traits = tree.traits[place]
        if traits.participle and traits.past and tree.pos[place] == "VERB":
            alike = (traits.gender, traits.number) == (own.gender, own.number)
            return place if alike and _is_helped(tree, place) else None
        if tree.pos[place] in {"PUNCT", "SCONJ"}:
            return None
    return None


def _is_helped(tree: Rehanging, verb: int) -> bool:
    """True for a participle with an auxiliary of its own."""
    near = range(max(0, verb - 2 * _NEAR), min(len(tree.heads), verb + _NEAR))
    return any(tree.heads[place] == verb and tree.relations[place] is Relation.AUXILIARY for place in near)
