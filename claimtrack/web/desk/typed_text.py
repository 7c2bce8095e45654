"""Form fields for what people type: single lines, dates as exact as they are known, times and days."""

from abc import ABC, abstractmethod
from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext
from wtforms import Field, StringField

from claimtrack.clock import PartialDate


def clean_line(text: str | None) -> str | None:
    """Return one line of text, trimmed."""
    return None if text is None else " ".join(text.split())


class PartialDateField(StringField):
    """A date as ``2019``, ``2019-04`` or ``2019-04-25``; `data` is a PartialDate or None."""

    data: Any

    def _value(self) -> str:
        typed = self.raw_data[0] if self.raw_data else None
        return str(typed) if typed is not None else (self.data.isoformat() if self.data else "")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the date. Raises ValueError, which the form shows at the field."""
        typed = valuelist[0].strip() if valuelist else ""
        try:
            self.data = PartialDate.parse(typed) if typed else None
        except ValueError:
            self.data = None
            raise ValueError(lazy_gettext("Write a date as 2026, 2026-09 or 2026-09-21.")) from None


class _TypedField(StringField, ABC):
    """A field that keeps what was typed, also when it cannot be read; `data` is a value or None."""

    data: Any
    # What a browser's own control sends, and people type without one.
    pattern: str
    problem: Any

    def _value(self) -> str:
        typed = self.raw_data[0] if self.raw_data else None
        return str(typed) if typed is not None else self._shown()

    def _shown(self) -> str:
        return self.data.strftime(self.pattern) if self.data else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed. Raises ValueError, which the form shows at the field."""
        typed = valuelist[0].strip() if valuelist else ""
        try:
            self.data = self._read(typed) if typed else None
        except ValueError:
            self.data = None
            raise ValueError(self.problem) from None

    @abstractmethod
    def _read(self, typed: str) -> date:
        """Return what was typed as a day or a moment. Raises ValueError when it is none."""


class WallTimeField(_TypedField):
    """A date and a time of day as the desk's clocks show it; `data` is a datetime without a zone, or None."""

    pattern = "%Y-%m-%dT%H:%M"
    problem = lazy_gettext("Write date and time as 2026-09-21 14:30.")

    def _read(self, typed: str) -> datetime:
        moment = datetime.fromisoformat(typed)
        if moment.tzinfo is not None or len(typed) < len("2026-09-21T14:30"):
            raise ValueError(typed)
        return moment.replace(second=0, microsecond=0)


class DayField(_TypedField):
    """A day; `data` is a date or None."""

    pattern = "%Y-%m-%d"
    problem = lazy_gettext("Write a day as 2026-09-21.")

    def _read(self, typed: str) -> date:
        return date.fromisoformat(typed)


def typed_value(field: Field) -> str:
    """Return what stands in a field, as text."""
    value = field.data
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value.isoformat() if isinstance(value, PartialDate) else str("" if value is None else value)
