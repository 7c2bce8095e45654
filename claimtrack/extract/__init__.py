"""Claims from articles: text in, plain values out."""

from collections.abc import Iterable, Iterator

from claimtrack.extract.detection import detect_language
from claimtrack.extract.language import LANGUAGES
from claimtrack.extract.reasons import REASON_CODES
from claimtrack.extract.values import ExtractedClaim, Extraction, Kind


def extract_claims(text: str, *, language: str | None = None) -> Extraction:
    """Return sentences and claims of a text; offsets are code points into exactly this text.

    Without `language` it is detected among LANGUAGES. Raises EmptyTextError for a text without a visible
    character and UnknownLanguageError for a language without rules.
    """
    from claimtrack.extract.extraction import extract_claims as extract  # noqa: PLC0415 - spaCy takes a second to load

    return extract(text, language=language)


def extract_many(texts: Iterable[str], *, language: str | None = None) -> Iterator[Extraction]:
    """Yield the extraction of each text in order, one at a time; raises as `extract_claims` does."""
    from claimtrack.extract.extraction import extract_many as extract  # noqa: PLC0415 - spaCy takes a second to load

    return extract(texts, language=language)


__all__ = [
    "LANGUAGES",
    "REASON_CODES",
    "ExtractedClaim",
    "Extraction",
    "Kind",
    "detect_language",
    "extract_claims",
    "extract_many",
]
