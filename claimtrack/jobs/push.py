"""The kinds of job that tell other machines what happened: they need a way out, and who is told."""

from datetime import datetime
from typing import Any, Final

from claimtrack.db import Database
from claimtrack.extract import ExtractionOptions
from claimtrack.intake.fetch import Poster
from claimtrack.jobs.kinds import Work
from claimtrack.services.publishing.announcements import Announcement, announce
from claimtrack.services.publishing.announcing import ANNOUNCE
from claimtrack.services.push.deliveries import DELIVER
from claimtrack.services.push.hubs import PING_HUB, ping_hub
from claimtrack.services.push.webhook_secrets import webhook_key
from claimtrack.services.push.webhook_sending import send_waiting
from claimtrack.settings import Settings

# They wait for servers that may hang, so they run beside everything else.
APART: Final = frozenset({DELIVER, PING_HUB})


def push_kinds(poster: Poster, settings: Settings) -> dict[str, Work]:
    """Return the kinds of job that send with `poster`, to the hubs and in the name that `settings` have."""

    def tell(
        database: Database, arguments: dict[str, Any], now: datetime, _options: ExtractionOptions
    ) -> None:
        with database.writing() as session:
            announce(
                session,
                announcement=Announcement.of(arguments),
                base_url=settings.base_url,
                hubs=settings.websub_hubs,
                now=now,
            )

    def deliver(
        database: Database, arguments: dict[str, Any], _now: datetime, _options: ExtractionOptions
    ) -> None:
        key = webhook_key(settings)
        send_waiting(database, webhook_id=arguments["webhook_id"], poster=poster, key=key)

    def ping(
        database: Database, arguments: dict[str, Any], _now: datetime, _options: ExtractionOptions
    ) -> None:
        ping_hub(database, hub_id=arguments["hub_id"], hubs=settings.websub_hubs, poster=poster)

    return {ANNOUNCE: tell, DELIVER: deliver, PING_HUB: ping}
