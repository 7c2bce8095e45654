"""Who gives the answers of an interview: the one its opening is about, or whose name stands before them."""

from collections import Counter

from claimtrack.extract.answers import Answer, Persons, answers
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.people import Person
from claimtrack.extract.references.run_on import RunOn

_BY = frozenset({"by", "piše", "besedilo", "pogovarjal", "pogovarjala", "foto", "photo"})
_NEAR = 3
_WITH = frozenset({":", "with", "z", "s", "|"})
_REACH = 8
_TITLED = 3


class Interviews:
    """`spoken()` gives the ranges of tokens of the answers, with the full name of whoever gives them."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        wording = discourse.wording
        first = wording.first_person | discourse.rules.first_person
        self.announced = self._announced()
        persons = Persons(first, wording.second_person, wording.speeches)
        found = answers(discourse.doc.text, persons)
        labelled = any(answer.label for answer in found)
        joined = [] if labelled else RunOn(discourse).answers(announced=self.announced is not None)
        self.answers = joined or found

    def spoken(self) -> list[tuple[int, int, str]]:
        """Return (start, end, name) in order; none where nobody is named."""
        if not self.answers:
            return []
        first, end = self.answers[0].start, len(self.discourse.doc.text)
        main = self.announced or self._interviewed(first) or self._interviewed(end)
        found = []
        for answer in self.answers:
            span = self.discourse.doc.char_span(answer.start, answer.end, alignment_mode="expand")
            name = self._named(answer, main) if span is not None else None
            if span is not None and name is not None and self._speaks(span.start, span.end, name):
                found.append((span.start, span.end, name.written))
        return found

    def _announced(self) -> Person | None:
        """Whoever a line calls an interview with, or somebody talked with: "Interview: Ann Reed, mayor"."""
        tree, wording = self.discourse.tree, self.discourse.wording
        for mention in self.discourse.people.mentions:
            start = mention.start
            cue = self._near(start, wording.interviews)
            if cue is not None and tree.lower[cue + 1] in _WITH and self._is_line(cue, start):
                return mention.person
            talked = wording.talking & set(tree.lower[max(0, start - _REACH) : start + _REACH])
            if talked and self._near(start, _WITH, _TITLED) is not None:
                return mention.person
        return None

    def _near(self, start: int, words: frozenset[str], reach: int = _REACH) -> int | None:
        """The nearest of some words before a name."""
        before = range(start - 1, max(-1, start - reach - 1), -1)
        return next((place for place in before if self.discourse.tree.lower[place] in words), None)

    def _is_line(self, cue: int, place: int) -> bool:
        """True for a name in the same line, unless it is the writer's."""
        tree, number = self.discourse.tree, self.discourse.tree.sentence[cue]
        inside = place < tree.sentences[number][1] and tree.opens_paragraph(number)
        return inside and not _BY & set(tree.lower[cue:place])

    def _interviewed(self, first: int) -> Person | None:
        """Whoever is named most before the first answer, and of several the first; not who asks."""
        tree, counts = self.discourse.tree, Counter[int]()
        people: dict[int, Person] = {}
        for mention in self.discourse.people.mentions:
            if self.discourse.doc[mention.start].idx >= first:
                break
            before = tree.lower[max(0, mention.start - _NEAR) : mention.start]
            people.setdefault(id(mention.person), mention.person)
            counts[id(mention.person)] += not _BY & set(before)
        best = counts.most_common(1)
        return people[best[0][0]] if best else None

    def _named(self, answer: Answer, main: Person | None) -> Person | None:
        """The person whom a label names in full, in part or by initials; "A" is whoever is interviewed."""
        label = answer.label
        if not label:
            return main
        for word in (label.split()[-1], label.split()[-1].title()):
            known = self.discourse.people.named(word, len(self.discourse.doc))
            if known is not None:
                return known[0]
        people = [mention.person for mention in self.discourse.people.mentions]
        initials = (person for person in people if "".join(word[0] for word in person.words) == label)
        return next(initials, main if label in {"A", "O"} else None)

    def _speaks(self, start: int, end: int, person: Person) -> bool:
        """False for what the writer adds about the speaker at the end."""
        return all(mention.person is not person for mention in self.discourse.people.within(start, end))
