"""Marks of facts and of their opposite: spans in `doc.spans["marks"]`, labelled with reason codes."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from claimtrack.extract.components.numbers import number_marks
from claimtrack.extract.components.phrases import PhraseTable
from claimtrack.extract.language import LanguageRules, rules_for

MARKS = "marks"
Mark = tuple[int, int, str]
_THAN_REACH = 6
_COUNTED = frozenset({"number", "ordinal", "superlative", "comparison", "date"})
# Entities of trained pipelines that name nobody and nothing: figures, which have marks of their own.
_FIGURES = frozenset({"CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "DATE", "TIME"})
# What a form of a verb tells by itself, as Universal Dependencies write it.
_FORMS = (("Tense=Fut", "forecast"), ("Mood=Cnd", "possibility"), ("Mood=Imp", "appeal"))
_SPEAKER = "Person=1"
_VERBS = frozenset({"VERB", "AUX"})


class RuleMarks:
    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules
        self.phrases = PhraseTable(
            (phrase, code) for code, listed in rules.phrase_marks.items() for phrase in listed
        )
        self.exceptions = PhraseTable((phrase, "") for phrase in rules.mark_exceptions)
        self.lemmas: dict[str, list[str]] = {}
        for code, listed in rules.lemma_marks.items():
            for lemma in listed:
                self.lemmas.setdefault(lemma, []).append(code)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["marks"]`, in order of start."""
        words = [token.lower_ for token in doc]
        blocked = {i for start, end, _ in self.exceptions.find(words) for i in range(start, end)}
        counted = [
            mark for mark in self._counted(doc, words) if mark[2] not in _COUNTED or mark[0] not in blocked
        ]
        dated = {i for start, end, code in counted if code == "date" for i in range(start, end)}
        told = (
            mark for mark in self._told(doc, words) if mark[0] not in dated and doc[mark[0]].pos_ != "PROPN"
        )
        doc.spans[MARKS] = [
            Span(doc, start, end, label=code) for start, end, code in _longest({*counted, *told})
        ]
        return doc

    def _counted(self, doc: Doc, words: list[str]) -> Iterator[Mark]:
        """What is told by the sort of a word: numbers, dates, degrees, names."""
        yield from number_marks(doc, words, self.rules)
        yield from self._degrees(doc)
        yield from ((name.start, name.end, "name") for name in doc.ents if name.label_ not in _FIGURES)

    def _told(self, doc: Doc, words: list[str]) -> Iterator[Mark]:
        """What is told by a known word or phrase."""
        yield from self.phrases.find(words)
        for token in doc:
            for code in self.lemmas.get(token.lemma_, ()):
                if _is_verb(token, code):
                    yield token.i, token.i + 1, code
            if token.lower_ in self.rules.conditionals:
                yield token.i, token.i + 1, "condition"
            if token.lower_ in self.rules.future:
                yield token.i, token.i + 1, "forecast"
            if token.lower_ in self.rules.first_person:
                yield token.i, token.i + 1, "first person"
            yield from _of_form(token)

    def _degrees(self, doc: Doc) -> Iterator[Mark]:
        for token in doc:
            degree = token.morph.get("Degree", [])
            if degree == ["Sup"] and not _approximates(token):
                yield token.i, token.i + 1, "superlative"
            elif degree == ["Cmp"] and self._compares(doc, token.i):
                yield token.i, token.i + 1, "comparison"

    def _compares(self, doc: Doc, place: int) -> bool:
        """True when a comparative says than what; "closer ties" alone compares with nothing."""
        return any(token.lower_ in self.rules.than for token in doc[place + 1 : place + 1 + _THAN_REACH])


def _of_form(token: Token) -> Iterator[Mark]:
    """What tense, mood and person of a verb say: "bo odprla", "bi odprla", "smo odprli"."""
    if token.pos_ not in _VERBS:
        return
    form = str(token.morph)
    yield from ((token.i, token.i + 1, code) for feature, code in _FORMS if feature in form)
    if _SPEAKER in form:
        yield token.i, token.i + 1, "first person"


def _longest(marks: set[Mark]) -> Iterator[Mark]:
    """Yield the marks in order of start, without those inside a longer one of the same code."""
    ends: dict[str, int] = {}
    for start, end, code in sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2])):
        if end > ends.get(code, -1):
            ends[code] = end
            yield start, end, code


def _approximates(token: Token) -> bool:
    """True for "at least" before a number (najmanj 12), which ranks nothing."""
    return token.i + 1 < len(token.doc) and token.nbor().pos_ == "NUM"


def _is_verb(token: Token, code: str) -> bool:
    """A dictionary form of a verb counts only on a verb; only a past or finite form tells of an event."""
    form = token.morph.get("VerbForm", [])
    if code != "event":
        return bool(form)
    return bool(form) and form != ["Inf"] and token.morph.get("Tense", []) != ["Pres"]


@Language.factory(
    "rule_marks", assigns=["doc.spans"], requires=["token.lemma", "token.pos", "token.morph", "doc.ents"]
)
def make_rule_marks(nlp: Language, name: str) -> RuleMarks:  # noqa: ARG001 - spaCy's signature
    return RuleMarks(rules_for(nlp.lang))
