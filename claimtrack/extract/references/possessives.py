"""Whose words "po Novakovih besedah" are: the person that a possessive adjective is made of."""

from claimtrack.extract.references.people import People, Person
from claimtrack.extract.references.tree import Tree

_ENDINGS = ("ega", "emu", "imi", "ima", "em", "im", "ih", "i", "e", "a", "o", "")
_SUFFIXES = ("ov", "ev", "in")


def possessor(tree: Tree, people: People, place: int) -> Person | None:
    """Return the person whose name stands in an adjective; None for other words.

    The genitive is what the adjective is made of: Lapajneta gives Lapajnetov, Strmška gives Strmškov.
    """
    text = tree.doc[place].text
    if not text[:1].isupper() or tree.pos[place] not in {"ADJ", "PROPN", "NOUN"}:
        return None
    ending = next(ending for ending in _ENDINGS if text.endswith(ending))
    for plain in (text.removesuffix(ending), text):
        if plain.endswith(_SUFFIXES):
            found = people.named(plain[:-2] + "a", place) or people.named(plain[:-2], place)
            if found is not None:
                return found[0]
    return None
