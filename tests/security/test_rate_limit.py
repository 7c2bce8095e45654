"""The token bucket: so many attempts at once, then one each so many seconds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from claimtrack.db import Database
from claimtrack.errors import TooManyAttemptsError
from claimtrack.models import TokenBucket
from claimtrack.security.rate_limit import LOGIN_BY_ADDRESS, LOGIN_BY_NAME, Limit, spend_token

LIMIT = Limit(burst=3, seconds=10)


def spend(database: Database, *, now: datetime, key: str = "trial", limit: Limit = LIMIT) -> None:
    with database.writing() as session:
        spend_token(session, key=key, limit=limit, now=now)


def admitted(database: Database, *, now: datetime, tries: int) -> int:
    """Return how many of so many attempts are admitted."""
    count = 0
    for _ in range(tries):
        try:
            spend(database, now=now)
        except TooManyAttemptsError:
            continue
        count += 1
    return count


def test_a_burst_is_admitted_and_no_more(database: Database, now: datetime) -> None:
    assert admitted(database, now=now, tries=5) == LIMIT.burst


def test_the_refusal_tells_how_long_to_wait(database: Database, now: datetime) -> None:
    admitted(database, now=now, tries=3)
    with pytest.raises(TooManyAttemptsError) as caught:
        spend(database, now=now + timedelta(seconds=3))
    assert caught.value.params == {"seconds": 7}


def test_whoever_waits_as_long_as_told_is_admitted(database: Database, now: datetime) -> None:
    admitted(database, now=now, tries=3)
    spend(database, now=now + timedelta(seconds=10))
    with pytest.raises(TooManyAttemptsError):
        spend(database, now=now + timedelta(seconds=10))


@pytest.mark.parametrize(("passed", "expected"), [(9, 0), (10, 1), (25, 2), (30, 3), (86_400, 3)])
def test_the_bucket_fills_by_one_each_time_but_never_beyond_the_burst(
    database: Database, now: datetime, passed: int, expected: int
) -> None:
    admitted(database, now=now, tries=3)
    assert admitted(database, now=now + timedelta(seconds=passed), tries=5) == expected


def test_half_a_token_is_kept(database: Database, now: datetime) -> None:
    admitted(database, now=now, tries=3)
    assert admitted(database, now=now + timedelta(seconds=15), tries=1) == 1
    assert admitted(database, now=now + timedelta(seconds=20), tries=1) == 1


def test_refused_attempts_do_not_prolong_the_wait(database: Database, now: datetime) -> None:
    admitted(database, now=now, tries=20)
    assert admitted(database, now=now + timedelta(seconds=10), tries=1) == 1


def test_an_attempt_counts_when_what_it_was_for_fails(database: Database, now: datetime) -> None:
    """It is committed apart from the work that it limits, which is undone."""

    def fail() -> None:
        spend(database, now=now)
        with database.writing():
            raise LookupError

    for _ in range(LIMIT.burst):
        with pytest.raises(LookupError):
            fail()
    with pytest.raises(TooManyAttemptsError):
        fail()


def test_keys_have_a_bucket_each(database: Database, now: datetime) -> None:
    admitted(database, now=now, tries=3)
    spend(database, now=now, key="another")
    with database.reading() as session:
        left = {bucket.key: bucket.tokens for bucket in session.scalars(select(TokenBucket))}
    assert left == {"trial": 0, "another": LIMIT.burst - 1}


def test_a_clock_that_is_set_back_takes_nothing_away(database: Database, now: datetime) -> None:
    spend(database, now=now)
    assert admitted(database, now=now - timedelta(days=1), tries=5) == LIMIT.burst - 1


def test_a_clock_that_is_set_back_does_not_lock_anybody_out(database: Database, now: datetime) -> None:
    admitted(database, now=now, tries=3)
    earlier = now - timedelta(days=365)
    assert admitted(database, now=earlier, tries=1) == 0
    with database.writing() as session:
        session.get_one(TokenBucket, "trial").refilled_at = earlier
    spend(database, now=earlier + timedelta(seconds=10))


def test_attempts_of_one_session_add_up(database: Database, now: datetime) -> None:
    with database.writing() as session:
        for _ in range(LIMIT.burst):
            spend_token(session, key="trial", limit=LIMIT, now=now)
        with pytest.raises(TooManyAttemptsError):
            spend_token(session, key="trial", limit=LIMIT, now=now)


def test_attempts_at_the_same_moment_are_all_counted(database: Database, now: datetime) -> None:
    """The first ones too, when the bucket does not exist yet."""

    def attempt(_number: int) -> bool:
        try:
            spend(database, now=now)
        except TooManyAttemptsError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(16))) == LIMIT.burst


def test_guessing_at_one_account_is_slower_than_a_whole_house_logging_in() -> None:
    assert LOGIN_BY_NAME.burst < LOGIN_BY_ADDRESS.burst
    assert LOGIN_BY_NAME.seconds > LOGIN_BY_ADDRESS.seconds
