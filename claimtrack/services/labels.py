"""What the desk's people decided about claims, as labels to train and to measure extraction with."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session, joinedload, undefer

from claimtrack.clock import DatePrecision
from claimtrack.models import (
    Appearance,
    ArticleVersion,
    Claim,
    ClaimOrigin,
    DismissReason,
    VerdictRevision,
)
from claimtrack.workflow import ClaimState

# Of the reasons to dismiss, those that say something of the statement; the others are the desk's choice.
UNWORTHY = (DismissReason.NOT_CHECKABLE, DismissReason.OPINION, DismissReason.WRONGLY_EXTRACTED)
BY_HAND, CHECKED = "by_hand", "checked"
Record = dict[str, Any]


def read_labels(session: Session) -> Iterator[Record]:
    """Yield an object for each article's version with decided claims, then for each other claim.

    The keys are those of docs/reference/labelled-files.md; `reason` says what the label rests on: a reason
    of a dismissal, "by_hand" for a claim that a person marked, "checked" for one that came to a verdict.
    """
    versions = session.scalars(
        select(ArticleVersion.id)
        .where(
            exists().where(
                Appearance.version_id == ArticleVersion.id, Appearance.claim_id == Claim.id, _decided()
            )
        )
        .where(ArticleVersion.purged_at.is_(None))
        .order_by(ArticleVersion.id)
    )
    for version_id in versions.all():
        yield _of_version(session, version_id)
    for claim in session.scalars(select(Claim).where(_decided(), ~_in_article()).order_by(Claim.id)):
        yield {
            "id": f"claim {claim.id}",
            "language": claim.language,
            "text": claim.wording,
            "worthy": _is_worthy(claim),
            "reason": _reason(claim),
        }


def _decided() -> ColumnElement[bool]:
    unworthy = Claim.dismiss_reason.in_(UNWORTHY) & (Claim.state == ClaimState.DISMISSED)
    by_hand = (Claim.origin == ClaimOrigin.BY_HAND) & (Claim.state != ClaimState.DISMISSED)
    return or_(unworthy, by_hand, _checked() & (Claim.state != ClaimState.DISMISSED))


def _checked() -> ColumnElement[bool]:
    return exists().where(VerdictRevision.claim_id == Claim.id)


def _in_article() -> ColumnElement[bool]:
    return exists().where(Appearance.claim_id == Claim.id, Appearance.version_id.is_not(None))


def _of_version(session: Session, version_id: int) -> Record:
    version = session.get_one(
        ArticleVersion, version_id, options=[undefer(ArticleVersion.text), joinedload(ArticleVersion.article)]
    )
    found = session.execute(
        select(Appearance.start_offset, Appearance.end_offset, Claim)
        .join(Appearance.claim)
        .where(_decided(), Appearance.version_id == version_id)
        .order_by(Appearance.start_offset, Appearance.end_offset, Claim.id)
    )
    record: Record = {
        "id": f"article {version.article_id}.{version.number}",
        "language": version.article.language,
    }
    day = version.published_on
    if day is not None and day.precision is DatePrecision.DAY:
        record["published"] = day.value.isoformat()
    sentences = [
        {"start": start, "end": end, "worthy": _is_worthy(claim), "reason": _reason(claim)}
        for start, end, claim in found
    ]
    session.expunge(version)  # texts are large, and nobody asks for this one again
    return {**record, "text": version.text, "sentences": sentences}


def _is_worthy(claim: Claim) -> bool:
    return claim.state is not ClaimState.DISMISSED


def _reason(claim: Claim) -> str:
    if claim.state is ClaimState.DISMISSED and claim.dismiss_reason is not None:
        return claim.dismiss_reason.value
    return BY_HAND if claim.origin is ClaimOrigin.BY_HAND else CHECKED
