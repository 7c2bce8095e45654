"""What events say of verdicts: revisions, decisions on them, what readers see and are told."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.audit.actor import Actor
from claimtrack.audit.canonical import digest_text
from claimtrack.audit.digests import approval_digest, publication_digest
from claimtrack.audit.ledger import Told
from claimtrack.audit.lines import Line
from claimtrack.db.types import stored_time
from claimtrack.errors import ChainBrokenError
from claimtrack.models import Approval, Correction, Publication, VerdictRevision

_FRESH = {"populate_existing": True}
# Publications looked at together.
_TOGETHER = 500


def check_revisions(session: Session, lines: Sequence[Line], told: Told) -> None:
    """Check the revision that each line froze, with its rating and its contributors."""
    found = _revisions(session, [line.data["revision"] for line in lines])
    for line in lines:
        key = line.data["revision"]
        revision = found.get(key)
        if revision is None:
            raise ChainBrokenError(seq=line.seq, problem=f"revision {key} is missing")
        hashed = digest_text(revision.body) == revision.content_hash == line.data["hash"]
        if not hashed or _columns(revision) != _columns_told(line, json.loads(revision.body)):
            raise ChainBrokenError(seq=line.seq, problem=f"revision {key} was changed afterwards")
        told.rows[VerdictRevision.__tablename__] += 1


def check_approvals(session: Session, lines: Sequence[Line], told: Told) -> None:
    """Check the decision that each line tells of."""
    keys = [line.data["approval"] for line in lines]
    statement = select(Approval).where(Approval.id.in_(keys)).execution_options(**_FRESH)
    found = {approval.id: approval for approval in session.scalars(statement)}
    for line in lines:
        approval = found.get(line.data["approval"])
        if approval is None or approval_digest(approval) != line.data["digest"]:
            problem = f"approval {line.data['approval']} was changed or removed afterwards"
            raise ChainBrokenError(seq=line.seq, problem=problem)
        told.rows[Approval.__tablename__] += 1


def note_publications(session: Session, lines: Sequence[Line], told: Told) -> None:
    """Note what readers see from here on, and check what they are told of a change.

    The publication's row shows what the last event on it says, so it is checked at the end.
    """
    changes = []
    for line in lines:
        if "digest" in line.data:
            told.ledger.note_publication(line.object_id, seq=line.seq, digest=line.data["digest"])
        if line.action == "verdict.publish":
            before = told.ledger.show_revision(line.object_id, line.data["revision"])
            if before is not None:
                changes.append((line, before))
    if changes:
        _check_corrections(session, changes)
        told.rows[Correction.__tablename__] += len(changes)


def check_publications(session: Session, told: Told, *, seq: int) -> None:
    """Check every publication against the last event on it. Raises ChainBrokenError."""
    after = 0
    while publications := _publications(session, after):
        noted = told.ledger.take_publications([each.claim_id for each in publications])
        for publication in publications:
            where, digest = noted.get(publication.claim_id, (seq, ""))
            if digest != publication_digest(publication) or _is_half_scheduled(publication):
                problem = f"publication {publication.id} was changed afterwards"
                raise ChainBrokenError(seq=where, problem=problem)
        after = publications[-1].id
        session.expunge_all()
    left = told.ledger.first_publication()
    if left is not None:
        raise ChainBrokenError(seq=left[1], problem=f"the publication on claim {left[0]} is missing")


def _revisions(session: Session, keys: Sequence[int]) -> dict[int, VerdictRevision]:
    statement = (
        select(VerdictRevision)
        .where(VerdictRevision.id.in_(keys))
        .options(joinedload(VerdictRevision.rating), selectinload(VerdictRevision.contributors))
        .execution_options(**_FRESH)
    )
    return {revision.id: revision for revision in session.scalars(statement)}


def _columns(revision: VerdictRevision) -> tuple[object, ...]:
    proposer = str(Actor.user(revision.proposed_by_id))
    rating = (revision.rating.slug, revision.rating.number)
    people = sorted(contributor.user_id for contributor in revision.contributors)
    words = (revision.claim_id, revision.number, revision.language)
    return (words, rating, people, proposer, stored_time(revision.proposed_at))


def _columns_told(line: Line, frozen: dict[str, Any]) -> tuple[object, ...]:
    rating = (frozen["rating"]["slug"], frozen["rating"]["number"])
    words = (line.object_id, frozen["number"], frozen["language"])
    return (words, rating, frozen["contributors"], line.actor, line.at)


def _check_corrections(session: Session, changes: Sequence[tuple[Line, int]]) -> None:
    """Check what readers are told of each change, given the revision that they saw before."""
    keys = [line.data["revision"] for line, _ in changes]
    statement = select(Correction).where(Correction.to_revision_id.in_(keys)).execution_options(**_FRESH)
    stored = {correction.to_revision_id: correction for correction in session.scalars(statement)}
    revisions = _revisions(session, keys)
    for line, before in changes:
        key = line.data["revision"]
        correction, revision = stored.get(key), revisions.get(key)
        if correction is None or revision is None or _said(correction) != _to_say(line, before, revision):
            problem = f"the note on the change to revision {key} was changed or removed afterwards"
            raise ChainBrokenError(seq=line.seq, problem=problem)


def _said(correction: Correction) -> tuple[object, ...]:
    words = (correction.kind.value, correction.note, stored_time(correction.made_at))
    return (correction.publication_id, correction.from_revision_id, *words)


def _to_say(line: Line, before: int, revision: VerdictRevision) -> tuple[object, ...]:
    # Revisions that were proposed before a note was asked for have none.
    words = json.loads(revision.body)["correction"] or {"kind": "update", "note": ""}
    return (line.data["publication"], before, words["kind"], words["note"], line.at)


def _is_half_scheduled(publication: Publication) -> bool:
    """Digests of publications without a time have no word on the rest of a schedule."""
    rest = (publication.scheduled_revision_id, publication.embargoed_until)
    return publication.scheduled_for is None and rest != (None, None)


def _publications(session: Session, after: int) -> Sequence[Publication]:
    statement = select(Publication).where(Publication.id > after).order_by(Publication.id).limit(_TOGETHER)
    return session.scalars(statement.execution_options(**_FRESH)).all()
