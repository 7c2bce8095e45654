"""Which of the claims that are known is which of the statements found: by place, or by wording."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import ceil

# Intersection over union of two spans, and 2 * common / all words of two wordings, from which on they match.
LEAST_OVERLAP = 0.5
LEAST_LIKENESS = 0.8
Span = tuple[int, int]
_SIGNS = ",;:.!?()\"'„“”»«"


def match_by_place(
    new: Mapping[int, Sequence[Span]],
    old: Mapping[int, Sequence[Span]],
    *,
    may: Callable[[int, int], bool],
) -> dict[int, int]:
    """Return old keys by new ones for those whose spans overlap by half, the best pairs first, one to one.

    `may` says whether a new and an old key can belong together at all.
    """
    pairs = ((overlap, new_key, old_key) for overlap, new_key, old_key in _overlapping(new, old))
    return _take_best([pair for pair in pairs if may(pair[1], pair[2])])


def match_by_wording(
    new: Mapping[int, str],
    old: Mapping[int, str],
    *,
    may: Callable[[int, int], bool],
    negations: frozenset[str],
) -> dict[int, int]:
    """Return old keys by new ones for those that say the same, the likest pairs first, one to one.

    A wording that differs by a figure or by a word of `negations` says something else, however like it is.
    """
    before = {key: _Wording.of(wording) for key, wording in old.items()}
    index = _index(before)
    pairs = [
        (likeness, new_key, old_key)
        for new_key, wording in new.items()
        for likeness, old_key in _alike(_Wording.of(wording), before, index, negations)
        if may(new_key, old_key)
    ]
    return _take_best(pairs)


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of a claim, and as a set in which a word that is repeated counts each time."""

    words: tuple[str, ...]
    counted: frozenset[tuple[str, int]]

    @classmethod
    def of(cls, text: str) -> "_Wording":
        """Return the words of `text`, split at white space."""
        words = text.split()
        before: Counter[str] = Counter()
        counted = []
        for word in words:
            counted.append((word, before[word]))
            before[word] += 1
        return cls(tuple(words), frozenset(counted))

    def may_be_like(self, other: "_Wording") -> bool:
        """Whether so many words are common to both that they can be like enough in the same order."""
        common = len(self.counted & other.counted)
        return 2 * common >= LEAST_LIKENESS * (len(self.words) + len(other.words))

    def likeness(self, other: "_Wording") -> float:
        """Return 2 * common / all words, common being those that stand in the same order."""
        return SequenceMatcher(None, self.words, other.words, autojunk=False).ratio()


def _take_best(pairs: list[tuple[float, int, int]]) -> dict[int, int]:
    """Return the pairs, none of which shares a key with a better one; of equals the first keys."""
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, new_key, old_key in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if new_key not in matched and old_key not in taken:
            matched[new_key] = old_key
            taken.add(old_key)
    return matched


def _overlapping(
    new: Mapping[int, Sequence[Span]], old: Mapping[int, Sequence[Span]]
) -> Iterator[tuple[float, int, int]]:
    ordered = sorted((span, key) for key, spans in old.items() for span in spans)
    for new_key, spans in new.items():
        for start, end in spans:
            # What begins further away than this span is long overlaps it by less than half.
            low = bisect_left(ordered, ((2 * start - end, 0), 0))
            high = bisect_right(ordered, ((end, 0), 0))
            for span, old_key in ordered[low:high]:
                overlap = _overlap((start, end), span)
                if overlap >= LEAST_OVERLAP:
                    yield overlap, new_key, old_key


def _overlap(one: Span, other: Span) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def _index(wordings: Mapping[int, _Wording]) -> dict[tuple[str, int], list[int]]:
    index: dict[tuple[str, int], list[int]] = {}
    for key, wording in wordings.items():
        for word in wording.counted:
            index.setdefault(word, []).append(key)
    return index


def _alike(
    wording: _Wording,
    before: Mapping[int, _Wording],
    index: Mapping[tuple[str, int], Sequence[int]],
    negations: frozenset[str],
) -> Iterator[tuple[float, int]]:
    for key in _candidates(wording, index):
        other = before[key]
        if wording.may_be_like(other) and not _says_otherwise(wording, other, negations):
            likeness = wording.likeness(other)
            if likeness >= LEAST_LIKENESS:
                yield likeness, key


def _candidates(wording: _Wording, index: Mapping[tuple[str, int], Sequence[int]]) -> set[int]:
    """Return the keys of wordings that may be like enough.

    Those share at least l / (2 - l) of these words, l being the likeness; so of any more than the
    others they share one, and the rarest lead to the fewest.
    """
    rarest = sorted(wording.counted, key=lambda word: len(index.get(word, ())))
    shared = ceil(len(rarest) * LEAST_LIKENESS / (2 - LEAST_LIKENESS) - 1e-9)
    return {key for word in rarest[: len(rarest) - shared + 1] for key in index.get(word, ())}


def _says_otherwise(wording: _Wording, other: _Wording, negations: frozenset[str]) -> bool:
    return any(_weighs(word, negations) for word, _ in wording.counted ^ other.counted)


def _weighs(word: str, negations: frozenset[str]) -> bool:
    return any(sign.isdecimal() for sign in word) or word.strip(_SIGNS).lower() in negations
