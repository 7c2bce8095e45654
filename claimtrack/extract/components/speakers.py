"""Finds the subject of a reporting verb near it, and remembers who was spoken of last in a paragraph."""

from spacy.tokens import Doc, Span, Token

from claimtrack.extract.components.cases import Cases
from claimtrack.extract.components.features import is_past
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
        self.written, self.cases = WrittenNames(doc, rules), Cases(rules)
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
        words = self._nouns(start, min(sent.end, start + _PHRASE_REACH))
        # Where nouns are inflected a phrase governs them, and only a name says who it is all the same.
        inflected = bool(self.rules.genitive_endings)
        return self._remember(self._named(words) or (None if inflected else _joined(words)))

    def of_verb(self, sent: Span, verb: Token, hidden: set[int]) -> str | None:
        """Return the subject of a reporting verb; when it has none, whoever was spoken of last."""
        start = self._clause_start(sent, verb)
        if any(token.lower_ in self.rules.subject_pronouns for token in self.doc[start : verb.i]):
            return self.last
        if self._is_passive(start, verb):
            return None
        if self.rules.subject_first:
            return self._remember(
                self._ahead(start, verb, hidden)
                or self._before_insertion(sent, verb, hidden)
                or self._inverted(sent, start, verb)
            )
        opening = self._opening_clause(start, verb, hidden)
        if opening is not None and self._behind(sent, verb) is not None:
            # Of two names one is the object: "Ana Kos je pozvala Jana Vesela".
            known = not self.cases.may_be_object(opening, verb)
            return self._remember(self.written.of(opening)) if known else None
        if self._contested(sent, start, verb):
            return None
        return self._remember(
            self._behind(sent, verb)
            or self._titled_behind(sent, verb)
            or self._ahead(start, verb, hidden)
            or self._between(start, verb, hidden)
            or self.last
        )

    def _opening_clause(self, start: int, verb: Token, hidden: set[int]) -> Span | None:
        """The name right before the auxiliary that opens the clause, or follows a title."""
        name = self._name_before(start, self._first_verb(start, verb), hidden)
        titled = (
            name is not None and name.start > start and self.doc[name.start - 1].lower_ in self.rules.titles
        )
        return name if name is not None and (titled or name.start == start) else None

    def _contested(self, sent: Span, start: int, verb: Token) -> bool:
        """True where a plain noun before such a verb may be its subject, and the name behind its object."""
        return (
            verb.lemma_ in self.rules.listener_lemmas
            and self._common_subject(start, verb) is not None
            and self._behind(sent, verb) is not None
        )

    def _ahead(self, start: int, verb: Token, hidden: set[int]) -> str | None:
        """The subject before the verb."""
        return (
            self._before_auxiliary(start, verb, hidden)
            or self._common_subject(start, verb)
            or self._opening_name(start, verb, hidden)
        )

    def _before_insertion(self, sent: Span, verb: Token, hidden: set[int]) -> str | None:
        """The name that an insertion parts from its verb: "Tom Hill, the mayor, told"."""
        closing = verb.i - 1
        if closing <= sent.start or self.doc[closing].text != ",":
            return None
        opening = self._clause_start(sent, self.doc[closing]) - 1
        says = any(token.pos_ in _VERBS for token in self.doc[max(opening, 0) : closing])
        if says or opening <= sent.start or self.doc[opening].text != ",":
            return None
        name = self._name_before(self._clause_start(sent, self.doc[opening]), opening, hidden)
        return None if name is None else self.written.of(name)

    def _inverted(self, sent: Span, start: int, verb: Token) -> str | None:
        """The subject behind a verb that opens its clause, unless whoever is spoken to stands there."""
        opens = not any(token.pos_ in _NOUNS for token in self.doc[start : verb.i])
        tells = verb.lemma_ in self.rules.listener_lemmas
        return self._behind(sent, verb) if opens and not tells else None

    def _is_passive(self, start: int, verb: Token) -> bool:
        """True for "was told", whose subject only heard it."""
        return is_past(verb) and any(
            token.pos_ == "AUX" and token.lemma_ in self.rules.passive_lemmas
            for token in self.doc[max(start, verb.i - _CLOSE) : verb.i]
        )

    def _titled_behind(self, sent: Span, verb: Token) -> str | None:
        """The name behind a title in the nominative, which nothing governs: "za radio poslanka Vesel"."""
        for token in self.doc[verb.i + 1 : min(sent.end, verb.i + 1 + _PHRASE_REACH)]:
            if token.is_punct or token.pos_ in _VERBS:
                return None
            if token.i in self.names and token.nbor(-1).lower_ in self.rules.titles:
                return self.written.of(self.names[token.i])
        return None

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
        named = self._named(words)
        if named is not None or not self.cases.in_nominative(words, verb):
            return named
        ends = bool(words) and (words[-1].i + 1 >= sent.end or words[-1].nbor().is_punct)
        start = self._clause_start(sent, verb)
        opener = self.doc[start]
        # "..., ki zahteva preiskave": behind another opener plain nouns are an object as likely.
        back = opener.pos_ in _VERBS or opener.lower_ in self.rules.likeness
        return _joined(words) if ends and back and start > sent.start else None

    def _named(self, words: list[Token]) -> str | None:
        """The first name in a run of nouns that is not in the dative."""
        names = (self.names[token.i] for token in words if token.i in self.names)
        return next((self.written.of(name) for name in names if not self.cases.in_dative(name)), None)

    def _first_verb(self, start: int, verb: Token) -> int:
        verbs = (token for token in self.doc[start : verb.i] if token.pos_ in _VERBS)
        return next((token.i for token in verbs if not self.cases.possesses(token)), verb.i)

    def _nouns(self, start: int, end: int) -> list[Token]:
        stops = self.rules.weekdays | self.rules.months | self.rules.complementizers
        words: list[Token] = []
        for token in self.doc[start:end]:
            if self.cases.possesses(token):
                words.clear()
                continue
            if token.pos_ not in _NOUNS or token.lower_ in stops:
                break
            words.append(token)
        return words

    def _before_auxiliary(self, start: int, verb: Token, hidden: set[int]) -> str | None:
        """The name right before the auxiliary or the verb: "Kim je dejal", "Smith said"."""
        place = self._first_verb(start, verb)
        while place > start and self.doc[place - 1].pos_ == "ADV":
            place -= 1
        name = self._name_before(start, place, hidden)
        return None if name is None else self.written.of(name)

    def _opening_name(self, start: int, verb: Token, hidden: set[int]) -> str | None:
        """The name a clause opens with, parted from its verb by an office: "Kos z inštituta meni"."""
        place = self._first_verb(start, verb)
        name = next(iter(self._names(start, min(place, start + _SUBJECT_REACH), hidden)), None)
        if name is None or any(token.pos_ not in _NOUNS for token in self.doc[start : name.start]):
            return None
        behind = self.doc[name.end] if name.end < place else None
        return self.written.of(name) if behind is not None and behind.pos_ == "ADP" else None

    def _name_before(self, start: int, place: int, hidden: set[int]) -> Span | None:
        return next((name for name in self._names(start, place, hidden) if name.end == place), None)

    def _between(self, start: int, verb: Token, hidden: set[int]) -> str | None:
        """A name between auxiliary and verb; before the auxiliary it is part of something else."""
        aux = self._first_verb(start, verb)
        name = next(iter(self._names(aux, verb.i, hidden)), None)
        return None if name is None else self.written.of(name)

    def _names(self, start: int, end: int, hidden: set[int]) -> list[Span]:
        """The names of a range that no preposition governs."""
        return [
            self.names[place]
            for place in range(start, end)
            if place in self.names
            and place not in hidden
            and not self._governed(place, start)
            and not self.cases.in_dative(self.names[place])
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
                subject = not self.cases.possesses(token) and self.cases.in_nominative(words, verb)
                return _joined(words) if subject else None
            joins = token.pos_ == "ADP" and bool(words) and self.rules.subject_first
            if token.lower_ in self.rules.weekdays or (token.pos_ not in _NOUNS and not joins):
                return None
            words.append(token)
        return None


def _joined(words: list[Token]) -> str | None:
    """The words as one name, without the article before them."""
    kept = words[1:] if words and words[0].pos_ == "DET" else words
    return " ".join(word.text for word in kept) if 0 < len(kept) <= _LONGEST_SUBJECT else None
