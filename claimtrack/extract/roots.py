"""The word that a stretch of a sentence hangs on."""

from spacy.tokens import Span


def root_of(span: Span) -> int:
    """Return the first token of a span whose head lies outside of it, as an index into the Doc.

    Span.root climbs to the top of the tree for each word, and gives up on very deep ones.
    """
    start, end = span.start, span.end
    outside = (token.i for token in span if token.head is token or not start <= token.head.i < end)
    return next(outside, start)
