"""Opening what is public for a correction, an update, a clarification or a retraction."""

from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import NotPublishedError, ReasonMissingError, StaleVersionError
from claimtrack.models import Claim, CorrectionKind, Draft
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import admit_action, lock_claim
from claimtrack.services.claims.leases import grant_lease, renew_lease
from claimtrack.services.claims.transition import move_claim
from claimtrack.services.publishing.published import is_published
from claimtrack.services.verdicts.drafts import note_contribution, open_draft
from claimtrack.services.verdicts.schedules import end_schedule
from claimtrack.workflow import Action


def open_correction(
    session: Session, *, claim_id: int, kind: CorrectionKind, note: str, identity: Identity, now: datetime
) -> Claim:
    """Return the claim, opened for a change of its public verdict; readers see the old one until then.

    `note` tells readers what changed and why. A newer revision that waited for its time is not published.
    Raises NotPublishedError, ReasonMissingError, ...
    """
    attempt = admit_action(
        session, claim_id=claim_id, action=Action.CORRECT, identity=identity, now=now, reason=note
    )
    actor = Actor.user(identity.user_id)
    draft = open_draft(session, claim=attempt.claim, identity=identity, now=now)
    _write_note(session, draft, kind=kind, note=attempt.reason, identity=identity, now=now)
    grant_lease(session, claim_id=claim_id, holder_id=identity.user_id, policy=attempt.policy, now=now)
    end_schedule(session, claim_id=claim_id, actor=actor, now=now)
    data = {"kind": kind.value, "note": attempt.reason}
    move_claim(session, claim=attempt.claim, action=Action.CORRECT, actor=actor, now=now, data=data)
    return attempt.claim


def word_correction(
    session: Session,
    *,
    claim_id: int,
    seen: tuple[CorrectionKind | None, str],
    kind: CorrectionKind,
    note: str,
    identity: Identity,
    now: datetime,
) -> Draft:
    """Return the draft with what readers are told of the change that its holder works on.

    `seen` is the kind and the note that the form was made from: the rest of the draft is saved while it is
    open. As any word of a draft it is frozen and approved with the rest.

    Raises NotHolderError, NotPublishedError, ReasonMissingError, or StaleVersionError when somebody else
    wrote something else meanwhile.
    """
    claim = lock_claim(session, claim_id)
    renew_lease(session, claim_id=claim_id, identity=identity, now=now)
    if not is_published(session, claim_id):
        raise NotPublishedError
    if not note.strip():
        raise ReasonMissingError
    draft = open_draft(session, claim=claim, identity=identity, now=now)
    stored = (draft.correction_kind, draft.correction_note)
    if stored == (kind, note.strip()):
        return draft
    if stored != seen:
        raise StaleVersionError
    _write_note(session, draft, kind=kind, note=note.strip(), identity=identity, now=now)
    return draft


def _write_note(
    session: Session, draft: Draft, *, kind: CorrectionKind, note: str, identity: Identity, now: datetime
) -> None:
    draft.correction_kind, draft.correction_note = kind, note
    draft.version += 1
    note_contribution(session, draft=draft, identity=identity, now=now)
