"""Claims that a person marks in an article."""

from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import (
    PassageAmbiguousError,
    PassageNotFoundError,
    SpanMismatchError,
)
from claimtrack.models import (
    Article,
    ArticleVersion,
    Claim,
    ClaimKind,
    ClaimOrigin,
)
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.articles.appearances import appearance_in
from claimtrack.services.articles.article_spans import (
    find_words,
    newest_version,
    refuse_known_span,
    trimmed_span,
)
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.workflow import ClaimState


def add_claim_by_hand(
    session: Session,
    *,
    article_id: int,
    start: int,
    end: int,
    quote: str,
    identity: Identity,
    now: datetime,
) -> Claim:
    """Return the new claim on ``text[start:end]`` of the article's newest version, scored 1.0.

    `start` and `end` are code points, half-open; `quote` is what the person saw there, white space apart.
    Raises SpanMismatchError when the two disagree, ClaimExistsError (with `claim_id`), NotPermittedError.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_ADD, policy)
    # Locked, so that two who mark the same passage at once see each other.
    version = newest_version(session, article_id, lock=True)
    start, end = trimmed_span(version.text, start, end)
    if end <= start or version.text[start:end].split() != quote.split():
        raise SpanMismatchError
    refuse_known_span(session, version, (start, end))
    claim = _mark_claim(session, version, start=start, end=end, now=now)
    note_on_claim(
        session,
        claim_id=claim.id,
        action="claim.add",
        actor=Actor.user(identity.user_id),
        now=now,
        data={"article": article_id, "version": version.id, "start": start, "end": end},
    )
    return claim


def find_passage(session: Session, *, article_id: int, passage: str) -> tuple[int, int]:
    """Return where `passage` stands in the article, as code points: for a page without JavaScript.

    White space may differ. Raises PassageNotFoundError or PassageAmbiguousError.
    """
    text = newest_version(session, article_id).text
    words = passage.split()
    spans = find_words(text, words) if words else []
    if not spans:
        raise PassageNotFoundError
    if len(spans) > 1:
        raise PassageAmbiguousError(count=len(spans))
    return spans[0]


def _mark_claim(session: Session, version: ArticleVersion, *, start: int, end: int, now: datetime) -> Claim:
    text = version.text[start:end]
    article = session.get_one(Article, version.article_id)
    claim = Claim(
        wording=text,
        standalone=text,
        language=article.language,
        score=1.0,
        reasons=["by hand"],
        kind=ClaimKind.EVENT,
        origin=ClaimOrigin.BY_HAND,
        state=ClaimState.QUEUED,
        state_changed_at=now,
        created_at=now,
        touched=True,
        appearances=[appearance_in(version, start, end, text, now)],
    )
    session.add(claim)
    session.flush()
    return claim
