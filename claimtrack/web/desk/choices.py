"""What the choice fields of forms offer."""

from collections.abc import Iterable
from typing import Any

# The stubs are older than the class.
from wtforms import SelectChoice  # type: ignore[attr-defined]


def choices(pairs: Iterable[tuple[str, Any]]) -> list[Any]:
    """Return the options for (value, label) pairs; labels may be translated late."""
    return [SelectChoice(value, label) for value, label in pairs]
