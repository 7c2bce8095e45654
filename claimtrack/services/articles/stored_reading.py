"""Writing what a reading changes: claims that are new, that say something else now, or that are gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from claimtrack.extract import Extraction
from claimtrack.models import Appearance, ArticleVersion, Claim, ClaimOrigin
from claimtrack.services.articles.appearances import appearance_in
from claimtrack.services.articles.known_claims import KnownClaim
from claimtrack.services.articles.reading_plan import ReadingPlan
from claimtrack.services.articles.statements import Statement
from claimtrack.services.claims.claimants import claimant_name, claimants_by_name
from claimtrack.workflow import ClaimState


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all claims of one reading share. `claimants` are keys by name."""

    version: ArticleVersion
    extraction: Extraction
    claimants: dict[str, int]
    now: datetime


def write_plan(
    session: Session, plan: ReadingPlan, *, version: ArticleVersion, extraction: Extraction, now: datetime
) -> list[Claim]:
    """Carry out `plan` and return the claims that it added, with their keys."""
    written = [*plan.added, *(statement for _, statement in plan.rewritten)]
    names = [claimant_name(statement.found.claimant) for statement in written]
    reading = _Reading(version, extraction, claimants_by_name(session, names), now)
    for known, statement in plan.rescored:
        _rescore(known, statement, reading)
    for known, statement in plan.rewritten:
        _rewrite(session, known, statement, reading)
    added = [_new_claim(statement, reading) for statement in plan.added]
    session.add_all(added)
    session.flush()
    _remove(session, plan.removed)
    return added


def _new_claim(statement: Statement, reading: _Reading) -> Claim:
    claim = Claim(
        origin=ClaimOrigin.EXTRACTED,
        state=ClaimState.QUEUED,
        state_changed_at=reading.now,
        created_at=reading.now,
        appearances=_places(statement, reading),
    )
    _write_words(claim, statement, reading)
    _write_score(claim, statement, reading)
    return claim


def _rescore(known: KnownClaim, statement: Statement, reading: _Reading) -> None:
    """Score a claim that somebody worked on; one that a person marked keeps that person's score."""
    if not known.is_by_hand:
        _write_score(known.claim, statement, reading)
    if not known.here:
        known.claim.appearances.extend(_places(statement, reading))


def _rewrite(session: Session, known: KnownClaim, statement: Statement, reading: _Reading) -> None:
    """Have a claim that nobody worked on say what was found now."""
    claim, before = known.claim, _words(known.claim)
    _write_words(claim, statement, reading)
    _write_score(claim, statement, reading)
    moved = known.spans != statement.spans
    if moved:
        for place in known.here:
            session.delete(place)
        claim.appearances.extend(_places(statement, reading))
    if _words(claim) != before:
        claim.words_version += 1
    if moved or _words(claim) != before:
        claim.version += 1


def _remove(session: Session, removed: Sequence[KnownClaim]) -> None:
    """Delete claims; their places go with them. The session is told by hand: it would load all they own."""
    keys = [known.claim.id for known in removed]
    for known in removed:
        for gone in (known.claim, *known.claim.appearances):
            session.expunge(gone)
    session.execute(delete(Claim).where(Claim.id.in_(keys)).execution_options(synchronize_session=False))


def _write_words(claim: Claim, statement: Statement, reading: _Reading) -> None:
    found = statement.found
    claim.wording, claim.standalone, claim.kind = found.text, found.standalone, found.kind
    claim.language = reading.extraction.language
    claim.claimant_id = reading.claimants.get(claimant_name(found.claimant))


def _write_score(claim: Claim, statement: Statement, reading: _Reading) -> None:
    claim.score, claim.reasons = statement.found.score, list(statement.found.reasons)
    claim.model_version = reading.extraction.model


def _words(claim: Claim) -> tuple[object, ...]:
    return claim.wording, claim.standalone, claim.kind, claim.language, claim.claimant_id


def _places(statement: Statement, reading: _Reading) -> list[Appearance]:
    return [
        appearance_in(reading.version, place.start, place.end, place.text, reading.now)
        for place in statement.places
    ]
