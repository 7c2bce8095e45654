"""Topics: the subjects that claims are filed under."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.models import Topic


def list_topics(session: Session) -> list[Topic]:
    """Return all topics by slug."""
    return list(session.scalars(select(Topic).order_by(Topic.slug)))
