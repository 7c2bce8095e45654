"""Finds the subject of a reporting verb near it, and remembers who was spoken of last in a paragraph."""

from spacy.tokens import Doc, Span, Token

from claimtrack.extract.components.written_names import WrittenNames
from claimtrack.extract.language import LanguageRules

_PHRASE_REACH = 8
_SUBJECT_REACH = 6
_CLAUSE_REACH = 42
_LONGEST_SUBJECT = 5
_LONGEST_RUN = 8
_CLOSE = 2
_NOUNS = frozenset({"X", "NOUN", "ADJ", "DET", "PROPN"})
_VERBS = frozenset({"AUX", "VERB"})


class Speakers:
    def __init__(self, doc: Doc, rules: LanguageRules) -> None:
        self.doc, self.rules = doc, rules
        self.names = {name.start: name for name in doc.ents}
        self.written = WrittenNames(doc, rules)
        self.last: str | None = None

    def enter(self, sent: Span) -> None:
        """Go to the next sentence; a new paragraph forgets who spoke."""
        if sent.start and "\n" in self.doc[sent.start - 1].text:
            self.last = None

    def leave(self, sent: Span, hidden: set[int]) -> None:
        """Remember the person that a sentence without speech begins with, for the "he said" after it."""
        verb = next((token for token in sent[:_CLAUSE_REACH] if token.pos_ in _VERBS), None)
        name = None if verb is None else self._name_before(sent.start, verb.i, hidden)
        if name is not None and self.written.is_person(name):
            self.last = self.written.of(name)

    def after_phrase(self, sent: Span, start: int) -> str | None:
        """Return whoever is named behind "according to"."""
        if start < sent.end and self.doc[start].lower_ in self.rules.attribution_pronouns:
            return self.last
        return self._remember(self._noun_phrase(start, min(sent.end, start + _PHRASE_REACH)))

    def of_verb(self, sent: Span, verb: Token, hidden: set[int]) -> str | None:
        """Return the subject of a reporting verb; when it has none, whoever was spoken of last."""
        start = self._clause_start(sent, verb)
        if any(token.lower_ in self.rules.subject_pronouns for token in self.doc[start : verb.i]):
            return self.last
        return self._remember(
            self._behind(sent, verb)
            or self._before_auxiliary(start, verb, hidden)
            or self._common_subject(start, verb)
            or self._opening_name(start, verb, hidden)
            or self._between(start, verb, hidden)
            or self.last
        )

    def _remember(self, claimant: str | None) -> str | None:
        self.last = claimant or self.last
        return claimant

    def _clause_start(self, sent: Span, verb: Token) -> int:
        least = max(sent.start, verb.i - _CLAUSE_REACH)
        for place in range(verb.i - 1, least - 1, -1):
            if self.doc[place].text in {",", ";", ":"} or self.doc[place].is_quote:
                return place + 1
        return least

    def _behind(self, sent: Span, verb: Token) -> str | None:
        """The subject behind the verb; plain nouns only where the clause ends with them: "said police."."""
        words = self._nouns(verb.i + 1, min(sent.end, verb.i + 1 + _SUBJECT_REACH))
        named = next((i for i, token in enumerate(words) if token.i in self.names), None)
        if named is not None:
            return self.written.of(self.names[words[named].i])
        ends = bool(words) and (words[-1].i + 1 >= sent.end or words[-1].nbor().is_punct)
        return _joined(words) if ends and self._clause_start(sent, verb) > sent.start else None

    def _noun_phrase(self, start: int, end: int) -> str | None:
        """Return the name in a run of nouns, or the run itself; None where something else stands."""
        words = self._nouns(start, end)
        named = next((i for i, token in enumerate(words) if token.i in self.names), None)
        return _joined(words) if named is None else self.written.of(self.names[words[named].i])

    def _nouns(self, start: int, end: int) -> list[Token]:
        stops = self.rules.weekdays | self.rules.months | self.rules.complementizers
        words: list[Token] = []
        for token in self.doc[start:end]:
            if token.pos_ not in _NOUNS or token.lower_ in stops:
                break
            words.append(token)
        return words

    def _before_auxiliary(self, start: int, verb: Token, hidden: set[int]) -> str | None:
        """The name right before the auxiliary or the verb: "Kim je dejal", "Smith said"."""
        place = next((i for i in range(start, verb.i) if self.doc[i].pos_ in _VERBS), verb.i)
        name = self._name_before(start, place, hidden)
        return None if name is None else self.written.of(name)

    def _opening_name(self, start: int, verb: Token, hidden: set[int]) -> str | None:
        """The name a clause opens with, parted from its verb by an office: "Kos z inštituta meni"."""
        place = next((i for i in range(start, verb.i) if self.doc[i].pos_ in _VERBS), verb.i)
        name = next(iter(self._names(start, min(place, start + _SUBJECT_REACH), hidden)), None)
        if name is None or any(token.pos_ not in _NOUNS for token in self.doc[start : name.start]):
            return None
        behind = self.doc[name.end] if name.end < place else None
        return self.written.of(name) if behind is not None and behind.pos_ == "ADP" else None

    def _name_before(self, start: int, place: int, hidden: set[int]) -> Span | None:
        return next((name for name in self._names(start, place, hidden) if name.end == place), None)

    def _between(self, start: int, verb: Token, hidden: set[int]) -> str | None:
        """A name between auxiliary and verb; before the auxiliary it is part of something else."""
        aux = next((i for i in range(start, verb.i) if self.doc[i].pos_ in _VERBS), verb.i)
        name = next(iter(self._names(aux, verb.i, hidden)), None)
        return None if name is None else self.written.of(name)

    def _names(self, start: int, end: int, hidden: set[int]) -> list[Span]:
        """The names of a range that no preposition governs."""
        return [
            self.names[place]
            for place in range(start, end)
            if place in self.names and place not in hidden and not self._governed(place, start)
        ]

    def _governed(self, place: int, start: int) -> bool:
        """True behind a preposition, unless a title stands before that: "minister za delo Jan Kos"."""
        for before in range(place - 1, max(start, place - _SUBJECT_REACH) - 1, -1):
            if self.doc[before].pos_ == "ADP":
                titled = any(token.lower_ in self.rules.titles for token in self.doc[start:before])
                return place - before <= _CLOSE or not titled
            if self.doc[before].pos_ not in {"X", "ADJ", "DET", "NOUN", "NUM"}:
                return False
        return False

    def _common_subject(self, start: int, verb: Token) -> str | None:
        """The run of nouns that opens the clause: "Policija je", "The Office for Statistics said"."""
        words: list[Token] = []
        for token in self.doc[start : verb.i + 1]:
            if token.pos_ in _VERBS:
                return _joined(words)
            joins = token.pos_ == "ADP" and bool(words) and self.rules.subject_first
            if token.lower_ in self.rules.weekdays or (token.pos_ not in _NOUNS and not joins):
                return None
            words.append(token)
        return None


def _joined(words: list[Token]) -> str | None:
    """The words as one name, without the article before them."""
    kept = words[1:] if words and words[0].pos_ == "DET" else words
    return " ".join(word.text for word in kept) if 0 < len(kept) <= _LONGEST_SUBJECT else None
