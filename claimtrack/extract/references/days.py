"""Finds the words of a text that name a day, a month or a year in relation to the day of the article."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import MAXYEAR, date

from claimtrack.extract.references.dates import (
    month_after,
    month_before,
    shifted,
    weekday_after,
    weekday_before,
    written,
)
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import Wording
from claimtrack.extract.standalone import Edit

PAST, FUTURE = "past", "future"
_AUXILIARIES = frozenset({"aux", "cop", "auxpass", "aux:pass"})
_TIMES = frozenset(
    {"every", "each", "vsak", "vsako", "last", "next", "this", "prejšnji", "naslednji", "prihodnji", "minuli"}
)
_YEARISH = 3
_DIGITS = 4
_NEAR = 3


class Days:
    """What is added behind each such word, in order; nothing where the day of the article is unknown."""

    def __init__(self, tree: Tree, wording: Wording, published: date | None) -> None:
        self.tree, self.wording = tree, wording
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in wording.shifts:
            parts = tuple(phrase.split())
            self.phrases.setdefault(parts[0], []).append(parts)
        known = published is not None and 1 < published.year < MAXYEAR
        found = list(self._find(published)) if published is not None and known else []
        self.places = [place for place, _ in found]
        self.edits = [edit for _, edit in found]

    def within(self, start: int, end: int) -> list[Edit]:
        """Return the additions in a range of tokens."""
        return self.edits[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def _find(self, published: date) -> Iterator[tuple[int, Edit]]:
        interesting = self.phrases.keys() | self.wording.weekdays.keys() | self.wording.months.keys()
        for place, word in enumerate(self.tree.lower):
            if word in interesting:
                text, last = self._anchored(place, word, published)
                if text:
                    token = self.tree.doc[last]
                    end = token.idx + len(token)
                    yield place, Edit(end, end, text)

    def _anchored(self, place: int, word: str, published: date) -> tuple[str, int]:
        """Return what is added and the token behind which it is; "" for nothing."""
        for parts in self.phrases.get(word, ()):
            if tuple(self.tree.lower[place : place + len(parts)]) == parts:
                unit, steps = self.wording.shifts[" ".join(parts)]
                told = (self.tree.quoted[place] and unit == "day") or self._is_named(place)
                return ("" if told else shifted(unit, steps, published, self.wording)), place + len(parts) - 1
        if self.tree.quoted[place] or self._dated(place):
            return "", place
        if word in self.wording.weekdays:
            return self._weekday(place, word, published), place
        day = self.tree.lower[place + 1] if place + 1 < len(self.tree) else ""
        return self._month(place, word, published), place + (day.isdecimal() and not self.wording.ordinal_dot)

    def _is_named(self, place: int) -> bool:
        """True for a word of a name: "Surgery Today"."""
        return (
            self.tree.doc[place].text[0].isupper()
            and self.tree.sentences[self.tree.sentence[place]][0] != place
        )

    def _dated(self, place: int) -> bool:
        """True where a figure or another word says which one: "on Tuesday, 12 September", "every Tuesday"."""
        lower = self.tree.lower
        behind = lower[place + 1 : place + 1 + _NEAR]
        before = lower[max(0, place - 2) : place]
        years = any(len(word) == _DIGITS and word.isdecimal() for word in [*behind, *before])
        relative = any(word in self.wording.shifts for word in [*behind, *before])
        return years or relative or bool(_TIMES & set(before[-1:]))

    def _weekday(self, place: int, word: str, published: date) -> str:
        lower = self.tree.lower
        if self._names_day(place):
            return ""
        if self.wording.drops_subject and not (
            place and lower[place - 1] in self.wording.weekday_prepositions
        ):
            return ""
        tense = tense_at(self.tree, place)
        if tense == PAST:
            return written(weekday_before(self.wording.weekdays[word], published), self.wording)
        return (
            written(weekday_after(self.wording.weekdays[word], published), self.wording)
            if tense == FUTURE
            else ""
        )

    def _names_day(self, place: int) -> bool:
        """True where the date follows: "on Tuesday, September 12", "v torek, 12. septembra"."""
        for word in self.tree.lower[place + 1 : place + 2 + _NEAR]:
            if word in self.wording.months:
                return True
            if not (word in {",", ".", "the", "of"} or word[:1].isdecimal()):
                return False
        return False

    def _month(self, place: int, word: str, published: date) -> str:
        if self.tree.pos[place] not in {"NOUN", "PROPN"} or not self._capital(place):
            return ""
        tense = tense_at(self.tree, place)
        month = self.wording.months[word]
        if tense == PAST:
            return str(month_before(month, published))
        return str(month_after(month, published)) if tense == FUTURE else ""

    def _capital(self, place: int) -> bool:
        return self.wording.ordinal_dot or self.tree.doc[place].text[0].isupper()


def tense_at(tree: Tree, place: int) -> str:
    """Return "past" or "future" by the verb above a token, "" for the present and the possible."""
    verb = next(
        (above for above in tree.climb(place) if _is_verb(tree, above) and not _is_gerund(tree, above)), None
    )
    if verb is None:
        return ""
    words = [verb, *(child for child in tree.children[verb] if tree.dep[child] in _AUXILIARIES)]
    if any(
        tree.feature(word, "Mood") == "Cnd" or tree.lower[word] in {"bi", "would", "could", "may", "might"}
        for word in words
    ):
        return ""
    if any(
        tree.feature(word, "Tense") == "Fut" or tree.lower[word] in {"will", "'ll", "shall"} for word in words
    ):
        return FUTURE
    if tree.feature(verb, "VerbForm") == "Inf":
        return _of_infinitive(tree, verb)
    past = any(tree.feature(word, "Tense") == "Past" for word in words)
    return PAST if past or _is_participle(tree, verb) else ""


def _is_verb(tree: Tree, place: int) -> bool:
    finite = any(tree.dep[child] in _AUXILIARIES for child in tree.children[place])
    return tree.pos[place] in {"VERB", "AUX"} or finite


def _is_gerund(tree: Tree, place: int) -> bool:
    """True for "after beating Rovers on Saturday": the verb above tells when."""
    bare = not any(tree.dep[child] in _AUXILIARIES for child in tree.children[place])
    return bare and tree.feature(place, "VerbForm") == "Part" and tree.feature(place, "Tense") == "Pres"


def _is_participle(tree: Tree, verb: int) -> bool:
    """True for the Slovenian past, which only its auxiliary puts into a tense; headlines leave that out."""
    return (
        tree.feature(verb, "VerbForm") == "Part"
        and not tree.feature(verb, "Tense")
        and tree.pos[verb] == "VERB"
    )


def _of_infinitive(tree: Tree, verb: int) -> str:
    """Ahead of the present ("plans to open on Friday"), unknown from the past."""
    above = tree.head[verb]
    return FUTURE if above != verb and tree.feature(above, "Tense") == "Pres" else ""
