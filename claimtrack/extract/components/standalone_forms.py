"""The standalone form of every claim: pronouns, bare names, unsaid subjects and days resolved."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.extract.extensions import CLAIMS, DIRECT, SPEECH
from claimtrack.extract.language import LanguageRules, rules_for
from claimtrack.extract.references.days import Days
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.forms import Forms
from claimtrack.extract.references.overlaps import Overlaps, speaker_of
from claimtrack.extract.standalone import Edit, compose

_MOST_DAYS = 3


class StandaloneForms:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Set `standalone`, `edits`, `needs_context` and `quote` of every span in `doc.spans["claims"]`."""
        discourse = doc._.discourse or Discourse(doc, self.rules)
        days = Days(discourse.tree, discourse.wording, doc._.published)
        speech = Overlaps(list(doc.spans[SPEECH]))
        for claim in doc.spans[CLAIMS]:
            _complete(claim, discourse, days.within(claim.start, claim.end)[:_MOST_DAYS], speech.over(claim))
        doc._.discourse = None
        return doc


def _complete(claim: Span, discourse: Discourse, days: list[Edit], spoken: list[Span]) -> None:
    quote = next((span for span in spoken if span.label_ == DIRECT), None)
    speaker = quote._.claimant if quote is not None else speaker_of(claim, spoken)
    forms = Forms(discourse, claim.start, claim.end, claim._.edits, speaker)
    forms.resolve()
    forms.attribute()
    if quote is not None:
        forms.speak()
        claim._.quote = (quote.start_char, quote.end_char)
    forms.date(days)
    claim._.needs_context = forms.needs_context
    if forms.edits:
        claim._.edits = tuple(sorted(forms.edits))
        claim._.standalone = compose(claim)


@Language.factory(
    "standalone_forms",
    assigns=["doc.spans"],
    requires=["doc.ents", "doc.spans", "token.lemma", "token.morph", "token.dep", "token.head"],
)
def make_standalone_forms(nlp: Language, name: str) -> StandaloneForms:  # noqa: ARG001 - spaCy's signature
    return StandaloneForms(rules_for(nlp.lang))
