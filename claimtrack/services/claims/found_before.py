"""What others found on a claim before, and what came of complaints about the desk's own verdict on it."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.models import Claim, EarlierVerdict, EarlierVerdictTerm, Publication, ReaderMessage
from claimtrack.services.claims.base_forms import query_forms
from claimtrack.services.claims.shared_words import count_shared

_MOST_VERDICTS: Final = 5
_MOST_COMPLAINTS: Final = 20
# Part of the claim's words that an earlier one shares with it.
_LEAST_SHARED: Final = 0.5


def similar_verdicts(session: Session, *, claim: Claim) -> list[EarlierVerdict]:
    """Return up to five earlier verdicts of others whose claims share half of this one's words, and two at
    least; those that share most first. Two queries, however many there are.
    """
    words = query_forms(claim.standalone, language=claim.language)
    shared = count_shared(
        session, words, term=EarlierVerdictTerm.term, key=EarlierVerdictTerm.earlier_verdict_id
    )
    least = max(2, _LEAST_SHARED * len(words))
    best = sorted((key for key in shared if shared[key] >= least), key=lambda key: (-shared[key], -key))
    best = best[:_MOST_VERDICTS]
    if not best:
        return []
    found = session.scalars(select(EarlierVerdict).where(EarlierVerdict.id.in_(best)))
    return sorted(found, key=lambda each: best.index(each.id))


def list_claim_complaints(session: Session, *, claim_id: int) -> Sequence[ReaderMessage]:
    """Return the newest 20 messages about the claim's verdict in any language, open ones too; one query.

    Nobody's words or name come along: those stand in the inbox.
    """
    statement = (
        select(ReaderMessage)
        .join(Publication, Publication.id == ReaderMessage.publication_id)
        .where(Publication.claim_id == claim_id)
        .order_by(ReaderMessage.id.desc())
        .limit(_MOST_COMPLAINTS)
    )
    return session.scalars(statement).all()
