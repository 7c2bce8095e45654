"""Opening the database with everything that a commit has to do."""

from collections.abc import Callable

import claimtrack.audit.chain
import claimtrack.outbox
import claimtrack.services.claims.claim_terms
import claimtrack.services.policy.safety  # noqa: F401 - all four hook into the session when they are imported
from claimtrack.db import Database
from claimtrack.settings import Settings


def open_database(settings: Settings, *, dispatch: Callable[[int], None] | None = None) -> Database:
    """Return the desk's database; its commits link events and then tell `dispatch` the ids of new jobs."""
    return Database(settings.database, dispatch=dispatch)
