"""Sources that the desk has cited before: found by their words, and taken along to another claim."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from claimtrack.errors import NotFoundError
from claimtrack.models import Claim, Source, Stance
from claimtrack.security.identity import Identity
from claimtrack.services.evidence.sources import add_source, details_of, find_source

_MOST_SHOWN = 30
# The same page is cited on many claims, and shown once.
_MOST_READ = 300
_MOST_WORDS = 8
_SEARCHED = (Source.title, Source.publisher, Source.url, Source.reference, Source.quote, Source.document_name)


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source, and the claim that it stands on."""

    source: Source
    claim: Claim


def search_sources(session: Session, *, words: str, claim_id: int) -> list[KnownSource]:
    """Return sources of other claims than `claim_id` that hold all of `words`, the newest first.

    The same page or document comes once; without words, what was cited last. One query.
    """
    statement = (
        select(Source, Claim)
        .join(Claim, Claim.id == Source.claim_id)
        .where(Source.claim_id != claim_id, Source.removed_at.is_(None))
        .where(*(_holds(word) for word in words.split()[:_MOST_WORDS]))
        .order_by(Source.id.desc())
        .limit(_MOST_READ)
    )
    found: dict[tuple[object, ...], KnownSource] = {}
    for source, claim in session.execute(statement):
        cited = (source.url, source.document_hash, source.reference, source.locator, source.quote)
        found.setdefault(cited, KnownSource(source, claim))
    return list(found.values())[:_MOST_SHOWN]


def reuse_source(
    session: Session, *, source_id: int, claim_id: int, stance: Stance, identity: Identity, now: datetime
) -> Source:
    """Return the source of another claim as one of this claim, about which it says `stance`.

    Raises NotFoundError when it was removed meanwhile, and what `add_source` raises.
    """
    origin = find_source(session, source_id=source_id)
    if origin.removed_at is not None:
        raise NotFoundError(thing="source")
    return add_source(
        session,
        claim_id=claim_id,
        # The note was written with the other claim in mind.
        details=replace(details_of(origin), stance=stance, note=""),
        identity=identity,
        now=now,
        origin=origin,
    )


def _holds(word: str) -> ColumnElement[bool]:
    """SQLite knows capitals of English letters alone, so a word is looked for in its usual spellings."""
    spellings = {word, word.lower(), word.capitalize(), word.upper()}
    return or_(
        *(column.icontains(spelling, autoescape=True) for column in _SEARCHED for spelling in spellings)
    )
