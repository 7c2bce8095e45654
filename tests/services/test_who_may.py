"""Every verb of the workflow against every role, every state, and a desk that is read-only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.append import PENDING
from claimtrack.db.pending import take_pending
from claimtrack.errors import (
    ClaimTrackError,
    NotFoundError,
    NotPermittedError,
    ReadOnlyError,
    WrongStateError,
)
from claimtrack.models import Claim, CorrectionKind, DismissReason
from claimtrack.security.identity import Identity
from claimtrack.services.articles.articles import NewArticle, add_article
from claimtrack.services.claims.claims_by_hand import add_claim_by_hand
from claimtrack.services.claims.dismissals import dismiss_claim, reopen_claim
from claimtrack.services.claims.leases import release_claim, take_claim, take_over_claim
from claimtrack.services.claims.merges import merge_claim, undo_merge
from claimtrack.services.evidence.sources import add_source, change_source, remove_source, restore_source
from claimtrack.services.publishing.publications import publish_verdict
from claimtrack.services.verdicts.approvals import approve_verdict, request_changes
from claimtrack.services.verdicts.corrections import open_correction
from claimtrack.services.verdicts.drafts import find_draft, save_draft
from claimtrack.services.verdicts.rechecks import set_recheck
from claimtrack.services.verdicts.schedules import schedule_verdict, unschedule_verdict
from claimtrack.services.verdicts.verdicts import propose_verdict, withdraw_proposal
from claimtrack.workflow import TRANSITIONS, Action, ClaimState, Need
from tests.desk import SOURCE, WORDS, TrialDesk
from tests.services.record import change_policy, event_count
from tests.services.situations import SITUATIONS, Scene, set_scene
from tests.services.table import EDITORS, EVERYONE, MAY, OTHER_EDITORS, crowd

Verb = Callable[[Session, Scene, Identity], object]


def _call(verb: Callable[..., object], **details: object) -> Verb:
    """Return how a verb is called that asks for nothing but these details."""

    def call(session: Session, scene: Scene, who: Identity) -> object:
        return verb(session, claim_id=scene.claim_id, identity=who, now=scene.desk.now, **details)

    return call


def _decide(verb: Callable[..., object], **details: object) -> Verb:
    """Return how a verb is called that asks for the hash of what was read."""

    def call(session: Session, scene: Scene, who: Identity) -> object:
        read = {"revision_hash": scene.revision_hash, **details}
        return verb(session, claim_id=scene.claim_id, identity=who, now=scene.desk.now, **read)

    return call


def _propose(session: Session, scene: Scene, who: Identity) -> object:
    draft = find_draft(session, claim_id=scene.claim_id)
    version = draft.version if draft else 0
    return propose_verdict(
        session, claim_id=scene.claim_id, draft_version=version, identity=who, now=scene.desk.now
    )


def _schedule(session: Session, scene: Scene, who: Identity) -> object:
    return schedule_verdict(
        session,
        claim_id=scene.claim_id,
        version=scene.version,
        revision_hash=scene.revision_hash,
        moment=scene.desk.now + timedelta(days=1),
        embargo=False,
        identity=who,
        uuid=UUID(int=1),
        now=scene.desk.now,
    )


def _merge(session: Session, scene: Scene, who: Identity) -> object:
    return merge_claim(
        session,
        claim_id=scene.claim_id,
        version=scene.version,
        into_id=scene.other_id,
        identity=who,
        now=scene.desk.now,
    )


def _set_recheck(session: Session, scene: Scene, who: Identity) -> object:
    return set_recheck(
        session,
        claim_id=scene.claim_id,
        version=scene.version,
        on=scene.desk.now.date() + timedelta(days=30),
        identity=who,
        now=scene.desk.now,
        today=scene.desk.now.date(),
    )


VERBS: dict[Action, Verb] = {
    Action.TAKE: _call(take_claim),
    Action.RELEASE: _call(release_claim),
    Action.TAKE_OVER: _call(take_over_claim),
    Action.PROPOSE: _propose,
    Action.WITHDRAW: _call(withdraw_proposal),
    Action.REQUEST_CHANGES: _decide(request_changes, reason="Why?"),
    Action.APPROVE: _decide(approve_verdict),
    Action.PUBLISH: _decide(publish_verdict, uuid=UUID(int=1)),
    Action.SCHEDULE: _schedule,
    Action.UNSCHEDULE: _call(unschedule_verdict),
    Action.CORRECT: _call(open_correction, kind=CorrectionKind.UPDATE, note="New."),
    Action.DISMISS: _call(dismiss_claim, reason=DismissReason.OPINION),
    Action.REOPEN: _call(reopen_claim),
    Action.MERGE: _merge,
    Action.SPLIT_OFF: _call(undo_merge),
    Action.RESTORE: _call(undo_merge),
    Action.SET_RECHECK: _set_recheck,
}
SYSTEM = {Action.EXPIRE, Action.RECHECK}
# Deciding on a proposal, by the desk's policy.
DECIDING = {
    (False, False): OTHER_EDITORS,
    (False, True): "REA",
    (True, False): EDITORS,
    (True, True): EVERYONE,
}


def done(scene: Scene, action: Action, who: Identity) -> bool:
    """Return whether somebody who tries an action does it; nothing of it is kept.

    What is refused has changed nothing, and what is done leads where the table says.
    """
    with scene.desk.database.open_session(writing=True) as session:
        claim = session.get_one(Claim, scene.claim_id)
        before, version = claim.state, claim.version
        try:
            VERBS[action](session, scene, who)
        except ClaimTrackError:
            session.rollback()
            return False
        happened = [each.action for each in take_pending(session, PENDING)]
        session.flush()
        session.refresh(claim)
        if happened:
            assert claim.state is TRANSITIONS[Action(happened[-1])].leads_from(before)
        else:
            assert (claim.state, claim.version) == (before, version)
        session.rollback()
    # Before it, a time that was set may have been taken back.
    return happened[-1:] == [action.value]


# The table and its guards are the same on both; each verb by itself is tried on each.
ONE_DATABASE = pytest.mark.parametrize(
    "database_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)], indirect=True
)


def test_every_action_of_the_table_has_its_verb_and_every_state_its_situation() -> None:
    assert set(VERBS) == set(TRANSITIONS) - SYSTEM
    assert set(MAY) == set(SITUATIONS)


@ONE_DATABASE
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_person_does_in_every_situation_what_the_table_says_and_no_more(
    desk: TrialDesk, situation: str
) -> None:
    scene = set_scene(desk, situation)
    for action in VERBS:
        wanted = MAY[situation].get(action, "")
        for letter, who in crowd(desk).items():
            assert done(scene, action, who) is (letter in wanted), (action, letter)


def test_who_decides_follows_the_policy(desk: TrialDesk) -> None:
    scene = set_scene(desk, "in_approval")
    for (self_approval, peer_approval), wanted in DECIDING.items():
        change_policy(desk, self_approval=self_approval, peer_approval=peer_approval)
        for action in (Action.APPROVE, Action.REQUEST_CHANGES):
            for letter, who in crowd(desk).items():
                assert done(scene, action, who) is (letter in wanted), (action, letter, wanted)


@pytest.mark.parametrize("situation", ["in_approval", "approved", "scheduled"])
def test_what_changed_meanwhile_is_not_decided_on(desk: TrialDesk, situation: str) -> None:
    scene = replace(set_scene(desk, situation), revision_hash="0" * 64)
    deciding = [action for action, row in TRANSITIONS.items() if Need.REVISION_HASH in row.needs]
    assert len(deciding) == 4
    for action in deciding:
        assert not done(scene, action, desk.person("bob")), action


def refusal(scene: Scene, action: Action, who: Identity) -> type[Exception] | None:
    """Return the class of the error that the verb raises; nothing of it is kept."""
    with scene.desk.database.open_session(writing=True) as session:
        try:
            VERBS[action](session, scene, who)
        except ClaimTrackError as error:
            return type(error)
        finally:
            session.rollback()
    return None


def test_every_verb_is_refused_in_every_state_that_is_not_its_own(desk: TrialDesk) -> None:
    scene = set_scene(desk, "queued")
    for state in ClaimState:
        # Put there from behind, for the refusals alone.
        with desk.writing() as session:
            session.execute(update(Claim).where(Claim.id == scene.claim_id).values(state=state))
        for action in VERBS:
            if state in TRANSITIONS[action].sources or (action, state) == (
                Action.DISMISS,
                ClaimState.DISMISSED,
            ):
                continue
            assert refusal(scene, action, desk.person("adam")) is WrongStateError, (state, action)


def test_every_verb_says_when_there_is_no_such_claim(desk: TrialDesk) -> None:
    scene = replace(set_scene(desk, "queued"), claim_id=4711)
    for action in VERBS:
        assert refusal(scene, action, desk.person("adam")) is NotFoundError, action


@ONE_DATABASE
@pytest.mark.parametrize(
    "situation", ["queued", "in_review", "in_approval", "scheduled", "dismissed", "merged"]
)
def test_a_read_only_desk_refuses_every_verb_and_writes_nothing(desk: TrialDesk, situation: str) -> None:
    scene = set_scene(desk, situation)
    change_policy(desk, read_only=True)
    before = event_count(desk)
    for action in MAY[situation]:
        for letter in "ea":
            assert refusal(scene, action, crowd(desk)[letter]) is ReadOnlyError, action
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
