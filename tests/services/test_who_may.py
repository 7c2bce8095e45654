"""Every verb of the workflow against every role, every state, and a desk that is read-only."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import NotFoundError, NotPermittedError, ReadOnlyError, WrongStateError
from claimtrack.models import Claim, CorrectionKind, DismissReason, Role
from claimtrack.security.identity import Identity
from claimtrack.services.approvals import approve_verdict, request_changes
from claimtrack.services.articles import NewArticle, add_article
from claimtrack.services.claims_by_hand import add_claim_by_hand
from claimtrack.services.dismissals import dismiss_claim, reopen_claim
from claimtrack.services.drafts import save_draft
from claimtrack.services.leases import release_claim, take_claim, take_over_claim
from claimtrack.services.publications import open_correction, publish_verdict
from claimtrack.services.sources import add_source, change_source, remove_source, restore_source
from claimtrack.services.verdicts import propose_verdict, withdraw_proposal
from claimtrack.workflow import TRANSITIONS, Action, ClaimState
from tests.desk import SOURCE, WORDS, TrialDesk
from tests.services.record import change_policy, change_role, event_count

Verb = Callable[[Session, int, Identity, TrialDesk], object]

VERBS: dict[Action, Verb] = {
    Action.TAKE: lambda session, claim_id, who, desk: take_claim(
        session, claim_id=claim_id, identity=who, now=desk.now
    ),
    Action.RELEASE: lambda session, claim_id, who, desk: release_claim(
        session, claim_id=claim_id, identity=who, now=desk.now
    ),
    Action.TAKE_OVER: lambda session, claim_id, who, desk: take_over_claim(
        session, claim_id=claim_id, identity=who, now=desk.now
    ),
    Action.PROPOSE: lambda session, claim_id, who, desk: propose_verdict(
        session, claim_id=claim_id, draft_version=1, identity=who, now=desk.now
    ),
    Action.WITHDRAW: lambda session, claim_id, who, desk: withdraw_proposal(
        session, claim_id=claim_id, identity=who, now=desk.now
    ),
    Action.REQUEST_CHANGES: lambda session, claim_id, who, desk: request_changes(
        session, claim_id=claim_id, revision_hash="", reason="Why?", identity=who, now=desk.now
    ),
    Action.APPROVE: lambda session, claim_id, who, desk: approve_verdict(
        session, claim_id=claim_id, revision_hash="", identity=who, now=desk.now
    ),
    Action.PUBLISH: lambda session, claim_id, who, desk: publish_verdict(
        session, claim_id=claim_id, revision_hash="", identity=who, uuid=UUID(int=1), now=desk.now
    ),
    Action.CORRECT: lambda session, claim_id, who, desk: open_correction(
        session, claim_id=claim_id, kind=CorrectionKind.UPDATE, note="New.", identity=who, now=desk.now
    ),
    Action.DISMISS: lambda session, claim_id, who, desk: dismiss_claim(
        session, claim_id=claim_id, reason=DismissReason.OPINION, identity=who, now=desk.now
    ),
    Action.REOPEN: lambda session, claim_id, who, desk: reopen_claim(
        session, claim_id=claim_id, identity=who, now=desk.now
    ),
}
# What the design's table says each role may do, written down once more.
REVIEWERS_VERBS = {
    Action.TAKE,
    Action.RELEASE,
    Action.PROPOSE,
    Action.WITHDRAW,
    Action.DISMISS,
    Action.REOPEN,
}
MAY = {
    "vera": set(),
    "charlie": REVIEWERS_VERBS,
    "bob": set(VERBS),
    "adam": set(VERBS),
}


def put(desk: TrialDesk, claim_id: int, state: ClaimState) -> None:
    """Put a claim into a state from behind, for the refusals alone."""
    with desk.writing() as session:
        session.execute(update(Claim).where(Claim.id == claim_id).values(state=state))


def refusal(desk: TrialDesk, claim_id: int, action: Action, identity: Identity) -> type[Exception] | None:
    """Return the class of the error that the verb raises; nothing of it is kept."""
    with desk.database.open_session(writing=True) as session:
        try:
            VERBS[action](session, claim_id, identity, desk)
        except Exception as error:  # noqa: BLE001 - its class is what is asked for
            return type(error)
        finally:
            session.rollback()
    return None


def test_every_action_of_the_table_has_its_verb_here() -> None:
    assert set(VERBS) == set(TRANSITIONS) - {Action.EXPIRE}


def test_each_role_may_do_what_the_table_says_and_no_more(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    for action in VERBS:
        put(desk, claim_id, next(iter(TRANSITIONS[action].sources)))
        for name, allowed in MAY.items():
            refused = refusal(desk, claim_id, action, desk.person(name)) is NotPermittedError
            assert refused is (action not in allowed), (name, action)


def test_a_program_with_a_service_account_does_nothing_with_verdicts(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    program = change_role(desk, "vera", Role.SERVICE)
    for action in VERBS:
        put(desk, claim_id, next(iter(TRANSITIONS[action].sources)))
        assert refusal(desk, claim_id, action, program) is NotPermittedError, action


def test_every_verb_is_refused_in_every_state_that_is_not_its_own(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    for state in ClaimState:
        put(desk, claim_id, state)
        for action in VERBS:
            if state in TRANSITIONS[action].sources or (action, state) == (
                Action.DISMISS,
                ClaimState.DISMISSED,
            ):
                continue
            assert refusal(desk, claim_id, action, desk.person("adam")) is WrongStateError, (state, action)


def test_every_verb_says_when_there_is_no_such_claim(desk: TrialDesk) -> None:
    for action in VERBS:
        assert refusal(desk, 4711, action, desk.person("adam")) is NotFoundError, action


def test_a_read_only_desk_refuses_every_verb_and_writes_nothing(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    change_policy(desk, read_only=True)
    before = event_count(desk)
    for action in VERBS:
        put(desk, claim_id, next(iter(TRANSITIONS[action].sources)))
        assert refusal(desk, claim_id, action, desk.person("adam")) is ReadOnlyError, action
    assert event_count(desk) == before


def test_a_read_only_desk_keeps_drafts_sources_articles_and_claims(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.write(claim_id)
    change_policy(desk, read_only=True)
    alice, now = desk.person("alice"), desk.now
    calls: list[Callable[[Session], object]] = [
        lambda session: save_draft(
            session, claim_id=claim_id, version=2, words=WORDS, identity=alice, now=now
        ),
        lambda session: add_source(session, claim_id=claim_id, details=SOURCE, identity=alice, now=now),
        lambda session: change_source(
            session, source_id=1, version=1, details=SOURCE, identity=alice, now=now
        ),
        lambda session: remove_source(session, source_id=1, identity=alice, now=now),
        lambda session: restore_source(session, source_id=1, identity=alice, now=now),
        lambda session: add_article(
            session, article=NewArticle("Text.", "0" * 64), actor=Actor.command("test"), now=now
        ),
        lambda session: add_claim_by_hand(
            session, article_id=1, start=0, end=3, quote="The", identity=alice, now=now
        ),
    ]
    for call in calls:
        with pytest.raises(ReadOnlyError), desk.writing() as session:
            call(session)


def test_a_viewer_marks_no_claim(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    with pytest.raises(NotPermittedError), desk.writing() as session:
        add_claim_by_hand(
            session,
            article_id=article_id,
            start=0,
            end=18,
            quote="The harbour bridge",
            identity=desk.person("vera"),
            now=desk.now,
        )
