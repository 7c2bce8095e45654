from dataclasses import replace

import pytest
from sqlalchemy import select

from claimtrack.errors import (
    ClaimTrackError,
    NotHolderError,
    NotProposerError,
    RatingMissingError,
    ShortWordingMissingError,
    SourcesMissingError,
    StaleVersionError,
    SummaryMissingError,
    WrongStateError,
)
from claimtrack.models import RevisionContributor, VerdictRevision
from claimtrack.services.evidence.sources import add_source, list_sources, remove_source
from claimtrack.services.verdicts.drafts import DraftWords, save_draft
from claimtrack.services.verdicts.verdicts import propose_verdict, withdraw_proposal
from claimtrack.workflow import ClaimState
from tests.desk import SOURCE, WORDS, TrialDesk
from tests.services.record import actions, change_policy, count_rows, holder, last_event


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds, with nothing written."""
    made = desk.add_claim()
    desk.take(made)
    return made


def save(desk: TrialDesk, claim_id: int, words: DraftWords, *, version: int) -> int:
    alice = desk.person("alice")
    with desk.writing() as session:
        return save_draft(
            session, claim_id=claim_id, version=version, words=words, identity=alice, now=desk.now
        ).version


def propose(desk: TrialDesk, claim_id: int, *, version: int, by: str = "alice") -> VerdictRevision:
    with desk.writing() as session:
        return propose_verdict(
            session, claim_id=claim_id, draft_version=version, identity=desk.person(by), now=desk.now
        )


def withdraw(desk: TrialDesk, claim_id: int, *, by: str = "alice") -> None:
    with desk.writing() as session:
        withdraw_proposal(session, claim_id=claim_id, identity=desk.person(by), now=desk.now)


def test_a_proposal_waits_for_a_decision_and_nobody_holds_the_claim(desk: TrialDesk, claim_id: int) -> None:
    revision = propose(desk, claim_id, version=desk.write(claim_id))
    assert (revision.number, revision.language, revision.proposed_at) == (1, "en", desk.now)
    assert desk.claim(claim_id).state is ClaimState.IN_APPROVAL
    assert holder(desk, claim_id) is None


def test_proposing_is_an_event_with_the_revision_and_its_hash(desk: TrialDesk, claim_id: int) -> None:
    revision = propose(desk, claim_id, version=desk.write(claim_id))
    line = last_event(desk)
    assert (line.actor, line.action) == ("alice", "verdict.propose")
    assert line.data == {
        "from": "in_review",
        "to": "in_approval",
        "revision": revision.id,
        "number": 1,
        "hash": revision.content_hash,
    }


def test_without_a_draft_the_rating_is_what_is_missing(desk: TrialDesk, claim_id: int) -> None:
    with pytest.raises(RatingMissingError):
        propose(desk, claim_id, version=0)


def test_each_thing_that_is_missing_is_named(desk: TrialDesk, claim_id: int) -> None:
    complete = replace(WORDS, rating_id=desk.rating_id())
    gaps: list[tuple[DraftWords, type[ClaimTrackError]]] = [
        (replace(complete, rating_id=None), RatingMissingError),
        (replace(complete, summary=" \n"), SummaryMissingError),
        (replace(complete, short_wording=" "), ShortWordingMissingError),
        (complete, SourcesMissingError),
    ]
    version = 0
    for words, error in gaps:
        version = save(desk, claim_id, words, version=version)
        with pytest.raises(error):
            propose(desk, claim_id, version=version)
    assert desk.claim(claim_id).state is ClaimState.IN_REVIEW
    assert holder(desk, claim_id) == desk.person("alice").user_id


def test_a_removed_source_does_not_count(desk: TrialDesk, claim_id: int) -> None:
    version = desk.write(claim_id)
    with desk.writing() as session:
        source = list_sources(session, claim_id=claim_id)[0]
        remove_source(session, source_id=source.id, identity=desk.person("alice"), now=desk.now)
    with pytest.raises(SourcesMissingError) as refusal:
        propose(desk, claim_id, version=version)
    assert refusal.value.params == {"required": 1, "present": 0}


def test_the_desk_may_ask_for_more_sources(desk: TrialDesk, claim_id: int) -> None:
    change_policy(desk, sources_required=2)
    version = desk.write(claim_id)
    with pytest.raises(SourcesMissingError) as refusal:
        propose(desk, claim_id, version=version)
    assert refusal.value.params == {"required": 2, "present": 1}
    with desk.writing() as session:
        second = replace(SOURCE, title="Second")
        alice = desk.person("alice")
        add_source(session, claim_id=claim_id, details=second, identity=alice, now=desk.now)
    assert propose(desk, claim_id, version=version).number == 1


def test_a_draft_that_changed_after_it_was_read_is_not_proposed(desk: TrialDesk, claim_id: int) -> None:
    version = desk.write(claim_id)
    desk.write(claim_id, summary="From another tab.")
    with pytest.raises(StaleVersionError):
        propose(desk, claim_id, version=version)
    assert count_rows(desk, VerdictRevision) == 0


def test_only_the_holder_proposes(desk: TrialDesk, claim_id: int) -> None:
    version = desk.write(claim_id)
    with pytest.raises(NotHolderError):
        propose(desk, claim_id, version=version, by="bob")


def test_sent_twice_it_is_one_proposal(desk: TrialDesk, claim_id: int) -> None:
    version = desk.write(claim_id)
    first = propose(desk, claim_id, version=version)
    assert propose(desk, claim_id, version=version).id == first.id
    assert count_rows(desk, VerdictRevision) == 1
    assert actions(desk, claim_id).count("verdict.propose") == 1


def test_another_person_cannot_propose_what_waits_already(desk: TrialDesk, claim_id: int) -> None:
    version = desk.write(claim_id)
    propose(desk, claim_id, version=version)
    with pytest.raises(WrongStateError):
        propose(desk, claim_id, version=version, by="charlie")


def test_whoever_proposes_is_a_contributor_though_they_wrote_nothing(desk: TrialDesk, claim_id: int) -> None:
    version = desk.write(claim_id)
    desk.now = desk.now.replace(hour=23)
    desk.take(claim_id, by="charlie")
    revision = propose(desk, claim_id, version=version, by="charlie")
    with desk.database.reading() as session:
        people = set(
            session.scalars(
                select(RevisionContributor.user_id).where(RevisionContributor.revision_id == revision.id)
            )
        )
    assert people == {desk.person("alice").user_id, desk.person("charlie").user_id}


def test_the_proposer_takes_it_back_and_holds_the_claim_again(desk: TrialDesk) -> None:
    proposal = desk.propose()
    withdraw(desk, proposal.claim_id)
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_REVIEW
    assert holder(desk, proposal.claim_id) == desk.person("alice").user_id
    assert (last_event(desk).actor, last_event(desk).action) == ("alice", "verdict.withdraw")


def test_a_withdrawn_revision_stays_and_the_next_one_is_numbered_two(desk: TrialDesk) -> None:
    proposal = desk.propose()
    withdraw(desk, proposal.claim_id)
    second = propose(desk, proposal.claim_id, version=2)
    assert (second.number, count_rows(desk, VerdictRevision)) == (2, 2)
    assert second.content_hash != proposal.revision_hash


def test_nobody_else_takes_a_proposal_back(desk: TrialDesk) -> None:
    proposal = desk.propose()
    for other in ("charlie", "bob", "adam"):
        with pytest.raises(NotProposerError):
            withdraw(desk, proposal.claim_id, by=other)


def test_withdrawing_twice_is_refused_and_done_once(desk: TrialDesk) -> None:
    proposal = desk.propose()
    withdraw(desk, proposal.claim_id)
    with pytest.raises(WrongStateError):
        withdraw(desk, proposal.claim_id)
    assert actions(desk, proposal.claim_id).count("verdict.withdraw") == 1


def test_what_is_approved_cannot_be_taken_back(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    with pytest.raises(WrongStateError):
        withdraw(desk, proposal.claim_id)
