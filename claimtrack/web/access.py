"""Every view says who may use it; one that does not is refused, and a test looks for it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from claimtrack.permission import Permission

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "claimtrack_access"
_READS_ONLY = "claimtrack_reads_only"
_WORKS_READ_ONLY = "claimtrack_works_read_only"
_UNATTENDED = "claimtrack_unattended"


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


def reads_only(view: View) -> View:
    """Declare that a view writes nothing although it is a POST: what it shows is too long for an address."""
    setattr(view, _READS_ONLY, True)
    return view


def unattended(view: View) -> View:
    """Declare that pages ask this by themselves: it must not keep alive the session of somebody who left."""
    setattr(view, _UNATTENDED, True)
    return view


def works_read_only(view: View) -> View:
    """Declare that a view works while the desk is read-only, or answers that by itself."""
    setattr(view, _WORKS_READ_ONLY, True)
    return view


def waits_for_open_desk(view: Callable[..., Any] | None) -> bool:
    """Return whether a view that writes is refused while the desk is read-only."""
    return not getattr(view, _WORKS_READ_ONLY, False)


def only_reads(view: Callable[..., Any] | None) -> bool:
    """Return whether a view declared that it writes nothing."""
    return getattr(view, _READS_ONLY, False)


def is_unattended(view: Callable[..., Any] | None) -> bool:
    """Return whether a view declared that nobody need be there to ask it."""
    return getattr(view, _UNATTENDED, False)


def declared_access(view: Callable[..., Any]) -> Permission | Access | None:
    """Return what a view declared, or None."""
    access: Permission | Access | None = getattr(view, ATTRIBUTE, None)
    return access
