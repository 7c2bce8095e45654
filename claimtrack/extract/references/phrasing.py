"""Where a phrase that attributes ("according to") starts, and whether it closes its sentence."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.tree import NAME_PARTS

_NEAR = 2


def closes(discourse: Discourse, first: int, place: int, noun: int | None) -> bool:
    """Return True for ", according to Reed" at the end of a sentence, which holds for all of it."""
    tree = discourse.tree
    if discourse.wording.drops_subject or noun is None or not first or tree.lower[first - 1] != ",":
        return False
    end = tree.sentences[tree.sentence[place]][1]
    stop = noun + 1
    while stop < end and (tree.head[stop] == noun and tree.dep[stop] in NAME_PARTS | {"case"}):
        stop += 1
    relative = (
        stop + 1 < end
        and tree.lower[stop] == ","
        and tree.lower[stop + 1] in {"which", "who", "a", "an", "the"}
    )
    return stop >= end - _NEAR or relative


def phrase_start(discourse: Discourse, place: int, phrase: tuple[str, ...]) -> int | None:
    """Return where the phrase that ends here starts; a possessive may stand before its last word."""
    lower = discourse.tree.lower
    for gap in (0, 1, 2):
        first = place - len(phrase) + 1 - gap
        if first >= 0 and tuple(lower[first : place - gap]) == phrase[:-1]:
            between = range(place - gap, place)
            if all(discourse.tree.pos[word] in {"DET", "ADJ", "PRON"} for word in between):
                return first
    return None
