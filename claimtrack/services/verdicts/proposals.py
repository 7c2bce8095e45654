"""Proposing with the words that came along: saved first, then frozen, in one transaction."""

from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.models import VerdictRevision
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.verdicts.drafts import DraftWords, find_draft, save_draft, words_of
from claimtrack.services.verdicts.verdicts import propose_verdict


def propose_words(
    session: Session, *, claim_id: int, version: int, words: DraftWords, identity: Identity, now: datetime
) -> VerdictRevision:
    """Return the revision that freezes `words`. Sent twice, it returns the first one's revision.

    Raises what `save_draft` and `propose_verdict` raise. After an IncompleteVerdictError the words are in
    the draft, so the caller may commit them: an incomplete verdict is no reason to lose them.
    """
    # Of two equal forms at once, the second waits here and then sees what the first one stored.
    lock_claim(session, claim_id)
    draft = find_draft(session, claim_id=claim_id)
    if draft is None or words_of(draft) != words:
        draft = save_draft(
            session, claim_id=claim_id, version=version, words=words, identity=identity, now=now
        )
    return propose_verdict(
        session, claim_id=claim_id, draft_version=draft.version, identity=identity, now=now
    )
