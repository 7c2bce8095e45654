"""What a claim says, of what kind it is and who said it: changed by whoever holds it, and changed back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import NotFoundError, StaleVersionError, TextTooLongError, WordsMissingError
from claimtrack.models import Claim, Claimant, ClaimKind, Event
from claimtrack.security.identity import Identity
from claimtrack.services.claims.claimants import ClaimantChoice, choose_claimant
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.leases import renew_lease
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.records.history import event_data
from claimtrack.services.verdicts.drafts import note_contribution, open_draft

CHANGED = "claim.change"
LONGEST_WORDS = 5_000


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What a person says of a claim; without a standalone form, the wording stands alone."""

    wording: str
    standalone: str
    kind: ClaimKind
    claimant: ClaimantChoice


def change_words(
    session: Session, *, claim_id: int, version: int, words: ClaimWords, identity: Identity, now: datetime
) -> Claim:
    """Return the claim with `words`; what a proposal froze is not reached: nobody holds such a claim.

    `version` is the `words_version` that the form was made from. Sent twice, it is done once. Raises
    NotHolderError, StaleVersionError when somebody else changed the words meanwhile, WordsMissingError,
    TextTooLongError, ClaimantUnknownError or ClaimantKnownError.
    """
    claim = _begin(session, claim_id, identity=identity, now=now)
    wording = _checked(words.wording)
    wanted: dict[str, Any] = {
        "wording": wording,
        "standalone": _checked(words.standalone.strip() or wording),
        "kind": words.kind,
        "claimant": choose_claimant(session, words.claimant),
    }
    return _write(session, claim, wanted, version=version, identity=identity, now=now, more={})


def undo_words(
    session: Session, *, claim_id: int, version: int, seq: int, identity: Identity, now: datetime
) -> Claim:
    """Return the claim with what the change `seq` took away put back; what it did not touch stays.

    Raises NotFoundError when there is no such change, and what `change_words` raises.
    """
    claim = _begin(session, claim_id, identity=identity, now=now)
    wanted = _values(session, change_before(session, claim_id=claim_id, seq=seq))
    return _write(session, claim, wanted, version=version, identity=identity, now=now, more={"undoes": seq})


def change_before(session: Session, *, claim_id: int, seq: int) -> dict[str, Any]:
    """Return what a change of the claim's words replaced, by field. Raises NotFoundError."""
    event = session.scalar(
        select(Event).where(
            Event.seq == seq,
            Event.object_kind == "claim",
            Event.object_id == claim_id,
            Event.action == CHANGED,
        )
    )
    if event is None:
        raise NotFoundError(thing="change")
    before: dict[str, Any] = event_data(event)["before"]
    return before


def claimant_body(claimant: Claimant | None) -> dict[str, object] | None:
    """Return a claimant as an event tells of it."""
    if claimant is None:
        return None
    return {
        "id": claimant.id,
        "name": claimant.name,
        "kind": claimant.kind.value,
        "role": claimant.role,
        "party": claimant.party,
    }


def _begin(session: Session, claim_id: int, *, identity: Identity, now: datetime) -> Claim:
    claim = lock_claim(session, claim_id)
    renew_lease(session, claim_id=claim_id, identity=identity, now=now)
    session.refresh(claim, ["claimant"])
    return claim


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise WordsMissingError
    if len(text) > LONGEST_WORDS:
        raise TextTooLongError(text=text[:60], limit=LONGEST_WORDS)
    return text


def _values(session: Session, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an event tells as the claim's columns have it."""
    values = dict(body)
    if "kind" in values:
        values["kind"] = ClaimKind(values["kind"])
    if values.get("claimant") is not None:
        values["claimant"] = session.get_one(Claimant, values["claimant"]["id"])
    return values


def _write(
    session: Session,
    claim: Claim,
    wanted: Mapping[str, Any],
    *,
    version: int,
    identity: Identity,
    now: datetime,
    more: Mapping[str, object],
) -> Claim:
    before = {name: getattr(claim, name) for name in wanted}
    changed = [name for name, value in wanted.items() if value != before[name]]
    if not changed:
        return claim
    if claim.words_version != version:
        raise StaleVersionError
    for name in changed:
        setattr(claim, name, wanted[name])
    claim.touched = True
    claim.version += 1
    claim.words_version += 1
    session.flush()
    draft = open_draft(session, claim=claim, identity=identity, now=now)
    note_contribution(session, draft=draft, identity=identity, now=now)
    told = {
        "before": {name: _told(before[name]) for name in changed},
        "after": {name: _told(wanted[name]) for name in changed},
        **more,
    }
    note_on_claim(
        session,
        claim_id=claim.id,
        action=CHANGED,
        actor=Actor.user(identity.user_id),
        now=now,
        data=told,
    )
    return claim


def _told(value: object) -> object:
    if isinstance(value, ClaimKind):
        return value.value
    return claimant_body(value) if isinstance(value, Claimant) else value
