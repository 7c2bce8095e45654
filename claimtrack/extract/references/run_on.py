"""Interviews whose question and answer run in one paragraph, as they are left where bold type was lost."""

from dataclasses import dataclass

from claimtrack.extract.answers import Answer
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.tree import Tree

_FEWEST = 3
_HALF = 2
_LONGEST_LEAD = 160
_MOST_LEADS = 2
_MOST_QUESTIONS = 3
_CLOSERS = ' \t\n"“”«»)\N{RIGHT SINGLE QUOTATION MARK}'
_FINAL = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of sentences [start, end); those before `reply` ask, none where it equals `start`."""

    start: int
    reply: int
    end: int

    @property
    def asks(self) -> bool:
        return self.reply > self.start

    @property
    def replies(self) -> bool:
        return self.start < self.reply < self.end


class RunOn:
    """`answers()` gives what stands behind the questions, to the ends of their paragraphs."""

    def __init__(self, discourse: Discourse) -> None:
        self.tree: Tree = discourse.tree
        self.first = discourse.wording.first_person | discourse.rules.first_person
        self.second = discourse.wording.second_person

    def answers(self, *, announced: bool) -> list[Answer]:
        """Return the answers in order; none where the text is no interview.

        One is known by three paragraphs or more, at least half of those from the first of them on, that open
        with a question and go on. Half of the answers are in the first person and few speak to the reader;
        where the text is `announced` as an interview, one that does, or one who is spoken to, will do.
        """
        turns = [self._turn(start, end) for start, end in self._paragraphs()]
        opening = next((index for index, turn in enumerate(turns) if turn.asks), len(turns))
        body = turns[opening:]
        replies = [turn for turn in body if turn.replies]
        asked = sum(turn.asks for turn in body)
        joined = len(replies) >= _FEWEST and asked < len(replies) * _HALF and asked * _HALF >= len(body)
        return self._spoken(body) if joined and self._is_talk(replies, announced) else []

    def _paragraphs(self) -> list[tuple[int, int]]:
        count = len(self.tree.sentences)
        starts = [number for number in range(count) if self.tree.opens_paragraph(number)]
        return list(zip(starts, [*starts[1:], count], strict=True))

    def _turn(self, start: int, end: int) -> Turn:
        """The paragraph with its one to three questions, and a short statement or two that lead to them."""
        question = start
        while question < min(end, start + _MOST_LEADS) and self._leads(question):
            question += 1
        reply = question
        while reply < min(end, question + _MOST_QUESTIONS) and self._asks(reply):
            reply += 1
        long = question - start == _MOST_LEADS and not self._is_addressed(start, reply)
        return Turn(start, start if reply == question or long else reply, end)

    def _is_talk(self, replies: list[Turn], announced: bool) -> bool:
        personal = sum(self._is_personal(turn.reply, turn.end) for turn in replies)
        addressed = sum(self._is_addressed(turn.start, turn.reply) for turn in replies)
        if announced:
            return personal + addressed > 0
        advising = sum(self._is_addressed(turn.reply, turn.end) for turn in replies)
        return personal * _HALF >= len(replies) > advising * _HALF

    def _spoken(self, body: list[Turn]) -> list[Answer]:
        last = max(index for index, turn in enumerate(body) if turn.asks)
        found = []
        for index, turn in enumerate(body):
            start = turn.reply + (not turn.asks and self._is_prompted(body, index))
            goes_on = index < last or start > turn.start or self._is_personal(start, turn.end)
            if start < turn.end and goes_on and self._text(turn.end - 1).endswith(_FINAL):
                found.append(self._answer(start, turn.end))
        return found

    def _is_prompted(self, body: list[Turn], index: int) -> bool:
        """True where a statement to somebody stands beside questions: "You left the ward in 2019."."""
        turn, beside = body[index], body[index - 1 : index] + body[index + 1 : index + 2]
        opens = turn.end - turn.start > 1 and self._leads(turn.start)
        spoken_to = opens and self._is_addressed(turn.start, turn.start + 1)
        return spoken_to and any(other.asks for other in beside)

    def _answer(self, first: int, last: int) -> Answer:
        doc, (start, _), (_, end) = self.tree.doc, self.tree.sentences[first], self.tree.sentences[last - 1]
        text = doc[start:end].text
        return Answer(doc[start].idx, doc[start].idx + len(text.rstrip()), "")

    def _text(self, number: int) -> str:
        start, end = self.tree.sentences[number]
        return self.tree.doc[start:end].text.rstrip(_CLOSERS)

    def _asks(self, number: int) -> bool:
        return self._text(number).endswith("?") and not self.tree.quoted[self.tree.sentences[number][0]]

    def _leads(self, number: int) -> bool:
        """True for a short statement by nobody, behind which somebody may ask."""
        text, start = self._text(number), self.tree.sentences[number][0]
        plain = text.endswith((".", "…")) and len(text) <= _LONGEST_LEAD and not self.tree.quoted[start]
        return plain and not self._is_personal(number, number + 1)

    def _is_personal(self, first: int, last: int) -> bool:
        return any(
            self.tree.lower[place] in self.first or self.tree.feature(place, "Person") == "1"
            for place in self._unquoted(first, last)
        )

    def _is_addressed(self, first: int, last: int) -> bool:
        """True for words to somebody, orders aside."""
        tree = self.tree
        return any(
            tree.lower[place] in self.second
            or (tree.feature(place, "Person") == "2" and tree.feature(place, "Mood") != "Imp")
            for place in self._unquoted(first, last)
        )

    def _unquoted(self, first: int, last: int) -> list[int]:
        if first >= last:
            return []
        start, end = self.tree.sentences[first][0], self.tree.sentences[last - 1][1]
        return [place for place in range(start, end) if not self.tree.quoted[place]]
