"""A desk with a row in every table that is moved, and files, for taking it away and bringing it back."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Date, Float, Integer, SmallInteger, Table, Uuid, func, insert, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.clock import PartialDate
from claimtrack.db.types import JsonText, PartialDateText, UtcDateTime
from claimtrack.importing import OtherVerdict
from claimtrack.models import (
    BulkField,
    CopyState,
    CorrectionKind,
    LoginSession,
    Source,
    SourceCopy,
    Topic,
)
from claimtrack.services.claims.bulk_changes import change_claims
from claimtrack.services.claims.claim_fields import FieldChange
from claimtrack.services.claims.comments import add_comment
from claimtrack.services.evidence.copies import record_copy
from claimtrack.services.file_store import attachment_store, snapshot_store
from claimtrack.services.push.webhooks import WebhookDetails, add_webhook
from claimtrack.services.records.checkpoints import announce_first_key, take_checkpoint
from claimtrack.services.verdicts.earlier_verdicts import add_earlier_verdicts
from claimtrack.settings import Settings
from claimtrack.storage.rows import exported_tables
from tests.desk import TrialDesk
from tests.services.letters import report, send

# What goes wrong in a careless copy: quotes, escapes, line ends, other planes.
ODD = "»Most« \\N \\. \"x\" 'y', ž\t🚢\r\nsecond line\u2028 end"
PAGE, DOCUMENT = b"WARC/1.1 of a page", b"%PDF a document"


def fill(desk: TrialDesk, settings: Settings) -> None:
    """Give the desk a published and corrected verdict, everything around it, and files."""
    proposal = desk.publish(summary=ODD)
    desk.correct(proposal.claim_id, kind=CorrectionKind.CORRECTION, note="The account was revised.")
    other = desk.add_claim("It is long", article_id=1)
    desk.propose(other)
    with desk.database.reading() as session:
        slug = _slug(session)
    send(desk)
    report(desk, slug)
    _plan(desk, other)
    _cite(desk, settings)
    _sign(desk, settings)
    # Behind the last checkpoint.
    send(desk)
    with desk.writing() as session:
        session.add(
            LoginSession(
                token_digest="0" * 64,
                user_id=1,
                created_at=desk.now,
                renewed_at=desk.now,
                expires_at=desk.now,
            )
        )
        _fill_rest(session, desk.now)


def _slug(session: Session) -> str:
    from claimtrack.models import Publication  # noqa: PLC0415 - one question

    return session.scalars(select(Publication.slug)).one() or ""


def _plan(desk: TrialDesk, claim_id: int) -> None:
    verdict = OtherVerdict(
        claim=ODD,
        url="https://checks.example/bridge",
        rating="Neresnično",
        rating_value=1.1,
        rating_best=5.0,
        rating_worst=1.0,
        said_on=PartialDate.parse("2026-02"),
        language="sl",
    )
    with desk.writing() as session:
        session.add(Topic(slug="bridges", labels={"sl": ODD}))
        session.add(Topic(slug="gone", labels={}))
        session.flush()
        session.delete(session.scalars(select(Topic).where(Topic.slug == "gone")).one())
        command = Actor.command("import")
        add_earlier_verdicts(session, verdicts=[verdict], file_name="a.csv", actor=command, now=desk.now)
    alice, today = desk.person("alice"), date(2026, 3, 2)
    with desk.writing() as session:
        urgent = FieldChange(BulkField.PRIORITY, "3")
        change_claims(session, claim_ids=[1], change=urgent, identity=alice, now=desk.now, today=today)
        add_comment(session, claim_id=claim_id, text=ODD, identity=alice, now=desk.now)
        details = WebhookDetails("Partner", "https://hook.example/", ("verdict.published",))
        add_webhook(session, details=details, identity=desk.person("adam"), now=desk.now)


def _cite(desk: TrialDesk, settings: Settings) -> None:
    page, document = snapshot_store(settings).put(PAGE), attachment_store(settings).put(DOCUMENT)
    with desk.writing() as session:
        source = session.scalars(select(Source).order_by(Source.id)).first()
        assert source is not None
        source.document_hash, source.document_name = document, "račun.pdf"
        stored = SourceCopy(
            source_id=source.id, state=CopyState.STORED, warc_hash=page, content_hash="f" * 64
        )
        stored.readable_hash, stored.stored_at = page, desk.now
        session.add(stored)
        session.flush()
        worker = Actor.job("source.archive")
        record_copy(session, copy=stored, claim_id=source.claim_id, actor=worker, now=desk.now)


def _sign(desk: TrialDesk, settings: Settings) -> None:
    with desk.writing() as session:
        command = Actor.command("init")
        announce_first_key(session, secrets=settings.secrets_folder, actor=command, now=desk.now)
    with desk.writing() as session:
        take_checkpoint(session, secrets=settings.secrets_folder, now=desk.now)


def _fill_rest(session: Session, now: datetime) -> None:
    """Tables that no verb above has touched, or that come later, get a row by what their columns are."""
    for table in exported_tables():
        if not session.scalar(select(func.count()).select_from(table)):
            session.execute(insert(table).values(_row(session, table, now)))


def _row(session: Session, table: Table, now: datetime) -> dict[str, Any]:
    row = {}
    for column in table.columns:
        if column.foreign_keys:
            key = next(iter(column.foreign_keys)).column
            row[column.name] = session.scalar(select(key).limit(1))
        elif column.name != "id" and not column.nullable:
            row[column.name] = _value(column.type, now)
    return row


def _value(kind: Any, now: datetime) -> Any:
    values: dict[type[Any], Any] = {
        UtcDateTime: now,
        JsonText: {"ž": [1, ODD]},
        PartialDateText: PartialDate.parse("2019"),
        Boolean: True,
        Date: now.date(),
        Float: 0.1,
        SmallInteger: 1,
        Integer: 7,
        Uuid: UUID(int=7),
    }
    for type_, value in values.items():
        if isinstance(kind, type_):
            return value
    choices = getattr(kind, "enums", None)
    return kind.enum_class(choices[0]) if choices else ODD[: getattr(kind, "length", None) or 100]


def file_names(instance: Path) -> set[str]:
    """Return the snapshots and attachments of an instance folder."""
    stores = [instance / name for name in ("snapshots", "attachments")]
    return {str(path.relative_to(instance)) for store in stores for path in store.glob("*/*")}
