"""From text to claims."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from claimtrack.errors import EmptyTextError
from claimtrack.extract.blocks import blocks
from claimtrack.extract.detection import detect_language
from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.language import LANGUAGES, rules_for
from claimtrack.extract.pipelines import load_pipeline, model_of
from claimtrack.extract.values import ExtractedClaim, Extraction

# Half of a pair, which no UTF-8 holds and spaCy cannot read; one for one, so that offsets stay.
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def extract_claims(text: str, *, language: str | None = None) -> Extraction:
    """Return sentences and claims of a text; offsets are code points into exactly this text.

    Without `language` it is detected among LANGUAGES. Raises EmptyTextError for a text without a visible
    character and UnknownLanguageError for a language without rules.
    """
    if not text.strip().strip(_INVISIBLE).strip():
        raise EmptyTextError
    code = rules_for(language or detect_language(text, among=LANGUAGES)).code
    nlp = load_pipeline(code)
    sentences: list[tuple[int, int]] = []
    claims: list[ExtractedClaim] = []
    readable = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    for doc, offset in nlp.pipe(((part, start) for start, part in blocks(readable)), as_tuples=True):
        _collect(doc, offset, sentences, claims)
    if readable != text:
        claims = [replace(claim, text=text[claim.start : claim.end]) for claim in claims]
    ranked = sorted(claims, key=lambda claim: (-claim.score, claim.start, claim.end))
    return Extraction(code, model_of(nlp), tuple(sentences), tuple(ranked))


def extract_many(texts: Iterable[str], *, language: str | None = None) -> Iterator[Extraction]:
    """Yield the extraction of each text in order, one at a time; raises as `extract_claims` does."""
    return (extract_claims(text, language=language) for text in texts)


def _collect(doc: Doc, offset: int, sentences: list[tuple[int, int]], claims: list[ExtractedClaim]) -> None:
    text = doc.text  # put together anew at each call
    numbers: dict[int, int] = {}
    for sent in doc.sents:
        start, end = _visible(text, sent)
        if start < end:
            numbers[sent.start] = len(sentences)
            sentences.append((offset + start, offset + end))
    starts = list(numbers)  # Span.sent walks back to the start of its sentence: too slow for very long ones
    for span in doc.spans[CLAIMS]:
        sentence = numbers[starts[bisect_right(starts, span.start) - 1]]
        claims.append(_claim(span, offset, sentence))


def _visible(whole: str, sent: Span) -> tuple[int, int]:
    """The range of a sentence in characters without the white space around it."""
    text = whole[sent.start_char : sent.end_char]
    start = sent.start_char + len(text) - len(text.lstrip())
    return start, max(start, sent.start_char + len(text.rstrip()))


def _claim(span: Span, offset: int, sentence: int) -> ExtractedClaim:
    return ExtractedClaim(
        text=span.text,
        standalone=span._.standalone or span.text,
        start=offset + span.start_char,
        end=offset + span.end_char,
        sentence=sentence,
        claimant=span._.claimant,
        score=span._.score,
        reasons=span._.reasons,
        kind=span._.kind,
    )
