"""Names of people that a usual first name opens, where the recogniser saw no person."""

from spacy.tokens import Doc, Span

from claimtrack.extract.references.endings import is_first
from claimtrack.extract.references.tree import Tree

_MOST = 3
_SHORT = 2
_SMALL = frozenset({"PUNCT", "SPACE", "NUM", "SYM"})


def by_first_names(doc: Doc, tree: Tree) -> list[Span]:
    """Return the first names with the capitalised words behind them, where no person is marked."""
    marked = {place for ent in doc.ents if ent.label_ == "PER" for place in range(ent.start, ent.end)}
    found: list[Span] = []
    place = 0
    while place < len(doc) - 1:
        stop = place + 1
        if place not in marked and is_first(doc[place].text):
            while stop < len(doc) and stop - place <= _MOST and _is_surname(doc, tree, stop):
                stop += 1
            if stop > place + 1 and marked.isdisjoint(range(place, stop)):
                found.append(Span(doc, place, stop, label="PER"))
        place = stop
    return found


def _is_surname(doc: Doc, tree: Tree, place: int) -> bool:
    token = doc[place]
    written = token.is_alpha and token.text.istitle() and not token.is_sent_start
    return written and tree.pos[place] not in _SMALL


def opening_of(doc: Doc, words: list[tuple[int, int]]) -> int:
    """Return the index of the first name: 2 in "(direktorica zadruge) Hmezad Dolina Suzana Veber"."""
    firsts = [index for index, (start, _) in enumerate(words[:-1]) if is_first(doc[start].text)]
    return firsts[0] if firsts else 0


def uncapitalised(form: str) -> str:
    """Return Logar for LOGAR; two letters are left as they are."""
    return form.title() if form.isupper() and len(form) > _SHORT else form
