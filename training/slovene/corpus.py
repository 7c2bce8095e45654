"""Training examples: sentences grouped into stretches of text, varied a little on each reading."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from conllu import Sentence, read_conllu, read_iob
from names import Renamer
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry
from variants import vary

Reader = Callable[[Language], Iterator[Example]]
SOUTH_SLAVIC_LABELS = {
    "nummod:gov": "nummod",
    "det:numgov": "det",
    "advmod:emph": "advmod",
    "compound": "nmod",
    "goeswith": "fixed",
    "dislocated": "dep",
}
LONGEST = 8
GROUP = 10


@registry.readers("claimtrack.SloveneTrain.v1")  # type: ignore[untyped-decorator]
def make_train_reader(
    slovene: str, south_slavic: str | None, neighbour_share: float, seed: int, silver: str | None = None
) -> Reader:
    """Return a reader of all training sentences, shuffled and varied anew on each call."""
    dice = random.Random(seed)  # noqa: S311 - variety, no secret
    groups = group_by_document(load_slovene(Path(slovene), Path(silver) if silver else None))
    neighbours = group_by_document(load_neighbours(Path(south_slavic))) if south_slavic else []

    def read(nlp: Language) -> Iterator[Example]:
        chunks = [chunk for group in groups for chunk in cut(group, dice)]
        others = [chunk for group in neighbours for chunk in cut(group, dice)]
        chunks += [chunk for chunk in others if dice.random() < neighbour_share]
        dice.shuffle(chunks)
        for chunk in chunks:
            yield make_example(nlp, vary(chunk, dice))

    return read


@registry.readers("claimtrack.NameTrain.v1")  # type: ignore[untyped-decorator]
def make_name_reader(slovene: str, renamed: float, seed: int) -> Reader:
    """Return a reader of all sentences with names, shuffled and varied anew on each call."""
    dice = random.Random(seed)  # noqa: S311 - variety, no secret
    sentences = load_named(Path(slovene))
    groups = group_by_document(sentences)
    renamer = Renamer()

    def read(nlp: Language) -> Iterator[Example]:
        chunks = [chunk for group in groups for chunk in cut(group, dice)]
        dice.shuffle(chunks)
        for chunk in chunks:
            changed = [renamer.rename(one, dice) if dice.random() < renamed else one for one in chunk]
            yield make_example(nlp, vary(changed, dice))

    return read


@registry.readers("claimtrack.SloveneDev.v1")  # type: ignore[untyped-decorator]
def make_dev_reader(path: str, size: int) -> Reader:
    """Return a reader of the development sentences as they are, `size` sentences to a text."""
    sentences = load_dev(Path(path))

    def read(nlp: Language) -> Iterator[Example]:
        for start in range(0, len(sentences), size):
            yield make_example(nlp, (sentences[start : start + size], " "))

    return read


def load_slovene(folder: Path, silver: Path | None = None) -> list[Sentence]:
    """Return the tagged sentences, with trees where `sl_parse_train` or the file of found trees has them."""
    gold = {sentence.identifier for sentence in read_conllu(folder / "sl_parse_train.conllu")}
    found = {row["id"]: row for row in srsly.read_jsonl(silver)} if silver else {}
    return [
        sentence if sentence.identifier in gold else plant(sentence, found.get(sentence.identifier))
        for sentence in read_conllu(folder / "sl_tag_train.conllu")
    ]


def plant(sentence: Sentence, tree: dict[str, Any] | None) -> Sentence:
    """Return the sentence with a found tree, or without any."""
    if tree is None:
        return replace(sentence, heads=None, deps=None)
    return replace(sentence, heads=tree["heads"], deps=tree["deps"])


def load_dev(path: Path) -> list[Sentence]:
    """Return the development sentences; names are known only in documents where they were marked."""
    sentences = list(read_conllu(path))
    named = {find_document(one) for one in sentences if any(label != "O" for label in one.entities or [])}
    return [one if find_document(one) in named else replace(one, entities=None) for one in sentences]


def load_named(folder: Path) -> list[Sentence]:
    """Return the sentences with names; those that are tagged bring their cases with them."""
    tagged = {sentence.key: sentence for sentence in read_conllu(folder / "sl_tag_train.conllu")}
    found = []
    for sentence in read_iob(folder / "sl_ner_train.iob"):
        full = tagged.get(sentence.key)
        found.append(replace(full, entities=sentence.entities) if full else sentence)
    return found


def load_neighbours(folder: Path) -> list[Sentence]:
    """Return Croatian and Serbian trees with the labels used for Slovenian, and nothing but trees."""
    return [adapt(one) for path in sorted(folder.glob("*.conllu")) for one in read_conllu(path)]


def adapt(sentence: Sentence) -> Sentence:
    """Return a neighbour's sentence with Slovenian labels, without its own words' features."""
    deps = [adapt_label(label, upos) for label, upos in zip(sentence.deps or [], sentence.pos, strict=True)]
    return replace(sentence, deps=deps, pos=[], morphs=[], lemmas=[], entities=None)


def adapt_label(label: str, upos: str) -> str:
    """Return the Slovenian label for a Croatian or Serbian one."""
    if label == "flat" and upos == "PROPN":
        return "flat:name"
    if label == "discourse" and upos == "PART":
        return "advmod"
    return SOUTH_SLAVIC_LABELS.get(label, label)


def group_by_document(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Return runs of sentences from one document, either all with trees or all without."""
    groups: list[list[Sentence]] = []
    last = None
    for sentence in sentences:
        document = (find_document(sentence), sentence.heads is None, bool(sentence.pos))
        if document != last:
            groups.append([])
        groups[-1].append(sentence)
        last = document
    return groups


def find_document(sentence: Sentence) -> str:
    """Return what comes before the first point of the identifier."""
    return sentence.identifier.split(".")[0].split("-s")[0]


def cut(group: list[Sentence], dice: random.Random) -> Iterator[list[Sentence]]:
    """Yield stretches of one to eight sentences."""
    start = 0
    while start < len(group):
        size = dice.randint(1, LONGEST)
        yield group[start : start + size]
        start += size


def make_example(nlp: Language, varied: tuple[list[Sentence], str]) -> Example:
    """Return the example of some sentences, joined by a space or by new lines."""
    reference = join(nlp, *varied)
    return Example(nlp.make_doc(reference.text), reference)


def join(nlp: Language, sentences: list[Sentence], separator: str) -> Doc:
    """Return one gold document; new lines become words of their own, attached to the word before."""
    parts = [
        end_with(one, separator if place < len(sentences) - 1 else " ") for place, one in enumerate(sentences)
    ]
    offsets = [sum(len(part.words) for part in parts[:place]) for place in range(len(parts))]
    trees = all(part.heads is not None for part in parts)
    return Doc(
        nlp.vocab,
        words=[word for part in parts for word in part.words],
        spaces=[space for part in parts for space in part.spaces],
        pos=gather(parts, "pos"),
        morphs=gather(parts, "morphs"),
        lemmas=gather(parts, "lemmas"),
        ents=gather(parts, "entities"),
        deps=gather(parts, "deps") if trees else None,
        heads=[
            offset + head for part, offset in zip(parts, offsets, strict=True) for head in part.heads or []
        ]
        if trees
        else None,
        sent_starts=None if trees else [place == 0 for part in parts for place in range(len(part.words))],
    )


def gather(parts: list[Sentence], name: str) -> list[str] | None:
    """Return one field of all parts in a row, None if any part has none."""
    values = [getattr(part, name) for part in parts]
    return [one for value in values for one in value] if all(values) else None


def end_with(sentence: Sentence, separator: str) -> Sentence:
    """Return the sentence with its last space, or with new lines as a last word."""
    if separator == " ":
        return replace(sentence, spaces=[*sentence.spaces[:-1], True])
    size = len(sentence.words)
    return replace(
        sentence,
        words=[*sentence.words, separator],
        spaces=[*sentence.spaces[:-1], False, False],
        lemmas=[*sentence.lemmas, separator] if sentence.lemmas else [],
        pos=[*sentence.pos, "SPACE"] if sentence.pos else [],
        morphs=[*sentence.morphs, ""] if sentence.morphs else [],
        heads=[*sentence.heads, size - 1] if sentence.heads is not None else None,
        deps=[*sentence.deps, "dep"] if sentence.deps is not None else None,
        entities=[*sentence.entities, "O"] if sentence.entities is not None else None,
    )
