"""Digests of rows that events carry, so that verifying can tell whether a row was changed afterwards."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from claimtrack.audit.canonical import digest_value
from claimtrack.clock import PartialDate
from claimtrack.db.types import stored_time
from claimtrack.models import Approval, BulkChange, ImportBatch, Publication, SourceCopy


def approval_digest(approval: Approval) -> str:
    """Return the SHA-256 over everything an approval says."""
    return digest_value(
        {
            "id": approval.id,
            "revision": approval.revision_id,
            "hash": approval.revision_hash,
            "approver": approval.approver_id,
            "decision": approval.decision.value,
            "reason": approval.reason,
            "decided_at": stored_time(approval.decided_at),
        }
    )


def copy_digest(copy: SourceCopy) -> str:
    """Return the SHA-256 over what was stored as a copy, from where and when; not over later looks."""
    return digest_value(
        {
            "id": copy.id,
            "source": copy.source_id,
            "url": copy.url,
            "final_url": copy.final_url,
            "content_type": copy.content_type,
            "path": copy.path,
            "content_hash": copy.content_hash,
            "warc_hash": copy.warc_hash,
            "readable_hash": copy.readable_hash,
            "text_hash": copy.text_hash,
            "stored_at": stored_time(copy.stored_at) if copy.stored_at else None,
        }
    )


def bulk_digest(change: BulkChange) -> str:
    """Return the SHA-256 over a change of many claims: what it was, and each claim with its value before."""
    return digest_value(
        {
            "id": change.id,
            "field": change.field.value,
            "value": change.value,
            "changed_by": change.changed_by_id,
            "changed_at": stored_time(change.changed_at),
            "claims": [[each.claim_id, each.before] for each in change.claims],
        }
    )


def import_digest(batch: ImportBatch, rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the SHA-256 over the earlier verdicts that came in together; `rows` have the columns of each."""
    verdicts = [
        {name: _imported(value) for name, value in row.items() if value is not None and name != "id"}
        for row in sorted(rows, key=lambda row: str(row["key"]))
    ]
    told = {"id": batch.id, "file": batch.file_name, "at": stored_time(batch.imported_at)}
    return digest_value({**told, "verdicts": verdicts})


def _imported(value: object) -> object:
    if isinstance(value, float):
        return repr(value)
    return value.isoformat() if isinstance(value, PartialDate) else value


def publication_digest(publication: Publication) -> str:
    """Return the SHA-256 over everything the public is told of a publication."""
    times = (publication.published_at, publication.updated_at)
    published_at, updated_at = (stored_time(time) if time else None for time in times)
    # What is not scheduled has no word on it, as before there were schedules.
    schedule = {} if publication.scheduled_for is None else _schedule(publication, publication.scheduled_for)
    return digest_value(
        {
            "id": publication.id,
            "uuid": str(publication.uuid),
            "claim": publication.claim_id,
            "revision": publication.revision_id,
            "slug": publication.slug,
            "state": publication.state.value,
            "published_at": published_at,
            "updated_at": updated_at,
            **schedule,
            **_translated(publication),
        }
    )


def _translated(publication: Publication) -> dict[str, object]:
    """What is no translation has no word on it, as before there were any."""
    if publication.original_id is None:
        return {}
    return {"original": publication.original_id, "outdated": publication.outdated}


def _schedule(publication: Publication, moment: datetime) -> dict[str, object]:
    until = publication.embargoed_until
    return {
        "scheduled_for": stored_time(moment),
        "scheduled_revision": publication.scheduled_revision_id,
        "embargoed_until": stored_time(until) if until else None,
    }
