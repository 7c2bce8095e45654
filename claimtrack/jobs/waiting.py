"""Which jobs wait while the desk is read-only: all that change it."""

from typing import Final

from sqlalchemy.orm import Session

from claimtrack.services.policy.policies import current_policy
from claimtrack.services.publishing.announcing import ANNOUNCE
from claimtrack.services.push.deliveries import DELIVER
from claimtrack.services.push.hubs import PING_HUB

# They tell other machines of what is public already.
GO_ON: Final = frozenset({ANNOUNCE, DELIVER, PING_HUB})


def kinds_that_run(session: Session) -> frozenset[str] | None:
    """Return the kinds of job that run now, None for all of them."""
    return GO_ON if current_policy(session).read_only else None
