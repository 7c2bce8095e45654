"""Lemmas from part of speech, features, a learned lexicon, simplemma's dictionary and endings."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

from claimtrack.extract.trained.affixes import load_dictionary

AS_WRITTEN = frozenset({"PUNCT", "SYM", "SPACE", "X"})
KEPT = ("Gender", "Number", "Case", "VerbForm", "Degree", "Person")
LONGEST = 7
SUPERLATIVE = "naj"
CACHE_LIMIT = 200_000

Change = tuple[int, str]


@dataclass(kw_only=True)
class LemmaTable:
    """What is learned: lemmas of known forms, and how endings change by kind of word."""

    known: dict[str, str] = field(default_factory=dict)
    endings: dict[str, dict[str, Change]] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)


def describe_kind(pos: str, morph: str) -> str:
    """Return the part of speech with the features that decide an ending."""
    features = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    return "|".join([pos, *(features.get(name, "") for name in KEPT)])


def find_change(form: str, lemma: str) -> Change:
    """Return how many letters the lemma drops from the form's end and what it adds."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return len(form) - shared, lemma[shared:]


def apply_change(form: str, change: Change) -> str:
    """Return the form with its ending exchanged."""
    dropped, added = change
    return form[: len(form) - dropped] + added


def find_lemma(table: LemmaTable, text: str, pos: str, morph: str) -> str:
    """Return the lemma of a word, in capitals as names are written."""
    if text[:1].isdigit() or is_initial(text):
        return text
    lower = text.lower()
    for key in (f"{text} {pos}", f"{lower} {pos} {morph}", f"{lower} {pos}"):
        if key in table.known:
            return table.known[key]
    if pos in AS_WRITTEN:
        return text
    return restore_case(text, guess_lemma(table, lower, pos, morph), pos, morph)


def is_initial(text: str) -> bool:
    """Return whether a word is one capital letter with a full stop, as in "J. Novak"."""
    return text[:1].isupper() and text[1:] == "."


def guess_lemma(table: LemmaTable, lower: str, pos: str, morph: str) -> str:
    """Return the lemma of an unknown form: the dictionary's where the change is usual, else by its ending."""
    kind = describe_kind(pos, morph)
    if "Degree=Sup" in morph and lower.startswith(SUPERLATIVE):
        lower = lower[len(SUPERLATIVE) :]
    found = load_dictionary().get(lower.title() if pos == "PROPN" else lower, "").lower()
    usual = table.changes.get(kind) or table.changes.get(pos, [])
    if found and pos != "ADV" and find_change(lower, found) in usual:
        return found
    return change_ending(table, lower, (kind, pos))


def change_ending(table: LemmaTable, lower: str, kinds: Iterable[str]) -> str:
    """Return the lemma by the longest ending known of the first kind that has any."""
    for kind in kinds:
        endings = table.endings.get(kind, {})
        for size in range(min(LONGEST, len(lower) - 1), -1, -1):
            change = endings.get(lower[len(lower) - size :])
            if change and change[0] < len(lower):
                return apply_change(lower, change)
    return lower


def restore_case(text: str, lemma: str, pos: str, morph: str) -> str:
    """Return the lemma with the capitals that it keeps: names, adjectives of persons, initialisms."""
    if pos == "NOUN" and text.isupper() and len(text) > 1:
        return text if len(lemma) >= len(text) else lemma.upper()
    if pos == "PROPN" and text.isupper() and lemma == text.lower():
        return text
    if pos == "PROPN" or ("Poss=Yes" in morph and pos == "ADJ"):
        return text[0] + lemma[1:] if not text.isupper() else lemma.capitalize()
    return lemma


class RuleLemmatizer:
    """The component: sets the lemma of each word from its form, part of speech and features."""

    def __init__(self, name: str = "lemmatizer") -> None:
        self.name = name
        self.table = LemmaTable()
        self.seen: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its lemmas set."""
        if len(self.seen) > CACHE_LIMIT:
            self.seen.clear()
        for token in doc:
            key = (token.orth, token.pos, token.morph.key)  # type: ignore[attr-defined]
            lemma = self.seen.get(key)
            if lemma is None:
                lemma = self.seen[key] = self.add_lemma(token)
            token.lemma = lemma
        return doc

    def add_lemma(self, token: Token) -> int:
        """Return the identifier of a word's lemma in the vocabulary."""
        lemma = find_lemma(self.table, token.text, token.pos_, str(token.morph))
        return token.vocab.strings.add(lemma or token.text)

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Return the share of lemmas that are right, as `lemma_acc`."""
        return dict(Scorer.score_token_attr(examples, "lemma", **options))

    def to_disk(self, path: str | Path, **_options: Any) -> None:
        """Write the table to a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        srsly.write_msgpack(Path(path) / "table.msgpack", asdict(self.table))

    def from_disk(self, path: str | Path, **_options: Any) -> "RuleLemmatizer":
        """Read the table from a folder."""
        self.table = build_table(srsly.read_msgpack(Path(path) / "table.msgpack"))
        self.seen.clear()
        return self

    def to_bytes(self, **_options: Any) -> bytes:
        """Return the table as bytes."""
        return bytes(srsly.msgpack_dumps(asdict(self.table)))

    def from_bytes(self, data: bytes, **_options: Any) -> "RuleLemmatizer":
        """Read the table from bytes."""
        self.table = build_table(srsly.msgpack_loads(data))
        self.seen.clear()
        return self


def build_table(data: dict[str, Any]) -> LemmaTable:
    """Return the table; lists of two become pairs again."""
    changes = {
        kind: [(dropped, added) for dropped, added in pairs] for kind, pairs in data["changes"].items()
    }
    return LemmaTable(known=data["known"], endings=data["endings"], changes=changes)


@Language.factory("claimtrack_lemmatizer", assigns=["token.lemma"], requires=["token.pos", "token.morph"])
def make_lemmatizer(nlp: Language, name: str) -> RuleLemmatizer:  # noqa: ARG001 - spaCy calls it so
    """Return an empty lemmatiser."""
    return RuleLemmatizer(name)
