"""From text to claims."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.errors import EmptyTextError
from claimtrack.extract.blocks import blocks
from claimtrack.extract.detection import detect_language, languages_of
from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.language import rules_for
from claimtrack.extract.options import DEFAULT_OPTIONS, ExtractionOptions
from claimtrack.extract.pipelines import load_pipeline, model_of
from claimtrack.extract.values import ExtractedClaim, Extraction

# Half of a pair, which no UTF-8 holds and spaCy cannot read; one for one, so that offsets stay.
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def extract_claims(
    text: str,
    *,
    language: str | None = None,
    published: date | None = None,
    options: ExtractionOptions = DEFAULT_OPTIONS,
) -> Extraction:
    """Return sentences and claims of a text; offsets are code points into exactly this text.

    Without `language` it is detected among LANGUAGES and those that `options` name pipelines for; `published`
    is the day that "on Tuesday" counts from. Raises EmptyTextError for a text without a visible character,
    UnknownLanguageError for a language that spaCy does not know, PipelineNotInstalledError for a package
    that is not there.
    """
    if not text.strip().strip(_INVISIBLE).strip():
        raise EmptyTextError
    code = rules_for(language or detect_language(text, among=languages_of(options))).code
    nlp = load_pipeline(code, options)
    sentences: list[tuple[int, int]] = []
    claims: list[ExtractedClaim] = []
    readable = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    # One block at a time: a batch of them would hold hundreds of megabytes.
    for doc, offset in nlp.pipe(_docs(nlp, readable, published), as_tuples=True, batch_size=1):
        _collect(doc, offset, sentences, claims)
    if readable != text:
        claims = [_as_given(claim, text) for claim in claims]
    ranked = sorted(claims, key=lambda claim: (-claim.score, claim.start, claim.end))
    return Extraction(code, model_of(nlp), tuple(sentences), tuple(ranked))


def extract_many(
    texts: Iterable[str], *, language: str | None = None, options: ExtractionOptions = DEFAULT_OPTIONS
) -> Iterator[Extraction]:
    """Yield the extraction of each text in order, one at a time; raises as `extract_claims` does."""
    return (extract_claims(text, language=language, options=options) for text in texts)


def _docs(nlp: Language, text: str, published: date | None) -> Iterator[tuple[Doc, int]]:
    """Yield the blocks of a text as Docs that know the day of the article, each with its offset."""
    for start, part in blocks(text):
        doc = nlp.make_doc(part)
        doc._.published = published
        yield doc, start


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


def _as_given(claim: ExtractedClaim, text: str) -> ExtractedClaim:
    """The claim in the words of the text as it was given, which no form that spaCy read can stand for."""
    words = text[claim.start : claim.end]
    return claim if words == claim.text else replace(claim, text=words, standalone=words)


def _visible(whole: str, sent: Span) -> tuple[int, int]:
    """The range of a sentence in characters without the white space around it."""
    text = whole[sent.start_char : sent.end_char]
    start = sent.start_char + len(text) - len(text.lstrip())
    return start, max(start, sent.start_char + len(text.rstrip()))


def _claim(span: Span, offset: int, sentence: int) -> ExtractedClaim:
    quote: tuple[int, int] | None = span._.quote
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
        quote=(offset + quote[0], offset + quote[1]) if quote else None,
    )
