"""Short ways to ask for claims in the tests."""

from spacy.tokens import Doc

from claimtrack.extract import ExtractedClaim, ExtractionOptions, extract_claims
from claimtrack.extract.boundaries import sentence_ends
from claimtrack.extract.language import rules_for
from claimtrack.extract.pipelines import load_pipeline

RULES_ONLY = ExtractionOptions(scorer="rules", pipelines=(("en", "rules"), ("sl", "rules")))


def sentences_of(text: str, language: str) -> list[str]:
    ends = sentence_ends(text, rules_for(language))
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]


def read(text: str, language: str) -> Doc:
    return load_pipeline(language)(text)


def read_by_rules(text: str, language: str) -> Doc:
    """As a desk reads without any trained pipeline."""
    return load_pipeline(language, RULES_ONLY)(text)


def claims_of(text: str, language: str) -> list[ExtractedClaim]:
    """In the order of the text."""
    return sorted(extract_claims(text, language=language).claims, key=lambda claim: (claim.start, claim.end))


def wordings(text: str, language: str) -> list[str]:
    return [claim.text for claim in claims_of(text, language)]


def rank_of(piece: str, claims: tuple[ExtractedClaim, ...]) -> int:
    """The place of the best claim that holds the piece, from 1."""
    return next(place for place, claim in enumerate(claims, start=1) if piece in claim.text)
