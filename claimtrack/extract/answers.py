"""Interviews as they are printed: questions and answers in paragraphs of their own. On characters alone."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from claimtrack.extract.lines import line_ends

_LONGEST_QUESTION = 500
_LONGEST_PROMPT = 160
_LABEL = re.compile(r"([^\W\d_][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*(?: [^\W\d_][\w.'-]*){0,3}):\s+(?=\S)")
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


def answers(text: str, first_person: frozenset[str], second_person: frozenset[str]) -> list[Answer]:
    """Return the answers in order; none where the text is no interview.

    One is known by at least three paragraphs that are questions, of which half have an answer in the first
    person behind them, or by paragraphs that at least two speakers' names open with a colon.
    """
    paragraphs = _paragraphs(text)
    if len(paragraphs) <= _FEWEST:
        return []
    return _labelled(text, paragraphs) or _alternating(text, paragraphs, first_person, second_person)


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
    turns = [(match, end) for match, end in labels if counts[match.group(1)] > 1]
    several = sum(count > 1 for count in counts.values()) >= _SPEAKERS
    if not several or len(turns) * _HALF < len(paragraphs):
        return []
    return [Answer(match.end(), end, match.group(1)) for match, end in turns if text[end - 1] != "?"]


def _alternating(
    text: str, paragraphs: list[tuple[int, int]], first_person: frozenset[str], second_person: frozenset[str]
) -> list[Answer]:
    asks = [_is_question(text, *paragraph) for paragraph in paragraphs]
    personal = [bool(first_person & _words(text, *paragraph)) for paragraph in paragraphs]
    replies = [number + 1 for number, ask in enumerate(asks[:-1]) if ask and not asks[number + 1]]
    spoken = sum(personal[number] for number in replies)
    quoted = sum(text[paragraphs[number][0]] in _OPENERS for number in replies)
    if sum(asks) < _FEWEST or spoken * _HALF < len(replies) or quoted * _HALF > len(replies):
        return []
    found: list[Answer] = []
    for number in range(asks.index(True) + 1, len(paragraphs)):
        start, end = paragraphs[number]
        between = not asks[number - 1] and number + 1 < len(paragraphs) and not asks[number + 1]
        prompt = between and not personal[number] and _is_prompt(text, start, end, second_person)
        if not asks[number] and not prompt:
            found.append(Answer(start, end, ""))
    return found


def _is_question(text: str, start: int, end: int) -> bool:
    asks = text[start:end].rstrip(_CLOSERS).endswith("?")
    return asks and end - start <= _LONGEST_QUESTION and text[start] not in _OPENERS


def _is_prompt(text: str, start: int, end: int, second_person: frozenset[str]) -> bool:
    """True for what is asked without a question mark: "There was also the business with the whale."."""
    spoken_to = bool(second_person & _words(text, start, end))
    return end - start <= (_LONGEST_PROMPT if spoken_to else _LONGEST_PROMPT // _HALF)


def _words(text: str, start: int, end: int) -> set[str]:
    return {match.group().lower() for match in _WORD.finditer(text, start, end)}
