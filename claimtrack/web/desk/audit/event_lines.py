"""Events as people read them: who did what when, and what changed by it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from claimtrack.models import Event, User
from claimtrack.services.claims.claim_changes import COMPARABLE
from claimtrack.services.records.history import event_data
from claimtrack.web.desk.audit.change_words import FieldChange, short_changes
from claimtrack.web.desk.audit.event_details import Data, describe_details
from claimtrack.web.desk.audit.event_words import (
    action_words,
    actor_words,
    object_words,
)
from claimtrack.web.names import (
    state_name,
)
from claimtrack.workflow import ClaimState

_APPROVALS = ("verdict.approve", "translation.approve")
# Nothing was there before a source was added.
_COMPARABLE = COMPARABLE - {"source.add"}


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event; `details` are short sentences, `state` is the claim's state after it or an empty string."""

    seq: int
    at: datetime
    who: str
    action: str
    did: str
    details: tuple[str, ...]
    self_approval: bool
    state: str
    hash: str
    subject: str
    object_kind: str
    object_id: int
    # The words that it changed, if they are few; else whether there is something to compare.
    changes: tuple[FieldChange, ...] = ()
    comparable: bool = False


@dataclass(frozen=True, slots=True)
class RevisionWords:
    """A revision's number, and the label of its rating."""

    number: int
    rating: str


def describe_event(
    event: Event, *, people: Mapping[int, User], revisions: Mapping[int, RevisionWords] | None = None
) -> EventLine:
    """Return `event` in words; `revisions` are those that it may be about, by their id."""
    data = event_data(event)
    revision = (revisions or {}).get(data.get("revision", 0))
    if revision:
        data = {"number": revision.number, "rating": revision.rating, **data}
    details = [*_move(data), *describe_details(event.action, data, people)]
    return EventLine(
        seq=event.seq,
        at=event.at,
        who=actor_words(event.actor, people),
        action=event.action,
        did=action_words(event.action),
        details=tuple(details),
        self_approval=bool(data.get("self_approval")) and event.action in _APPROVALS,
        state=data.get("to", ""),
        hash=event.hash,
        subject=object_words(event),
        object_kind=event.object_kind,
        object_id=event.object_id,
    )


def with_changes(line: EventLine, event: Event) -> EventLine:
    """Return the line with what the event did to words; what is long is only said to be there."""
    changes = tuple(short_changes(event))
    about_words = event.object_kind == "claim" and event.action in _COMPARABLE
    return replace(line, changes=changes, comparable=not changes and about_words)


def _move(data: Data) -> list[str]:
    before, after = data.get("from"), data.get("to")
    if not before or not after or before == after:
        return []
    return [f"{state_name(ClaimState(before))} → {state_name(ClaimState(after))}"]
