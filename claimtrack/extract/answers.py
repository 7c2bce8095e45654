"""Interviews as they are printed: questions and answers in paragraphs of their own. On characters alone."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from claimtrack.extract.lines import line_ends
from claimtrack.extract.quotes import quote_spans

_LONGEST_QUESTION = 500
_LONGEST_PROMPT = 160
_LABEL = re.compile(
    r"([^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,4})"
    r"(?: ?\([^)\n]{1,60}\))?(?:, [^:.?!\n]{1,60})?:\s+(?=\S)"
)
_WORD = re.compile(r"\w+")
_OPENERS = frozenset('„“”»«"‟\N{LEFT SINGLE QUOTATION MARK}')
_CLOSERS = ' \t"“”«»\N{RIGHT SINGLE QUOTATION MARK}'
_FEWEST = 3
_SPEAKERS = 2
_HALF = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """Characters [start, end) are said by whoever `label` calls; "" for the one who is interviewed."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Persons:
    """Lower-case words of first and second person, and `speeches` that announce what one person says."""

    first: frozenset[str]
    second: frozenset[str]
    speeches: frozenset[str]


def answers(text: str, persons: Persons) -> list[Answer]:
    """Return the answers in order; none where the text is no interview.

    One is known by at least three paragraphs that are questions, of which half have an answer in the first
    person behind them, or by paragraphs that at least two speakers' names open with a colon. What a headline
    announces as somebody's speech is one long answer.
    """
    paragraphs = _paragraphs(text)
    if len(paragraphs) <= _FEWEST:
        return []
    labelled = _labelled(text, paragraphs)
    announced = any(persons.speeches & _words(text, *paragraph) for paragraph in paragraphs[:_FEWEST])
    if labelled or (text.count("?") < _FEWEST and not announced):
        return labelled
    plain = _without_quotations(text)
    return _alternating(plain, paragraphs, persons) or _spoken(plain, paragraphs, persons)


def _without_quotations(text: str) -> str:
    """The text with blanks in the place of what is quoted, marks aside."""
    pieces, place = [], 0
    for start, end in quote_spans(text):
        pieces += [text[place : start + 1], " " * (end - start - 1)]
        place = end
    return "".join([*pieces, text[place:]])


def _paragraphs(text: str) -> list[tuple[int, int]]:
    edges = [0, *sorted(line_ends(text)), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        if first < end:
            found.append((first, start + len(piece.rstrip())))
    return found


def _labelled(text: str, paragraphs: list[tuple[int, int]]) -> list[Answer]:
    labels = [(match, end) for start, end in paragraphs if (match := _LABEL.match(text, start, end))]
    counts = Counter(match.group(1) for match, _ in labels)
    several = sum(count > 1 for count in counts.values()) >= _SPEAKERS
    if not several or len(labels) * _HALF < len(paragraphs):
        return []
    return [Answer(match.end(), end, match.group(1)) for match, end in labels if text[end - 1] != "?"]


def _alternating(text: str, paragraphs: list[tuple[int, int]], persons: Persons) -> list[Answer]:
    asks = [_is_question(text, *paragraph) for paragraph in paragraphs]
    personal = [bool(persons.first & _words(text, *paragraph)) for paragraph in paragraphs]
    replies = [number + 1 for number, ask in enumerate(asks[:-1]) if ask and not asks[number + 1]]
    spoken = sum(personal[number] for number in replies)
    quoted = sum(text[paragraphs[number][0]] in _OPENERS for number in replies)
    if sum(asks) < _FEWEST or spoken * _HALF < len(replies) or quoted * _HALF > len(replies):
        return []
    found: list[Answer] = []
    for number in range(asks.index(True) + 1, len(paragraphs)):
        start, end = paragraphs[number]
        between = not asks[number - 1] and number + 1 < len(paragraphs) and not asks[number + 1]
        prompt = between and not personal[number] and _is_prompt(text, start, end, persons.second)
        if not asks[number] and not prompt:
            found.append(Answer(start, end, ""))
    return found


def _spoken(text: str, paragraphs: list[tuple[int, int]], persons: Persons) -> list[Answer]:
    """A speech or a story in somebody's own words, behind the lines that say so."""
    cues = (
        number for number, paragraph in enumerate(paragraphs) if persons.speeches & _words(text, *paragraph)
    )
    announced = next(cues, _FEWEST)
    personal = [bool(persons.first & _words(text, *paragraph)) for paragraph in paragraphs]
    if announced >= _FEWEST or True not in personal[announced + 1 :]:
        return []
    opening = personal.index(True, announced + 1)
    body = paragraphs[opening:]
    if sum(personal[opening:]) * _HALF < len(body) or opening > _FEWEST or len(body) < _SPEAKERS:
        return []
    return [Answer(start, end, "") for start, end in body]


def _is_question(text: str, start: int, end: int) -> bool:
    asks = text[start:end].rstrip(_CLOSERS).endswith("?")
    return asks and end - start <= _LONGEST_QUESTION and text[start] not in _OPENERS


def _is_prompt(text: str, start: int, end: int, second_person: frozenset[str]) -> bool:
    """True for what is asked without a question mark: "There was also the business with the whale."."""
    spoken_to = bool(second_person & _words(text, start, end))
    return end - start <= (_LONGEST_PROMPT if spoken_to else _LONGEST_PROMPT // _HALF)


def _words(text: str, start: int, end: int) -> set[str]:
    return {match.group().lower() for match in _WORD.finditer(text, start, end)}
