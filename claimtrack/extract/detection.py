"""Which of the known languages a text is written in, or that it is in none of them."""

from collections.abc import Collection
from functools import cache
from typing import Any
from unicodedata import name, normalize

from claimtrack.errors import UnknownLanguageError
from claimtrack.extract.language import LANGUAGES
from claimtrack.extract.options import ExtractionOptions

_SAMPLE = 20_000
# Characters from which on the language is told among all that the model knows. On passages of 250
# characters it took no Slovenian or English one (of 400 and 295) for another language, and no
# Croatian or Serbian one (of 800) for Slovenian; on single short sentences it errs.
_LONG_ENOUGH = 250
# From here on another language is believed only when the model is this sure of it. Of single sentences of
# 60 to 249 characters that refused no Slovenian one (of 5,045), no English one (of 13,401 of debates and
# 633 of news), and 239 German ones of 246.
_SHORT_ENOUGH, _SURE = 60, 0.95
_LATIN = "LATIN"
# Standard languages so much alike that the model takes one for another.
_ALIKE = (frozenset({"hr", "bs", "sr"}), frozenset({"no", "nb", "nn"}))


def detect_language(text: str, *, among: Collection[str]) -> str:
    """Return the likeliest language of `among` (two-letter codes); the first 20,000 characters decide.

    Raises UnknownLanguageError when a text is in another script, or when it is long enough to
    tell that it is in another language.
    """
    known, sample = tuple(sorted(among)), text[:_SAMPLE]
    foreign = _foreign(sample, known)
    if foreign is not None:
        raise UnknownLanguageError(language=foreign, known=", ".join(known))
    return known[0] if len(known) == 1 else str(_identifier(known).classify(sample)[0])


def languages_of(options: ExtractionOptions) -> tuple[str, ...]:
    """Return the languages that a text may be in: those known, and those with a pipeline in the settings."""
    return tuple(dict.fromkeys([*LANGUAGES, *(language for language, _ in options.pipelines)]))


def _foreign(sample: str, known: tuple[str, ...]) -> str | None:
    """Return the language that the text is in when it surely is none of the known ones."""
    length = len(sample.strip())
    other_script = not _mostly_latin(sample)
    if not other_script and length < _SHORT_ENOUGH:
        return None
    ranked: list[tuple[str, float]] = _identifier(None).rank(sample)
    language, probability = ranked[0]
    if other_script and _is_among(language, tuple(set(known) - set(LANGUAGES))):
        return None
    if other_script:
        return next(language for language, _ in ranked if language not in known)
    sure = length >= _LONG_ENOUGH or probability >= _SURE
    return language if not _is_among(language, known) and sure else None


def _is_among(language: str, known: tuple[str, ...]) -> bool:
    alike = next((group for group in _ALIKE if language in group), {language})
    return not alike.isdisjoint(known)


def _mostly_latin(sample: str) -> bool:
    """True unless most letters are of other scripts; LANGUAGES are all written in Latin ones."""
    # Bold and wide letters of social media are plain ones to this form.
    letters = [letter for letter in normalize("NFKC", sample) if letter.isalpha()]
    return 2 * sum(name(letter, "").startswith(_LATIN) for letter in letters) >= len(letters)


@cache
def _identifier(languages: tuple[str, ...] | None) -> Any:
    # The model takes a tenth of a second to load, which a text of a given language need not wait for.
    from py3langid.langid import (  # type: ignore[import-untyped]  # noqa: PLC0415
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if languages is not None:
        identifier.set_languages([language for language in languages if language in identifier.labels])
    return identifier
