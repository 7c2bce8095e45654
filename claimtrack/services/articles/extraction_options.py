"""What the settings say about extraction."""

from claimtrack.extract import ExtractionOptions
from claimtrack.extract.detection import languages_of
from claimtrack.settings import Settings


def extraction_options(settings: Settings) -> ExtractionOptions:
    """Return the options that articles are read with."""
    return ExtractionOptions(scorer=settings.scorer, pipelines=settings.pipelines, topics=settings.topics)


def known_languages(settings: Settings) -> tuple[str, ...]:
    """Return the codes of the languages that articles may have: first those with rules of their own."""
    return languages_of(extraction_options(settings))
