"""Names as runs of capitalised words, in `doc.ents`. A trained entity recogniser takes this place."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.extract.signs import HYPHENS

LABEL = "NAME"
_STEM, _PAIR = 3, 2


class RuleNames:
    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents` to the runs of proper nouns; an acronym does not join the name after it."""
        doc.set_ents([Span(doc, start, end, label=LABEL) for start, end in name_runs(doc)])
        return doc


def name_runs(doc: Doc) -> list[tuple[int, int]]:
    """Return (start, end) in tokens of every name, in order."""
    runs: list[tuple[int, int]] = []
    names = [token.pos_ == "PROPN" for token in doc]
    place = 0
    while place < len(doc):
        if not names[place]:
            place += 1
            continue
        end = _run_end(doc, names, place)
        runs.append((place, end))
        place = end
    return _parted(doc, runs)


def _parted(doc: Doc, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Part a run of two words when the text also names each alone: "Putin Kima", two people side by side."""
    alone = {stem for start, end in runs if end - start == 1 for stem in _stems(doc[start].text)}
    parted: list[tuple[int, int]] = []
    for start, end in runs:
        if end - start == _PAIR and all(_stems(token.text) & alone for token in doc[start:end]):
            parted += [(start, start + 1), (start + 1, end)]
        else:
            parted.append((start, end))
    return parted


def _stems(word: str) -> set[str]:
    """The word with up to two letters of an ending taken off."""
    return {word, *(word[:-cut] for cut in (1, 2) if len(word) - cut >= _STEM)}


def _run_end(doc: Doc, names: list[bool], start: int) -> int:
    end = start + 1
    while end < len(doc) and not doc[end].is_sent_start:
        if names[end] and not _acronym_before_name(doc[end - 1].text, doc[end].text):
            end += 1
        elif _hyphenated(doc, end):
            end += 2
        else:
            break
    return end


def _acronym_before_name(first: str, second: str) -> bool:
    return len(first) > 1 and first.isupper() and not second.isupper()


def _hyphenated(doc: Doc, place: int) -> bool:
    """True at a hyphen that joins two parts of a name, as in Jong-un."""
    return (
        doc[place].text in HYPHENS
        and not doc[place].whitespace_
        and not doc[place - 1].whitespace_
        and place + 1 < len(doc)
        and doc[place + 1].is_alpha
    )


@Language.factory(
    "rule_names", assigns=["doc.ents", "token.ent_type", "token.ent_iob"], requires=["token.pos"]
)
def make_rule_names(nlp: Language, name: str) -> RuleNames:  # noqa: ARG001 - spaCy's signature
    return RuleNames()
