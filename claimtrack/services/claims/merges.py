"""Merging a claim into another one that says the same, and undoing it.

Nothing moves: the claim keeps its places, sources and verdict, and points to the other one. Those merged into
it before point there too, so that no claim points to a merged one.
"""

from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.digests import publication_digest
from claimtrack.errors import (
    MergeTargetDismissedError,
    MergeTargetNotPublicError,
    SelfMergeError,
    StaleVersionError,
)
from claimtrack.models import Claim, Event, Publication, PushEvent
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import admit_action, latest_revision, lock_claim
from claimtrack.services.claims.leases import end_lease, refuse_while_held
from claimtrack.services.claims.transition import move_claim
from claimtrack.services.moments import later_update
from claimtrack.services.publishing.announcing import announce_page
from claimtrack.services.publishing.published import find_publication, leads_away, shows
from claimtrack.services.publishing.translation_publishing import follow_original
from claimtrack.services.records.history import event_data
from claimtrack.services.verdicts.schedules import end_schedule
from claimtrack.workflow import Action, ClaimState, PublicationState


def merge_claim(
    session: Session, *, claim_id: int, version: int, into_id: int, identity: Identity, now: datetime
) -> Claim:
    """Return the claim that this one is part of now: `into_id`, or the one which that is part of itself.

    `version` is the claim's that the form was made from. The public page of a published claim leads to the
    other one's; a retracted one keeps its own. Sent twice, it is done once.

    Raises NotFoundError, SelfMergeError, MergeTargetDismissedError, MergeTargetNotPublicError,
    LeaseHeldError, StaleVersionError, ...
    """
    claim, target = _lock_both(session, claim_id, into_id)
    if claim.state is ClaimState.MERGED and claim.merged_into_id == target.id:
        return target
    admit_action(session, claim_id=claim_id, action=Action.MERGE, identity=identity, now=now)
    if target.id == claim_id:
        raise SelfMergeError
    if target.state is ClaimState.DISMISSED:
        raise MergeTargetDismissedError
    refuse_while_held(session, claim_id=claim_id, identity=identity, now=now)
    if claim.version != version:
        raise StaleVersionError
    _require_way_for_readers(session, claim_id=claim_id, target_id=target.id)
    _merge(session, claim, target, actor=Actor.user(identity.user_id), now=now)
    return target


def undo_merge(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> Claim:
    """Return the claim on its own again, with what was merged into it before.

    It is approved if its newest revision is the one that readers saw last, and its page is back; else it is
    back in the queue. Raises WrongStateError or NotPermittedError.
    """
    claim, publication = lock_claim(session, claim_id), find_publication(session, claim_id=claim_id)
    restored = shows(publication, latest_revision(session, claim_id))
    action = Action.RESTORE if restored else Action.SPLIT_OFF
    admit_action(session, claim_id=claim_id, action=action, identity=identity, now=now)
    data: dict[str, object] = {"from_claim": claim.merged_into_id, "along": _take_along(session, claim)}
    claim.merged_into_id = None
    if publication is not None:
        data |= _show_again(session, publication, now=now)
    actor = Actor.user(identity.user_id)
    move_claim(session, claim=claim, action=action, actor=actor, now=now, data=data)
    if publication is not None:
        follow_original(session, original=publication, actor=actor, now=now)
    return claim


def list_merged(session: Session, *, claim_id: int) -> list[Claim]:
    """Return the claims that were merged into this one, the oldest first."""
    return list(session.scalars(select(Claim).where(Claim.merged_into_id == claim_id).order_by(Claim.id)))


def _lock_both(session: Session, claim_id: int, into_id: int) -> tuple[Claim, Claim]:
    """Lock both claims, the one that the second is part of, and the parts of the first.

    In the order of their keys: two merges at once would wait for each other otherwise.
    """
    end = session.scalar(select(Claim.merged_into_id).where(Claim.id == into_id)) or into_id
    parts = {part.id for part in list_merged(session, claim_id=claim_id)}
    locked = {key: lock_claim(session, key) for key in sorted({claim_id, into_id, end, *parts})}
    end = locked[into_id].merged_into_id or into_id
    if end not in locked or parts != {part.id for part in list_merged(session, claim_id=claim_id)}:
        # Merged, or split off, between the look and the lock.
        raise StaleVersionError
    return locked[claim_id], locked[end]


def _require_way_for_readers(session: Session, *, claim_id: int, target_id: int) -> None:
    """Refuse when a page of this claim, or one that leads here already, would lead to nothing."""
    led = session.scalar(
        select(Publication.id)
        .join(Claim, Claim.id == Publication.claim_id)
        .where(
            or_(
                and_(Claim.id == claim_id, Publication.state == PublicationState.PUBLISHED),
                and_(Claim.merged_into_id == claim_id, leads_away()),
            )
        )
        .limit(1)
    )
    other = find_publication(session, claim_id=target_id)
    if led is not None and (other is None or other.state is not PublicationState.PUBLISHED):
        raise MergeTargetNotPublicError


def _merge(session: Session, claim: Claim, target: Claim, *, actor: Actor, now: datetime) -> None:
    end_lease(session, claim_id=claim.id)
    end_schedule(session, claim_id=claim.id, actor=actor, now=now)
    along = list_merged(session, claim_id=claim.id)
    for each in along:
        each.merged_into_id = target.id
    claim.merged_into_id = target.id
    data: dict[str, object] = {"into": target.id, "along": [each.id for each in along]}
    publication = find_publication(session, claim_id=claim.id)
    if publication is not None:
        data |= _lead_away(session, publication, now=now)
    move_claim(session, claim=claim, action=Action.MERGE, actor=actor, now=now, data=data)
    if publication is not None:
        follow_original(session, original=publication, actor=actor, now=now)


def _lead_away(session: Session, publication: Publication, *, now: datetime) -> dict[str, object]:
    """Have the page lead to the other claim's, and return what the event says of it."""
    if publication.state is PublicationState.PUBLISHED:
        publication.state = PublicationState.UNPUBLISHED
        session.flush()
        announce_page(session, publication=publication, event=PushEvent.MERGED, now=now)
    return {"state": publication.state.value, "digest": publication_digest(publication)}


def _show_again(session: Session, publication: Publication, *, now: datetime) -> dict[str, object]:
    """Have readers see again what they saw before the merge, and return what the event says of it."""
    if publication.published_at is not None and publication.state is PublicationState.UNPUBLISHED:
        publication.state = PublicationState.PUBLISHED
        publication.updated_at = later_update(publication.updated_at, now)
        session.flush()
        announce_page(session, publication=publication, event=PushEvent.RESTORED, now=now)
    return {"state": publication.state.value, "digest": publication_digest(publication)}


def _take_along(session: Session, claim: Claim) -> list[int]:
    """Give back the claims that came along when this one was merged, as far as they are still there."""
    merged = session.scalar(
        select(Event)
        .where(Event.object_kind == "claim", Event.object_id == claim.id, Event.action == Action.MERGE.value)
        .order_by(Event.seq.desc())
        .limit(1)
    )
    ids: list[int] = event_data(merged)["along"] if merged else []
    back = session.scalars(
        select(Claim)
        .where(Claim.id.in_(ids), Claim.merged_into_id == claim.merged_into_id)
        .order_by(Claim.id)
        .with_for_update()
    ).all()
    for each in back:
        each.merged_into_id = claim.id
    return [each.id for each in back]
