"""Proposing with the words that came along, and telling a form that was sent twice."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from claimtrack.errors import NotHolderError, StaleVersionError, SummaryMissingError
from claimtrack.models import VerdictRevision
from claimtrack.services.claims.leases import release_claim
from claimtrack.services.repeats import was_just_done
from claimtrack.services.verdicts.drafts import DraftWords, find_draft
from claimtrack.services.verdicts.proposals import propose_words
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.workflow import Action, ClaimState
from tests.desk import WORDS, TrialDesk


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds, with a source and a draft of version 2."""
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.write(claim_id)
    return claim_id


@pytest.fixture
def words(desk: TrialDesk) -> DraftWords:
    """Other words than those in the draft."""
    return replace(WORDS, rating_id=desk.rating_id(), summary="It cost more than he said.")


def propose(desk: TrialDesk, claim_id: int, words: DraftWords, *, version: int = 2) -> VerdictRevision:
    with desk.writing() as session:
        return propose_words(
            session,
            claim_id=claim_id,
            version=version,
            words=words,
            identity=desk.person("alice"),
            now=desk.now,
        )


def test_the_words_are_saved_and_frozen(desk: TrialDesk, claim_id: int, words: DraftWords) -> None:
    revision = propose(desk, claim_id, words)
    assert read_body(revision)["summary"] == "It cost more than he said."
    assert desk.claim(claim_id).state is ClaimState.IN_APPROVAL


def test_sent_twice_it_is_one_revision(desk: TrialDesk, claim_id: int, words: DraftWords) -> None:
    assert propose(desk, claim_id, words).id == propose(desk, claim_id, words).id


def test_sent_four_times_at_once_it_is_one_revision(
    desk: TrialDesk, claim_id: int, words: DraftWords
) -> None:
    start = Barrier(4)

    def send(_number: int) -> int:
        start.wait()
        with desk.database.writing() as session:
            return propose_words(
                session,
                claim_id=claim_id,
                version=2,
                words=words,
                identity=desk.person("alice"),
                now=desk.now,
            ).id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(send, range(4)))) == 1


def test_other_words_after_proposing_are_refused(desk: TrialDesk, claim_id: int, words: DraftWords) -> None:
    propose(desk, claim_id, words)
    with pytest.raises(NotHolderError):
        propose(desk, claim_id, replace(words, summary="Later words."))


def test_a_stale_form_proposes_nothing(desk: TrialDesk, claim_id: int, words: DraftWords) -> None:
    with pytest.raises(StaleVersionError):
        propose(desk, claim_id, words, version=1)
    assert desk.claim(claim_id).state is ClaimState.IN_REVIEW


def test_an_incomplete_verdict_may_still_be_saved(desk: TrialDesk, claim_id: int, words: DraftWords) -> None:
    with desk.database.writing() as session:
        with pytest.raises(SummaryMissingError):
            propose_words(
                session,
                claim_id=claim_id,
                version=2,
                words=replace(words, summary="", headline="Kept"),
                identity=desk.person("alice"),
                now=desk.now,
            )
        session.commit()
    with desk.database.reading() as session:
        draft = find_draft(session, claim_id=claim_id)
    assert draft is not None
    assert draft.headline == "Kept"
    assert desk.claim(claim_id).state is ClaimState.IN_REVIEW


def test_the_newest_event_tells_a_repeat(desk: TrialDesk, claim_id: int) -> None:
    with desk.writing() as session:
        release_claim(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)
    with desk.writing() as session:
        told = [
            was_just_done(session, claim_id=claim_id, action=action, identity=desk.person(person))
            for action, person in ((Action.RELEASE, "alice"), (Action.RELEASE, "bob"), (Action.TAKE, "alice"))
        ]
    assert told == [True, False, False]
