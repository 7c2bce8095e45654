"""What sets one state of a public answer apart from the next."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of an answer: its strong ETag, without quotes, and when what it shows last changed."""

    tag: str
    updated: datetime
