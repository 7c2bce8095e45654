"""Slovenian participles of verbs of saying that were read as nouns: "je sporočila policija"."""

from functools import cache

from claimtrack.extract.language.words import words
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import DUAL, FEMININE, SINGULAR

_ENDINGS = words("l la lo li le")
_BEARING = frozenset({"aux", "cop"})
_NOUN = "NOUN"


def mend_participles(tree: Tree, reporting: frozenset[str]) -> None:
    """Change part of speech, lemma and features of such nouns, which an auxiliary hangs on."""
    forms = _participles(reporting)
    for place, word in enumerate(tree.lower):
        if tree.pos[place] == _NOUN and word in forms and tree.find(place, _BEARING) is not None:
            tree.pos[place], tree.lemma[place] = "VERB", forms[word]
            tree.features[place] = {"VerbForm": "Part"}
        elif word.endswith("la") and tree.feature(place, "Number") == DUAL:
            _make_single(tree, place)


def _make_single(tree: Tree, place: int) -> None:
    """A woman's participle that was read as that of two men: "Očitala mu je"."""
    bearing = tree.find(place, _BEARING)
    if bearing is not None and tree.feature(bearing, "Number") == SINGULAR:
        tree.features[place] = tree.features[place] | {"Number": SINGULAR, "Gender": FEMININE}


@cache
def _participles(reporting: frozenset[str]) -> dict[str, str]:
    """Every participle of the verbs in -ti, with its verb."""
    stems = {lemma.removesuffix("ti"): lemma for lemma in reporting if lemma.endswith("ti")}
    return {stem + ending: lemma for stem, lemma in stems.items() for ending in _ENDINGS}
