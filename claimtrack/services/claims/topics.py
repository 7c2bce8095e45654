"""Topics: the subjects that claims are filed under."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.errors import TopicNameError
from claimtrack.models import Topic
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.publishing.slugs import make_slug

# Characters: the slug of a longer one would not fit its column.
LONGEST_NAME = 60


def list_topics(session: Session) -> list[Topic]:
    """Return all topics by slug."""
    return list(session.scalars(select(Topic).order_by(Topic.slug)))


def add_topic(session: Session, *, name: str, language: str, identity: Identity, now: datetime) -> Topic:
    """Return the topic called `name` in `language`; the known one when its slug is the same.

    Raises TopicNameError, ReadOnlyError or NotPermittedError.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_REVIEW, policy)
    label = " ".join(name.split())
    slug = make_slug(label, suffix="").strip("-")
    if not slug or len(label) > LONGEST_NAME or len(slug) > LONGEST_NAME:
        raise TopicNameError
    known = session.scalar(select(Topic).where(Topic.slug == slug))
    if known is not None:
        return known
    topic = Topic(slug=slug, labels={language: label})
    session.add(topic)
    session.flush()
    append_event(
        session,
        at=now,
        actor=Actor.user(identity.user_id),
        action="topic.add",
        object_kind="topic",
        object_id=topic.id,
        data={"slug": slug, "label": label, "language": language},
    )
    return topic
