"""Who is said to have said what: `doc.spans["speech"]`, the range spoken, with the claimant on the span.

Labels: "direct" for direct speech, "reported" for what is told of somebody's words, "source" for data.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from claimtrack.extract.components.features import has_form
from claimtrack.extract.components.phrases import PhraseTable
from claimtrack.extract.components.quotations import DIRECT
from claimtrack.extract.components.speakers import Speakers
from claimtrack.extract.extensions import QUOTES, SPEECH
from claimtrack.extract.language import LanguageRules, rules_for

REPORTED, SOURCE, BACK = "reported", "source", "back"


class RuleSpeech:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules
        self.phrases = PhraseTable(
            [
                *((phrase, BACK) for phrase in rules.back_phrases),
                *((phrase, REPORTED) for phrase in rules.attribution_phrases),
                *((phrase, SOURCE) for phrase in rules.source_phrases),
            ]
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["speech"]` in order of start; `span._.claimant` may be None when nobody is named."""
        speakers = Speakers(doc, self.rules)
        quotes = [span for span in doc.spans[QUOTES] if span.label_ == DIRECT]
        owners: dict[int, str | None] = {}
        spoken: list[Span] = []
        for sent, inside in _sentences_with_quotes(doc, quotes):
            speakers.enter(sent)
            found = list(self._of_sentence(sent, inside, speakers))
            spoken += found
            for quote in inside:
                owners[quote] = found[0]._.claimant if found else owners.get(quote, speakers.last)
            if not found:
                speakers.leave(sent, _hidden(sent, inside))
        spoken += [_owned(doc, span, owners.get(index)) for index, span in enumerate(quotes)]
        doc.spans[SPEECH] = sorted(spoken, key=lambda span: (span.start, span.end))
        return doc

    def _of_sentence(self, sent: Span, inside: dict[int, Span], speakers: Speakers) -> Iterator[Span]:
        """Yield at most one attribution: by reporting verb, or else by phrase."""
        hidden = _hidden(sent, inside)
        yield from self._by_verb(sent, inside, hidden, speakers) or self._by_phrase(sent, hidden, speakers)

    def _by_verb(
        self, sent: Span, inside: dict[int, Span], hidden: set[int], speakers: Speakers
    ) -> list[Span]:
        verb = next((token for token in sent if token.i not in hidden and self._reports(token)), None)
        starts = None if verb is None else self._content_start(sent, verb, inside)
        if verb is None or starts is None:
            return []
        end = self._content_end(sent, verb) if starts == sent.start else sent.end
        return [_spoken(sent, starts, end, REPORTED, speakers.of_verb(sent, verb, hidden))]

    def _by_phrase(self, sent: Span, hidden: set[int], speakers: Speakers) -> list[Span]:
        for start, end, label in self.phrases.find([token.lower_ for token in sent]):
            if sent.start + start in hidden:
                continue
            who = speakers.last if label == BACK else speakers.after_phrase(sent, sent.start + end)
            return [_spoken(sent, sent.start, sent.end, REPORTED if label == BACK else label, who)]
        return []

    def _reports(self, token: Token) -> bool:
        return token.lemma_ in self.rules.saying.plain and token.pos_ == "VERB" and not has_form(token, "Inf")

    def _content_start(self, sent: Span, verb: Token, inside: dict[int, Span]) -> int | None:
        """Return where the reported words start: behind "that", or with the sentence before ", said X"."""
        if inside:
            return sent.start
        rest = sent.doc[verb.i + 1 : sent.end]
        if any(token.lower_ in self.rules.complementizers for token in rest):
            return verb.i + 1
        if any(token.is_quote for token in sent):
            return sent.start
        if sent[0].lower_ in self.rules.subordinators and not inside:
            return sent.start if self._opens_with(sent, verb) else None
        commas = any(token.text == "," for token in sent.doc[sent.start : verb.i])
        follows = any(has_form(token, "Fin") for token in rest)
        near = next((token.i for token in rest if token.text == ","), sent.end)
        if commas and not any(has_form(token, "Fin") for token in sent.doc[verb.i + 1 : near]):
            return sent.start
        return verb.i + 1 if follows and self.rules.bare_complements else None

    def _opens_with(self, sent: Span, verb: Token) -> bool:
        """True for "As the paper reported, ...": the verb stands before the first comma."""
        return sent[0].lower_ in self.rules.likeness and not any(
            token.text == "," for token in sent.doc[sent.start : verb.i]
        )

    def _content_end(self, sent: Span, verb: Token) -> int:
        """Return where words reported before their verb end: "..., said X, while ..." goes on in our own."""
        for token in sent.doc[verb.i : sent.end - 1]:
            following = sent.doc[token.i + 1].lower_
            pair = (following, sent.doc[token.i + 2].lower_ if token.i + 2 < sent.end else "")
            if token.text == "," and (
                following in self.rules.contrasts or pair in self.rules.contrast_phrases
            ):
                return token.i
        return sent.end


def _spoken(sent: Span, start: int, end: int, label: str, claimant: str | None) -> Span:
    span = Span(sent.doc, start, end, label=label)
    span._.claimant = claimant
    return span


def _hidden(sent: Span, inside: dict[int, Span]) -> set[int]:
    """The tokens of a sentence that stand in direct speech."""
    pairs = ((max(quote.start, sent.start), min(quote.end, sent.end)) for quote in inside.values())
    return {i for start, end in pairs for i in range(start, end)}


def _owned(doc: Doc, quote: Span, claimant: str | None) -> Span:
    span = Span(doc, quote.start, quote.end, label=DIRECT)
    span._.claimant = claimant
    return span


def _sentences_with_quotes(doc: Doc, quotes: list[Span]) -> Iterator[tuple[Span, dict[int, Span]]]:
    """Yield each sentence with the direct speech that overlaps it."""
    first = 0
    for sent in doc.sents:
        while first < len(quotes) and quotes[first].end <= sent.start:
            first += 1
        inside: dict[int, Span] = {}
        for index in range(first, len(quotes)):
            if quotes[index].start >= sent.end:
                break
            inside[index] = quotes[index]
        yield sent, inside


@Language.factory(
    "rule_speech", assigns=["doc.spans"], requires=["doc.ents", "doc.spans", "token.lemma", "token.morph"]
)
def make_rule_speech(nlp: Language, name: str) -> RuleSpeech:  # noqa: ARG001 - spaCy's signature
    return RuleSpeech(rules_for(nlp.lang))
