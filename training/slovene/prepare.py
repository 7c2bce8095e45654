"""Convert and check the data: nothing that is measured with may be trained on."""

import argparse
from pathlib import Path

import spacy
from conllu import Sentence, read_conllu, read_iob
from corpus import GROUP, join, load_dev, load_named, load_neighbours, load_slovene
from spacy.tokens import DocBin

COMMON = 3


class OverlapError(ValueError):
    """A sentence stands both in the training and in the development data."""


def find_overlap(training: list[Sentence], held_out: list[Sentence]) -> set[str]:
    """Return the words of sentences, longer than three words, that stand in both."""
    known = {sentence.key for sentence in training}
    return {sentence.key for sentence in held_out if sentence.key in known and len(sentence.words) > COMMON}


def check(data: Path) -> None:
    """Print the sizes; OverlapError where training and development data share a sentence or a document."""
    slovene = load_slovene(data / "slovene")
    named = load_named(data / "slovene")
    held_out = load_dev(data / "slovene" / "sl_ssj_dev.conllu")
    shared = find_overlap(slovene + named, held_out)
    if shared:
        raise OverlapError(sorted(shared))
    for name, sentences in (
        ("tagged", slovene),
        ("with trees", [one for one in slovene if one.heads is not None]),
        ("with names", named),
        ("Croatian and Serbian trees", load_neighbours(data / "south_slavic")),
        ("development", held_out),
        ("development, names marked", [one for one in held_out if one.entities is not None]),
    ):
        print(f"{name}: {len(sentences):,} sentences, {sum(len(one.words) for one in sentences):,} words")


def convert(source: Path, target: Path) -> None:
    """Write a CoNLL-U or IOB file as spaCy's binary form, ten sentences to a document."""
    nlp = spacy.blank("sl")
    sentences = list(read_iob(source) if source.suffix == ".iob" else read_conllu(source))
    binary = DocBin(store_user_data=False)
    for start in range(0, len(sentences), GROUP):
        binary.add(join(nlp, sentences[start : start + GROUP], " "))
    binary.to_disk(target)


def main() -> None:
    """Check a folder of data, or convert one file of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--convert", nargs=2, type=Path, metavar=("SOURCE", "TARGET"))
    options = parser.parse_args()
    check(options.data)
    if options.convert:
        convert(*options.convert)


if __name__ == "__main__":
    main()
