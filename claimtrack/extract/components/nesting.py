"""Claims inside claims: a relative clause or an apposition with a fact of its own beside the main clause."""

from spacy.tokens import Doc, Span, Token

from claimtrack.extract.components.clauses import COORDINATE, PLAIN, RELATIVE
from claimtrack.extract.components.features import Counts
from claimtrack.extract.language import LanguageRules

_HEAD_REACH = 7
_LEAST_WORDS = 2
_LONGEST_OPENING = 25
_HEAD_STOPS = frozenset({"AUX", "VERB", "PUNCT", "CCONJ", "SCONJ", "SPACE"})


class Nester:
    def __init__(self, doc: Doc, counts: Counts, rules: LanguageRules) -> None:
        self.doc, self.counts, self.rules = doc, counts, rules

    def nest(self, start: int, end: int, clause: Span) -> tuple[int, int] | None:
        """Return the range of a claim that nests: the noun before the comma with what is said of it."""
        head = self._head(start, end)
        if head is None or not self.counts("hard", clause.start, clause.end):
            return None
        plain_head = self.doc[head].pos_ != "ADP" or self.is_leading(start, end)
        of_noun = clause.label_ == RELATIVE and clause[0].lower_ not in self.rules.clause_relatives
        states = (of_noun and self._tells(head, clause)) or (
            plain_head and clause.label_ == PLAIN and self._is_apposition(clause)
        )
        return (head if plain_head else head + 1, clause.end) if states else None

    def apposed_to(self, start: int, end: int, clause: Span, *, earlier: str) -> str:
        """Return what an apposition to a clause is said of: "opened it, her first visit and the third ever".

        `earlier` is the answer for the clause before, which a further apposition shares; empty for none.
        """
        if not self.counts("hard", clause.start, clause.end) or not self._is_apposition(clause):
            return ""
        if clause.label_ == COORDINATE:
            return earlier
        known = clause.label_ == PLAIN and not self.is_leading(start, end) and end - start <= _LONGEST_OPENING
        return self.doc[start:end].text.strip() + "," if known else ""

    def _head(self, start: int, end: int) -> int | None:
        """Return where the noun before the comma starts, or the opening of the sentence if that is short."""
        if end - start <= _HEAD_REACH + 1 and not self.counts("verb", start, end):
            return start
        place = end
        while place > max(start, end - _HEAD_REACH) and self.doc[place - 1].pos_ not in _HEAD_STOPS:
            place -= 1
            if self.doc[place].pos_ == "ADP":
                break
        return place if any(token.is_alpha and token.pos_ != "ADP" for token in self.doc[place:end]) else None

    def _tells(self, head: int, clause: Span) -> bool:
        """True when the clause tells something rather than narrows: in the past, or of a name."""
        if not self.counts("verb", clause.start, clause.end) or self.counts("open", clause.start, clause.end):
            return False
        return bool(self.counts("past", clause.start, clause.end) or self.counts("name", head, clause.start))

    def _is_apposition(self, clause: Span) -> bool:
        words = [token for token in clause if token.is_alpha]
        counts_only = len(clause) > 1 and clause[1].pos_ == "NUM"
        opening = [token for token in words[:2] if token.pos_ != "DET"]
        return (
            len(words) >= _LEAST_WORDS
            and not self.counts("verb", clause.start, clause.end)
            and bool(opening)
            and not counts_only
            and _ranks(opening[0])
        )

    def is_leading(self, start: int, end: int) -> bool:
        """True when the sentence has not come to its verb yet."""
        return not self.counts("finite", start, end)

    def resumes(self, clause: Span) -> bool:
        """True for the clause that takes the sentence up again behind an insertion."""
        return clause.label_ in {PLAIN, COORDINATE} and self.counts("finite", clause.start, clause.end) > 0

    def rest_of(self, clauses: list[Span], index: int) -> str:
        """Return the clause that takes the sentence up again, or nothing."""
        following = clauses[index + 1 : index + 2]
        return following[0].text.strip().rstrip(".,") if following and self.resumes(following[0]) else ""

    def lead_text(self, start: int, end: int) -> str:
        """Return the opening of the sentence that its main clause is parted from."""
        return self.doc[start:end].text.strip()


def _ranks(token: Token) -> bool:
    return bool(token.morph.get("NumType", []) == ["Ord"] or token.morph.get("Degree", []) == ["Sup"])
