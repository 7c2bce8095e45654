"""A row in the table of checkpoints, for the tests of its guards."""

from sqlalchemy import func, select

from claimtrack.db import Database
from claimtrack.models import Checkpoint
from tests.conftest import NOW


def ensure_checkpoint(database: Database) -> None:
    """Give the desk a checkpoint if it has none; nobody signed it."""
    with database.writing() as session:
        if not session.scalar(select(func.count()).select_from(Checkpoint)):
            session.add(
                Checkpoint(number=1, seq=1, hash="0", at=NOW, key_id="none", statement="{}", signature="")
            )
