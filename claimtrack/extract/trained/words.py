"""What a pipeline says of a word by its form, tag and relation, worked out once and then looked up.

The official English pipelines try a hundred and seventy-nine patterns on every word, and then its lemma: a
quarter of their time. The answers are the same here, but for the few patterns that look at neighbours first.
"""

from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
_CACHED_WORDS = 1 << 17
# What a pattern may look at besides flags of the form, such as IS_SPACE, for its answer to be kept.
_KEPT = frozenset({"ORTH", "TEXT", "LOWER", "NORM", "SHAPE", "PREFIX", "SUFFIX", "LENGTH", "TAG", "DEP"})
Key = tuple[int, int, int]
Answer = tuple[int, int, int]


class CachedWords:
    """Sets part of speech, features and lemma as the components do that it is made of."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self.single, self.rest = AttributeRuler(ruler.vocab), AttributeRuler(ruler.vocab)
        for pattern in ruler.patterns:
            (self.single if _looks_at_one_word(pattern) else self.rest).add_patterns([pattern])
        self.lemmatizer = lemmatizer
        self.seen: dict[Key, Answer] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with parts of speech, features and lemmas set."""
        if len(self.seen) > _CACHED_WORDS:
            self.seen.clear()
        keys: list[Key] = list(map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist()))
        self._learn(doc, sorted({key for key in keys if key not in self.seen}))
        answers = np.array([self.seen[key] for key in keys], dtype=np.uint64).reshape(len(keys), 3)
        cast("Any", doc).from_array([POS, MORPH, LEMMA], answers)
        return self.rest(doc)

    def _learn(self, doc: Doc, keys: list[Key]) -> None:
        """Ask the components about words that are new, all in one Doc made for it."""
        if not keys:
            return
        strings = doc.vocab.strings
        words, tags, relations = ([strings[part] for part in column] for column in zip(*keys, strict=True))
        heads = list(range(len(keys)))
        asked = Doc(doc.vocab, words=words, tags=tags, deps=relations, heads=heads)
        told = self.lemmatizer(self.single(asked)).to_array([POS, MORPH, LEMMA])
        self.seen.update(zip(keys, map(tuple, told.tolist()), strict=True))


def _looks_at_one_word(pattern: dict[str, Any]) -> bool:
    """True for a pattern whose answer follows from the form, the tag and the relation of one word."""
    return all(
        len(words) == 1 and all(key in _KEPT or key.startswith(("IS_", "LIKE_")) for key in words[0])
        for words in pattern["patterns"]
    )


def cache_words(nlp: Language) -> None:
    """Put CachedWords in the place of an attribute ruler and a lemmatizer by rule that follow one another."""
    names = nlp.pipe_names
    place = names.index(_RULER) if _RULER in names else len(names)
    if names[place + 1 : place + 2] != [_LEMMATIZER] or nlp.has_pipe("morphologizer"):
        return
    if isinstance(nlp.get_pipe(_RULER), AttributeRuler) and isinstance(nlp.get_pipe(_LEMMATIZER), Lemmatizer):
        nlp.add_pipe("cached_words", before=_RULER)
        nlp.remove_pipe(_RULER)
        nlp.remove_pipe(_LEMMATIZER)


@Language.factory(
    "cached_words",
    assigns=["token.pos", "token.morph", "token.lemma"],
    requires=["token.tag", "token.dep"],
)
def make_cached_words(nlp: Language, name: str) -> CachedWords:  # noqa: ARG001 - spaCy's signature
    """Return the component that stands for the ruler and the lemmatizer of the pipeline."""
    ruler, lemmatizer = nlp.get_pipe(_RULER), nlp.get_pipe(_LEMMATIZER)
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
        raise TypeError((type(ruler), type(lemmatizer)))
    return CachedWords(ruler, lemmatizer)
