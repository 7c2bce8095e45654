"""What happens to a request that was refused half way: its changes are forgotten, its answer still works."""

from flask import g

from claimtrack.web.context import db_session, desk


def forget_changes() -> None:
    """Undo what this request changed, and read what its answer shows from what is stored.

    Closing forgets the rows without expiring them, so that the person who asks stays known.
    """
    db_session().close()
    g.db_session = desk().database.open_session(writing=False)
