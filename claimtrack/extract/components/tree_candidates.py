"""Candidate claims in `doc.spans["claims"]`, told by the dependency tree, clause by clause."""

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from claimtrack.extract.components.trimming import trim
from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.language import LanguageRules, rules_for
from claimtrack.extract.trees.clauses import Clauses
from claimtrack.extract.trees.credits import Credits
from claimtrack.extract.trees.drafts import Draft, Drafts
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.lexicon import Lexicon
from claimtrack.extract.trees.safety import Safety
from claimtrack.extract.trees.tree import Memories, Tree
from claimtrack.extract.trees.words import joints_for

_SEVERAL = 4


class TreeCandidates:
    def __init__(self, vocab: Vocab, rules: LanguageRules) -> None:
        self.lexicon = Lexicon(rules, joints_for(rules.code))
        self.memories = Memories(vocab.strings)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["claims"]`: contiguous, trimmed, in order of start, with the edits they need."""
        self.memories.trim()
        tree = Tree(doc, self.lexicon, self.memories)
        facts = Facts(doc, tree)
        frames = Clauses(tree, facts).read(list(doc.sents))
        drafts = Drafts(tree, facts, Safety(doc, tree, frames), Credits(tree)).make(frames)
        doc.spans[CLAIMS] = _claims(doc, drafts, facts)
        return doc


def _claims(doc: Doc, drafts: list[Draft], facts: Facts) -> list[Span]:
    claims: dict[tuple[int, int], Span] = {}
    for draft in drafts:
        start, end = trim(doc, draft.start, draft.end)
        if start < end and (start, end) not in claims and _states(start, end, facts):
            span = claims[start, end] = Span(doc, start, end, label="claim")
            if draft.covered:
                span._.covered = tuple(draft.covered)
            if draft.edits:
                span._.edits = tuple(draft.edits)
    return [claims[place] for place in sorted(claims)]


def _states(start: int, end: int, facts: Facts) -> bool:
    """True for words that may state something: several, or few with a verb, a figure or a name."""
    words = facts.count("word", start, end)
    told = any(facts.count(name, start, end) for name in ("finite", "hard", "name"))
    return words >= _SEVERAL or (words > 0 and told)


@Language.factory(
    "tree_candidates",
    assigns=["doc.spans"],
    requires=["doc.sents", "doc.spans", "token.dep", "token.head", "token.morph"],
)
def make_tree_candidates(nlp: Language, name: str) -> TreeCandidates:  # noqa: ARG001 - spaCy's signature
    return TreeCandidates(nlp.vocab, rules_for(nlp.lang))
