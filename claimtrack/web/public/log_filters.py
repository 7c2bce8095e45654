"""The filters of the public log: the kind of a change, and the year it was made in."""

from dataclasses import dataclass, replace
from datetime import datetime

from flask import request, url_for
from flask_babel import gettext

from claimtrack.models import CorrectionKind
from claimtrack.services.publishing.public_log import LogFilter
from claimtrack.web.context import request_time
from claimtrack.web.public.feed_labels import CORRECTION_NAMES
from claimtrack.web.public.filters import Choice, ChoiceGroup
from claimtrack.web.public.months import FIRST_YEAR, LAST_YEAR, month_start, months_from


@dataclass(frozen=True, slots=True)
class AskedLog:
    """What an address asks the log for; what means nothing does not narrow."""

    kind: CorrectionKind | None = None
    year: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != AskedLog()

    @property
    def wanted(self) -> LogFilter:
        """The filter of the service, with the year as the desk's clocks have it."""
        if self.year is None:
            return LogFilter(kind=self.kind)
        return LogFilter(self.kind, month_start(self.year), month_start(self.year + 1))


def read_log_filter() -> AskedLog:
    """Return what the address asks for."""
    kind, year = request.args.get("kind", ""), request.args.get("year", "")
    known = {each.value: each for each in CorrectionKind}
    number = int(year) if year.isascii() and year.isdecimal() and len(year) <= len("2000") else 0
    return AskedLog(known.get(kind), number if FIRST_YEAR <= number <= LAST_YEAR else None)


def log_address(asked: AskedLog, *, page: int | None = None) -> str:
    """Return the address of the log as it is asked for."""
    kind = asked.kind.value if asked.kind else None
    return url_for("public.corrections", kind=kind, year=asked.year, page=page)


def log_choices(asked: AskedLog, first: datetime | None) -> list[ChoiceGroup]:
    """Return what the log can be narrowed to; nothing while it is empty. `first` is its earliest change."""
    if first is None:
        return []
    years = sorted({year for year, _month in months_from(first, request_time())}, reverse=True)
    kinds = [_choice(asked, replace(asked, kind=kind), str(name)) for kind, name in CORRECTION_NAMES.items()]
    every_kind, every_year = replace(asked, kind=None), replace(asked, year=None)
    return [
        ChoiceGroup("kind", gettext("Kind of change"), [_choice(asked, every_kind, gettext("All")), *kinds]),
        ChoiceGroup(
            "year",
            gettext("Year"),
            [
                _choice(asked, every_year, gettext("All")),
                *(_choice(asked, replace(asked, year=year), str(year)) for year in years),
            ],
        ),
    ]


def _choice(asked: AskedLog, wanted: AskedLog, label: str) -> Choice:
    return Choice(label, label, log_address(wanted), wanted == asked)
