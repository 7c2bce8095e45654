"""Tables of earlier verdicts: columns with a comma, semicolon, tab or bar between, named by the first row."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from claimtrack.importing.addresses import address_of
from claimtrack.importing.claim_review import finished, site_name
from claimtrack.importing.dates import date_of
from claimtrack.importing.fields import LONGEST_CLAIM, LONGEST_NAME, language_of, numbers_of, text_of
from claimtrack.importing.values import Oddity, OtherVerdict, Reading, Remarks, refused

COLUMNS: Final = {
    "claim": ("claimreviewed", "claim_reviewed", "claim_text", "text", "trditev"),
    "url": ("link", "address", "review_url", "naslov"),
    "rating": ("verdict", "textualrating", "rating_name", "ocena"),
    "rating_value": ("ratingvalue",),
    "rating_best": ("bestrating",),
    "rating_worst": ("worstrating",),
    "claimant": ("speaker", "claim_author"),
    "said_on": ("claimdate", "claim_date"),
    "publisher": ("publisher_name", "organisation", "organization"),
    "site": ("publisher_site",),
    "title": ("headline", "review_title"),
    "summary": ("description", "reviewbody", "review_body", "povzetek"),
    "reviewed_on": ("reviewdate", "review_date", "date"),
    "language": ("languagecode", "language_code", "inlanguage"),
}
_NAMES: Final = {alias: name for name, aliases in COLUMNS.items() for alias in (name, *aliases)}
_DELIMITERS: Final = ",;\t|"
# How many lines a value may go over; a quotation mark that is not closed by then is a slip.
_MOST_LINES: Final = 40
_LONGEST_VALUE: Final = 1 << 17
_NUMBERS: Final = ("rating_value", "rating_best", "rating_worst")

csv.field_size_limit(max(csv.field_size_limit(), 1 << 22))


def table_readings(lines: Iterable[str]) -> Iterator[Reading]:
    """Give what each row says; one refusal when the first row names neither a claim nor an address."""
    rows = _Rows(lines)
    header = rows.header()
    if not {"claim", "url"} <= set(header):
        yield refused("line 1", Oddity.NO_RECORD, ", ".join(filter(None, header)))
        return
    for number, row in rows:
        place = f"line {number}"
        if row is None:
            yield refused(place, Oddity.OPEN_QUOTE)
        elif len(row) > len(header) and any(row[len(header) :]):
            yield refused(place, Oddity.WRONG_COLUMNS, len(row))
        else:
            yield _reading(dict(zip(header, row, strict=False)), place)


class _Rows:
    """Rows with the number of their first line; None for one whose quotation mark is not closed."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._ahead: deque[str] = deque()
        self._number = 0
        self._delimiter = ","
        self._width = 0

    def header(self) -> list[str]:
        """Return the names of the columns; those that are not known are empty."""
        first = (self._next() or "").removeprefix("\ufeff")
        if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
            first = self._next() or ""
        self._delimiter = max(_DELIMITERS, key=first.count)
        names = [_NAMES.get(re.sub(r"[\s-]+", "_", name.strip().lower()), "") for name in self._split(first)]
        self._width = len(names)
        return names

    def __iter__(self) -> Iterator[tuple[int, list[str] | None]]:
        while (line := self._next()) is not None:
            if line.strip():
                number = self._number
                yield number, self._row(line)

    def _row(self, line: str) -> list[str] | None:
        taken = [line]
        while (row := self._whole(taken)) is None:
            following = self._next() if self._may_go_on(taken) else None
            if following is None:
                self._put_back(taken[1:])
                return None
            taken.append(following)
        return row

    def _whole(self, lines: list[str]) -> list[str] | None:
        """Return the row of `lines`, None while a quotation mark in them is open."""
        text = "".join(lines)
        if text.count('"') % 2:
            return None
        if len(lines) == 1:
            return self._split(text)
        # Two slips close each other: what stands between them belongs to rows of their own.
        try:
            row = self._split(text, strict=True)
        except csv.Error:
            return None
        return row if len(row) <= self._width else None

    def _may_go_on(self, lines: list[str]) -> bool:
        return len(lines) < _MOST_LINES and sum(map(len, lines)) < _LONGEST_VALUE

    def _split(self, text: str, *, strict: bool = False) -> list[str]:
        return next(csv.reader([text], delimiter=self._delimiter, strict=strict), [])

    def _next(self) -> str | None:
        line = self._ahead.popleft() if self._ahead else next(self._lines, None)
        self._number += line is not None
        return line

    def _put_back(self, lines: list[str]) -> None:
        self._ahead.extendleft(reversed(lines))
        self._number -= len(lines)


def _reading(row: dict[str, str], place: str) -> Reading:
    remarks = Remarks()
    claim = text_of(row.get("claim"), remarks, limit=LONGEST_CLAIM)
    url = address_of(row.get("url"), remarks, bases=(f"https://{row.get('site')}",))
    if claim is None:
        remarks.add(Oddity.NO_CLAIM)
    rating = text_of(row.get("rating"), remarks)
    if rating is None:
        remarks.add(Oddity.NO_RATING)
    value, best, worst = _numbers(row, remarks)
    if claim is None or url is None:
        return finished(place, None, remarks)
    site = text_of(row.get("site"), remarks, limit=LONGEST_NAME) or site_name(url)
    verdict = OtherVerdict(
        claim=claim,
        url=url,
        rating=rating,
        rating_value=value,
        rating_best=best,
        rating_worst=worst,
        claimant=text_of(row.get("claimant"), remarks, limit=LONGEST_NAME),
        said_on=date_of(row.get("said_on"), remarks),
        publisher=text_of(row.get("publisher"), remarks, limit=LONGEST_NAME) or site,
        site=site,
        title=text_of(row.get("title"), remarks),
        reviewed_on=date_of(row.get("reviewed_on"), remarks),
        language=language_of(row.get("language"), remarks),
    )
    return finished(place, verdict, remarks, summary=row.get("summary"))


def _numbers(row: dict[str, str], remarks: Remarks) -> tuple[float, float, float] | tuple[None, None, None]:
    """Return the numbers of a row, where text is the only way to write them."""
    quiet = Remarks()
    found = numbers_of(row, quiet, names=_NUMBERS)
    if Oddity.BAD_NUMBERS in quiet.found:
        remarks.add(Oddity.BAD_NUMBERS, quiet.found[Oddity.BAD_NUMBERS].value)
    return found or (None, None, None)
