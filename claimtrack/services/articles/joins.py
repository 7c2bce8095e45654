"""Making two claims of one text a single one: it covers both, and the other becomes part of it."""

from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.errors import ClaimsApartError, NotFoundError, SelfMergeError
from claimtrack.models import Appearance, Claim
from claimtrack.security.identity import Identity
from claimtrack.services.articles.article_spans import Span, refuse_known_span
from claimtrack.services.articles.bounds import Move, Place, admit_move, lock_place, move_places, record_move
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.merges import merge_claim

JOIN: Final = "claim.join"
# Code points; longer is no single statement.
LONGEST: Final = 1000


def join_claims(
    session: Session,
    *,
    place_id: int,
    version: int,
    other_place_id: int,
    other_version: int,
    identity: Identity,
    now: datetime,
) -> Claim:
    """Return the claim at `place_id`, which covers the other one's place as well; that one is merged into it.

    `version` and `other_version` are the claims' that the form was made from. Raises ClaimsApartError,
    SelfMergeError, StaleVersionError, and what `bounds.set_bounds` and `merges.merge_claim` raise.
    """
    other = _lock_other(session, place_id, other_place_id)
    place = lock_place(session, place_id)
    if other.claim_id == place.claim.id:
        raise SelfMergeError
    admit_move(session, place.claim, version=version, identity=identity, now=now)
    other_claim = session.get_one(Claim, other.claim_id)
    admit_move(session, other_claim, version=other_version, identity=identity, now=now)
    span = covering_span(place, other)
    refuse_known_span(session, place.version, span, but=[place.claim.id, other.claim_id])
    data = move_places(place, [Move(place.appearance, span)])
    record_move(
        session, place.claim, action=JOIN, data={**data, "part": other.claim_id}, identity=identity, now=now
    )
    merge_claim(
        session,
        claim_id=other.claim_id,
        version=other_version,
        into_id=place.claim.id,
        identity=identity,
        now=now,
    )
    return place.claim


def covering_span(place: Place, other: Appearance) -> Span:
    """Return the span that covers both places. Raises ClaimsApartError."""
    if other.version_id != place.version.id:
        raise ClaimsApartError
    start = min(place.span[0], other.start_offset or 0)
    end = max(place.span[1], other.end_offset or 0)
    if end - start > LONGEST:
        raise ClaimsApartError
    return start, end


def _lock_other(session: Session, place_id: int, other_place_id: int) -> Appearance:
    """Lock both texts and claims in the order of the claims' keys, and return the other place."""
    places = session.scalars(
        select(Appearance).where(Appearance.id.in_([place_id, other_place_id])).order_by(Appearance.claim_id)
    ).all()
    for place in places:
        lock_place(session, place.id)
    other = next((place for place in places if place.id == other_place_id), None)
    if other is None:
        raise NotFoundError(thing="place")
    lock_claim(session, other.claim_id)
    return other
