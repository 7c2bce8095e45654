"""What a revision freezes: everything an approver decides on, as one canonical JSON text."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from claimtrack.audit.canonical import canonical_json, digest_value
from claimtrack.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    Claimant,
    Draft,
    Rating,
    Source,
    VerdictRevision,
)
from claimtrack.services.articles.appearances import told_places
from claimtrack.services.evidence.source_body import source_body
from claimtrack.services.evidence.sources import list_sources
from claimtrack.services.policy.policies import scale_of


def freeze_draft(session: Session, *, claim_id: int, draft: Draft, number: int) -> str:
    """Return the canonical JSON of the verdict as it stands in `draft` now."""
    claim = _load_claim(session, claim_id)
    rating = session.get_one(Rating, draft.rating_id)
    return canonical_json(
        {
            "claim": claim.id,
            "number": number,
            "language": claim.language,
            "wording": claim.wording,
            "standalone": claim.standalone,
            "claimant": _claimant_body(claim.claimant),
            "appearances": _appearance_bodies(list_appearances(session, claim=claim)),
            "rating": _rating_body(session, rating),
            "headline": draft.headline,
            "short_wording": draft.short_wording,
            "summary": draft.summary,
            "explanation": draft.explanation,
            "as_of": draft.as_of.isoformat() if draft.as_of else None,
            "correction": _correction_body(draft),
            "contributors": sorted(contributor.user_id for contributor in draft.contributors),
            "sources": [_hashed(source) for source in list_sources(session, claim_id=claim_id)],
        }
    )


def read_body(revision: VerdictRevision) -> dict[str, Any]:
    """Return the frozen content of `revision`."""
    body: dict[str, Any] = json.loads(revision.body)
    return body


def list_appearances(session: Session, *, claim: Claim) -> list[Appearance]:
    """Return where a claim was made, with articles and addresses: its own places, then those of the claims
    that are part of it, as far as they lie elsewhere.
    """
    article = joinedload(Appearance.version).joinedload(ArticleVersion.article)
    part = Appearance.claim.has(Claim.merged_into_id == claim.id)
    places = session.scalars(
        select(Appearance)
        .where(or_(Appearance.claim_id == claim.id, part))
        .order_by(Appearance.claim_id != claim.id, Appearance.id)
        .options(article.selectinload(Article.addresses))
    )
    return told_places(places, claim_id=claim.id)


def _load_claim(session: Session, claim_id: int) -> Claim:
    return session.scalars(
        select(Claim)
        .where(Claim.id == claim_id)
        .options(joinedload(Claim.claimant))
        .execution_options(populate_existing=True)
    ).one()


def _hashed(source: Source) -> dict[str, object]:
    body = source_body(source)
    return {**body, "hash": digest_value(body)}


def _rating_body(session: Session, rating: Rating) -> dict[str, object]:
    scale = scale_of(session, rating)
    return {"slug": rating.slug, "number": rating.number, "scale": scale.slug, "scale_version": scale.version}


def _claimant_body(claimant: Claimant | None) -> dict[str, object] | None:
    if claimant is None:
        return None
    return {"name": claimant.name, "kind": claimant.kind.value, "role": claimant.role}


def _appearance_bodies(appearances: Sequence[Appearance]) -> list[dict[str, object]]:
    """Readers are told no offsets: what an article repeats, or says again later, stands once."""
    bodies = {canonical_json(body): body for body in map(_appearance_body, appearances)}
    return list(bodies.values())


def _appearance_body(appearance: Appearance) -> dict[str, object]:
    article = appearance.version.article if appearance.version else None
    address = article.addresses[0].url if article and article.addresses else None
    published_on = appearance.version.published_on if appearance.version else None
    body: dict[str, object] = {
        "medium": appearance.medium.value,
        "quote": appearance.quote,
        "url": appearance.url or address,
        "title": article.title if article else appearance.place,
        "publisher": article.publisher if article else None,
        "published_on": published_on.isoformat() if published_on else None,
        "said_on": appearance.said_on.isoformat() if appearance.said_on else None,
        "locator": appearance.locator,
        "archived_url": appearance.archived_url,
    }
    # Revisions from before places had documents do not name any.
    return {**body, "document": appearance.document_hash} if appearance.document_hash else body


def _correction_body(draft: Draft) -> dict[str, object] | None:
    if draft.correction_kind is None:
        return None
    return {"kind": draft.correction_kind.value, "note": draft.correction_note}
