"""The audit's events of readings: one a batch, with its digest, and what pages tell of the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.audit.canonical import digest_value
from claimtrack.models import ArticleVersion, Claim, Event
from claimtrack.services.articles.reading_plan import ReadingPlan
from claimtrack.services.records.history import event_data

READ, READ_AGAIN = "article.extract", "article.extract_again"


@dataclass(frozen=True, slots=True)
class ReadingSummary:
    """The last reading of a version. `claims` counts those that it queued or found again.

    `left_out` counts the statements beyond what one article may queue; `changes` is None for a first reading.
    """

    at: datetime
    claims: int
    left_out: int
    changes: "ReadingChanges | None"


@dataclass(frozen=True, slots=True)
class ReadingChanges:
    """What reading again changed: claims found again, of these only scored again, claims new and gone."""

    matched: int
    rescored: int
    added: int
    removed: int


def record_reading(
    session: Session,
    *,
    version: ArticleVersion,
    plan: ReadingPlan,
    added: Sequence[Claim],
    model_before: str | None,
    again: bool,
    asked_by: int | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Append the event of a reading; scores are in thousandths, events hold no floats.

    The first reading of a version has the shorter event, unless the article had claims already.
    """
    known = [claim.claim for claim, _ in (*plan.rewritten, *plan.rescored)]
    data = {
        "version": version.id,
        "model": version.extraction_model,
        "claims": len(added) + len(known),
        "left_out": plan.left_out,
        "first": added[0].id if added else None,
        "digest": _digest([*known, *added], plan),
    }
    if again or known or plan.removed:
        data |= {
            "model_before": model_before,
            "matched": len(known),
            "rescored": sum(not claim.is_by_hand for claim, _ in plan.rescored),
            "added": len(added),
            "removed": len(plan.removed),
            "asked_by": asked_by,
        }
    append_event(
        session,
        at=now,
        actor=actor,
        action=READ_AGAIN if "matched" in data else READ,
        object_kind="article",
        object_id=version.article_id,
        data=data,
    )


def last_reading(session: Session, *, version: ArticleVersion) -> ReadingSummary | None:
    """Return what the newest reading of a version did; None before the first."""
    events = session.scalars(
        select(Event)
        .where(Event.object_kind == "article", Event.object_id == version.article_id)
        .where(Event.action.in_((READ, READ_AGAIN)))
        .order_by(Event.seq.desc())
    )
    for event in events:
        data = event_data(event)
        if data["version"] == version.id:
            return _summary(event.at, data)
    return None


def _digest(claims: Sequence[Claim], plan: ReadingPlan) -> str:
    found = {str(claim.id): {"wording": claim.wording, "score": _thousandths(claim)} for claim in claims}
    gone = {str(known.claim.id): None for known in plan.removed}
    return digest_value({**found, **gone})


def _thousandths(claim: Claim) -> int:
    return round(claim.score * 1000)


def _summary(at: datetime, data: dict[str, int]) -> ReadingSummary:
    names = ("matched", "rescored", "added", "removed")
    changes = ReadingChanges(**{name: data[name] for name in names}) if "matched" in data else None
    # Events from before there was a limit do not say how many were left out: none were.
    return ReadingSummary(at, data["claims"], data.get("left_out", 0), changes)
