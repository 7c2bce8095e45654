"""Which of the known languages a text is written in, or that it is in none of them."""

from collections.abc import Collection
from functools import cache
from typing import Any

from claimtrack.errors import UnknownLanguageError

_SAMPLE = 20_000
# Characters from which on the language is told among all that the model knows. On passages of 250
# characters it took no Slovenian or English one (of 400 and 295) for another language, and no
# Croatian or Serbian one (of 800) for Slovenian; on single short sentences it errs.
_LONG_ENOUGH = 250


def detect_language(text: str, *, among: Collection[str]) -> str:
    """Return the likeliest language of `among` (two-letter codes); the first 20,000 characters decide.

    Raises UnknownLanguageError when a text that is long enough to tell is in another language.
    """
    known, sample = tuple(sorted(among)), text[:_SAMPLE]
    if len(sample.strip()) >= _LONG_ENOUGH:
        language = _classify(sample)
        if language not in known:
            raise UnknownLanguageError(language=language, known=", ".join(known))
        return language
    return known[0] if len(known) == 1 else _classify(sample, known)


def _classify(sample: str, languages: tuple[str, ...] | None = None) -> str:
    return str(_identifier(languages).classify(sample)[0])


@cache
def _identifier(languages: tuple[str, ...] | None) -> Any:
    # The model takes a tenth of a second to load, which a text of a given language need not wait for.
    from py3langid.langid import (  # type: ignore[import-untyped]  # noqa: PLC0415
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if languages is not None:
        identifier.set_languages(list(languages))
    return identifier
