"""Properties without a value are left out of JSON and markup."""

from collections.abc import Mapping
from typing import Any


def without_empty(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return `properties` without those that are None, blank or empty; 0 and False stay."""
    return {
        name: value for name, value in properties.items() if value is not None and value not in ("", [], {})
    }
