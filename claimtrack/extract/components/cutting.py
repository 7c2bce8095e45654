"""Whether a sentence may be cut before a clause, and what the cut-off clause has to be given back."""

from spacy.tokens import Doc, Span, Token

from claimtrack.extract.components.clauses import COMPLEMENT, CONTRAST, COORDINATE, PLAIN
from claimtrack.extract.components.features import Counts, has_form
from claimtrack.extract.language import LanguageRules

_CUTTABLE = frozenset({COORDINATE, CONTRAST, PLAIN})
_LEAST_NOMINAL = 3
_LONGEST_LEFT = 200
_LONGEST_PREFIX = 25
_SUBJECT_REACH = 8


class Cutter:
    """Cuts only where neither negation nor modality, condition nor attribution would be lost."""

    def __init__(self, doc: Doc, counts: Counts, rules: LanguageRules) -> None:
        self.doc, self.counts, self.rules = doc, counts, rules
        self.scope: tuple[int, int] | None = None
        self.fixed = False
        self.before = ""

    def open_sentence(self, clauses: list[Span]) -> None:
        """Begin a sentence: a condition or a question anywhere in it forbids every cut."""
        start, end = clauses[0].start, clauses[-1].end
        asks = any(token.text == "?" for token in self.doc[max(start, end - 4) : end])
        self.fixed = asks or self.counts("condition", start, end) > 0
        complement = next((clause for clause in clauses if clause.label_ == COMPLEMENT), None)
        self.scope = (
            (start, complement.start + 1) if complement is not None and complement.start > start else None
        )

    def cut(self, start: int, end: int, right: Span, *, before: str = "") -> str | None:
        """Return what the right side needs put before it ("" for nothing), or None where no cut is safe.

        `before` is what the left side itself was given back.
        """
        self.before = before
        if self.fixed or end - start > _LONGEST_LEFT or right.label_ not in _CUTTABLE:
            return None
        if not self._both_carry(start, end, right):
            return None
        if self._reports(right):
            return None
        if right[0].lower_ in self.rules.complementizers or self.rules.bare_complements:
            reported = self._reported(start, end)
            if reported:
                return reported
        under = self.scope is not None and start < self.scope[1] <= end
        return self._under_scope(right) if under else self._free(start, end, right)

    def _both_carry(self, start: int, end: int, right: Span) -> bool:
        hard = [self.counts("hard", start, end), self.counts("hard", right.start, right.end)]
        if all(hard):
            return True
        told = [
            self.counts("finite", s, e) and self.counts("name", s, e)
            for s, e in ((start, end), (right.start, right.end))
        ]
        return any(hard) and all(h or t for h, t in zip(hard, told, strict=True))

    def _reports(self, right: Span) -> bool:
        """True for a clause that only says who said it: cutting it off would lose the attribution."""
        return right.label_ == PLAIN and any(
            token.lemma_ in self.rules.saying.plain and token.pos_ in {"VERB", "AUX"} for token in right
        )

    def _reported(self, start: int, end: int) -> str:
        """The words up to a reporting verb that a clause without "that" hangs on: "Smith said A and B"."""
        for token in self.doc[start:end]:
            if token.lemma_ in self.rules.saying.plain and token.pos_ == "VERB":
                governs = self.counts("finite", token.i + 1, end) and self.scope is None
                short = token.i - start < _LONGEST_PREFIX
                return self.doc[start : token.i + 1].text.strip() if governs and short else ""
        return ""

    def _under_scope(self, right: Span) -> str | None:
        """Inside "said that A and B" the right side takes the whole "said that" along."""
        if (
            self.scope is None
            or self._opens_with_object(right)
            or not self.counts("hard", right.start, right.end)
        ):
            return None
        repeated = self.doc[right.start].lower_ in self.rules.complementizers
        end = self.scope[1] - 1 if repeated else self.scope[1]
        if not self.counts("finite", right.start, right.end) or end - self.scope[0] > _LONGEST_PREFIX:
            return None
        return self.doc[self.scope[0] : end].text.strip().strip('"„“”»«').strip()

    def _free(self, start: int, end: int, right: Span) -> str | None:
        if self._lists_on(right):
            return None
        if self.counts("finite", right.start, right.end):
            return self._own_verb(start, end, right)
        if self.counts("open", start, end) or self.counts("not", start, end) or right.label_ == PLAIN:
            return None
        if self.counts("verb", right.start, right.end):
            return self._shared_auxiliary(start, end, right)
        return self._shared_opening(start, end, right)

    def _lists_on(self, right: Span) -> bool:
        """True for a number with what it counts, a noun even where it looks like a verb: "osem podaj"."""
        counted = right.start + 1
        verbs = any(token.pos_ in {"AUX", "VERB"} and token.i != counted for token in right)
        return right[0].pos_ == "NUM" and not verbs

    def _own_verb(self, start: int, end: int, right: Span) -> str | None:
        if not self.counts("finite", start, end) and not self.before:
            return None
        if self._opens_with_object(right):
            return None
        if self.doc[right.start].pos_ not in {"AUX", "VERB"}:
            return ""
        if right.label_ == PLAIN:
            return None
        # Behind "while" the verb may come before a subject of its own.
        return "" if right.label_ == CONTRAST else self._subject(start, end, right) or None

    def _opens_with_object(self, right: Span) -> bool:
        """True behind "in ga je stal": the subject is on the left, and its verb may be another's."""
        first = right[0]
        return (
            first.pos_ == "PRON"
            and first.lower_ not in self.rules.subject_pronouns
            and not self.rules.subject_first
        )

    def _subject(self, start: int, end: int, right: Span) -> str:
        """The words before the first verb, when nothing but the subject of both verbs can stand there."""
        if self.doc[start].pos_ in {"AUX", "VERB"}:
            opens_otherwise = self.before.split(" ", 1)[0].lower() in self.rules.prepositions
            return self.before if self._agree(start, end, right) and not opens_otherwise else ""
        words: list[str] = []
        for token in self.doc[start : min(end, start + _SUBJECT_REACH)]:
            if token.pos_ in {"AUX", "VERB"}:
                return " ".join(words) if self._agree(start, end, right) else ""
            pronoun = token.lower_ in self.rules.subject_pronouns
            opens_otherwise = not words and token.pos_ in {"ADP", "NUM"}
            if not pronoun and (opens_otherwise or token.pos_ in {"ADV", "PUNCT", "SCONJ", "PRON"}):
                return ""
            words.append(token.text)
        return ""

    def _agree(self, start: int, end: int, right: Span) -> bool:
        """Participles of one subject end alike; where one side has none, nothing speaks against it."""
        left = [token.lower_ for token in self.doc[start:end] if has_form(token, "Part")]
        other = [token.lower_ for token in right if has_form(token, "Part")]
        return not left or not other or left[0][-1] == other[0][-1]

    def _shared_auxiliary(self, start: int, end: int, right: Span) -> str | None:
        """The right participle shares the auxiliary of the left: "je kupilo tri in odprlo pet trgovin"."""
        first = next((token for token in right if token.pos_ not in {"PRON", "ADV"}), right[0])
        parts = [token for token in right if has_form(token, "Part")]
        if not parts or first.pos_ in {"CCONJ", "SCONJ"} or not self.counts("past", start, end):
            return None
        for token in self.doc[start : min(end, start + _SUBJECT_REACH)]:
            if token.pos_ == "VERB":
                return None
            if token.pos_ == "AUX":
                return self.doc[start : token.i + 1].text
        return None

    def _shared_opening(self, start: int, end: int, right: Span) -> str | None:
        """Two like phrases share what stands before the first: "is the first A and the second B"."""
        head = next((token for token in right if token.pos_ != "DET"), right[0])
        kind = _kind(head)
        if kind is None or sum(token.is_alpha for token in right) < _LEAST_NOMINAL:
            return None
        like = next((token for token in reversed(self.doc[start:end]) if _kind(token) == kind), None)
        if like is None or self._is_range(like.i, right):
            return None
        before = like.i - 1 if right[0].pos_ == "DET" and self.doc[like.i - 1].pos_ == "DET" else like.i
        opening = self.doc[start:before]
        return opening.text.strip() if self._opens_both(opening) else None

    def _opens_both(self, opening: Span) -> bool:
        """True for a short opening with the verb, and no comma between the verb and the first phrase."""
        if len(opening) > _LONGEST_PREFIX or not self.counts("finite", opening.start, opening.end):
            return False
        behind = next(
            place for place in range(opening.end - 1, opening.start - 1, -1) if self._is_finite(place)
        )
        return not any(token.text == "," for token in self.doc[behind : opening.end])

    def _is_finite(self, place: int) -> bool:
        return self.counts("finite", place, place + 1) > 0

    def _is_range(self, place: int, right: Span) -> bool:
        before = self.doc[max(0, place - 2) : place]
        units = self.rules.measures | self.rules.time_measures
        return any(token.lower_ in self.rules.range_openers for token in before) or any(
            token.lower_ in units for token in right[:3]
        )


def _kind(token: Token) -> str | None:
    """What two phrases are alike in: both cardinal numbers, ordinals, or superlatives."""
    found = [*token.morph.get("NumType", []), *token.morph.get("Degree", [])]
    return str(found[0]) if found else None
