"""Read CoNLL-U and IOB files as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FORM, LEMMA, UPOS, FEATS, HEAD, DEPREL, MISC = 1, 2, 3, 5, 6, 7, 9


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence; heads count from 0 and are None where no tree is given, as entities are where unknown."""

    identifier: str
    words: list[str]
    spaces: list[bool]
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] | None = None
    deps: list[str] | None = None
    entities: list[str] | None = None

    @property
    def key(self) -> str:
        """The words with single spaces: the same sentence in two files has the same key."""
        return " ".join(self.words)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; ranges and empty nodes are left out."""
    for block in read_blocks(path):
        lines = [line for line in block if not line.startswith("#")]
        rows = [line.split("\t") for line in lines]
        yield build_sentence(find_identifier(block), [row for row in rows if row[0].isdigit()])


def read_iob(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file of words and IOB labels; its spaces are guessed from the punctuation."""
    for number, block in enumerate(read_blocks(path)):
        rows = [line.split("\t") for line in block]
        words = [row[0] for row in rows]
        labels = [row[1] for row in rows]
        yield Sentence(identifier=f"iob.{number}", words=words, spaces=guess_spaces(words), entities=labels)


def read_blocks(path: Path) -> Iterator[list[str]]:
    """Yield the runs of lines that stand between empty lines."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.strip():
            yield block.strip("\n").split("\n")


def find_identifier(block: list[str]) -> str:
    """Return the sent_id of a block."""
    return next(line.split("=", 1)[1].strip() for line in block if line.startswith("# sent_id"))


def build_sentence(identifier: str, rows: list[list[str]]) -> Sentence:
    """Return the sentence that the rows describe; a row without a head means a sentence without a tree."""
    has_tree = all(row[HEAD].isdigit() for row in rows)
    return Sentence(
        identifier=identifier,
        words=[row[FORM] for row in rows],
        spaces=["SpaceAfter=No" not in row[MISC] for row in rows],
        lemmas=[row[LEMMA] for row in rows],
        pos=[row[UPOS] for row in rows],
        morphs=["" if row[FEATS] == "_" else row[FEATS] for row in rows],
        heads=[count_head(row, place) for place, row in enumerate(rows)] if has_tree else None,
        deps=[row[DEPREL].replace("_", ":") for row in rows] if has_tree else None,
        entities=read_entities(rows),
    )


def count_head(row: list[str], place: int) -> int:
    """Return the head of a word counted from 0; the root is its own head, as spaCy wants it."""
    head = int(row[HEAD])
    return place if head == 0 else head - 1


def read_entities(rows: list[list[str]]) -> list[str] | None:
    """Return IOB labels from the NER notes in MISC, None if any is missing; adjectives are no names."""
    notes = [dict(part.split("=", 1) for part in row[MISC].split("|") if "=" in part) for row in rows]
    if not all("NER" in note for note in notes):
        return None
    return ["O" if "deriv" in note["NER"] else note["NER"].upper() for note in notes]


def guess_spaces(words: list[str]) -> list[bool]:
    """Return whether a space follows each word, from the usual habits of Slovenian punctuation."""
    spaces = [True] * len(words)
    quoted = False
    for place, word in enumerate(words):
        if word in {",", ".", ":", ";", "?", "!", ")", "]", "”", "“", "«", "..."} and place:
            spaces[place - 1] = False
        if word in {"(", "[", "„", "»"}:
            spaces[place] = False
        if word == '"':
            spaces[place if not quoted else place - 1] = False
            quoted = not quoted
    return spaces
