"""A desk whose sources stand in a small web of the tests, and whose worker can be asked to run."""

from dataclasses import dataclass, replace

from sqlalchemy import select

from claimtrack.intake.fetch import FetchClock, Fetcher, FetchPolicy
from claimtrack.jobs.kinds import KINDS
from claimtrack.jobs.pages import page_kinds
from claimtrack.jobs.runner import run_job
from claimtrack.models import Job, JobState, SourceCopy
from claimtrack.services.evidence.sources import SourceDetails, add_source
from claimtrack.services.file_store import FileStore
from tests.desk import SOURCE, TrialDesk
from tests.intake.fetch.trial_web import TrialWeb

ADDRESS = "http://town.example/account"
PARAGRAPH = (
    "The final account of the harbour bridge says that it cost 21 million crowns, three more than was said."
)
HEAD = "<head><title>Final account</title></head>"
PAGE = f"<html>{HEAD}<body><h1>Final account</h1><p>{PARAGRAPH}</p></body></html>"
DETAILS = replace(SOURCE, url=ADDRESS)


@dataclass
class PageDesk:
    """The desk, its web, and where copies are kept."""

    desk: TrialDesk
    web: TrialWeb
    store: FileStore
    seconds: float = 60.0

    def fetcher(self) -> Fetcher:
        """Return a fetcher in the web of the tests."""
        policy = FetchPolicy(delay=0.0, seconds=self.seconds)
        return Fetcher(policy, clock=FetchClock(now=lambda: self.desk.now), network=self.web.network)

    def cite(self, claim_id: int | None = None, details: SourceDetails = DETAILS) -> int:
        """Return the id of a source that alice added; without a claim, to a new one that she takes."""
        if claim_id is None:
            claim_id = self.desk.add_claim()
            self.desk.take(claim_id)
        with self.desk.writing() as session:
            who = self.desk.person("alice")
            return add_source(session, claim_id=claim_id, details=details, identity=who, now=self.desk.now).id

    def work(self, kind: str) -> list[bool]:
        """Run the waiting jobs of this kind, whenever they are due; return how each ended."""
        with self.desk.database.reading() as session:
            waiting = select(Job).where(Job.kind == kind, Job.state == JobState.PENDING)
            jobs = session.scalars(waiting.order_by(Job.id)).all()
        # The web's clock is not the desk's.
        self.desk.now = max([self.desk.now, *(job.run_after for job in jobs)])
        kinds = {**KINDS, **page_kinds(self.fetcher(), self.store)}
        return [
            run_job(self.desk.database, job_id, clock=lambda: self.desk.now, kinds=kinds)
            for job_id in [job.id for job in jobs]
        ]

    def copy(self, copy_id: int = 1) -> SourceCopy:
        """Return a copy as it is stored now."""
        with self.desk.database.reading() as session:
            return session.get_one(SourceCopy, copy_id)
