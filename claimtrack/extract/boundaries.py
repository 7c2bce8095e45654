"""Where sentences end. Pure functions on characters, so that no tokeniser can hide a boundary."""

import re

from claimtrack.extract.language import LanguageRules
from claimtrack.extract.lines import line_ends
from claimtrack.extract.signs import DASHES

_CLOSERS = "\"'\N{RIGHT SINGLE QUOTATION MARK}\u201d\u201c«»)\\]"
_STOP = re.compile(rf"(?:[.!?…]+[{_CLOSERS}]*)(?=\s|$)|[!?…][{_CLOSERS}]*(?=[„»“\"(]|[^\W\d_])")
_LAST_WORD = re.compile(r"[^\s\"'„“”»«(\[]*$")
_NEXT_WORD = re.compile(r"\s*([\"'„“”»«(\[\u2013\u2014-]*)\s*([^\s\"'„“”»«(\[]*)")
_CLOSING_LINE = re.compile(rf"[^\S\n]*\n[^\S\n]*[{_CLOSERS}]+[^\S\n]*(?=\n|$)")
_LETTER = re.compile(r"[^\W\d_]")
_WINDOW = 60
_LONGEST_ORDINAL = 3
_DAYS_OF_A_MONTH = 31


def sentence_ends(text: str, rules: LanguageRules) -> list[int]:
    """Return the offsets after each sentence, ascending, len(text) last; none for an empty text."""
    ends = {match.end() for match in _STOP.finditer(text) if _ends_here(text, match, rules)}
    ends.update(line_ends(text))
    closed = {_with_closing_line(text, end) for end in ends}
    return sorted(closed | {len(text)}) if text else []


def _with_closing_line(text: str, end: int) -> int:
    """A closing mark alone on the next line belongs to the sentence before it."""
    match = _CLOSING_LINE.match(text, end)
    return match.end() if match else end


def _ends_here(text: str, match: re.Match[str], rules: LanguageRules) -> bool:
    marks = match.group()
    following = _NEXT_WORD.match(text, match.end())
    opener, word = (following.group(1), following.group(2)) if following else ("", "")
    if not word:
        return True
    if word[0].islower() or word[0] in ",;:" or (opener[:1] in DASHES and not word[0].isupper()):
        return False
    if marks[0] != "." or marks.startswith(".."):
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - _WINDOW) : match.start()])
    return _full_stop_ends(text, match.start(), before.group() if before else "", word, rules)


def _full_stop_ends(text: str, place: int, before: str, following: str, rules: LanguageRules) -> bool:
    starts = following.strip(".,:;!?").lower() in rules.starters
    if before.isdecimal():
        return _number_ends(text, place, before, following, rules, starts=starts)
    if before.isupper() and _LETTER.fullmatch(before):
        return _letter_ends(text, place, following, rules, starts=starts)
    return _word_ends(text, place, before.lower().rstrip(","), rules, starts=starts)


def _word_ends(text: str, place: int, word: str, rules: LanguageRules, *, starts: bool) -> bool:
    """An abbreviation ends no sentence; a company's form or a country may, before a word that opens one."""
    if word in rules.closing_abbreviations or (word == "o" and _spelt_company(text, place)):
        return starts
    if word in rules.list_abbreviations:
        return True
    return word not in rules.abbreviations and not _LETTER.fullmatch(word)


def _spelt_company(text: str, place: int) -> bool:
    """True at the last dot of a company form written with spaces: d. o. o."""
    return (
        text[max(0, place - 7) : place]
        .lower()
        .replace(" ", "")
        .replace("\N{NO-BREAK SPACE}", "")
        .endswith("d.o.o")
    )


def _number_ends(
    text: str, place: int, before: str, following: str, rules: LanguageRules, *, starts: bool
) -> bool:
    if not rules.ordinal_dot:
        return not _opens_sentence(text, place - len(before))
    if following[0].isdecimal():
        return int(before[:4]) > _DAYS_OF_A_MONTH
    if following.lower().strip(".,") in rules.months or _opens_sentence(text, place - len(before)):
        return False
    earlier = text[max(0, place - len(before) - _WINDOW) : place - len(before)].split()
    governed = bool(earlier) and earlier[-1].lower() in rules.prepositions
    return starts or not (governed and len(before) <= _LONGEST_ORDINAL)


def _opens_sentence(text: str, start: int) -> bool:
    """True where nothing stands before the word in its line: the number of a list."""
    return not text[text.rfind("\n", max(0, start - _WINDOW), start) + 1 : start].strip() and (
        start == 0 or "\n" in text[max(0, start - _WINDOW) : start]
    )


def _letter_ends(text: str, place: int, following: str, rules: LanguageRules, *, starts: bool) -> bool:
    """An initial goes with the name after it, unless the letter names a thing (vitamin C)."""
    earlier = text[max(0, place - 1 - _WINDOW) : place - 1].split()
    named_thing = bool(earlier) and earlier[-1].lower() in rules.before_letter
    letters_go_on = _LETTER.fullmatch(following.rstrip(".,")) is not None and "." in following
    return named_thing or (starts and not letters_go_on)
