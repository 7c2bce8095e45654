"""An embedding layer of word forms, prefixes and suffixes, for languages that inflect."""

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache
from typing import Any, cast

import numpy as np
import srsly  # type: ignore[import-untyped]
from spacy.ml.staticvectors import StaticVectors
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d, Ragged

FORM, SHAPE, LEMMA, CHANGE = "form", "shape", "lemma", "change"
CLUSTER, KIND, LISTS = "cluster", "kind", "lists"
SHORTEST_STEM = 3
CASE_ENDINGS = ("a", "u", "om", "em", "i", "e", "o", "ja", "ju", "jem")
UNKNOWN = "?"
UNLISTED = " -"
CACHE_LIMIT = 200_000


@registry.architectures("claimtrack.AffixEmbed.v1")  # type: ignore[untyped-decorator]
def build_affix_embed(  # noqa: PLR0917 - thinc fills the arguments from the configuration
    width: int,
    features: list[str],
    rows: list[int],
    widths: list[int],
    include_static_vectors: bool,
    kinds: str | None = None,
) -> Model[list[Doc], list[Floats2d]]:
    """Return a layer that mixes hashed features of each word to `width` numbers.

    A feature is "form" (the lower-cased word), "shape", "lemma" and "change" (what simplemma's dictionary
    says of the word), or a letter and a length: "p3" are the first three characters, "s4" the last four,
    both in lower case. "kind", "cluster" and "lists" come from a table of names in the file
    `kinds`, which is read where it is given; a saved layer holds the table itself.
    """
    tables: list[Model[Ints2d, Floats2d]] = [
        HashEmbed(nO, nV, column=column, seed=8 + column, dropout=0.0)
        for column, (nV, nO) in enumerate(zip(rows, widths, strict=True))
    ]
    hashed: Model[list[Doc], Ragged] = chain(
        build_extractor(features, read_kinds(kinds)), list2ragged(), with_array(concatenate(*tables))
    )
    total = sum(widths)
    if include_static_vectors:
        hashed = concatenate(hashed, StaticVectors(width, dropout=0.0))
        total += width
    mix: Model[Ragged, Ragged] = with_array(Maxout(width, total, nP=3, dropout=0.0, normalize=True))
    return chain(hashed, mix, ragged2list())


def build_extractor(features: list[str], kinds: dict[str, str]) -> Model[list[Doc], list[Ints2d]]:
    """Return a layer that turns each document into an array of hashes, one column a feature.

    The rows found are kept by word, outside the layer's attributes, which are saved with the weights.
    """
    seen: dict[int, np.ndarray] = {}

    def forward(
        model: Model[list[Doc], list[Ints2d]],
        docs: list[Doc],
        is_train: bool,  # noqa: ARG001 - thinc calls it so
    ) -> tuple[list[Ints2d], Callable[[Any], list[Doc]]]:
        if len(seen) > CACHE_LIMIT:
            seen.clear()
        table = model.attrs["kinds"]
        return [extract_doc(doc, features, table, seen) for doc in docs], lambda _gradient: []

    return Model("affix_extractor", forward, attrs={"kinds": kinds})


def extract_doc(
    doc: Doc, features: list[str], kinds: Mapping[str, str], seen: dict[int, np.ndarray]
) -> Ints2d:
    """Return an array of (words, features) hashes."""
    array = np.zeros((len(doc), len(features)), dtype=np.uint64)
    for place, orth in enumerate(doc.to_array("ORTH").tolist()):
        row = seen.get(orth)
        if row is None:
            row = seen[orth] = hash_features(doc.vocab[orth].text, doc.vocab[orth].shape_, features, kinds)
        array[place] = row
    return cast("Ints2d", array)


def hash_features(word: str, shape: str, features: list[str], kinds: Mapping[str, str]) -> np.ndarray:
    """Return the hashes of the features of one word."""
    lemma, change = look_up(word)
    base, cluster, kind, lists = find_kind(word, lemma, kinds)
    lemma = base if base and change == UNKNOWN else lemma
    given = {FORM: word.lower(), SHAPE: shape, LEMMA: lemma, CHANGE: change}
    given |= {CLUSTER: cluster, KIND: kind, LISTS: lists}
    values = [given[name] if name in given else find_affix(word.lower(), name) for name in features]
    return np.array([hash_string(value) for value in values], dtype=np.uint64)


def read_kinds(path: str | None) -> dict[str, str]:
    """Return the table of names, empty where no file is given."""
    return dict(srsly.read_msgpack(path)) if path else {}


def find_kind(word: str, lemma: str, kinds: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Return base form, cluster, kind and lists of a name; small words have none, others are unknown."""
    if not word[:1].isupper():
        return "", "", "", ""
    bases = list(find_bases(word, lemma, kinds))
    if not bases:
        return "", UNKNOWN, UNKNOWN, UNKNOWN
    base = next((base for base in bases if not kinds[base].endswith(UNLISTED)), bases[0])
    cluster, kind, lists = kinds[base].split(" ")
    return base, cluster, kind, lists


def find_bases(word: str, lemma: str, known: Container[str]) -> Iterator[str]:
    """Yield the known names that a word may be a form of; a dictionary word only of its lemma."""
    lower = word.lower()
    guesses = [lower, lemma]
    if lower not in load_dictionary():
        stems = [lower.removesuffix(end) for end in CASE_ENDINGS if lower.endswith(end)]
        guesses += [stem + end for stem in stems if len(stem) >= SHORTEST_STEM for end in ("", "a", "o", "e")]
    return (guess for guess in guesses if guess in known)


def find_affix(lower: str, name: str) -> str:
    """Return the affix of a word, with its end marked where the word is shorter than the affix."""
    length = int(name[1:])
    return (lower + "|")[:length] if name[0] == "p" else ("|" + lower)[-length:]


def look_up(word: str) -> tuple[str, str]:
    """Return the dictionary's lemma of a word and how its ending changes, or a guessed stem."""
    lower = word.lower()
    dictionary = load_dictionary()
    proper, common = dictionary.get(word.title()), dictionary.get(lower)
    lemma = common or proper
    if lemma is None:
        return "~" + lower[: max(3, len(lower) - 2)], UNKNOWN
    case = ("T" if proper else "") + ("l" if common else "")
    return lemma.lower(), f"{case}:{describe_change(lower, lemma.lower())}"


def describe_change(lower: str, lemma: str) -> str:
    """Return the endings that differ, as in "al>ati" for "delal" and "delati"."""
    shared = 0
    while shared < min(len(lower), len(lemma)) and lower[shared] == lemma[shared]:
        shared += 1
    return f"{lower[shared:]}>{lemma[shared:]}"


@cache
def load_dictionary() -> Mapping[str, str]:
    """Return simplemma's Slovenian dictionary, from form to lemma."""
    # Importing simplemma takes the twentieth part of a second: nobody who reads English need wait for it.
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415
        DefaultDictionaryFactory,
    )

    return DefaultDictionaryFactory().get_dictionary("sl")
