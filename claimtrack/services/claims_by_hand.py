"""Claims that a person marks in an article."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from claimtrack.audit import Actor
from claimtrack.errors import (
    ClaimExistsError,
    NotFoundError,
    PassageAmbiguousError,
    PassageNotFoundError,
    SpanMismatchError,
)
from claimtrack.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    ClaimKind,
    ClaimOrigin,
)
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.appearances import appearance_in
from claimtrack.services.policies import current_policy, require_writable
from claimtrack.services.transition import note_on_claim
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
    version = _newest_version(session, article_id, lock=True)
    start, end = _trimmed(version.text, start, end)
    if end <= start or version.text[start:end].split() != quote.split():
        raise SpanMismatchError
    _refuse_known_span(session, version, start, end)
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
    text = _newest_version(session, article_id).text
    words = passage.split()
    spans = _find_words(text, words) if words else []
    if not spans:
        raise PassageNotFoundError
    if len(spans) > 1:
        raise PassageAmbiguousError(count=len(spans))
    return spans[0]


def _find_words(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return every span of `text` that holds `words` with any white space between them."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [match.span() for match in pattern.finditer(text)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection often takes a space along; a claim does not begin or end with one."""
    start, end = max(start, 0), min(end, len(text))
    marked = text[start:end]
    return start + len(marked) - len(marked.lstrip()), end - (len(marked) - len(marked.rstrip()))


def _newest_version(session: Session, article_id: int, *, lock: bool = False) -> ArticleVersion:
    statement = (
        select(ArticleVersion)
        .where(ArticleVersion.article_id == article_id)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
        .options(undefer(ArticleVersion.text))
    )
    version = session.scalar(statement.with_for_update() if lock else statement)
    if version is None:
        raise NotFoundError(thing="article")
    return version


def _refuse_known_span(session: Session, version: ArticleVersion, start: int, end: int) -> None:
    claim_id = session.scalar(
        select(Appearance.claim_id).where(
            Appearance.version_id == version.id,
            Appearance.start_offset == start,
            Appearance.end_offset == end,
        )
    )
    if claim_id is not None:
        raise ClaimExistsError(claim_id=claim_id)


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
