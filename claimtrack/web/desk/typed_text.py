"""Form fields for what people type: single lines, and dates as exact as they are known."""

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


def typed_value(field: Field) -> str:
    """Return what stands in a field, as text."""
    value = field.data
    return value.isoformat() if isinstance(value, PartialDate) else str("" if value is None else value)
