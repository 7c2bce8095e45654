"""What a span of `doc.spans["claims"]` or `doc.spans["speech"]` carries beside its words."""

from spacy.tokens import Span

from claimtrack.extract.values import Kind

CLAIMS = "claims"
CLAUSES = "clauses"
QUOTES = "quotes"
SPEECH = "speech"

_DEFAULTS: dict[str, object] = {
    "score": 0.0,
    "kind": Kind.EVENT,
    "claimant": None,
    "reasons": (),
    "standalone": None,
    "covered": (),
}


def register() -> None:
    """Make the span attributes known to spaCy; calling it again changes nothing."""
    for name, default in _DEFAULTS.items():
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)
