"""Datelines: "OSLO - A court ruled ..." opens with the town of the report, which said nothing."""

from claimtrack.extract.references.tree import SUBJECTS, Tree
from claimtrack.extract.signs import DASHES

_LONGEST = 3


def opens_with_dateline(tree: Tree, verb: int, start: int) -> bool:
    """True where the parser took the town of a dateline for the subject of `verb`."""
    return any(
        tree.dep[child] in SUBJECTS
        and child - start < _LONGEST
        and tree.doc[child].text.isupper()
        and tree.doc[child + 1].text in DASHES
        for child in tree.children[verb]
        if child < verb
    )
