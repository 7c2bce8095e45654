"""Every view says who may use it; one that does not is refused, and a test looks for it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from claimtrack.permission import Permission

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "claimtrack_access"


class Access(StrEnum):
    """Who may use a view that no permission guards."""

    PUBLIC = "public"
    """Everybody, without a session and without a cookie."""

    VISITOR = "visitor"
    """Everybody, with a session: logging in and out."""


def requires(access: Permission | Access) -> Callable[[View], View]:
    """Declare who may use a view."""

    def declare(view: View) -> View:
        setattr(view, ATTRIBUTE, access)
        return view

    return declare


def declared_access(view: Callable[..., Any]) -> Permission | Access | None:
    """Return what a view declared, or None."""
    access: Permission | Access | None = getattr(view, ATTRIBUTE, None)
    return access
