"""The demo desk: people, sample articles, and one verdict taken the whole way by the desk's own services."""

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.db import Database
from claimtrack.errors import ArticleExistsError, ClaimTrackError
from claimtrack.extract import ExtractionOptions
from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.jobs.runner import run_job
from claimtrack.models import Appearance, Article, Claim, Publication, Rating, Role, Stance, User
from claimtrack.samples import DemoVerdict, SampleArticle, demo_verdict, sample_articles
from claimtrack.security.identity import Identity
from claimtrack.security.passwords import generate_password
from claimtrack.services.articles.articles import EXTRACT, NewArticle, add_article
from claimtrack.services.claims.claims_by_hand import add_claim_by_hand, find_passage
from claimtrack.services.claims.leases import take_claim
from claimtrack.services.evidence.sources import SourceDetails, add_source
from claimtrack.services.operating.jobs import find_job
from claimtrack.services.people.users import add_user, find_user
from claimtrack.services.policy.policies import current_policy, ratings_in_force
from claimtrack.services.publishing.publications import publish_verdict
from claimtrack.services.verdicts.approvals import approve_verdict
from claimtrack.services.verdicts.drafts import DraftWords, find_draft, save_draft
from claimtrack.services.verdicts.verdicts import propose_verdict
from claimtrack.workflow import ClaimState

DEMO_PEOPLE = {
    "admin": Role.ADMIN,
    "editor": Role.EDITOR,
    "reviewer1": Role.REVIEWER,
    "reviewer2": Role.REVIEWER,
}
_ACTOR = Actor.command("demo")
Clock = Callable[[], datetime]


def open_demo_desk(database: Database, *, clock: Clock) -> dict[str, str]:
    """Return the new people's passwords by name; nothing when the desk has people already."""
    with database.writing() as session:
        if session.scalar(select(func.count()).select_from(User)):
            return {}
        passwords = {name: generate_password() for name in DEMO_PEOPLE}
        for name, role in DEMO_PEOPLE.items():
            add_user(session, name=name, role=role, password=passwords[name], actor=_ACTOR, now=clock())
    return passwords


def fill_demo_desk(
    database: Database, *, clock: Clock, options: ExtractionOptions = DEFAULT_OPTIONS
) -> Iterator[str]:
    """Add what is missing of the samples and the verdict; give a line for each that was added.

    A desk with other people than the demo's own is left alone.
    """
    with database.reading() as session:
        names = set(session.scalars(select(User.name)))
    if not DEMO_PEOPLE.keys() <= names:
        return
    for sample in sample_articles():
        if _add_sample(database, sample, clock=clock, options=options):
            yield f"Added the sample article “{sample.title}”"
    if _publish_verdict(database, demo_verdict(), clock=clock):
        yield "Published a first verdict"


def _add_sample(
    database: Database, sample: SampleArticle, *, clock: Clock, options: ExtractionOptions
) -> bool:
    article = NewArticle(
        text=sample.text,
        original_hash=sha256(sample.text.encode()).hexdigest(),
        title=sample.title,
        language=sample.language,
        publisher=sample.publisher,
        address=sample.url,
        published_on=sample.published_on,
    )
    try:
        with database.writing() as session:
            version = add_article(session, article=article, actor=_ACTOR, now=clock())
            job_id = find_job(session, dedupe_key=f"{EXTRACT}:{version.id}").id
    except ArticleExistsError:
        return False
    run_job(database, job_id, clock=clock, options=options)
    return True


def _publish_verdict(database: Database, verdict: DemoVerdict, *, clock: Clock) -> bool:
    """Take one claim the whole way in one transaction, so that a stopped demo leaves no half of it."""
    with database.writing() as session:
        if session.scalar(select(Publication.id).limit(1)) is not None:
            return False
        reviewer, editor = _identity(session, "reviewer1"), _identity(session, "editor")
        claim = _find_claim(session, verdict, reviewer, now=clock())
        if claim is None or claim.state is not ClaimState.QUEUED:
            return False
        revision_hash = _propose(session, claim, verdict, reviewer, clock=clock)
        approve_verdict(session, claim_id=claim.id, revision_hash=revision_hash, identity=editor, now=clock())
        publish_verdict(
            session,
            claim_id=claim.id,
            revision_hash=revision_hash,
            identity=editor,
            uuid=uuid4(),
            now=clock(),
        )
    return True


def _propose(
    session: Session, claim: Claim, verdict: DemoVerdict, reviewer: Identity, *, clock: Clock
) -> str:
    take_claim(session, claim_id=claim.id, identity=reviewer, now=clock())
    for source in verdict.sources:
        details = SourceDetails(
            title=source.title,
            stance=Stance(source.stance),
            url=source.url,
            publisher=source.publisher,
            primary=source.primary,
            quote=source.quote,
            locator=source.locator,
        )
        add_source(session, claim_id=claim.id, details=details, identity=reviewer, now=clock())
    words = DraftWords(
        rating_id=_rating(session, verdict.rating).id,
        headline=verdict.headline,
        short_wording=verdict.short_wording,
        summary=verdict.summary,
        explanation=verdict.explanation,
    )
    before = find_draft(session, claim_id=claim.id)
    draft = save_draft(
        session,
        claim_id=claim.id,
        version=before.version if before else 0,
        words=words,
        identity=reviewer,
        now=clock(),
    )
    revision = propose_verdict(
        session, claim_id=claim.id, draft_version=draft.version, identity=reviewer, now=clock()
    )
    return revision.content_hash


def _find_claim(session: Session, verdict: DemoVerdict, reviewer: Identity, *, now: datetime) -> Claim | None:
    """Return the claim that extraction found on the passage; else the reviewer marks it, as people do."""
    claim = session.scalar(
        select(Claim)
        .join(Claim.appearances)
        .where(Appearance.quote.contains(verdict.passage, autoescape=True))
    )
    if claim is not None:
        return claim
    title = next(sample.title for sample in sample_articles() if sample.name == verdict.article)
    article_id = session.scalar(select(Article.id).join(Article.versions).where(Article.title == title))
    if article_id is None:
        return None
    start, end = find_passage(session, article_id=article_id, passage=verdict.passage)
    return add_claim_by_hand(
        session,
        article_id=article_id,
        start=start,
        end=end,
        quote=verdict.passage,
        identity=reviewer,
        now=now,
    )


def _identity(session: Session, name: str) -> Identity:
    user = find_user(session, name=name)
    if user is None:
        raise ClaimTrackError
    return Identity.of(user)


def _rating(session: Session, slug: str) -> Rating:
    ratings = ratings_in_force(session, current_policy(session))
    return next(rating for rating in ratings if rating.slug == slug)
