"""A desk to test on: people by name, and verbs that bring a claim to where a test begins."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.clock import PartialDate
from claimtrack.db import Database
from claimtrack.models import Claim, CorrectionKind, Rating, Role, Stance, User
from claimtrack.security.identity import Identity
from claimtrack.services.articles.articles import NewArticle, add_article
from claimtrack.services.claims.claims_by_hand import add_claim_by_hand, find_passage
from claimtrack.services.claims.leases import take_claim
from claimtrack.services.evidence.sources import SourceDetails, add_source
from claimtrack.services.publishing.publications import publish_verdict
from claimtrack.services.verdicts.approvals import approve_verdict
from claimtrack.services.verdicts.corrections import open_correction
from claimtrack.services.verdicts.drafts import DraftWords, find_draft, save_draft
from claimtrack.services.verdicts.verdicts import propose_verdict

PASSWORD = "a long enough password"
# As cheap as argon2 gets: the suite tests that passwords are checked, not how dear that is.
_CHEAP_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)

# alice works on a claim, bob decides on it, charlie is another reviewer, vera looks on, adam runs the desk.
PEOPLE: Mapping[str, Role] = {
    "alice": Role.REVIEWER,
    "bob": Role.EDITOR,
    "charlie": Role.REVIEWER,
    "vera": Role.VIEWER,
    "adam": Role.ADMIN,
}
TEXT = "The harbour bridge reopened on Monday.\nIt cost 18 million crowns, said Mayor Wren. 🚢 It is long."
PASSAGE = "It cost 18 million crowns"
WORDS = DraftWords(
    rating_id=None,
    headline="The bridge cost 21 million",
    short_wording="The harbour bridge cost 18 million crowns.",
    summary="The final account says 21 million.",
    explanation="The account of **March 2025** adds 3 million.",
    as_of=PartialDate.parse("2026-03"),
)
SOURCE = SourceDetails(
    title="Final account",
    stance=Stance.REFUTES,
    url="https://example.org/account",
    publisher="Town of Quillmouth",
    primary=True,
    quote="Total: 21,000,000 crowns",
    locator="page 3",
)


def add_people(session: Session, *, now: datetime) -> None:
    """Put the people into a database; it becomes the template that tests copy."""
    for name, role in PEOPLE.items():
        session.add(
            User(
                name=name,
                display_name=name.title(),
                role=role,
                password_hash=_CHEAP_HASH,
                active=True,
                created_at=now,
            )
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim whose verdict waits for a decision."""

    claim_id: int
    revision_id: int
    revision_hash: str


class TrialDesk:
    """Verbs over the real services; each is one committed transaction, a minute after the one before."""

    def __init__(self, database: Database, people: Mapping[str, Role], *, now: datetime) -> None:
        self.database = database
        self.now = now
        with database.reading() as session:
            users = session.scalars(select(User)).all()
        self._people = {user.name: Identity.of(user) for user in users if user.name in people}

    def person(self, name: str) -> Identity:
        """Return who `name` is."""
        return self._people[name]

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a writing session and let a minute pass."""
        self.now += timedelta(minutes=1)
        with self.database.writing() as session:
            yield session

    def add_article(self, text: str = TEXT, *, language: str = "en", title: str | None = None) -> int:
        """Return the id of a new article."""
        article = NewArticle(
            text=text,
            original_hash=sha256(text.encode()).hexdigest(),
            title=title or "Bridge reopens",
            language=language,
            publisher="The Gazette",
            address="https://example.org/bridge",
            published_on=PartialDate.parse("2025-03-03"),
        )
        with self.writing() as session:
            return add_article(session, article=article, actor=Actor.command("test"), now=self.now).article_id

    def add_claim(self, passage: str = PASSAGE, *, article_id: int | None = None) -> int:
        """Return the id of a claim in the queue, marked by alice."""
        article_id = article_id or self.add_article()
        with self.writing() as session:
            start, end = find_passage(session, article_id=article_id, passage=passage)
            claim = add_claim_by_hand(
                session,
                article_id=article_id,
                start=start,
                end=end,
                quote=passage,
                identity=self.person("alice"),
                now=self.now,
            )
            return claim.id

    def take(self, claim_id: int, *, by: str = "alice") -> None:
        """Have `by` take the claim."""
        with self.writing() as session:
            take_claim(session, claim_id=claim_id, identity=self.person(by), now=self.now)

    def rating_id(self, slug: str = "disputed") -> int:
        """Return the id of a rating of the scale that ships."""
        with self.database.reading() as session:
            return session.scalars(select(Rating.id).where(Rating.slug == slug)).one()

    def write(self, claim_id: int, *, by: str = "alice", rating: str = "disputed", **words: str) -> int:
        """Have `by`, who holds the claim, add a source and write the draft; return the draft's version."""
        wanted = replace(WORDS, rating_id=self.rating_id(rating), **words)  # type: ignore[arg-type]
        identity = self.person(by)
        with self.writing() as session:
            add_source(session, claim_id=claim_id, details=SOURCE, identity=identity, now=self.now)
            known = find_draft(session, claim_id=claim_id)
            draft = save_draft(
                session,
                claim_id=claim_id,
                version=known.version if known else 0,
                words=wanted,
                identity=identity,
                now=self.now,
            )
            return draft.version

    def propose(self, claim_id: int | None = None, *, by: str = "alice", **words: str) -> Proposal:
        """Return a proposal on the claim (a new one without `claim_id`), taken and written by `by`."""
        claim_id = claim_id or self.add_claim()
        self.take(claim_id, by=by)
        version = self.write(claim_id, by=by, **words)
        with self.writing() as session:
            revision = propose_verdict(
                session, claim_id=claim_id, draft_version=version, identity=self.person(by), now=self.now
            )
            return Proposal(claim_id, revision.id, revision.content_hash)

    def approve(self, proposal: Proposal, *, by: str = "bob") -> None:
        """Have `by` approve the proposal."""
        with self.writing() as session:
            approve_verdict(
                session,
                claim_id=proposal.claim_id,
                revision_hash=proposal.revision_hash,
                identity=self.person(by),
                now=self.now,
            )

    def publish(
        self, proposal: Proposal | None = None, *, by: str = "bob", uuid: UUID | None = None, **words: str
    ) -> Proposal:
        """Return the proposal (a new one without `proposal`), approved and published by `by`."""
        proposal = proposal or self.propose(None, **words)
        self.approve(proposal, by=by)
        with self.writing() as session:
            publish_verdict(
                session,
                claim_id=proposal.claim_id,
                revision_hash=proposal.revision_hash,
                identity=self.person(by),
                uuid=uuid or uuid4(),
                now=self.now,
            )
        return proposal

    def correct(
        self, claim_id: int, *, kind: CorrectionKind, note: str, summary: str = "Mended."
    ) -> Proposal:
        """Return the published correction that bob opened and wrote, and adam approved."""
        with self.writing() as session:
            open_correction(
                session, claim_id=claim_id, kind=kind, note=note, identity=self.person("bob"), now=self.now
            )
        version = self.write(claim_id, by="bob", summary=summary)
        with self.writing() as session:
            revision = propose_verdict(
                session, claim_id=claim_id, draft_version=version, identity=self.person("bob"), now=self.now
            )
            proposal = Proposal(claim_id, revision.id, revision.content_hash)
        return self.publish(proposal, by="adam")

    def claim(self, claim_id: int) -> Claim:
        """Return the claim as it is stored now."""
        with self.database.reading() as session:
            return session.get_one(Claim, claim_id)
