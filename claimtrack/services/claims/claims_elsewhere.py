"""Claims that stand in no article: a speech, a broadcast, a post, an image."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from claimtrack.audit import Actor
from claimtrack.clock import PartialDate
from claimtrack.errors import PlaceMissingError, TextTooLongError, WordingMissingError
from claimtrack.intake import checked_address
from claimtrack.models import Appearance, Claim, Claimant, ClaimantKind, ClaimKind, ClaimOrigin, Medium
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.claimants import claimants_by_name
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.workflow import ClaimState

ELSEWHERE: Final = (Medium.SPEECH, Medium.BROADCAST, Medium.POST, Medium.IMAGE)
# Characters that the columns have room for, and more than any one statement has.
LONGEST: Final = {
    "wording": 2000,
    "standalone": 2000,
    "claimant": 200,
    "role": 200,
    "place": 200,
    "locator": 200,
}
# Claims that are looked through for one that was just sent.
_NEWEST = 200


@dataclass(frozen=True, slots=True)
class ClaimElsewhere:
    """What a person heard or saw: who said what where and when. `place` is a programme, an event, an account.

    A place, an address or a document is given. `locator` is a time code or another spot in it.
    """

    wording: str
    language: str
    medium: Medium
    standalone: str = ""
    claimant: str = ""
    claimant_kind: ClaimantKind = ClaimantKind.PERSON
    role: str = ""
    place: str = ""
    said_on: PartialDate | None = None
    locator: str = ""
    url: str = ""
    document_hash: str | None = None
    document_name: str | None = None
    document_type: str | None = None
    document_size: int | None = None


def add_claim_elsewhere(
    session: Session, *, heard: ClaimElsewhere, identity: Identity, now: datetime
) -> Claim:
    """Return the new claim, scored 1.0; the same one sent twice is stored once.

    Raises WordingMissingError, PlaceMissingError, BadAddressError, TextTooLongError, NotPermittedError, ...
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_ADD, policy)
    _check(heard)
    place = _appearance(heard, now)
    known = _just_added(session, heard, place)
    if known is not None:
        return known
    claim = _claim(heard, place, claimant_id=_claimant_id(session, heard), now=now)
    session.add(claim)
    session.flush()
    actor = Actor.user(identity.user_id)
    note_on_claim(
        session, claim_id=claim.id, action="claim.add", actor=actor, now=now, data=_event_data(claim, place)
    )
    return claim


def _check(heard: ClaimElsewhere) -> None:
    if not heard.wording.strip():
        raise WordingMissingError
    if not (heard.place.strip() or heard.url.strip() or heard.document_hash):
        raise PlaceMissingError
    for name, limit in LONGEST.items():
        text: str = getattr(heard, name)
        if len(text) > limit:
            raise TextTooLongError(text=text[:60], limit=limit)


def _appearance(heard: ClaimElsewhere, now: datetime) -> Appearance:
    return Appearance(
        medium=heard.medium,
        quote=heard.wording.strip(),
        place=heard.place.strip() or None,
        said_on=heard.said_on,
        locator=heard.locator.strip() or None,
        url=checked_address(heard.url.strip()) if heard.url.strip() else None,
        document_hash=heard.document_hash,
        document_name=heard.document_name,
        document_type=heard.document_type,
        document_size=heard.document_size,
        created_at=now,
    )


def _claim(heard: ClaimElsewhere, place: Appearance, *, claimant_id: int | None, now: datetime) -> Claim:
    return Claim(
        wording=place.quote,
        standalone=heard.standalone.strip() or place.quote,
        language=heard.language,
        score=1.0,
        reasons=["by hand"],
        kind=ClaimKind.EVENT,
        origin=ClaimOrigin.BY_HAND,
        claimant_id=claimant_id,
        state=ClaimState.QUEUED,
        state_changed_at=now,
        created_at=now,
        touched=True,
        appearances=[place],
    )


def _claimant_id(session: Session, heard: ClaimElsewhere) -> int | None:
    """Return the key of who said it; what is known of a claimant already is left as it is."""
    name = " ".join(heard.claimant.split())
    if not name:
        return None
    before = session.scalar(select(Claimant.id).where(Claimant.name == name))
    key = claimants_by_name(session, [name])[name]
    claimant = session.get_one(Claimant, key)
    if before is None and claimant.name == name:
        claimant.kind = heard.claimant_kind
    claimant.role = claimant.role or heard.role.strip() or None
    return key


def _just_added(session: Session, heard: ClaimElsewhere, place: Appearance) -> Claim | None:
    """Return the claim that the same form made a moment ago, or None."""
    newest = select(Claim.id).order_by(Claim.id.desc()).limit(_NEWEST).subquery()
    statement = (
        select(Appearance)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(Claim.id.in_(select(newest.c.id)), Claim.wording == place.quote)
        .options(joinedload(Appearance.claim).joinedload(Claim.claimant))
        .order_by(Claim.id.desc())
    )
    same = ("medium", "place", "said_on", "locator", "url", "document_hash")
    for known in session.scalars(statement):
        said_by = known.claim.claimant.name if known.claim.claimant else ""
        equal = all(getattr(known, name) == getattr(place, name) for name in same)
        if equal and said_by == " ".join(heard.claimant.split()):
            return known.claim
    return None


def _event_data(claim: Claim, place: Appearance) -> dict[str, object]:
    return {
        "medium": place.medium.value,
        "wording": claim.wording,
        "claimant": claim.claimant_id,
        "place": place.place,
        "said_on": place.said_on.isoformat() if place.said_on else None,
        "locator": place.locator,
        "url": place.url,
        "document": place.document_hash,
    }
