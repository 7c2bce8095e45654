"""Gives every candidate its score, kind, claimant and reasons, by whatever scorer the configuration names."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from claimtrack.extract.components.passages import Reading
from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.reasons import reason
from claimtrack.extract.scoring import Scorer, make_scorer


@registry.misc("claimtrack.Scorer.v1")  # type: ignore[untyped-decorator]
def scorer_by_name(name: str, topics: Sequence[str] = ()) -> Scorer:
    return make_scorer(name, topics=topics)


class ClaimScorer:
    def __init__(self, scorer: Scorer) -> None:
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every span in `doc.spans["claims"]`."""
        reading = Reading(doc)
        claims = list(doc.spans[CLAIMS])
        judgements = self.scorer([reading.evidence(claim) for claim in claims])
        for claim, judgement in zip(claims, judgements, strict=True):
            claim._.score = judgement.score
            claim._.kind = judgement.kind
            claim._.reasons = tuple(reason(code, words) for code, words in judgement.reasons)
            claim._.claimant = reading.claimant(claim)
        return doc


@Language.factory(
    "claim_scorer",
    default_config={"scorer": {"@misc": "claimtrack.Scorer.v1", "name": "fast"}},
    requires=["doc.spans"],
    assigns=["doc.spans"],
)
def make_claim_scorer(nlp: Language, name: str, scorer: Scorer) -> ClaimScorer:  # noqa: ARG001 - spaCy's signature
    return ClaimScorer(scorer)
