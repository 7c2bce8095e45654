"""Two people never hold one claim, however many ask at the same moment."""

from datetime import timedelta

from claimtrack.errors import LeaseHeldError
from claimtrack.models import Lease
from claimtrack.security.identity import Identity
from claimtrack.services.claims.leases import expire_leases, take_claim
from tests.desk import TrialDesk
from tests.services.at_once import at_once
from tests.services.crowd import add_crowd
from tests.services.record import actions, count_rows, holder

CROWD = 8


def _take(desk: TrialDesk, claim_id: int, identity: Identity) -> bool:
    try:
        with desk.database.writing() as session:
            take_claim(session, claim_id=claim_id, identity=identity, now=desk.now)
    except LeaseHeldError:
        return False
    return True


def test_of_eight_who_take_a_claim_at_once_exactly_one_gets_it(desk: TrialDesk) -> None:
    people, article_id = add_crowd(desk, CROWD), desk.add_article()
    for passage in ("The harbour bridge", "reopened on Monday", "It is long"):
        claim_id = desk.add_claim(passage, article_id=article_id)
        calls = [lambda who=who, claim_id=claim_id: _take(desk, claim_id, who) for who in people]
        won = at_once(*calls)
        assert won.count(True) == 1
        assert holder(desk, claim_id) == people[won.index(True)].user_id
        assert actions(desk, claim_id).count("claim.take") == 1


def test_one_person_who_clicks_eight_times_has_one_lease(desk: TrialDesk) -> None:
    claim_id, alice = desk.add_claim(), desk.person("alice")
    assert all(at_once(*[lambda: _take(desk, claim_id, alice)] * CROWD))
    assert count_rows(desk, Lease) == 1
    assert actions(desk, claim_id).count("claim.take") == 1


def test_a_forgotten_claim_expires_once_though_many_notice(desk: TrialDesk) -> None:
    people, claim_id = add_crowd(desk, CROWD), desk.add_claim()
    desk.take(claim_id)
    desk.now += timedelta(hours=2)

    def sweep() -> bool:
        with desk.database.writing() as session:
            return expire_leases(session, now=desk.now) == 1

    takers = [lambda who=who: _take(desk, claim_id, who) for who in people[:4]]
    results = at_once(sweep, *takers, sweep)
    assert results[1:-1].count(True) == 1
    assert actions(desk, claim_id).count("claim.expire") == 1
    assert count_rows(desk, Lease) == 1
