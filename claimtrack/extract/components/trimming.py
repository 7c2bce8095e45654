"""Takes off the ends of a range what is no part of the statement: spaces, stray quotes, full stops."""

from spacy.tokens import Doc

from claimtrack.extract.quotes import QUOTE_MARKS
from claimtrack.extract.signs import DASHES

_EDGES = DASHES | {",", ";", ":", "…"}
_SINGLE = frozenset("'\u2019")
_SINGLE_OPENING = frozenset("'\u2018")
_STOPS = frozenset(".,!?…")


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the range without its edges; empty (start == end) when nothing else was there."""
    while end > start and _loose_end(doc, start, end):
        end -= 1
    while start < end and _loose_start(doc, start, end):
        start += 1
    return start, end


def _loose_end(doc: Doc, start: int, end: int) -> bool:
    last = doc[end - 1]
    if last.is_space or last.text in _EDGES or last.text == ".":
        return True
    if last.text in _SINGLE and end - start > 1 and doc[end - 2].text in _STOPS:
        return True
    return last.text in QUOTE_MARKS and not _paired(doc, start, end)


def _loose_start(doc: Doc, start: int, end: int) -> bool:
    first = doc[start]
    if first.text in _SINGLE_OPENING and end - start > 1 and doc[start + 1].text.istitle():
        return all(token.text not in _SINGLE for token in doc[start + 1 : end])
    return (
        first.is_space or first.text in _EDGES or (first.text in QUOTE_MARKS and not _paired(doc, start, end))
    )


def _paired(doc: Doc, start: int, end: int) -> bool:
    """True when the quotation marks of the range come in pairs and do not merely enclose it."""
    marks = [token.i for token in doc[start:end] if token.text in QUOTE_MARKS]
    return len(marks) % 2 == 0 and marks != [start, end - 1]
