"""Candidate claims in `doc.spans["claims"]`: sentences, parted where both sides carry a fact of their own."""

from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.extract.components.clauses import FIRST
from claimtrack.extract.components.cutting import Cutter
from claimtrack.extract.components.features import Counts
from claimtrack.extract.components.nesting import Nester
from claimtrack.extract.components.trimming import trim
from claimtrack.extract.extensions import CLAIMS, CLAUSES
from claimtrack.extract.language import LanguageRules, rules_for

_SEVERAL = 4


@dataclass(slots=True)
class Draft:
    """A candidate in the making: its tokens, what a standalone form adds, what nests in it."""

    start: int
    end: int
    before: str = ""
    after: str = ""
    covered: list[tuple[int, int]] = field(default_factory=list)


class RuleCandidates:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["claims"]`: contiguous, trimmed, in order of start."""
        counts = Counts(doc, self.rules)
        cutter, nester = Cutter(doc, counts, self.rules), Nester(doc, counts, self.rules)
        drafts: list[Draft] = []
        for clauses in _by_sentence(doc):
            drafts += _Walk(clauses, cutter, nester).drafts()
        doc.spans[CLAIMS] = _claims(doc, drafts, counts)
        return doc


def _by_sentence(doc: Doc) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for clause in doc.spans[CLAUSES]:
        if clause.label_ == FIRST or not groups:
            groups.append([])
        groups[-1].append(clause)
    return groups


class _Walk:
    """One way through the clauses of a sentence: each is cut off, nested, or joined to what stands before."""

    def __init__(self, clauses: list[Span], cutter: Cutter, nester: Nester) -> None:
        self.clauses, self.cutter, self.nester = clauses, cutter, nester
        self.current = Draft(clauses[0].start, clauses[0].end)
        self.done: list[Draft] = []
        self.lead = ""
        self.apposed = ""

    def drafts(self) -> list[Draft]:
        """Return the candidates of the sentence."""
        self.cutter.open_sentence(self.clauses)
        for index, clause in enumerate(self.clauses[1:], start=1):
            if not (self._resume(clause) or self._cut(clause)):
                self._nest(index, clause)
                self.current.end = clause.end
        return [*self.done, self.current]

    def _resume(self, clause: Span) -> bool:
        """Behind an opening that became a claim of its own, the main clause starts anew."""
        if not self.lead or not self.nester.resumes(clause):
            return False
        self.current, self.lead = Draft(clause.start, clause.end, before=self.lead), ""
        return True

    def _cut(self, clause: Span) -> bool:
        given_back = self.cutter.cut(self.current.start, self.current.end, clause, before=self.current.before)
        if given_back is None:
            return False
        self.done.append(self.current)
        self.current = Draft(clause.start, clause.end, before=given_back)
        return True

    def _nest(self, index: int, clause: Span) -> None:
        start, end = self.current.start, self.current.end
        nested = self.nester.nest(start, end, clause)
        if nested is not None:
            leading = self.nester.is_leading(start, end)
            rest = self.nester.rest_of(self.clauses, index) if leading else ""
            self.lead = self.nester.lead_text(start, end) if rest else ""
            self._keep(Draft(*nested, after=rest))
            return
        self.apposed = self.nester.apposed_to(start, end, clause, earlier=self.apposed)
        if self.apposed:
            self._keep(Draft(clause.start, clause.end, before=self.apposed))

    def _keep(self, nested: Draft) -> None:
        self.done.append(nested)
        self.current.covered.append((nested.start, nested.end))


def _claims(doc: Doc, drafts: list[Draft], counts: Counts) -> list[Span]:
    claims: dict[tuple[int, int], Span] = {}
    for draft in drafts:
        start, end = trim(doc, draft.start, draft.end)
        if (start, end) not in claims and _states(doc, start, end, counts):
            span = claims[start, end] = Span(doc, start, end, label="claim")
            span._.covered = tuple(draft.covered)
            span._.standalone = _standalone(span, draft)
    return sorted(claims.values(), key=lambda span: (span.start, span.end))


def _states(doc: Doc, start: int, end: int, counts: Counts) -> bool:
    """True for words that may state something: several, or few with a verb, a figure or a name."""
    words = sum(token.is_alpha for token in doc[start:end])
    told = any(counts(name, start, end) for name in ("verb", "hard", "name"))
    return words >= _SEVERAL or (words > 0 and told)


def _standalone(span: Span, draft: Draft) -> str:
    before = f"[{draft.before}] " if draft.before else ""
    after = f" [{draft.after}]" if draft.after else ""
    return f"{before}{span.text}{after}"


@Language.factory(
    "rule_candidates", assigns=["doc.spans"], requires=["doc.sents", "doc.spans", "token.morph"]
)
def make_rule_candidates(nlp: Language, name: str) -> RuleCandidates:  # noqa: ARG001 - spaCy's signature
    return RuleCandidates(rules_for(nlp.lang))
