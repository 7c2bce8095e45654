"""What a span of `doc.spans["claims"]` or `doc.spans["speech"]` carries beside its words."""

from spacy.tokens import Doc, Span

from claimtrack.extract.values import Kind

CLAIMS = "claims"
CLAUSES = "clauses"
QUOTES = "quotes"
SPEECH = "speech"
DIRECT, WORDS = "direct", "words"

_DEFAULTS: dict[str, object] = {
    "score": 0.0,
    "kind": Kind.EVENT,
    "claimant": None,
    "reasons": (),
    "standalone": None,
    "covered": (),
    "edits": (),
    "needs_context": False,
    "quote": None,
}
_DOC_DEFAULTS: dict[str, object] = {"published": None, "discourse": None}


def register() -> None:
    """Make the span attributes known to spaCy; calling it again changes nothing."""
    for name, default in _DEFAULTS.items():
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)
    for name, default in _DOC_DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
