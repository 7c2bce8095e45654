"""A token bucket in the database: so many attempts at once, then one each so many seconds."""

import math
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from claimtrack.errors import TooManyAttemptsError
from claimtrack.models import TokenBucket


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` attempts at once, refilled by one every `seconds`."""

    burst: int
    seconds: float


LOGIN_BY_NAME = Limit(burst=8, seconds=30)
LOGIN_BY_ADDRESS = Limit(burst=30, seconds=5)
# What readers send. A school or an editorial office is one network.
READERS_BY_NETWORK = Limit(burst=6, seconds=300)
READERS_TOGETHER = Limit(burst=300, seconds=10)


def spend_token(session: Session, *, key: str, limit: Limit, now: datetime) -> None:
    """Take one attempt from the bucket `key`.

    Raises TooManyAttemptsError with the seconds to wait when the bucket is empty. The caller commits
    at once, apart from the work that is limited, so that a failed attempt counts too.
    """
    bucket = _find_bucket(session, key=key, limit=limit, now=now)
    # A clock that was set back must not take attempts away.
    passed = max(0.0, (now - bucket.refilled_at).total_seconds())
    tokens = min(float(limit.burst), bucket.tokens + passed / limit.seconds)
    if tokens < 1:
        raise TooManyAttemptsError(seconds=math.ceil((1 - tokens) * limit.seconds))
    bucket.tokens, bucket.refilled_at = tokens - 1, now


def return_token(session: Session, *, key: str, limit: Limit, now: datetime) -> None:
    """Give back an attempt that turned out to be none of those that are limited."""
    bucket = _find_bucket(session, key=key, limit=limit, now=now)
    bucket.tokens = min(float(limit.burst), bucket.tokens + 1)


def _find_bucket(session: Session, *, key: str, limit: Limit, now: datetime) -> TokenBucket:
    """Return the bucket, locked; a full one when there was none. Two first attempts at once share one."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    full = {"key": key, "tokens": float(limit.burst), "refilled_at": now}
    session.execute(insert(TokenBucket).values(full).on_conflict_do_nothing())
    return session.get_one(TokenBucket, key, with_for_update=True, populate_existing=True)
