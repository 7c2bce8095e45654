"""What a look at the desk finds."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How bad it is: nothing to do, to be looked at, or to be mended before the desk works as it should."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One look: what was looked at, what is so, and what to do, empty when there is nothing to do."""

    health: Health
    subject: str
    said: str
    advice: str = ""
