"""Column types that mean the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, SmallInteger, String, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from claimtrack.clock import PartialDate

_STORED_LENGTH = len("2026-03-02T09:30:00.000000Z")


def stored_time(moment: datetime) -> str:
    """Return ``YYYY-MM-DDTHH:MM:SS.ffffffZ``, text that sorts by time. Raises ValueError for a naive time."""
    if moment.tzinfo is None:
        raise ValueError("a time without a time zone cannot be stored")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read_time(stored: str) -> datetime:
    """Return the aware time that `stored_time` wrote. Raises ValueError."""
    if len(stored) != _STORED_LENGTH or (stored[10], stored[-1]) != ("T", "Z"):
        raise ValueError(f"{stored!r} is no stored time")
    # Much quicker than reading by a format, and pages read many times.
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in and out; on SQLite as text that sorts by time, ``YYYY-MM-DDTHH:MM:SS.ffffffZ``."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = String(27) if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        text = stored_time(value)
        return text if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return read_time(value)
        return value.astimezone(UTC)  # type: ignore[no-any-return]


class PartialDateText(TypeDecorator[PartialDate]):
    """A date with its precision as ``2019``, ``2019-04`` or ``2019-04-25``."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:  # noqa: ARG002
        return None if value is None else PartialDate.parse(value)


class NumberedEnum(TypeDecorator[Any]):
    """One of the values of an integer enumeration, stored as its number, which sorts."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, values: type[IntEnum]) -> None:
        super().__init__()
        self.values = values

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(self.values(value))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else self.values(value)


class JsonText(TypeDecorator[Any]):
    """A small JSON value as text with sorted keys: read whole, never queried into."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else json.loads(value)


def enum_type(values: type[StrEnum]) -> Enum:
    """Return a column type for `values`, stored by value; adding one later needs no migration."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=False,
        validate_strings=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
