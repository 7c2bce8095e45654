"""The desk's figures for operators: few queries, each over an index and with an end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claimtrack.models import Claim, Job, JobState, Policy, Publication
from claimtrack.services.articles.articles import EXTRACT
from claimtrack.workflow import ClaimState

# Counting ends here: more is as bad.
COUNT_CAP = 10_000
# Verdicts and jobs, the newest, that times are taken from.
NEWEST = 200
_OPEN = (ClaimState.QUEUED, ClaimState.IN_REVIEW, ClaimState.IN_APPROVAL, ClaimState.CHANGES_REQUESTED)
_JOBS = (JobState.PENDING, JobState.RUNNING, JobState.FAILED)
_QUANTILES = (0.5, 0.9)
# Help, the label's name (empty without one), and the values by label.
Family = tuple[str, str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """Families of figures by name, as they were `at` that moment."""

    at: datetime
    families: dict[str, Family]


def desk_figures(session: Session, *, now: datetime) -> DeskFigures:
    """Return what an operator watches."""
    claims = {state.value: _count(session, Claim.id, Claim.state == state) for state in _OPEN}
    jobs = {state.value: _count(session, Job.id, Job.state == state) for state in _JOBS}
    read_only = session.scalar(select(Policy.read_only).order_by(Policy.version.desc()).limit(1))
    families: dict[str, Family] = {
        "claims": (f"Claims by state, counted up to {COUNT_CAP}.", "state", claims),
        "oldest_claim_seconds": ("Age of the oldest claim in a state.", "state", _oldest(session, now)),
        "time_to_verdict_seconds": (
            f"Seconds from a claim to its first publication, of the newest {NEWEST} verdicts.",
            "quantile",
            _quantiles(_times_to_verdict(session)),
        ),
        "jobs": (f"Jobs by state, counted up to {COUNT_CAP}.", "state", jobs),
        "oldest_job_seconds": ("Seconds that the job waits that is due longest.", "", _due(session, now)),
        "extraction_seconds": (
            f"Seconds to read an article, of those among the newest {NEWEST} jobs.",
            "quantile",
            _quantiles(_extraction_times(session)),
        ),
        "read_only": ("1 while the desk is in safety mode.", "", {"": float(bool(read_only))}),
    }
    return DeskFigures(now, families)


def _count(session: Session, key: InstrumentedAttribute[int], wanted: ColumnElement[bool]) -> float:
    some = select(key).where(wanted).limit(COUNT_CAP).subquery()
    return float(session.scalar(select(func.count()).select_from(some)) or 0)


def _oldest(session: Session, now: datetime) -> dict[str, float]:
    """How long the claim has been in its state that came there first; no value for a state without claims."""
    found = {
        state.value: session.scalar(
            select(Claim.state_changed_at)
            .where(Claim.state == state)
            .order_by(Claim.state_changed_at, Claim.id)
            .limit(1)
        )
        for state in _OPEN
    }
    return {state: _seconds(since, now) for state, since in found.items() if since is not None}


def _due(session: Session, now: datetime) -> dict[str, float]:
    waiting = select(Job.run_after).where(Job.state == JobState.PENDING).order_by(Job.run_after).limit(1)
    first = session.scalar(waiting)
    return {"": _seconds(first, now) if first is not None else 0.0}


def _times_to_verdict(session: Session) -> list[float]:
    rows = session.execute(
        select(Claim.created_at, Publication.published_at)
        .join(Publication, Publication.claim_id == Claim.id)
        .where(Publication.published_at.is_not(None))
        .order_by(Publication.published_at.desc())
        .limit(NEWEST)
    )
    return [_seconds(began, published) for began, published in rows if published is not None]


def _extraction_times(session: Session) -> list[float]:
    newest = select(Job.id).order_by(Job.id.desc()).limit(NEWEST)
    rows = session.execute(
        select(Job.started_at, Job.finished_at).where(
            Job.id.in_(newest), Job.kind == EXTRACT, Job.state == JobState.DONE
        )
    )
    return [_seconds(began, ended) for began, ended in rows if began is not None and ended is not None]


def _quantiles(values: list[float]) -> dict[str, float]:
    if not values:
        return {}
    ordered = sorted(values)
    return {str(share): ordered[round(share * (len(ordered) - 1))] for share in _QUANTILES}


def _seconds(since: datetime, until: datetime) -> float:
    # A clock that was set back makes no negative ages.
    return max(0.0, (until - since).total_seconds())
