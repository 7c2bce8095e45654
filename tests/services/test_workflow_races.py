"""Times and merges when two do something at the same moment: one after the other, in effect."""

from datetime import timedelta
from functools import partial
from itertools import pairwise

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import ClaimTrackError
from claimtrack.services.claims.merges import merge_claim
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.verdicts.schedules import publish_due, unschedule_verdict
from claimtrack.workflow import ClaimState, PublicationState
from tests.desk import TrialDesk
from tests.services.at_once import at_once
from tests.services.record import actions
from tests.services.situations import schedule

ROUNDS = 4


def _merge(desk: TrialDesk, claim_id: int, into_id: int) -> bool:
    version = desk.claim(claim_id).version
    try:
        with desk.database.writing() as session:
            merge_claim(
                session,
                claim_id=claim_id,
                version=version,
                into_id=into_id,
                identity=desk.person("bob"),
                now=desk.now,
            )
    except ClaimTrackError:
        return False
    return True


def _publish_due(desk: TrialDesk, claim_id: int) -> bool:
    with desk.database.writing() as session:
        return publish_due(session, claim_id=claim_id, now=desk.now + timedelta(hours=9))


def _unschedule(desk: TrialDesk, claim_id: int) -> bool:
    try:
        with desk.database.writing() as session:
            unschedule_verdict(session, claim_id=claim_id, identity=desk.person("bob"), now=desk.now)
    except ClaimTrackError:
        return False
    return True


def _claims(desk: TrialDesk, number: int) -> list[int]:
    words = [f"word{number}{letter}" for letter in "abcd"]
    article_id = desk.add_article(" ".join(words), title=f"Words {number}")
    return [desk.add_claim(word, article_id=article_id) for word in words]


def test_two_claims_that_are_merged_into_each_other_at_once_make_no_cycle(desk: TrialDesk) -> None:
    for number in range(ROUNDS):
        first, second, *_rest = _claims(desk, number)
        done = at_once(partial(_merge, desk, first, second), partial(_merge, desk, second, first))
        assert sorted(done) == [False, True]
        states = {desk.claim(first).state, desk.claim(second).state}
        assert states == {ClaimState.MERGED, ClaimState.QUEUED}


def test_a_row_of_claims_that_is_merged_at_once_makes_no_chain(desk: TrialDesk) -> None:
    for number in range(ROUNDS):
        claims = _claims(desk, number)
        at_once(*(partial(_merge, desk, a, b) for a, b in pairwise(claims)))
        for claim_id in claims:
            into_id = desk.claim(claim_id).merged_into_id
            assert into_id is None or desk.claim(into_id).merged_into_id is None


def test_two_workers_publish_it_once(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    schedule(desk, proposal)
    assert sorted(at_once(*[partial(_publish_due, desk, proposal.claim_id)] * 2)) == [False, True]
    assert actions(desk, proposal.claim_id).count("verdict.publish") == 1


def test_taking_the_time_back_as_it_comes_leaves_one_of_the_two(desk: TrialDesk) -> None:
    for number in range(ROUNDS):
        proposal = desk.propose(_claims(desk, number)[0])
        desk.approve(proposal)
        schedule(desk, proposal)
        key = proposal.claim_id
        done = at_once(partial(_publish_due, desk, key), partial(_unschedule, desk, key))
        with desk.database.reading() as session:
            publication = find_publication(session, claim_id=proposal.claim_id)
            verify_audit(session)
        assert publication is not None
        shown = publication.state is PublicationState.PUBLISHED
        assert (done, publication.scheduled_for) == ([shown, not shown], None)
