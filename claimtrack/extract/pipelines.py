"""The pipelines: which component does which step, per language."""

from functools import cache

import spacy
from spacy.language import Language

from claimtrack.extract import components as _components  # noqa: F401 - registers the factories
from claimtrack.extract.extensions import register
from claimtrack.extract.language import rules_for

STEPS: tuple[str, ...] = (
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
_LONGEST_DOC = 1 << 31


@cache
def load_pipeline(language: str) -> Language:
    """Return the pipeline of a language, made once; UnknownLanguageError when there is none.

    A trained pipeline replaces steps by name: its tagger stands in for "rule_word_classes", its parser for
    "rule_sentences", its entity recogniser for "rule_names", since all of them write the same annotation.
    """
    rules = rules_for(language)
    register()
    config = {"nlp": {"tokenizer": {"@tokenizers": "claimtrack.BoundedTokenizer.v1"}}}
    nlp = spacy.blank(language, config=config)
    nlp.max_length = _LONGEST_DOC
    for step in STEPS:
        nlp.add_pipe(step)
    nlp.meta["name"] = "rules"
    nlp.meta["version"] = rules.version
    return nlp


def model_of(nlp: Language) -> str:
    """Return the model version that is stored with each score, such as "rules-sl 1"."""
    return f"{nlp.meta['name']}-{nlp.lang} {nlp.meta['version']}"
