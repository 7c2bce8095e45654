"""Quotations of a text in `doc.spans["quotes"]`: "direct" speech, or "words" taken over from somebody."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.extract.components.features import has_form
from claimtrack.extract.extensions import DIRECT, QUOTES, WORDS
from claimtrack.extract.quotes import quote_spans

__all__ = ["DIRECT", "WORDS", "RuleQuotations"]
_SPEECH_WORDS = 5


class RuleQuotations:
    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["quotes"]`, marks included, in order of start."""
        spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in quote_spans(doc.text))
        doc.spans[QUOTES] = [
            Span(doc, span.start, span.end, label=_label(span)) for span in spans if span is not None
        ]
        return doc


def _label(span: Span) -> str:
    words = [token for token in span if token.is_alpha]
    speaks = any(has_form(token, "Fin") for token in words) or len(words) >= _SPEECH_WORDS
    opens = bool(span[0].is_sent_start) or (span.start > 0 and span[0].nbor(-1).text == ":")
    return DIRECT if words and speaks and (opens or words[0].text[0].isupper()) else WORDS


@Language.factory("rule_quotations", assigns=["doc.spans"], requires=["token.morph", "doc.sents"])
def make_rule_quotations(nlp: Language, name: str) -> RuleQuotations:  # noqa: ARG001 - spaCy's signature
    return RuleQuotations()
