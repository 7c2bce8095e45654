"""How much readers may send: each network for itself, all of them together, nobody remembered for long."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from claimtrack.errors import DeskBusyError, TooManyMessagesError
from claimtrack.models import TokenBucket
from claimtrack.security.rate_limit import READERS_BY_NETWORK, READERS_TOGETHER
from claimtrack.services.readers.reader_limits import count_message
from tests.desk import TrialDesk


def test_a_network_waits_and_others_do_not(desk: TrialDesk) -> None:
    for _ in range(READERS_BY_NETWORK.burst):
        count_message(desk.database, sender="one", now=desk.now)
    with pytest.raises(TooManyMessagesError) as refused:
        count_message(desk.database, sender="one", now=desk.now)
    assert refused.value.params == {"minutes": 5}
    count_message(desk.database, sender="other", now=desk.now)
    count_message(desk.database, sender="one", now=desk.now + timedelta(minutes=5))


def test_all_together_wait_too(desk: TrialDesk) -> None:
    for number in range(READERS_TOGETHER.burst):
        count_message(desk.database, sender=f"{number}", now=desk.now)
    with pytest.raises(DeskBusyError):
        count_message(desk.database, sender="late", now=desk.now)


def test_yesterday_s_senders_are_forgotten(desk: TrialDesk) -> None:
    count_message(desk.database, sender="one", now=desk.now)
    count_message(desk.database, sender="other", now=desk.now + timedelta(days=2))
    with desk.database.reading() as session:
        kept = set(session.scalars(select(TokenBucket.key)))
    assert kept == {"reader:other", "reader:*"}
