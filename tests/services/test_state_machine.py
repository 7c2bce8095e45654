"""Random people do random things in any order; whatever they do, the desk's promises hold."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import and_, event, func, select
from sqlalchemy.orm import Session

from claimtrack.audit.verify import verify_audit
from claimtrack.db import Database
from claimtrack.errors import ClaimTrackError
from claimtrack.jobs.kinds import KINDS
from claimtrack.jobs.runner import run_job
from claimtrack.jobs.sweep import start_due_work
from claimtrack.models import (
    Approval,
    Claim,
    ClaimantKind,
    ClaimKind,
    CorrectionKind,
    Decision,
    DismissReason,
    Draft,
    Lease,
    Publication,
    RevisionContributor,
    VerdictRevision,
)
from claimtrack.services.claims.claim_words import ClaimWords, change_words
from claimtrack.services.claims.claimants import ClaimantChoice
from claimtrack.services.claims.comments import add_comment
from claimtrack.services.claims.dismissals import dismiss_claim, reopen_claim
from claimtrack.services.claims.guards import latest_revision
from claimtrack.services.claims.leases import expire_leases, release_claim, take_claim, take_over_claim
from claimtrack.services.claims.merges import merge_claim, undo_merge
from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.services.evidence.sources import add_source
from claimtrack.services.operating.jobs import due_jobs
from claimtrack.services.publishing.announcing import ANNOUNCE
from claimtrack.services.publishing.publications import publish_verdict
from claimtrack.services.publishing.published import find_successor
from claimtrack.services.verdicts.approvals import approve_verdict, request_changes
from claimtrack.services.verdicts.corrections import open_correction, word_correction
from claimtrack.services.verdicts.drafts import find_draft, save_draft
from claimtrack.services.verdicts.rechecks import set_recheck
from claimtrack.services.verdicts.schedules import schedule_verdict, unschedule_verdict
from claimtrack.services.verdicts.verdicts import propose_verdict, withdraw_proposal
from claimtrack.workflow import ClaimState, PublicationState
from tests.conftest import NOW
from tests.desk import PEOPLE, SOURCE, WORDS, TrialDesk
from tests.services.record import change_policy

# What is under test is the desk, so most steps are taken by people who may take them.
NAMES = some.sampled_from(["alice", "alice", "bob", "bob", "adam", "charlie", "vera"])
# Fetching copies and telling others is not what is tried here.
JOBS = {**KINDS, ARCHIVE: lambda *_: None, ANNOUNCE: lambda *_: None}
PLAIN_VERBS = [
    take_claim,
    take_claim,
    release_claim,
    take_over_claim,
    withdraw_proposal,
    reopen_claim,
    unschedule_verdict,
    undo_merge,
]


Step = tuple[str, dict[str, Any]]
Verb = TypeVar("Verb", bound=Callable[..., None])
STEPS: list[some.SearchStrategy[Step]] = []


def step(**given: some.SearchStrategy[Any]) -> Callable[[Verb], Verb]:
    """Make a method one of the things that people do.

    They are not rules of their own: Hypothesis leaves most rules out of most walks, and hardly any walk would
    come to a public verdict.
    """

    def mark(verb: Verb) -> Verb:
        STEPS.append(some.tuples(some.just(verb.__name__), some.fixed_dictionaries(given)))
        return verb

    return mark


class DeskMachine(RuleBasedStateMachine):
    """Five people and three claims; most steps are about the first one."""

    template: ClassVar[Path]
    self_approval: ClassVar[bool] = False
    # How often each verb was done, not only tried.
    done: ClassVar[Counter[str]] = Counter()

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "claimtrack.db")
        database = Database(f"sqlite:///{self.folder / 'claimtrack.db'}")
        event.listen(database.writing_engine, "connect", _spare_the_disk)
        self.desk = TrialDesk(database, PEOPLE, now=NOW)
        article_id = self.desk.add_article()
        passages = ("It cost 18 million crowns", "It is long", "reopened on Monday")
        self.claims = [self.desk.add_claim(passage, article_id=article_id) for passage in passages]
        self.claim_id = self.claims[0]
        change_policy(self.desk, self_approval=self.self_approval)
        self.rating_id = self.desk.rating_id()
        self.bodies: dict[int, str] = {}

    def attempt(self, name: str, verb: Callable[..., object], **details: object) -> None:
        """Have somebody try something; a refusal is an answer, anything else is a mistake of ours."""
        who = self.desk.person(name)
        try:
            with self.desk.writing() as session:
                told = {key: say(session) if callable(say) else say for key, say in details.items()}
                verb(session, claim_id=self.claim_id, identity=who, now=self.desk.now, **told)
        except ClaimTrackError:
            return
        self.done[verb.__name__] += 1

    def draft_version(self, session: Session) -> int:
        draft = find_draft(session, claim_id=self.claim_id)
        return draft.version if draft else 0

    def seen_note(self, session: Session) -> tuple[CorrectionKind | None, str]:
        draft = find_draft(session, claim_id=self.claim_id)
        return (draft.correction_kind, draft.correction_note) if draft else (None, "")

    def claim_version(self, session: Session) -> int:
        return session.get_one(Claim, self.claim_id).version

    def words_version(self, session: Session) -> int:
        return session.get_one(Claim, self.claim_id).words_version

    def latest_hash(self, session: Session) -> str:
        revision = latest_revision(session, self.claim_id)
        return revision.content_hash if revision else ""

    @step(name=NAMES, verb=some.sampled_from(PLAIN_VERBS))
    def do(self, name: str, verb: Callable[..., object]) -> None:
        self.attempt(name, verb)

    @step(name=NAMES, summary=some.sampled_from(["One.", "Two.", "Three."]))
    def write(self, name: str, summary: str) -> None:
        words = replace(WORDS, rating_id=self.rating_id, summary=summary)
        self.attempt(name, save_draft, version=self.draft_version, words=words)

    @step(name=NAMES, title=some.sampled_from(["Account", "Minutes"]))
    def cite(self, name: str, title: str) -> None:
        self.attempt(name, add_source, details=replace(SOURCE, title=title))

    @step(name=NAMES, said=some.sampled_from(["It cost 18 million", "It cost 21 million"]))
    def reword(self, name: str, said: str) -> None:
        words = ClaimWords(said, said, ClaimKind.QUANTITY, ClaimantChoice("Wren", ClaimantKind.PERSON))
        self.attempt(name, change_words, version=self.words_version, words=words)

    @step(name=NAMES, text=some.sampled_from(["Why?", "Because."]))
    def comment(self, name: str, text: str) -> None:
        self.attempt(name, add_comment, text=text)

    @step(name=NAMES)
    def propose(self, name: str) -> None:
        self.attempt(name, propose_verdict, draft_version=self.draft_version)

    @step(name=NAMES)
    def approve(self, name: str) -> None:
        self.attempt(name, approve_verdict, revision_hash=self.latest_hash)

    @step(name=NAMES)
    def send_back(self, name: str) -> None:
        self.attempt(name, request_changes, revision_hash=self.latest_hash, reason="Why?")

    @step(name=NAMES)
    def publish(self, name: str) -> None:
        self.attempt(name, publish_verdict, revision_hash=self.latest_hash, uuid=uuid4())

    @step(name=NAMES, kind=some.sampled_from(CorrectionKind))
    def correct(self, name: str, kind: CorrectionKind) -> None:
        self.attempt(name, open_correction, kind=kind, note="New.")

    @step(name=NAMES)
    def dismiss(self, name: str) -> None:
        self.attempt(name, dismiss_claim, reason=DismissReason.OPINION)

    @step(name=NAMES, minutes=some.sampled_from([3, 30, 90]), embargo=some.booleans())
    def schedule(self, name: str, minutes: int, embargo: bool) -> None:
        self.attempt(
            name,
            schedule_verdict,
            version=self.claim_version,
            revision_hash=self.latest_hash,
            moment=self.desk.now + timedelta(minutes=minutes),
            embargo=embargo,
            uuid=uuid4(),
        )

    @step(name=NAMES, days=some.sampled_from([1, 2, None]))
    def set_day(self, name: str, days: int | None) -> None:
        today = self.desk.now.date()
        on = None if days is None else today + timedelta(days=days)
        self.attempt(name, set_recheck, version=self.claim_version, on=on, today=today)

    @step(name=NAMES, which=some.integers(0, 2))
    def merge(self, name: str, which: int) -> None:
        self.attempt(name, merge_claim, version=self.claim_version, into_id=self.claims[which])

    @step(name=NAMES, kind=some.sampled_from(CorrectionKind))
    def word(self, name: str, kind: CorrectionKind) -> None:
        self.attempt(name, word_correction, seen=self.seen_note, kind=kind, note="Told.")

    @step(name=NAMES)
    def decide_on_what_was_read_before(self, name: str) -> None:
        """Whoever has an older page open decides on nothing."""
        with self.desk.database.reading() as session:
            hashes = session.scalars(
                select(VerdictRevision.content_hash)
                .where(VerdictRevision.claim_id == self.claim_id)
                .order_by(VerdictRevision.number)
            ).all()
        for old in hashes[:-1]:
            for verb in (approve_verdict, publish_verdict):
                details: dict[str, object] = {"uuid": uuid4()} if verb is publish_verdict else {}
                before = self.desk.claim(self.claim_id).version
                self.attempt(name, verb, revision_hash=old, **details)
                assert self.desk.claim(self.claim_id).version == before

    @step(which=some.integers(0, 2))
    def turn_to(self, which: int) -> None:
        self.claim_id = self.claims[which]

    @step(minutes=some.sampled_from([5, 61, 1500]))
    def wait(self, minutes: int) -> None:
        self.desk.now += timedelta(minutes=minutes)
        start_due_work(self.desk.database, now=self.desk.now, zone=UTC)
        with self.desk.writing() as session:
            expire_leases(session, now=self.desk.now)
            waiting = due_jobs(session, now=self.desk.now)
        for job_id in [*waiting, *waiting]:
            run_job(self.desk.database, job_id, kinds=JOBS, clock=lambda: self.desk.now)

    @step(
        end=some.sampled_from(["publish", "schedule", "neither"]),
        turn=some.sampled_from(["on", "on", "release", "take over", "send back", "unschedule"]),
    )
    def go_some_way(self, end: str, turn: str = "on") -> None:
        """What a desk does most days, as far as `end` unless it takes a turn before.

        Left to chance alone, hardly a walk would get this far.
        """
        self.wait(61)
        for verb in (undo_merge, reopen_claim, take_claim, withdraw_proposal):
            self.do("bob" if verb is undo_merge else "alice", verb)
        if turn == "release":
            return self.do("alice", release_claim)
        if turn == "take over":
            return self.do("bob", take_over_claim)
        self.cite("alice", "Account")
        self.write("alice", "Four.")
        self.word("alice", CorrectionKind.UPDATE)
        self.propose("alice")
        if turn == "send back":
            return self.send_back("bob")
        self.approve("bob")
        if turn == "unschedule" or end == "schedule":
            self.schedule("bob", 30, embargo=False)
        if turn == "unschedule":
            return self.do("bob", unschedule_verdict)
        if end == "publish":
            return self.publish("bob")
        return self.wait(61)

    @step(days=some.sampled_from([1, 2]))
    def look_at_it_again(self, days: int) -> None:
        self.go_some_way("publish")
        self.set_day("bob", days)
        self.wait(1500 * days)

    @step(which=some.integers(1, 2), undone=some.booleans())
    def merge_what_is_public(self, which: int, undone: bool) -> None:
        first = self.claim_id
        for claim_id in (self.claims[which], first):
            self.claim_id = claim_id
            self.go_some_way("publish")
        self.merge("bob", which)
        if undone:
            self.do("bob", undo_merge)

    @rule(chosen=some.deferred(lambda: some.one_of(STEPS)))
    def go_on(self, chosen: Step) -> None:
        name, details = chosen
        getattr(self, name)(**details)

    @invariant()
    def at_most_one_person_holds_a_claim_and_only_while_it_is_in_review(self) -> None:
        with self.desk.database.reading() as session:
            held = session.scalars(select(Lease.claim_id)).all()
            in_review = session.scalars(select(Claim.id).where(Claim.state == ClaimState.IN_REVIEW)).all()
        assert sorted(held) == sorted(in_review)

    @invariant()
    def nothing_is_public_without_the_approval_of_somebody_who_did_not_work_on_it(self) -> None:
        with self.desk.database.reading() as session:
            publications = session.scalars(select(Publication)).all()
            for publication in publications:
                assert publication.state is not PublicationState.SCHEDULED or publication.scheduled_for
                for revision_id in filter(None, (publication.revision_id, publication.scheduled_revision_id)):
                    self.must_be_approved_by_another(session, revision_id)

    def must_be_approved_by_another(self, session: Session, revision_id: int) -> None:
        worked = RevisionContributor.revision_id == revision_id
        approved = (Approval.revision_id == revision_id, Approval.decision == Decision.APPROVE)
        workers = set(session.scalars(select(RevisionContributor.user_id).where(worked)))
        approvers = set(session.scalars(select(Approval.approver_id).where(*approved)))
        assert workers
        assert approvers - workers or (approvers and self.self_approval)

    @invariant()
    def no_contributor_ever_approved(self) -> None:
        with self.desk.database.reading() as session:
            own = session.scalar(
                select(func.count())
                .select_from(Approval)
                .join(
                    RevisionContributor,
                    and_(
                        RevisionContributor.revision_id == Approval.revision_id,
                        RevisionContributor.user_id == Approval.approver_id,
                    ),
                )
            )
        assert own == 0 or self.self_approval

    @invariant()
    def what_waits_for_its_time_is_the_newest_revision_of_an_approved_claim(self) -> None:
        with self.desk.database.reading() as session:
            waiting = session.scalars(select(Publication).where(Publication.scheduled_for.is_not(None))).all()
            for publication in waiting:
                newest = latest_revision(session, publication.claim_id)
                assert newest is not None
                assert publication.scheduled_revision_id == newest.id
                assert publication.revision_id != newest.id
                assert session.get_one(Claim, publication.claim_id).state is ClaimState.APPROVED

    @invariant()
    def a_merged_claim_points_to_one_that_is_not_merged(self) -> None:
        with self.desk.database.reading() as session:
            claims = {claim.id: claim for claim in session.scalars(select(Claim))}
            for claim in claims.values():
                assert (claim.merged_into_id is not None) is (claim.state is ClaimState.MERGED)
                if claim.merged_into_id is not None:
                    assert claims[claim.merged_into_id].state is not ClaimState.MERGED

    @invariant()
    def readers_who_followed_a_link_find_a_verdict(self) -> None:
        """What was once public is so still, or leads to what is."""
        with self.desk.database.reading() as session:
            once = session.scalars(select(Publication).where(Publication.published_at.is_not(None))).all()
            for publication in once:
                assert publication.revision_id is not None
                if publication.state is PublicationState.UNPUBLISHED:
                    assert publication.slug is not None
                    assert find_successor(session, slug=publication.slug)

    @invariant()
    def no_revision_is_lost_or_changed(self) -> None:
        with self.desk.database.reading() as session:
            revisions = session.scalars(select(VerdictRevision).order_by(VerdictRevision.id)).all()
        now = {revision.id: revision.body for revision in revisions}
        assert self.bodies.items() <= now.items()
        for claim_id in self.claims:
            numbers = [revision.number for revision in revisions if revision.claim_id == claim_id]
            assert numbers == list(range(1, len(numbers) + 1))
        self.bodies = now

    @invariant()
    def there_is_one_draft_a_claim_at_most(self) -> None:
        with self.desk.database.reading() as session:
            drafted = session.scalars(select(Draft.claim_id)).all()
        assert len(drafted) == len(set(drafted))

    def teardown(self) -> None:
        with self.desk.database.reading() as session:
            verify_audit(session)
        self.desk.database.close()
        shutil.rmtree(self.folder)


def _spare_the_disk(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


class OneDeskMachine(DeskMachine):
    """A desk whose policy lets people approve their own work: everything else holds as before."""

    self_approval = True


def walk(
    template: Path,
    *,
    walks: int,
    steps: int,
    always_the_same: bool,
    machine: type[DeskMachine] = DeskMachine,
) -> Counter[str]:
    """Let random people do random things, `walks` times `steps`; the invariants look after each step.

    Returns how often each verb was done, so that a test can see that the walks came to what matters.
    """
    machine.template = template
    machine.done = Counter()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=walks,
            stateful_step_count=steps,
            deadline=None,
            derandomize=always_the_same,
            # A failure is told as it was found: making it shorter would take minutes.
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return machine.done


# What short walks come to in any case, by chance alone; promises about what was never done prove nothing.
COMMON = {
    "add_source",
    "approve_verdict",
    "merge_claim",
    "propose_verdict",
    "publish_verdict",
    "save_draft",
    "schedule_verdict",
    "set_recheck",
    "take_claim",
    "undo_merge",
}
RARE = {
    "dismiss_claim",
    "open_correction",
    "release_claim",
    "reopen_claim",
    "request_changes",
    "take_over_claim",
    "unschedule_verdict",
    "withdraw_proposal",
}


def test_the_desks_promises_hold_whatever_people_do(sqlite_template: Path) -> None:
    done = walk(sqlite_template, walks=12, steps=30, always_the_same=True)
    assert set(done) >= COMMON


def test_they_hold_on_a_desk_of_one_too(sqlite_template: Path) -> None:
    done = walk(sqlite_template, walks=4, steps=20, always_the_same=True, machine=OneDeskMachine)
    assert done["publish_verdict"] > 0


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_the_desks_promises_hold_for_a_long_time(sqlite_template: Path) -> None:
    done = walk(sqlite_template, walks=150, steps=60, always_the_same=False)
    assert set(done) >= COMMON | RARE
