"""What is frozen of a check of the desk's own from before it used ClaimTrack."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from claimtrack.audit.canonical import canonical_json
from claimtrack.clock import PartialDate
from claimtrack.importing import OtherVerdict
from claimtrack.models import Claim, Claimant, Medium, Rating, RatingScale


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """One check, with what it is on this desk: its public identifier, its rating, and who made the claim."""

    verdict: OtherVerdict
    summary: str
    uuid: UUID
    rating: Rating
    claimant: Claimant | None


def freeze_check(check: OwnCheck, *, claim: Claim, scale: RatingScale) -> str:
    """Return the canonical JSON of the check, in the form of any revision; `imported` says what it was."""
    verdict, rating = check.verdict, check.rating
    return canonical_json(
        {
            "claim": claim.id,
            "number": 1,
            "language": claim.language,
            "wording": verdict.claim,
            "standalone": verdict.claim,
            "claimant": _claimant(check.claimant),
            "appearances": [_place(verdict.said_on)] if verdict.said_on else [],
            "rating": {
                "slug": rating.slug,
                "number": rating.number,
                "scale": scale.slug,
                "scale_version": scale.version,
            },
            "headline": verdict.title or "",
            "short_wording": verdict.claim,
            "summary": check.summary,
            "explanation": "",
            "as_of": None,
            "correction": None,
            "contributors": [],
            "sources": [],
            "imported": {
                "url": verdict.url,
                "published": verdict.reviewed_on.isoformat() if verdict.reviewed_on else None,
                "rating": verdict.rating,
                "publisher": verdict.publisher,
            },
        }
    )


def _claimant(claimant: Claimant | None) -> dict[str, Any] | None:
    if claimant is None:
        return None
    return {"name": claimant.name, "kind": claimant.kind.value, "role": claimant.role}


def _place(said_on: PartialDate) -> dict[str, Any]:
    unknown = ("url", "title", "publisher", "published_on", "locator", "archived_url")
    place = {"medium": Medium.ARTICLE.value, "quote": "", "said_on": said_on.isoformat()}
    return {**place, **dict.fromkeys(unknown)}
