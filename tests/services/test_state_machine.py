"""Random people do random things in any order; whatever they do, the desk's promises hold."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from claimtrack.audit.verify import verify_audit
from claimtrack.db import Database
from claimtrack.errors import ClaimTrackError
from claimtrack.models import (
    Approval,
    Claim,
    CorrectionKind,
    Decision,
    DismissReason,
    Draft,
    Lease,
    Publication,
    RevisionContributor,
    VerdictRevision,
)
from claimtrack.services.approvals import approve_verdict, request_changes
from claimtrack.services.dismissals import dismiss_claim, reopen_claim
from claimtrack.services.drafts import find_draft, save_draft
from claimtrack.services.guards import latest_revision
from claimtrack.services.leases import expire_leases, release_claim, take_claim, take_over_claim
from claimtrack.services.publications import open_correction, publish_verdict
from claimtrack.services.sources import add_source
from claimtrack.services.verdicts import propose_verdict, withdraw_proposal
from claimtrack.workflow import ClaimState, PublicationState
from tests.conftest import NOW
from tests.desk import PEOPLE, SOURCE, WORDS, TrialDesk

# What is under test is the desk, so most steps are taken by people who may take them.
NAMES = some.sampled_from(["alice", "alice", "bob", "bob", "adam", "charlie", "vera"])
PLAIN_VERBS = [take_claim, take_claim, release_claim, take_over_claim, withdraw_proposal, reopen_claim]


class DeskMachine(RuleBasedStateMachine):
    """One claim and five people."""

    template: ClassVar[Path]

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "claimtrack.db")
        database = Database(f"sqlite:///{self.folder / 'claimtrack.db'}")
        event.listen(database.writing_engine, "connect", _spare_the_disk)
        self.desk = TrialDesk(database, PEOPLE, now=NOW)
        self.claim_id = self.desk.add_claim()
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

    def draft_version(self, session: Session) -> int:
        draft = find_draft(session, claim_id=self.claim_id)
        return draft.version if draft else 0

    def latest_hash(self, session: Session) -> str:
        revision = latest_revision(session, self.claim_id)
        return revision.content_hash if revision else ""

    @rule(name=NAMES, verb=some.sampled_from(PLAIN_VERBS))
    def do(self, name: str, verb: Callable[..., object]) -> None:
        self.attempt(name, verb)

    @rule(name=NAMES, summary=some.sampled_from(["One.", "Two.", "Three."]))
    def write(self, name: str, summary: str) -> None:
        words = replace(WORDS, rating_id=self.rating_id, summary=summary)
        self.attempt(name, save_draft, version=self.draft_version, words=words)

    @rule(name=NAMES, title=some.sampled_from(["Account", "Minutes"]))
    def cite(self, name: str, title: str) -> None:
        self.attempt(name, add_source, details=replace(SOURCE, title=title))

    @rule(name=NAMES)
    def propose(self, name: str) -> None:
        self.attempt(name, propose_verdict, draft_version=self.draft_version)

    @rule(name=NAMES)
    def approve(self, name: str) -> None:
        self.attempt(name, approve_verdict, revision_hash=self.latest_hash)

    @rule(name=NAMES)
    def send_back(self, name: str) -> None:
        self.attempt(name, request_changes, revision_hash=self.latest_hash, reason="Why?")

    @rule(name=NAMES)
    def publish(self, name: str) -> None:
        self.attempt(name, publish_verdict, revision_hash=self.latest_hash, uuid=uuid4())

    @rule(name=NAMES, kind=some.sampled_from(CorrectionKind))
    def correct(self, name: str, kind: CorrectionKind) -> None:
        self.attempt(name, open_correction, kind=kind, note="New.")

    @rule(name=NAMES)
    def dismiss(self, name: str) -> None:
        self.attempt(name, dismiss_claim, reason=DismissReason.OPINION)

    @rule(minutes=some.sampled_from([5, 61]))
    def wait(self, minutes: int) -> None:
        self.desk.now += timedelta(minutes=minutes)
        with self.desk.writing() as session:
            expire_leases(session, now=self.desk.now)

    @rule()
    def go_the_whole_way(self) -> None:
        """What a desk does most days; left to chance alone, hardly a walk would get this far."""
        self.wait(61)
        for verb in (reopen_claim, take_claim, withdraw_proposal):
            self.do("alice", verb)
        self.cite("alice", "Account")
        self.write("alice", "Four.")
        self.propose("alice")
        self.approve("bob")
        self.publish("bob")

    @invariant()
    def at_most_one_person_holds_the_claim_and_only_while_it_is_in_review(self) -> None:
        with self.desk.database.reading() as session:
            leases = session.scalar(select(func.count()).select_from(Lease))
            state = session.get_one(Claim, self.claim_id).state
        assert leases == (1 if state is ClaimState.IN_REVIEW else 0)

    @invariant()
    def nothing_is_public_without_the_approval_of_somebody_who_did_not_work_on_it(self) -> None:
        with self.desk.database.reading() as session:
            publication = session.scalar(select(Publication))
            if publication is None:
                return
            workers = session.scalars(
                select(RevisionContributor.user_id).where(
                    RevisionContributor.revision_id == publication.revision_id
                )
            ).all()
            approvers = session.scalars(
                select(Approval.approver_id).where(
                    Approval.revision_id == publication.revision_id, Approval.decision == Decision.APPROVE
                )
            ).all()
        assert workers
        assert set(approvers) - set(workers)
        assert publication.state in {PublicationState.PUBLISHED, PublicationState.RETRACTED}

    @invariant()
    def no_revision_is_lost_or_changed(self) -> None:
        with self.desk.database.reading() as session:
            revisions = session.scalars(select(VerdictRevision).order_by(VerdictRevision.id)).all()
        now = {revision.id: revision.body for revision in revisions}
        assert self.bodies.items() <= now.items()
        assert [revision.number for revision in revisions] == list(range(1, len(revisions) + 1))
        self.bodies = now

    @invariant()
    def there_is_one_draft_at_most(self) -> None:
        with self.desk.database.reading() as session:
            assert (session.scalar(select(func.count()).select_from(Draft)) or 0) <= 1

    def teardown(self) -> None:
        with self.desk.database.reading() as session:
            verify_audit(session)
        self.desk.database.close()
        shutil.rmtree(self.folder)


def _spare_the_disk(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def walk(template: Path, *, walks: int, steps: int, always_the_same: bool) -> None:
    """Let random people do random things, `walks` times `steps`; the invariants look after each step."""
    DeskMachine.template = template
    run_state_machine_as_test(
        DeskMachine,
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


def test_the_desks_promises_hold_whatever_people_do(sqlite_template: Path) -> None:
    walk(sqlite_template, walks=12, steps=30, always_the_same=True)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_the_desks_promises_hold_for_a_long_time(sqlite_template: Path) -> None:
    walk(sqlite_template, walks=150, steps=60, always_the_same=False)
