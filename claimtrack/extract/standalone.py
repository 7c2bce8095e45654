"""The standalone form: the words of a claim, with what is added or left out in square brackets."""

from dataclasses import dataclass

from spacy.tokens import Span

LEFT_OUT = "…"
# What is added is told by its brackets, so there are no others in it.
_ROUND = str.maketrans("[]", "()")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` stands in brackets for the characters [start, end) of the Doc; added where they are equal."""

    start: int
    end: int
    text: str


def compose(span: Span) -> str:
    """Return the words of a claim with its edits in square brackets; those outside stand at its ends."""
    text, offset = span.text, span.start_char
    pieces: list[str] = []
    place = 0
    for edit in sorted(span._.edits):
        start = min(max(edit.start - offset, place), len(text))
        end = min(max(edit.end - offset, start), len(text))
        pieces += [text[place:start], _bracketed(text, start, end, edit.text)]
        place = end
    return "".join([*pieces, text[place:]])


def _bracketed(text: str, start: int, end: int, added: str) -> str:
    """The addition with the spaces that part it from its neighbours."""
    before = "" if start == 0 or text[start - 1].isspace() or text[start - 1] in '([„“"' else " "
    after = "" if end == len(text) or text[end].isspace() or text[end] in ".,;:!?)" else " "
    return f"{before}[{added.translate(_ROUND)}]{after}"
