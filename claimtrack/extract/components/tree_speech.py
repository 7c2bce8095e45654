"""Who is said to have said what, from the dependency tree: `doc.spans["speech"]`, the claimant on the span.

The same group and labels as by rule: "direct" for direct speech, "reported" for what is told of somebody's
words, "source" for data. Trees may be of Universal Dependencies or of the English pipelines.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtrack.extract.components.quotations import DIRECT
from claimtrack.extract.extensions import QUOTES, SPEECH
from claimtrack.extract.language import LanguageRules, rules_for
from claimtrack.extract.references.attributions import Attribution, Attributions
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.interviews import Interviews

_BACK = 3


class TreeSpeech:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["speech"]` in order of start; `span._.claimant` may be None when nobody is named."""
        discourse = Discourse(doc, self.rules)
        attributions = Attributions(discourse)
        quotes = [span for span in doc.spans[QUOTES] if span.label_ == DIRECT]
        owners = _Owners(discourse, quotes)
        spoken: list[Span] = []
        for number, (start, end) in enumerate(discourse.tree.sentences):
            found = list(attributions.of_sentence(number))
            owners.hear(start, end, found, opens=discourse.tree.opens_paragraph(number), number=number)
            spoken += [_span(doc, said) for said in found if said.end > said.start]
        spoken += [_span(doc, said) for said in owners.settled()]
        for start, end, name in Interviews(discourse).spoken():
            spoken.append(_span(doc, Attribution(start, end, DIRECT, name, by_verb=False)))
        once = {(span.start, span.end, span.label_): span for span in reversed(spoken)}
        doc.spans[SPEECH] = sorted(once.values(), key=lambda span: (span.start, span.end))
        doc._.discourse = discourse
        return doc


class _Owners:
    """Gives each quotation its speaker: named in one of its sentences, right before it or right behind it."""

    def __init__(self, discourse: Discourse, quotes: list[Span]) -> None:
        self.discourse, self.quotes = discourse, quotes
        self.owners: list[str | None] = [None] * len(quotes)
        self.next = 0
        self.last: str | None = None
        self.paragraphs = 0
        self.heard = -1

    def hear(self, start: int, end: int, found: list[Attribution], *, opens: bool, number: int) -> None:
        """Take in one sentence with its attributions."""
        speaker = next((said.claimant for said in found if said.claimant and said.by_verb), None)
        self.paragraphs = 0 if speaker else self.paragraphs + opens
        inside = list(self._inside(start, end))
        if inside:
            topic = (
                None if speaker or opens or self.quotes[inside[0]].start > start else self._topic(number - 1)
            )
            self._settle(inside, speaker, topic, end)
        elif speaker and not opens and found[0].end == found[0].start:
            self._claim_before(start, speaker)
        self.heard = number if speaker else self.heard
        self.last = speaker or (self.last if self.paragraphs <= 1 else None)

    def _inside(self, start: int, end: int) -> Iterator[int]:
        while self.next < len(self.quotes) and self.quotes[self.next].end <= start:
            self.next += 1
        for index in range(self.next, len(self.quotes)):
            if self.quotes[index].start >= end:
                return
            yield index

    def _topic(self, number: int) -> str | None:
        """Whoever the sentences before a bare quotation are about: "Ann Reed sighed. »We lost it all.«"."""
        discourse = self.discourse
        for before in range(number, max(self.heard, number - _BACK), -1):
            start, end = discourse.tree.sentences[before]
            referents = (discourse.subjects.get(place) for place in range(start, end))
            people = (referent.person for referent in referents if referent is not None)
            topic = next((person.written for person in people if person is not None), None)
            if topic is not None or discourse.tree.opens_paragraph(before):
                return topic
        return None

    def _settle(self, inside: list[int], speaker: str | None, topic: str | None, end: int) -> None:
        for index in inside:
            if speaker or self.owners[index] is None:
                self.owners[index] = speaker or topic or self.last
        if speaker:
            self.next = inside[-1] if self.quotes[inside[-1]].end > end else inside[-1] + 1

    def _claim_before(self, start: int, speaker: str) -> None:
        """A sentence that only says who spoke follows the quotation: »...?« Tako meni Kos."""
        index = self.next - 1
        if index >= 0 and start - self.quotes[index].end <= 1:
            self.owners[index] = speaker

    def settled(self) -> Iterator[Attribution]:
        for quote, owner in zip(self.quotes, self.owners, strict=True):
            yield Attribution(quote.start, quote.end, DIRECT, owner, by_verb=False)


def _span(doc: Doc, said: Attribution) -> Span:
    span = Span(doc, said.start, said.end, label=said.label)
    span._.claimant = said.claimant
    return span


@Language.factory(
    "tree_speech",
    assigns=["doc.spans"],
    requires=["doc.ents", "doc.spans", "token.lemma", "token.morph", "token.dep", "token.head"],
)
def make_tree_speech(nlp: Language, name: str) -> TreeSpeech:  # noqa: ARG001 - spaCy's signature
    return TreeSpeech(rules_for(nlp.lang))
