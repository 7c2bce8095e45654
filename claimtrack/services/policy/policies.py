"""The policy in force."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.errors import DatabaseNotReadyError, ReadOnlyError
from claimtrack.models import Policy, Rating, RatingScale


def current_policy(session: Session) -> Policy:
    """Return the newest version of the desk's policy. Raises DatabaseNotReadyError before ``init``."""
    policy = session.scalar(select(Policy).order_by(Policy.version.desc()).limit(1))
    if policy is None:
        raise DatabaseNotReadyError
    return policy


def require_writable(policy: Policy) -> None:
    """Raise ReadOnlyError while the desk is read-only."""
    if policy.read_only:
        raise ReadOnlyError


def ratings_in_force(session: Session, policy: Policy) -> list[Rating]:
    """Return the ratings of the policy's scale, most true first."""
    statement = select(Rating).where(Rating.scale_id == policy.rating_scale_id).order_by(Rating.position)
    return list(session.scalars(statement))


def scale_of(session: Session, rating: Rating) -> RatingScale:
    """Return the version of the scale that `rating` belongs to."""
    return session.get_one(RatingScale, rating.scale_id)
