"""The order of a claim's sources: what readers are told first. A proposal freezes it."""

from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.models import Source
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.leases import renew_lease
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.evidence.sources import find_source, list_sources
from claimtrack.services.verdicts.drafts import note_contribution, open_draft


def move_source(
    session: Session, *, source_id: int, seen: int, up: bool, identity: Identity, now: datetime
) -> Source:
    """Return the source, moved before the one above it, or after the one below, that says the same.

    Sources are read by what they say of the claim, so those in between that say something else do not count.
    `seen` is the position that the page showed: sent twice, it is moved once. Raises NotFoundError or
    NotHolderError.
    """
    source = find_source(session, source_id=source_id)
    claim = lock_claim(session, source.claim_id)
    renew_lease(session, claim_id=claim.id, identity=identity, now=now)
    session.refresh(source)
    other = _neighbour(session, source, up=up)
    if source.position != seen or other is None:
        return source
    source.position, other.position = other.position, source.position
    session.flush()
    draft = open_draft(session, claim=claim, identity=identity, now=now)
    note_contribution(session, draft=draft, identity=identity, now=now)
    note_on_claim(
        session,
        claim_id=claim.id,
        action="source.move",
        actor=Actor.user(identity.user_id),
        now=now,
        data={
            "source": source.id,
            "up": up,
            "title": "" if source.unnamed else source.title,
            "order": [each.id for each in list_sources(session, claim_id=claim.id)],
        },
    )
    return source


def _neighbour(session: Session, source: Source, *, up: bool) -> Source | None:
    if source.removed_at is not None:
        return None
    sources = list_sources(session, claim_id=source.claim_id)
    alike = [each for each in sources if each.stance is source.stance]
    place = alike.index(source) + (-1 if up else 1)
    return alike[place] if 0 <= place < len(alike) else None
