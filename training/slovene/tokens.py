"""A tokeniser that keeps a word and its full stop apart where the word is no abbreviation."""

import collections
from collections.abc import Callable
from pathlib import Path
from typing import cast

from conllu import read_conllu
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_suffix_regex, registry

NUMBER_STOPS = (r"(?<=[0-9]{3})\.", r"(?<=[0-9][,:][0-9])\.", r"(?<=[A-Za-z][0-9])\.")
NUMBER_RANGES = (r"(?<=[0-9])[\u2013\u2014](?=[0-9])",)
COMMON = 3
SHORTEST = len("a.")


@registry.callbacks("claimtrack.part_full_stops.v1")  # type: ignore[untyped-decorator]
def make_callback(path: str) -> Callable[[Language], Language]:
    """Return a callback that drops exceptions such as "let." which the training text never uses."""

    def part(nlp: Language) -> Language:
        tokenizer = cast("Tokenizer", nlp.tokenizer)
        dropped = find_dropped(Path(path), set(tokenizer.rules))
        tokenizer.rules = {text: rule for text, rule in tokenizer.rules.items() if text not in dropped}
        part_numbers(nlp)
        return nlp

    return part


def part_numbers(nlp: Language) -> None:
    """Part the full stop from years, decimals and scores, but not from ordinals; part ranges of numbers."""
    suffixes = [*(nlp.Defaults.suffixes or ()), *NUMBER_STOPS]
    infixes = [*(nlp.Defaults.infixes or ()), *NUMBER_RANGES]
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def find_dropped(path: Path, rules: set[str]) -> set[str]:
    """Return the exceptions with a full stop that are common words and never one token in the text."""
    words: collections.Counter[str] = collections.Counter()
    parted: collections.Counter[str] = collections.Counter()
    for sentence in read_conllu(path):
        words.update(sentence.words)
        parted.update(
            word + "."
            for word, following, space in zip(
                sentence.words, sentence.words[1:], sentence.spaces, strict=False
            )
            if following == "." and not space
        )
    return {
        rule
        for rule in rules
        if rule.endswith(".")
        and len(rule) > SHORTEST
        and not words[rule]
        and (parted[rule] or words[rule[:-1]] >= COMMON)
    }
