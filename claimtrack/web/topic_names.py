"""What topics are called on pages."""

from claimtrack.models import Topic
from claimtrack.web.i18n import select_locale


def topic_label(topic: Topic) -> str:
    """Return what a topic is called in the reader's language; its slug where nobody named it."""
    return topic.labels.get(select_locale()) or topic.slug
