"""Short ways to ask who said something and how a claim reads alone."""

from datetime import date

from spacy.tokens import Doc, Span

from claimtrack.extract.extensions import CLAIMS, SPEECH
from claimtrack.extract.pipelines import load_pipeline

WEDNESDAY = date(2023, 9, 13)


def read_on(text: str, language: str, published: date | None = WEDNESDAY) -> Doc:
    nlp = load_pipeline(language)
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


def who_said(text: str, words: str, language: str) -> str | None:
    """The claimant of the speech that covers most of the words, of two such of the shorter."""
    doc = read_on(text, language)
    start = text.index(words)
    end = start + len(words)

    def covered(span: Span) -> int:
        return min(end, span.end_char) - max(start, span.start_char)

    spans = [span for span in doc.spans[SPEECH] if span._.claimant and covered(span) > 0]
    spans.sort(key=lambda span: (-covered(span), len(span.text)))
    return spans[0]._.claimant if spans else None


def claim_with(text: str, words: str, language: str, published: date | None = WEDNESDAY) -> Span:
    """The shortest claim that holds the words."""
    start = text.index(words)
    doc = read_on(text, language, published)
    claims: list[Span] = list(doc.spans[CLAIMS])
    holding = [
        claim for claim in claims if claim.start_char <= start and claim.end_char >= start + len(words)
    ]
    return min(holding, key=lambda claim: len(claim.text))


def alone(text: str, words: str, language: str, published: date | None = WEDNESDAY) -> str:
    """How that claim reads without its text."""
    claim = claim_with(text, words, language, published)
    return claim._.standalone or claim.text
