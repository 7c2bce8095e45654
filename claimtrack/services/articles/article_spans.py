"""Spans of an article's text: code points, half-open, without white space at their ends."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from claimtrack.errors import ClaimExistsError, NotFoundError
from claimtrack.models import Appearance, ArticleVersion

Span = tuple[int, int]
_CHUNK: Final = re.compile(r"\S+")


def trimmed_span(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends: a selection often takes some along.

    `end` is not greater than `start` when nothing is left.
    """
    start, end = max(start, 0), min(end, len(text))
    marked = text[start:end]
    return start + len(marked) - len(marked.lstrip()), end - (len(marked) - len(marked.rstrip()))


def find_words(text: str, words: Sequence[str]) -> list[Span]:
    """Return every span of `text` that holds `words` with any white space between them."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [match.span() for match in pattern.finditer(text)]


def word_starts(text: str, low: int, high: int) -> list[int]:
    """Return where words begin in ``text[low:high]``, with the signs before them and without."""
    chunks = [match.span() for match in _CHUNK.finditer(text, low, high)]
    return sorted({place for start, end in chunks for place in (start, _core(text, start, end)[0])})


def word_ends(text: str, low: int, high: int) -> list[int]:
    """Return where words end in ``text[low:high]``, without the signs after them and with."""
    chunks = [match.span() for match in _CHUNK.finditer(text, low, high)]
    return sorted({place for start, end in chunks for place in (end, _core(text, start, end)[1])})


def newest_version(session: Session, article_id: int, *, lock: bool = False) -> ArticleVersion:
    """Return an article's newest version with its text. Raises NotFoundError."""
    statement = (
        select(ArticleVersion)
        .where(ArticleVersion.article_id == article_id)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
        .options(undefer(ArticleVersion.text))
    )
    version = session.scalar(statement.with_for_update() if lock else statement)
    if version is None:
        raise NotFoundError(thing="article")
    return version


def refuse_known_span(
    session: Session, version: ArticleVersion, span: Span, *, but: Sequence[int] = ()
) -> None:
    """Raise ClaimExistsError (with `claim_id`) when a claim, none of `but`, has this very span."""
    claim_id = session.scalar(
        select(Appearance.claim_id)
        .where(
            Appearance.version_id == version.id,
            Appearance.start_offset == span[0],
            Appearance.end_offset == span[1],
            Appearance.claim_id.not_in(but),
        )
        .limit(1)
    )
    if claim_id is not None:
        raise ClaimExistsError(claim_id=claim_id)


def restated(standalone: str, text: str, *, before: Span, after: Span) -> str:
    """Return the standalone form of a claim that stood at `before` in `text` and stands at `after` now.

    What the claim gains is added, what it loses is taken away, so that what was resolved in brackets is
    kept; where that cannot be done the words stand as they are in the text.
    """
    plain = text[slice(*after)]
    if standalone == text[slice(*before)] or after[1] <= before[0] or before[1] <= after[0]:
        return plain
    kept = standalone
    if after[0] > before[0]:
        lost = text[before[0] : after[0]]
        if not kept.startswith(lost):
            return plain
        kept = kept[len(lost) :]
    if after[1] < before[1]:
        lost = text[after[1] : before[1]]
        if not kept.endswith(lost):
            return plain
        kept = kept[: -len(lost)]
    return f"{text[after[0] : before[0]]}{kept}{text[before[1] : after[1]]}"


def _core(text: str, start: int, end: int) -> Span:
    """Return a chunk without punctuation and symbols at its ends; all of it when it is nothing else."""
    inside = [place for place in range(start, end) if unicodedata.category(text[place])[0] not in "PS"]
    return (inside[0], inside[-1] + 1) if inside else (start, end)
