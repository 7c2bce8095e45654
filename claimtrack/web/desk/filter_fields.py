"""What the filters of several lists have in common: ages, and the people whom something is given to."""

from datetime import datetime, timedelta
from typing import Any, Final

from flask_babel import lazy_gettext

from claimtrack.web.desk.claims.offered import offered_people

# No name of a person has such a sign. The address says "me", so that a view means its reader.
ME, NOBODY = "*me", "*none"
AGES: Final = (
    ("", lazy_gettext("Any")),
    ("1d", lazy_gettext("At most a day")),
    ("7d", lazy_gettext("At most a week")),
    ("30d", lazy_gettext("At most 30 days")),
    ("7d+", lazy_gettext("Over a week")),
    ("30d+", lazy_gettext("Over 30 days")),
)


def age_borders(age: str, *, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return since when and before when something of this age is there; None where it does not narrow."""
    if not age:
        return None, None
    border = now - timedelta(days=int(age.rstrip("+").rstrip("d")))
    return (None, border) if age.endswith("+") else (border, None)


def assignee_choices() -> list[tuple[str, Any]]:
    """Return whom something can be given to: anybody, oneself, nobody, or one of the people by name."""
    general = [("", lazy_gettext("Anybody")), (ME, lazy_gettext("Me")), (NOBODY, lazy_gettext("Nobody"))]
    return [*general, *((person.name, person.display_name) for person in offered_people())]
