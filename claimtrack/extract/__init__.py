"""Claims from articles: text in, plain values out."""

from collections.abc import Iterable, Iterator
from datetime import date

from claimtrack.extract.detection import detect_language
from claimtrack.extract.language import LANGUAGES
from claimtrack.extract.options import DEFAULT_OPTIONS, ExtractionOptions
from claimtrack.extract.reasons import REASON_CODES
from claimtrack.extract.values import ExtractedClaim, Extraction, Kind


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
    from claimtrack.extract.extraction import extract_claims as extract  # noqa: PLC0415 - spaCy takes a second to load

    return extract(text, language=language, published=published, options=options)


def extract_many(
    texts: Iterable[str], *, language: str | None = None, options: ExtractionOptions = DEFAULT_OPTIONS
) -> Iterator[Extraction]:
    """Yield the extraction of each text in order, one at a time; raises as `extract_claims` does."""
    from claimtrack.extract.extraction import extract_many as extract  # noqa: PLC0415 - spaCy takes a second to load

    return extract(texts, language=language, options=options)


__all__ = [
    "LANGUAGES",
    "REASON_CODES",
    "ExtractedClaim",
    "Extraction",
    "ExtractionOptions",
    "Kind",
    "detect_language",
    "extract_claims",
    "extract_many",
]
