"""The steps of a pipeline, one file each; importing them registers their factories with spaCy."""

from claimtrack.extract import tokenizing
from claimtrack.extract.components import (
    candidates,
    clauses,
    lemmas,
    marks,
    names,
    quotations,
    scorer,
    sentences,
    speech,
    standalone_forms,
    tree_candidates,
    tree_speech,
    word_classes,
)

__all__ = [
    "candidates",
    "clauses",
    "lemmas",
    "marks",
    "names",
    "quotations",
    "scorer",
    "sentences",
    "speech",
    "standalone_forms",
    "tokenizing",
    "tree_candidates",
    "tree_speech",
    "word_classes",
]
