"""Where walks begin: a claim in its situation, and the ids of what lies around it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Select, func, select, update

from claimtrack.models import (
    Appearance,
    ArticleVersion,
    CopyState,
    Draft,
    Job,
    JobState,
    MessageOutcome,
    PageFinding,
    Publication,
    ReaderMessage,
    Source,
    SourceCopy,
    User,
)
from claimtrack.outbox import enqueue_job
from claimtrack.services.evidence.sources import add_source
from claimtrack.services.verdicts.drafts import find_draft
from tests.browser.walks.trial_desk import ServedDesk
from tests.desk import SOURCE
from tests.services.letters import close, report
from tests.services.situations import set_scene

WITNESS = replace(SOURCE, title="A clerk", url=None, reference="A conversation", unnamed=True, primary=False)


@dataclass(frozen=True, slots=True)
class WalkScene:
    """A claim that alice worked on, and where forms about it stand."""

    desk: ServedDesk
    claim_id: int
    other_id: int
    places: dict[str, object]

    def draft(self) -> Draft:
        """Return the claim's draft as it is stored now."""
        with self.desk.database.reading() as session:
            found = find_draft(session, claim_id=self.claim_id)
        assert found is not None
        return found

    def is_copied_again(self) -> bool:
        """Tell whether the source's newest copy waits to be fetched."""
        with self.desk.database.reading() as session:
            newest = _copies(int(str(self.places["source_id"]))).limit(1)
            return session.scalars(newest).one().state is CopyState.PENDING

    def is_read_again(self) -> bool:
        """Tell whether the article waits to be read."""
        with self.desk.database.reading() as session:
            jobs = session.scalars(
                select(Job).where(Job.kind.contains("extract")).order_by(Job.id.desc())
            ).all()
        return any(job.arguments.get("asked_by") for job in jobs)


def set_walk_scene(desk: ServedDesk, situation: str) -> WalkScene:
    """Return a scene in a situation of `tests.services.situations`, or in one of those below."""
    base, prepare = _FURTHER.get(situation, (situation, None))
    scene = set_scene(desk, base)
    if prepare:
        prepare(desk, scene.claim_id)
    places = {
        "claim_id": scene.claim_id,
        "other_id": scene.other_id,
        "version": scene.version,
        "revision_hash": scene.revision_hash,
        "rating_id": desk.rating_id(),
        **_look_up(desk, scene.claim_id, scene.other_id),
    }
    return WalkScene(desk, scene.claim_id, scene.other_id, places)


def _look_up(desk: ServedDesk, claim_id: int, other_id: int) -> dict[str, object]:
    with desk.database.reading() as session:
        sources = select(Source.id).where(Source.removed_at.is_(None)).order_by(Source.id.desc())
        found = find_draft(session, claim_id=claim_id)
        article = select(ArticleVersion.article_id).join(Appearance).where(Appearance.claim_id == claim_id)
        return {
            "source_id": session.scalars(sources.where(Source.claim_id == claim_id)).first() or 0,
            "other_source_id": session.scalars(sources.where(Source.claim_id == other_id)).first() or 0,
            "draft_version": found.version if found else 0,
            "article_id": session.scalars(article).first(),
            "message_id": session.scalar(select(func.max(ReaderMessage.id))) or 0,
            "job_id": session.scalar(select(func.max(Job.id)).where(Job.state == JobState.FAILED)) or 0,
            "viewer_id": session.scalars(select(User.id).where(User.name == "vera")).one(),
        }


def _cite_witness(desk: ServedDesk, claim_id: int) -> None:
    with desk.writing() as session:
        alice = desk.person("alice")
        add_source(session, claim_id=claim_id, details=WITNESS, identity=alice, now=desk.now)


def _fail_copy(desk: ServedDesk, claim_id: int) -> None:
    _set_copy(desk, claim_id, state=CopyState.FAILED, attempts=5)


def _change_page(desk: ServedDesk, claim_id: int) -> None:
    _set_copy(
        desk,
        claim_id,
        state=CopyState.STORED,
        stored_at=desk.now,
        finding=PageFinding.CHANGED,
        found_at=desk.now,
        checked_at=desk.now,
    )


def _set_copy(desk: ServedDesk, claim_id: int, **values: object) -> None:
    with desk.writing() as session:
        source_id = session.scalars(select(Source.id).where(Source.claim_id == claim_id)).first()
        for name, value in values.items():
            setattr(session.scalars(_copies(source_id or 0)).first(), name, value)


def _copies(source_id: int) -> Select[SourceCopy]:
    return select(SourceCopy).where(SourceCopy.source_id == source_id).order_by(SourceCopy.id.desc())


def _mark_as_read(desk: ServedDesk, claim_id: int) -> None:
    read = select(Appearance.version_id).where(Appearance.claim_id == claim_id)
    with desk.writing() as session:
        session.execute(
            update(ArticleVersion)
            .where(ArticleVersion.id.in_(read))
            .values(extracted_at=desk.now, extraction_model="trial")
        )


def _give_up(desk: ServedDesk, _claim_id: int) -> None:
    with desk.writing() as session:
        job = enqueue_job(
            session,
            kind="extract_article",
            arguments={"version_id": 0},
            dedupe_key="walk",
            now=desk.now,
        )
        job.state, job.attempts, job.finished_at = JobState.FAILED, 5, desk.now
        job.last_error = "OSError: the disk is full"


def _complain(desk: ServedDesk, claim_id: int) -> None:
    with desk.database.reading() as session:
        slug = session.scalars(select(Publication.slug).where(Publication.claim_id == claim_id)).one()
    report(desk, slug or "")


def _answer(desk: ServedDesk, claim_id: int) -> None:
    _complain(desk, claim_id)
    with desk.database.reading() as session:
        newest = session.scalar(select(func.max(ReaderMessage.id))) or 0
    close(desk, newest, MessageOutcome.UPHELD)


# What is made of a situation: its name, and what happens then.
_FURTHER: dict[str, tuple[str, Callable[[ServedDesk, int], None]]] = {
    "unnamed": ("in_review", _cite_witness),
    "failed_copy": ("in_review", _fail_copy),
    "changed_page": ("published", _change_page),
    "due_again_held": ("due_again", lambda desk, claim_id: desk.take(claim_id)),
    "read": ("queued", _mark_as_read),
    "given_up": ("queued", _give_up),
    "complaint": ("published", _complain),
    "answered": ("published", _answer),
}
