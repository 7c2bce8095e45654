"""How much readers may send: so much from one network, and so much all together."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete

from claimtrack.db import Database
from claimtrack.errors import DeskBusyError, TooManyAttemptsError, TooManyMessagesError
from claimtrack.models import TokenBucket
from claimtrack.security.rate_limit import READERS_BY_NETWORK, READERS_TOGETHER, spend_token

_PREFIX: Final = "reader:"
# A bucket is full again long before.
_KEPT: Final = timedelta(days=1)


def count_message(database: Database, *, sender: str, now: datetime) -> None:
    """Spend one message of a sender, known by a digest, and one of all senders, in a transaction of its own.

    Raises TooManyMessagesError or DeskBusyError, with the minutes to wait.
    """
    with database.writing() as session:
        old = TokenBucket.refilled_at < now - _KEPT
        session.execute(delete(TokenBucket).where(TokenBucket.key.startswith(_PREFIX), old))
        try:
            spend_token(session, key=f"{_PREFIX}{sender}", limit=READERS_BY_NETWORK, now=now)
        except TooManyAttemptsError as error:
            raise TooManyMessagesError(minutes=_minutes(error)) from error
        try:
            spend_token(session, key=f"{_PREFIX}*", limit=READERS_TOGETHER, now=now)
        except TooManyAttemptsError as error:
            raise DeskBusyError(minutes=_minutes(error)) from error


def _minutes(error: TooManyAttemptsError) -> int:
    seconds = error.params["seconds"]
    return -(-seconds // 60) if isinstance(seconds, int) else 1
