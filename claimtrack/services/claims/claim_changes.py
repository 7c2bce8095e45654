"""What an event on a claim changed, as values before and after: for showing the words that differ."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.errors import NotFoundError
from claimtrack.models import Event, VerdictRevision
from claimtrack.services.claims.claim_words import CHANGED
from claimtrack.services.records.history import event_data
from claimtrack.services.verdicts.revision_body import read_body

COMPARABLE = frozenset({CHANGED, "source.add", "source.change", "verdict.propose"})
_TELLS_SOURCE = ("source.add", "source.change")


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event with what it changed; `before` is empty where there was nothing."""

    event: Event
    before: dict[str, Any]
    after: dict[str, Any]


def find_change(session: Session, *, claim_id: int, seq: int) -> EventChange:
    """Return what the event `seq` on the claim changed. Raises NotFoundError when it tells of no words."""
    event = session.get(Event, seq)
    about = event is not None and (event.object_kind, event.object_id) == ("claim", claim_id)
    if event is None or not about or event.action not in COMPARABLE:
        raise NotFoundError(thing="change")
    data = event_data(event)
    if event.action == CHANGED:
        return EventChange(event, data["before"], data["after"])
    if event.action == "verdict.propose":
        return EventChange(event, *_revisions(session, claim_id, data["revision"]))
    return EventChange(event, _source_before(session, event, data["source"]), data)


def _revisions(session: Session, claim_id: int, revision_id: int) -> tuple[dict[str, Any], dict[str, Any]]:
    revision = session.get_one(VerdictRevision, revision_id)
    number = revision.number - 1
    earlier = session.scalar(
        select(VerdictRevision).where(
            VerdictRevision.claim_id == claim_id,
            VerdictRevision.number == number,
            VerdictRevision.translates_id.is_(None),
        )
    )
    return read_body(earlier) if earlier else {}, read_body(revision)


def _source_before(session: Session, event: Event, source_id: int) -> dict[str, Any]:
    earlier = session.scalars(
        select(Event)
        .where(
            Event.object_kind == "claim",
            Event.object_id == event.object_id,
            Event.seq < event.seq,
            Event.action.in_(_TELLS_SOURCE),
        )
        .order_by(Event.seq.desc())
    )
    told = (event_data(each) for each in earlier)
    return next((data for data in told if data["source"] == source_id), {})
