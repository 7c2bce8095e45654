"""Clauses of each sentence in `doc.spans["clauses"]`; the label says how one joins what stands before.

They are parted by commas and conjunctions; the joining conjunction itself belongs to no clause. A component
that reads a dependency tree may take this place: it has to write the same group and labels.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from claimtrack.extract.components.quotations import WORDS
from claimtrack.extract.extensions import CLAUSES, QUOTES
from claimtrack.extract.language import LanguageRules, rules_for
from claimtrack.extract.signs import DASHES

FIRST, PLAIN, COORDINATE, CONTRAST = "first", "plain", "coordinate", "contrast"
RELATIVE, COMPLEMENT, CONDITION, ADVERBIAL = "relative", "complement", "condition", "adverbial"
_COMMAS = frozenset({",", ";"})
_RELATIVE_REACH = 4
Piece = tuple[int, int, str]


class RuleClauses:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["clauses"]`, in order of start."""
        closed = _closed_tokens(doc)
        pieces = [piece for sent in doc.sents for piece in self._pieces(sent, closed)]
        doc.spans[CLAUSES] = [Span(doc, start, end, label=label) for start, end, label in pieces]
        return doc

    def _pieces(self, sent: Span, closed: set[int]) -> Iterator[Piece]:
        start, label, place = sent.start, FIRST, sent.start
        while place < sent.end:
            joint = None if place in closed else self._joint(sent.doc, place, sent.end)
            if joint is None or place == sent.start:
                place += 1
                continue
            if place > start:
                yield start, place, label
            start, label = joint
            place = max(start, place + 1)
        if start < sent.end:
            yield start, sent.end, label

    def _joint(self, doc: Doc, place: int, end: int) -> tuple[int, str] | None:
        """Return where the next clause starts and how it is joined, if one is joined here."""
        token = doc[place]
        parted = token.text in _COMMAS or (
            token.text in DASHES and bool(token.whitespace_) and _spaced(token)
        )
        after = place + 1 if parted else place
        if after >= end:
            return None
        found = self._connective(doc, after, end)
        clitic = doc[after].lower_ in self.rules.clitic_coordinators
        if found is not None and (parted or (found[1] in {COORDINATE, CONTRAST} and not clitic)):
            return found
        return (after, PLAIN) if parted else None

    def _connective(self, doc: Doc, place: int, end: int) -> tuple[int, str] | None:
        rules, word = self.rules, doc[place].lower_
        following = doc[place + 1].lower_ if place + 1 < end else ""
        if (word, following) in rules.contrast_phrases:
            return place + 2, CONTRAST
        if word in rules.contrasts or word in rules.coordinators:
            return place + 1, CONTRAST if word in rules.contrasts else COORDINATE
        if word in rules.conditionals:
            return place, CONDITION
        if _relative_at(doc, place, end, rules):
            return place, RELATIVE
        if word in rules.complementizers:
            return place, COMPLEMENT
        return (place, ADVERBIAL) if word in rules.subordinators else None


def _spaced(token: Token) -> bool:
    return token.i > 0 and bool(token.nbor(-1).whitespace_)


def _relative_at(doc: Doc, place: int, end: int, rules: LanguageRules) -> bool:
    """True at a relative pronoun, or at a preposition with one close behind it (ob začetku katere)."""
    if doc[place].lower_ in rules.relatives:
        return True
    reach = doc[place + 1 : min(end, place + _RELATIVE_REACH)]
    return doc[place].pos_ == "ADP" and any(token.lower_ in rules.relatives for token in reach)


def _closed_tokens(doc: Doc) -> set[int]:
    """The tokens inside brackets and inside words taken over in quotation marks: nothing is parted there."""
    closed = {i for span in doc.spans[QUOTES] if span.label_ == WORDS for i in range(span.start, span.end)}
    opened: int | None = None
    for token in doc:
        if token.is_sent_start:
            opened = None
        if token.text in {"(", "["}:
            opened = token.i
        elif token.text in {")", "]"} and opened is not None:
            closed.update(range(opened, token.i + 1))
            opened = None
    return closed


@Language.factory("rule_clauses", assigns=["doc.spans"], requires=["doc.sents", "token.pos"])
def make_rule_clauses(nlp: Language, name: str) -> RuleClauses:  # noqa: ARG001 - spaCy's signature
    return RuleClauses(rules_for(nlp.lang))
