"""Undoing the last change of a claim's place: its ends moved, its being split, or joined with another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.errors import NothingToUndoError
from claimtrack.models import Appearance, Claim, Event
from claimtrack.security.identity import Identity
from claimtrack.services.articles.bounds import (
    SET_BOUNDS,
    Move,
    Place,
    admit_move,
    lock_place,
    move_places,
    record_move,
)
from claimtrack.services.articles.joins import JOIN
from claimtrack.services.articles.splits import SPLIT
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.merges import merge_claim, undo_merge
from claimtrack.services.records.history import event_data
from claimtrack.workflow import ClaimState

UNDONE: Final = {SET_BOUNDS: SET_BOUNDS, SPLIT: "claim.undo_split", JOIN: "claim.undo_join"}
_CHANGES: Final = frozenset({*UNDONE, *UNDONE.values()})


@dataclass(frozen=True, slots=True)
class LastChange:
    """What changed a claim's place last: which action, and what its event says."""

    action: str
    data: dict[str, Any]


def last_change(events: Sequence[Event]) -> LastChange | None:
    """Return what can be undone by `events`, the newest first; None for nothing."""
    newest = next((event for event in events if event.action in _CHANGES), None)
    if newest is None or newest.action not in UNDONE:
        return None
    return LastChange(newest.action, event_data(newest))


def undoable_claims(session: Session, claim_ids: Collection[int]) -> frozenset[int]:
    """Return which of the claims have a last change of place that can be undone."""
    newest = (
        select(func.max(Event.seq))
        .where(Event.object_kind == "claim", Event.object_id.in_(claim_ids), Event.action.in_(_CHANGES))
        .group_by(Event.object_id)
    )
    events = session.execute(select(Event.object_id, Event.action).where(Event.seq.in_(newest)))
    return frozenset(claim_id for claim_id, action in events if action in UNDONE)


def undo_bounds(session: Session, *, claim_id: int, version: int, identity: Identity, now: datetime) -> Claim:
    """Return the claim where it stood before; what was split off is part of it, what was joined is free.

    `version` is the claim's that the form was made from. Undoing a move twice does it again. Raises
    NothingToUndoError, and what `bounds.set_bounds` and `merges` raise.
    """
    change = last_change(_changes(session, claim_id))
    if change is None:
        raise NothingToUndoError
    for key in sorted({claim_id, change.data.get("part", claim_id)}):
        lock_claim(session, key)
    place, moves = _way_back(session, change.data)
    admit_move(session, place.claim, version=version, identity=identity, now=now)
    before, after = change.data["standalone"], place.claim.standalone
    data = move_places(place, moves)
    if after == before[1]:
        place.claim.standalone = before[0]
        data["standalone"] = [after, before[0]]
    part = {"part": change.data["part"]} if "part" in change.data else {}
    action = UNDONE[change.action]
    record_move(session, place.claim, action=action, data={**data, **part}, identity=identity, now=now)
    _settle_part(session, change, claim_id=claim_id, identity=identity, now=now)
    return place.claim


def _changes(session: Session, claim_id: int) -> Sequence[Event]:
    return session.scalars(
        select(Event)
        .where(Event.object_kind == "claim", Event.object_id == claim_id, Event.action.in_(_CHANGES))
        .order_by(Event.seq.desc())
        .limit(1)
    ).all()


def _way_back(session: Session, data: dict[str, Any]) -> tuple[Place, list[Move]]:
    """Return the claim's place and the moves back. Raises NothingToUndoError when it stands elsewhere now."""
    places = {each["place"]: each for each in data["places"]}
    if any(session.get(Appearance, key) is None for key in places):
        raise NothingToUndoError
    locked = [lock_place(session, key) for key in places]
    if any(list(each.span) != places[each.appearance.id]["after"] for each in locked):
        raise NothingToUndoError
    moves = [Move(each.appearance, tuple(places[each.appearance.id]["before"])) for each in locked]
    # The words are those of the place that the person had before them.
    chosen = next(each for each in locked if each.version.text[slice(*each.span)] == data["wording"][1])
    return chosen, moves


def _settle_part(
    session: Session, change: LastChange, *, claim_id: int, identity: Identity, now: datetime
) -> None:
    if "part" not in change.data:
        return
    part = lock_claim(session, change.data["part"])
    if change.action == JOIN and part.state is ClaimState.MERGED and part.merged_into_id == claim_id:
        undo_merge(session, claim_id=part.id, identity=identity, now=now)
    elif change.action == SPLIT and part.state not in {ClaimState.DISMISSED, ClaimState.MERGED}:
        merge_claim(
            session, claim_id=part.id, version=part.version, into_id=claim_id, identity=identity, now=now
        )
