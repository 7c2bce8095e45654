"""What events say of verdicts: revisions, decisions on them, what readers see and are told."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.audit.actor import Actor
from claimtrack.audit.canonical import digest_text
from claimtrack.audit.digests import approval_digest, publication_digest
from claimtrack.audit.ledger import Ledger, Page, Shown, Told
from claimtrack.audit.lines import Line
from claimtrack.db.types import stored_time
from claimtrack.errors import ChainBrokenError
from claimtrack.models import Approval, Correction, Publication, VerdictRevision
from claimtrack.workflow import PublicationState

_FRESH = {"populate_existing": True}
FOLLOW = "translation.follow"
RETRACTED = PublicationState.RETRACTED.value
# After these readers see a revision that they did not see before, or see it in another state.
_SHOWING = frozenset({"verdict.publish", "verdict.adopt", "translation.publish", FOLLOW})
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
        if not hashed or not _is_as_told(session, revision, line):
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
            told.ledger.note_publication(_page(line), seq=line.seq, digest=line.data["digest"])
        if line.action in _SHOWING:
            change = _show(told.ledger, line)
            if change is not None:
                changes.append(change)
    if changes:
        _check_corrections(session, changes)
        told.rows[Correction.__tablename__] += len(changes)


def check_adopted(session: Session, lines: Sequence[Line], told: Told) -> None:
    """Check the desk's own checks from before there was an audit: words and page came in one event."""
    check_revisions(session, lines, told)
    note_publications(session, lines, told)


def check_publications(session: Session, told: Told, *, seq: int) -> None:
    """Check every publication against the last event on it. Raises ChainBrokenError."""
    after = 0
    while publications := _publications(session, after):
        noted = told.ledger.take_publications([_page_of(each) for each in publications])
        for publication in publications:
            where, digest = noted.get(_page_of(publication), (seq, ""))
            if digest != publication_digest(publication) or _has_stray_values(publication):
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


def _is_as_told(session: Session, revision: VerdictRevision, line: Line) -> bool:
    frozen = json.loads(revision.body)
    bound = (frozen.get("translates") or {}).get("hash")
    # What a command brought in says for whom.
    proposer = str(Actor.user(line.data["by"])) if "by" in line.data else line.actor
    told = _columns_told(line, frozen, proposer)
    return _columns(revision) == told and bound == _translated_hash(session, revision)


def _translated_hash(session: Session, revision: VerdictRevision) -> str | None:
    """The hash of what a translation says again, which it is bound to."""
    if revision.translates_id is None:
        return None
    statement = select(VerdictRevision.content_hash).where(VerdictRevision.id == revision.translates_id)
    return session.scalar(statement)


def _columns(revision: VerdictRevision) -> tuple[object, ...]:
    proposer = str(Actor.user(revision.proposed_by_id))
    rating = (revision.rating.slug, revision.rating.number)
    people = sorted(contributor.user_id for contributor in revision.contributors)
    words = (revision.claim_id, revision.number, revision.language)
    return (words, rating, people, proposer, stored_time(revision.proposed_at))


def _columns_told(line: Line, frozen: dict[str, Any], proposer: str) -> tuple[object, ...]:
    rating = (frozen["rating"]["slug"], frozen["rating"]["number"])
    words = (line.object_id, frozen["number"], frozen["language"])
    return (words, rating, frozen["contributors"], proposer, line.at)


class _Change(NamedTuple):
    """What readers have to be told: their page shows another revision, or its verdict was retracted."""

    line: Line
    before: int
    after: int


def _page(line: Line) -> Page:
    translation = line.data["publication"] if line.action.startswith("translation.") else 0
    return Page(line.object_id, translation)


def _page_of(publication: Publication) -> Page:
    return Page(publication.claim_id, publication.id if publication.original_id is not None else 0)


def _show(ledger: Ledger, line: Line) -> _Change | None:
    """Note what readers see from `line` on; return the change that they have to be told of."""
    page = _page(line)
    shown = Shown(line.data["revision"], line.data["state"])
    before = ledger.show(page, shown)
    if before is None:
        return None
    if line.action != FOLLOW:
        return _Change(line, before.revision, shown.revision)
    original = ledger.shown(Page(page.claim))
    if original is None or shown.state != RETRACTED or before.state == RETRACTED:
        return None
    return _Change(line, before.revision, original.revision)


def _check_corrections(session: Session, changes: Sequence[_Change]) -> None:
    """Check what readers are told of each change."""
    keys = [change.after for change in changes]
    statement = select(Correction).where(Correction.to_revision_id.in_(keys)).execution_options(**_FRESH)
    stored = {(each.publication_id, each.to_revision_id): each for each in session.scalars(statement)}
    revisions = _revisions(session, keys)
    for change in changes:
        line, key = change.line, change.after
        correction, revision = stored.get((line.data["publication"], key)), revisions.get(key)
        if correction is None or revision is None or _said(correction) != _to_say(change, revision):
            problem = f"the note on the change to revision {key} was changed or removed afterwards"
            raise ChainBrokenError(seq=line.seq, problem=problem)


def _said(correction: Correction) -> tuple[object, ...]:
    words = (correction.kind.value, correction.note, stored_time(correction.made_at))
    return (correction.publication_id, correction.from_revision_id, *words)


def _to_say(change: _Change, revision: VerdictRevision) -> tuple[object, ...]:
    # Revisions that were proposed before a note was asked for have none.
    words = json.loads(revision.body)["correction"] or {"kind": "update", "note": ""}
    line = change.line
    return (line.data["publication"], change.before, words["kind"], words["note"], line.at)


def _has_stray_values(publication: Publication) -> bool:
    """Digests have no word on the rest of a schedule without a time, nor on an original's being outdated."""
    rest = (publication.scheduled_revision_id, publication.embargoed_until)
    half_scheduled = publication.scheduled_for is None and rest != (None, None)
    return half_scheduled or (publication.original_id is None and publication.outdated)


def _publications(session: Session, after: int) -> Sequence[Publication]:
    statement = select(Publication).where(Publication.id > after).order_by(Publication.id).limit(_TOGETHER)
    return session.scalars(statement.execution_options(**_FRESH)).all()
