"""The pipelines: which component does which step, per language."""

from functools import cache
from typing import cast

import spacy
from spacy.language import Language

from claimtrack.extract import components as _components  # noqa: F401 - registers the factories
from claimtrack.extract.components.scorer import ClaimScorer
from claimtrack.extract.extensions import register
from claimtrack.extract.language import rules_for
from claimtrack.extract.options import DEFAULT_OPTIONS, ExtractionOptions
from claimtrack.extract.trained.bases import load_base

RULE_STEPS: tuple[str, ...] = (
    "rule_sentences",
    "dictionary_lemmas",
    "rule_word_classes",
    "rule_names",
    "rule_marks",
    "rule_quotations",
    "rule_speech",
    "rule_clauses",
    "rule_candidates",
    "claim_scorer",
)
TREE_STEPS: tuple[str, ...] = (
    "rule_marks",
    "rule_quotations",
    "tree_speech",
    "tree_candidates",
    "standalone_forms",
    "claim_scorer",
)
_SCORER = "claim_scorer"
_LONGEST_DOC = 1 << 31


@cache
def load_pipeline(language: str, options: ExtractionOptions = DEFAULT_OPTIONS) -> Language:
    """Return the pipeline of a language, made once; UnknownLanguageError when there can be none.

    Trained components write what the later steps read: part of speech, features, lemmas, trees and names.
    Where no trained pipeline is installed, rules write as much of it as they can.
    """
    register()
    nlp = load_base(rules_for(language).code, options)
    steps = TREE_STEPS if nlp is not None else RULE_STEPS
    if nlp is None:
        nlp = _blank(language)
    nlp.max_length = _LONGEST_DOC
    for step in steps:
        nlp.add_pipe(step, config=_config(step, options))
    return nlp


def _config(step: str, options: ExtractionOptions) -> dict[str, object]:
    """What the desk chooses of a step."""
    if step != _SCORER:
        return {}
    scorer = {"@misc": "claimtrack.Scorer.v1", "name": options.scorer, "topics": list(options.topics)}
    return {"scorer": scorer}


def _blank(language: str) -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": "claimtrack.BoundedTokenizer.v1"}}}
    nlp = spacy.blank(language, config=config)
    nlp.meta["name"], nlp.meta["version"] = "rules", rules_for(language).version
    return nlp


def model_of(nlp: Language) -> str:
    """Return what is stored with each score, pipeline and scorer with versions: "rules-sl 1, fast 2"."""
    scorer = cast("ClaimScorer", nlp.get_pipe(_SCORER)).scorer
    return f"{nlp.meta['name']}-{nlp.lang} {nlp.meta['version']}, {scorer.version}"
