"""What long work tells whoever waits for it."""

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """What is being done."""

    DATABASE = "Copying the database"
    TABLES = "Writing the tables"
    PACKING = "Packing the database"
    FILES = "Adding snapshots and attachments"
    CHECKING = "Checking the archive"
    READING = "Reading the archive"
    ROWS = "Putting the rows in"
    AUDIT = "Recomputing the audit"
    STORING = "Putting snapshots and attachments back"


# Hears a step, how much of it is done, and how much there is, 0 for not known.
Tell = Callable[[Step, int, int], None]


def tell_nobody(_step: Step, _done: int, _of: int) -> None:
    """Nobody waits."""
