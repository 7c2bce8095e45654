"""People who share a surname: "Sanjay and Mel Pereira"."""

from spacy.tokens import Doc

from claimtrack.extract.references.names import Name
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import Wording


def couples(doc: Doc, tree: Tree, names: list[Name], wording: Wording) -> list[Name]:
    """Return the first of each English couple by the whole name."""
    if wording.inflects_names:
        return []
    inside = {place for name in names if len(name.words) > 1 for place in range(name.start, name.end)}
    found: list[Name] = []
    for name in names:
        before = name.start - 2
        joined = before >= 0 and len(name.words) > 1 and tree.lower[name.start - 1] == "and"
        if joined and before not in inside and wording.gender_of(doc[before].text):
            words = (doc[before].text, *name.words[1:])
            found.append(Name(before, before + 1, words, words, name.case))
    return found
