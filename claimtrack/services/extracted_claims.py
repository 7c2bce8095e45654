"""Claims that extraction found, entering the queue."""

from collections.abc import Sequence
from datetime import datetime
from heapq import nlargest

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.audit.canonical import digest_value
from claimtrack.extract import ExtractedClaim, Extraction
from claimtrack.models import (
    ArticleVersion,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimantKind,
    ClaimOrigin,
)
from claimtrack.services.appearances import appearance_in
from claimtrack.workflow import ClaimState

# Below this check-worthiness a statement stays out of the queue; a person can still mark it.
LEAST_SCORE = 0.25
# More than a desk checks of one text. A text of the greatest size holds tens of thousands of statements: to
# store them all keeps every other writer waiting for longer than it has patience, and no page can show them.
MOST_CLAIMS = 500


def store_extraction(
    session: Session, *, version: ArticleVersion, extraction: Extraction, actor: Actor, now: datetime
) -> list[Claim]:
    """Return the claims that were queued for a version: the MOST_CLAIMS best, in the order of the text.

    A version is extracted once; the batch is one event, which also says how many were left out.
    """
    if version.extracted_at is not None:
        return []
    worthy = [claim for claim in extraction.claims if claim.score >= LEAST_SCORE]
    found = _pick_best(worthy)
    claimants = _claimants_by_name(session, found)
    claims = [
        _queue_claim(session, claim, extraction, version=version, claimants=claimants, now=now)
        for claim in found
    ]
    version.extracted_at, version.extraction_model = now, extraction.model
    session.flush()
    _record_batch(session, version, claims, left_out=len(worthy) - len(found), actor=actor, now=now)
    return claims


def _pick_best(worthy: Sequence[ExtractedClaim]) -> list[ExtractedClaim]:
    """Return the MOST_CLAIMS best, in the order they came in; of equals the first."""
    positions = nlargest(MOST_CLAIMS, range(len(worthy)), key=lambda position: worthy[position].score)
    return [worthy[position] for position in sorted(positions)]


def _queue_claim(
    session: Session,
    found: ExtractedClaim,
    extraction: Extraction,
    *,
    version: ArticleVersion,
    claimants: dict[str, Claimant],
    now: datetime,
) -> Claim:
    claim = Claim(
        wording=found.text,
        standalone=found.standalone,
        language=extraction.language,
        score=found.score,
        reasons=list(found.reasons),
        kind=found.kind,
        origin=ClaimOrigin.EXTRACTED,
        model_version=extraction.model,
        claimant=claimants.get(found.claimant or ""),
        state=ClaimState.QUEUED,
        state_changed_at=now,
        created_at=now,
        appearances=[appearance_in(version, found.start, found.end, found.text, now)],
    )
    session.add(claim)
    return claim


def _claimants_by_name(session: Session, found: Sequence[ExtractedClaim]) -> dict[str, Claimant]:
    """Return the claimants of these claims by the name in the text; the unknown are added as persons."""
    names = {claim.claimant for claim in found if claim.claimant}
    known = {
        claimant.name: claimant
        for claimant in session.scalars(select(Claimant).where(Claimant.name.in_(names)))
    }
    aliased = session.execute(
        select(ClaimantAlias.name, Claimant)
        .join(Claimant, Claimant.id == ClaimantAlias.claimant_id)
        .where(ClaimantAlias.name.in_(names))
    )
    known |= {name: claimant for name, claimant in aliased if name not in known}
    for name in sorted(names - known.keys()):
        known[name] = Claimant(name=name[:200], kind=ClaimantKind.PERSON)
        session.add(known[name])
    return known


def _record_batch(
    session: Session,
    version: ArticleVersion,
    claims: list[Claim],
    *,
    left_out: int,
    actor: Actor,
    now: datetime,
) -> None:
    """One event for the whole batch, with its digest; the score is in thousandths, events hold no floats."""
    batch = {
        str(claim.id): {"wording": claim.wording, "score": round(claim.score * 1000)} for claim in claims
    }
    append_event(
        session,
        at=now,
        actor=actor,
        action="article.extract",
        object_kind="article",
        object_id=version.article_id,
        data={
            "version": version.id,
            "model": version.extraction_model,
            "claims": len(claims),
            "left_out": left_out,
            "first": claims[0].id if claims else None,
            "digest": digest_value(batch),
        },
    )
