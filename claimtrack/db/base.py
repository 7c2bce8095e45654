"""The declarative base: naming convention and the mixin every table's key comes from."""

from typing import Any, ClassVar

from sqlalchemy import Identity, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# Names that both databases get, so that a migration can address every constraint.
NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all models."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    # Text without a length, where a column does not set one.
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text}
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads it from the class


class KeyMixin:
    """An integer key that is never given again: SQLite reuses freed keys without AUTOINCREMENT."""

    id: Mapped[int] = mapped_column(Identity(), primary_key=True, sort_order=-1)


def table_arguments(*constraints: object) -> tuple[Any, ...]:
    """Return ``__table_args__`` with `constraints` and what every table has."""
    return (*constraints, {"sqlite_autoincrement": True})
