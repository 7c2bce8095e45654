"""A desk with something on every page: a claim in each situation, sources and copies of each kind."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from claimtrack.errors import PageMissingError
from claimtrack.models import (
    Appearance,
    Claim,
    Claimant,
    ClaimantKind,
    ClaimTopic,
    CopyState,
    DismissReason,
    Event,
    Job,
    JobState,
    MessageOutcome,
    PageFinding,
    Policy,
    Publication,
    Source,
    SourceCopy,
    Topic,
)
from claimtrack.services.claims.claim_words import ClaimWords, change_words
from claimtrack.services.claims.claimants import ClaimantChoice
from claimtrack.services.claims.comments import add_comment
from claimtrack.services.claims.dismissals import dismiss_claim
from claimtrack.services.evidence.documents import Upload, with_document
from claimtrack.services.evidence.sources import SourceDetails, add_source, remove_source
from claimtrack.services.evidence.stored_refusals import refusal_text
from claimtrack.services.file_store import attachment_store, snapshot_store
from claimtrack.services.readers.message_work import forget_message
from tests.browser.walks.filled_webhooks import fill_webhooks
from tests.browser.walks.trial_desk import ServedDesk
from tests.desk import SOURCE
from tests.services.letters import close, report, send
from tests.services.situations import SITUATIONS, set_scene

WITNESS = replace(SOURCE, title="A clerk", url=None, reference="A conversation", unnamed=True, primary=False)
LETTER = replace(SOURCE, title="Letter of the mayor", url=None)
REMOVED = replace(SOURCE, title="A rumour", url="https://example.org/rumour")
FAILED = replace(SOURCE, title="Page that did not answer", url="https://example.org/silent")

REFERENCE = "ABCD-2345"


@dataclass(frozen=True, slots=True)
class FilledDesk:
    """The desk, and where things are on it."""

    desk: ServedDesk
    article_id: int
    claims: dict[str, int]
    sources: dict[str, int]
    copies: dict[str, int]
    slugs: dict[str, str]
    webhooks: dict[str, int]
    place_id: int
    change_seq: int
    claimant_id: int
    messages: dict[str, int]
    reference: str


def fill_desk(desk: ServedDesk) -> FilledDesk:
    """Return the desk, filled."""
    claims = {name: set_scene(desk, name).claim_id for name in SITUATIONS}
    held = claims["in_review"]
    sources = {
        "named": _cite(desk, held, SOURCE),
        "unnamed": _cite(desk, held, WITNESS),
        "letter": _cite(desk, held, _with_letter(desk)),
        "removed": _cite(desk, held, REMOVED),
        "failed": _cite(desk, held, FAILED),
    }
    with desk.writing() as session:
        alice = desk.person("alice")
        remove_source(session, source_id=sources["removed"], identity=alice, now=desk.now)
        session.add(_failed_job(desk))
        copies = _copy(session, desk, sources, claims["published"])
        claimant_id = _file_public(session, claims["published"])
    slugs = {name: _slug(desk, claims[name]) for name in ("published", "retracted")}
    place_id, change_seq = _talk(desk, claims["queued"], held)
    webhooks = fill_webhooks(desk)
    article_id = desk.add_article()
    return FilledDesk(
        desk=desk,
        article_id=article_id,
        claims=claims,
        sources=sources,
        copies=copies,
        slugs=slugs,
        webhooks=webhooks,
        place_id=place_id,
        change_seq=change_seq,
        claimant_id=claimant_id,
        messages=_hear(desk, slugs["published"]),
        reference=REFERENCE,
    )


def _hear(desk: ServedDesk, slug: str) -> dict[str, int]:
    """Return the ids of messages of readers: what waits, what was decided on, what was forgotten."""
    found = {
        "tip": send(desk, reference=REFERENCE),
        **{name: report(desk, slug) for name in ("complaint", "decided", "forgotten")},
    }
    for name in ("decided", "forgotten"):
        close(desk, found[name], MessageOutcome.UPHELD, note="We corrected the figure.")
    with desk.writing() as session:
        bob = desk.person("bob")
        forget_message(session, message_id=found["forgotten"], identity=bob, now=desk.now)
    dismissed = desk.add_claim("The harbour bridge reopened on Monday")
    with desk.writing() as session:
        dismiss_claim(
            session,
            claim_id=dismissed,
            reason=DismissReason.NOT_CHECKABLE,
            note="Nobody kept a record of it.",
            identity=desk.person("alice"),
            now=desk.now,
        )
    return found


def _cite(desk: ServedDesk, claim_id: int, details: SourceDetails) -> int:
    with desk.writing() as session:
        alice = desk.person("alice")
        return add_source(session, claim_id=claim_id, details=details, identity=alice, now=desk.now).id


def _file_public(session: Session, claim_id: int) -> int:
    """File a public verdict under a topic and somebody who said it, and let readers read archived copies."""
    claimant = Claimant(name="Žiga Wren", kind=ClaimantKind.PERSON, role="mayor of Quillmouth")
    topic = Topic(slug="bridges", labels={"en": "Bridges", "sl": "Mostovi"})
    session.add_all([claimant, topic])
    session.flush()
    session.add(ClaimTopic(claim_id=claim_id, topic_id=topic.id))
    session.execute(
        update(Publication).where(Publication.claim_id == claim_id).values(claimant_id=claimant.id)
    )
    session.execute(update(Policy).values(public_copies=True))
    return claimant.id


def _with_letter(desk: ServedDesk) -> SourceDetails:
    upload = Upload(name="letter.png", data=b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    return with_document(LETTER, upload, store=attachment_store(desk.settings))


def _failed_job(desk: ServedDesk) -> Job:
    return Job(
        kind="read_article",
        arguments={},
        dedupe_key="read_article:0",
        state=JobState.FAILED,
        attempts=3,
        last_error="The model is not installed.",
        created_at=desk.now,
        run_after=desk.now,
        finished_at=desk.now,
    )


def _copy(session: Session, desk: ServedDesk, sources: dict[str, int], published_id: int) -> dict[str, int]:
    """Return the ids of copies: what was fetched, what changed since, and what did not answer."""
    store = snapshot_store(desk.settings)
    page = {"content_hash": store.put(b"the page"), "warc_hash": store.put(b"the file")}
    text = {"readable_hash": store.put(b"<h2>Account</h2><p>Total: 21,000,000 crowns</p>")}
    fetched = {"state": CopyState.STORED, "attempts": 1, "url": SOURCE.url, "stored_at": desk.now}
    stored: dict[str, Any] = {**fetched, **page, **text}
    found: dict[str, Any] = {"finding": PageFinding.CHANGED, "found_at": desk.now, "checked_at": desk.now}
    cited = session.scalars(select(Source.id).where(Source.claim_id == published_id)).first()
    error = refusal_text(PageMissingError(address=FAILED.url, code=404))
    made = {
        "stored": SourceCopy(source_id=sources["named"], **stored),
        "changed": SourceCopy(source_id=cited, **stored, **found),
        "failed": SourceCopy(
            source_id=sources["failed"], state=CopyState.FAILED, attempts=5, url=FAILED.url, last_error=error
        ),
    }
    session.add_all(made.values())
    session.flush()
    return {name: copy.id for name, copy in made.items()}


def _talk(desk: ServedDesk, queued_id: int, held_id: int) -> tuple[int, int]:
    """Have somebody say something on the claim that is held, and change its words.

    Return the id of a place of the first claim, and the number of the event of the change.
    """
    with desk.writing() as session:
        add_comment(
            session, claim_id=held_id, text="Who counted?", identity=desk.person("alice"), now=desk.now
        )
        claim = session.get_one(Claim, held_id)
        change_words(
            session,
            claim_id=held_id,
            version=claim.words_version,
            words=ClaimWords(
                wording=claim.wording,
                standalone="[The bridge] cost 18 million crowns",
                kind=claim.kind,
                claimant=ClaimantChoice(name="Mayor Wren", kind=ClaimantKind.PERSON),
            ),
            identity=desk.person("alice"),
            now=desk.now,
        )
    with desk.database.reading() as session:
        place_id = session.scalars(select(Appearance.id).where(Appearance.claim_id == queued_id)).one()
        changes = select(func.max(Event.seq)).where(Event.action == "claim.change")
        return place_id, session.scalar(changes) or 0


def _slug(desk: ServedDesk, claim_id: int) -> str:
    with desk.database.reading() as session:
        slug = session.scalars(select(Publication.slug).where(Publication.claim_id == claim_id)).one()
    assert slug
    return slug
