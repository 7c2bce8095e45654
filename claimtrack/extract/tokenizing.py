"""spaCy's tokeniser, kept linear: it needs minutes for one run of thousands of signs without a space."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import registry

from claimtrack.extract.language import LanguageRules, rules_for

_LONGEST_RUN = 100
_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")
_PIECE = re.compile(r"\w{1,60}|[^\w\s]{1,20}")


class BoundedTokenizer:
    """Hands spaCy's tokeniser only runs that it is quick on; the words of longer runs are cut off plainly."""

    def __init__(self, inner: Tokenizer) -> None:
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose text is exactly `text`."""
        if _RUN.search(text) is None:
            return cast("Doc", self.inner(text))
        words: list[str] = []
        spaces: list[bool] = []
        for piece, is_run in _pieces(text):
            _add(words, spaces, piece, None if is_run else self.inner(piece))
        return Doc(self.inner.vocab, words=words, spaces=spaces)

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        return bytes(self.inner.to_bytes(exclude=exclude))

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> "BoundedTokenizer":
        self.inner.from_bytes(data, exclude=exclude)
        return self

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        self.inner.to_disk(path, exclude=exclude)

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> "BoundedTokenizer":
        self.inner.from_disk(path, exclude=exclude)
        return self


def _pieces(text: str) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    place = 0
    for match in _RUN.finditer(text):
        if match.start() > place:
            pieces.append((text[place : match.start()], False))
        pieces.append((match.group(), True))
        place = match.end()
    return [*pieces, (text[place:], False)] if place < len(text) else pieces


def _add(words: list[str], spaces: list[bool], piece: str, doc: Doc | None) -> None:
    if doc is None:
        found = _PIECE.findall(piece)
        words += found
        spaces += [False] * len(found)
    elif piece[0] == " " and words and not spaces[-1] and len(doc) and doc[0].text == " ":
        spaces[-1] = True
        words += [token.text for token in doc[1:]]
        spaces += [bool(token.whitespace_) for token in doc[1:]]
    else:
        words += [token.text for token in doc]
        spaces += [bool(token.whitespace_) for token in doc]


@registry.tokenizers("claimtrack.BoundedTokenizer.v1")  # type: ignore[untyped-decorator]
def make_bounded_tokenizer() -> Callable[[Language], BoundedTokenizer]:
    """Return the function that spaCy's configuration asks for: from a pipeline to its tokeniser."""

    def create(nlp: Language) -> BoundedTokenizer:
        inner = registry.tokenizers.get("spacy.Tokenizer.v1")()(nlp)
        _part_full_stops(inner, nlp, rules_for(nlp.lang))
        return BoundedTokenizer(inner)

    return create


@registry.tokenizers("claimtrack.SavedTokenizer.v1")  # type: ignore[untyped-decorator]
def make_saved_tokenizer() -> Callable[[Language], BoundedTokenizer]:
    """Return the function that makes an empty tokeniser: the file of the pipeline brings all that it knows.

    Making a language's own first, only to overwrite it, takes a tenth of the time to load a pipeline.
    """
    return lambda nlp: BoundedTokenizer(Tokenizer(nlp.vocab))


def _part_full_stops(inner: Tokenizer, nlp: Language, rules: LanguageRules) -> None:
    """Keep the stop on known abbreviations only: spaCy's list has common words too (urad., med.)."""
    known = rules.abbreviations | rules.closing_abbreviations | rules.list_abbreviations
    inner.rules = {
        word: parts
        for word, parts in inner.rules.items()
        if len(parts) > 1 or not word.endswith(".") or word[:-1].lower() in known
    }
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=[0-9])\."]
    inner.suffix_search = spacy.util.compile_suffix_regex(suffixes).search
