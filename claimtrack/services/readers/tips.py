"""Tips: what readers ask the desk to check becomes an article or a claim, which the tip then leads to."""

from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.errors import MessageClosedError, NotFoundError
from claimtrack.models import MessageOutcome, ReaderMessage
from claimtrack.security.identity import Identity
from claimtrack.services.readers.message_work import end_message, lock_message


def take_up_tip(
    session: Session,
    *,
    message_id: int,
    claim_id: int | None = None,
    article_id: int | None = None,
    identity: Identity,
    now: datetime,
) -> ReaderMessage:
    """Return the tip, closed, with the claim or the article that was made of it. Sent twice, it is done once.

    Raises NotFoundError for what is no tip, MessageClosedError when somebody dealt with it meanwhile.
    """
    message, _policy = lock_message(session, message_id, identity=identity, deciding=True)
    if not message.is_tip:
        raise NotFoundError(thing="tip")
    if not message.is_open:
        if (message.claim_id, message.article_id) == (claim_id, article_id):
            return message
        raise MessageClosedError
    message.claim_id, message.article_id = claim_id, article_id
    end_message(session, message, MessageOutcome.TAKEN_UP, identity=identity, now=now)
    return message
