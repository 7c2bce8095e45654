"""Documents built by hand: one token a line as "form lemma class relation head features"."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimtrack.extract import components as _components  # noqa: F401 - registers the factories
from claimtrack.extract.extensions import CLAIMS, register
from claimtrack.extract.standalone import compose

_CLOSE = frozenset(",.?!;)")
STEPS = ("rule_marks", "rule_quotations", "tree_candidates")


@cache
def steps_of(language: str) -> Language:
    """The steps behind a parser, without one."""
    register()
    nlp = spacy.blank(language)
    for step in STEPS:
        nlp.add_pipe(step)
    return nlp


def build(language: str, rows: str) -> Doc:
    """Return the document of some rows, not yet read."""
    tokens = [row.split() for row in rows.strip().splitlines()]
    words, lemmas, classes, relations, heads, features = zip(*tokens, strict=True)
    return Doc(
        steps_of(language).vocab,
        words=list(words),
        spaces=[following not in _CLOSE for following in (*words[1:], ".")],
        lemmas=list(lemmas),
        pos=list(classes),
        deps=list(relations),
        heads=[int(head) for head in heads],
        morphs=["" if feature == "_" else feature for feature in features],
    )


def read(doc: Doc, language: str) -> Doc:
    """Run the steps over a document that has its tree already."""
    for _, step in steps_of(language).pipeline:
        doc = step(doc)
    return doc


def claims_of(language: str, rows: str) -> list[str]:
    """The words of each claim with its edits, in order of start."""
    doc = read(build(language, rows), language)
    return [compose(span) for span in doc.spans[CLAIMS]]


def words_of(language: str, rows: str) -> list[str]:
    """The words of each claim as they stand."""
    doc = read(build(language, rows), language)
    return [span.text for span in doc.spans[CLAIMS]]
