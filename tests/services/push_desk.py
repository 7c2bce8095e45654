"""A desk whose receivers stand in a small web of the tests, and whose worker can be asked to send."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from claimtrack.intake.fetch import FetchClock, FetchPolicy, Poster
from claimtrack.jobs.kinds import KINDS
from claimtrack.jobs.push import push_kinds
from claimtrack.jobs.runner import run_job
from claimtrack.models import DeliveryAttempt, Job, JobState, Webhook, WebhookDelivery, WebSubHub
from claimtrack.services.push.deliveries import enqueue_due_deliveries
from claimtrack.services.push.hubs import enqueue_due_pings
from claimtrack.services.push.webhooks import EVENTS, WebhookDetails, add_webhook
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.intake.fetch.trial_web import Asked, TrialWeb, serving

HOOK = "http://hook.example/in"
HUB = "http://hub.example/"
EVERY_EVENT = tuple(event.value for event in EVENTS)


@dataclass
class PushDesk:
    """The desk, the web in which it sends, and what it says of hubs."""

    desk: TrialDesk
    web: TrialWeb
    settings: Settings
    seconds: float = 60.0

    def subscribe(
        self,
        address: str = HOOK,
        *,
        events: tuple[str, ...] = EVERY_EVENT,
        languages: tuple[str, ...] = (),
        name: str = "Partner",
    ) -> int:
        """Return the id of a webhook that adam added."""
        details = WebhookDetails(name, address, events, languages)
        with self.desk.writing() as session:
            return add_webhook(
                session, details=details, identity=self.desk.person("adam"), now=self.desk.now
            ).id

    def work(self) -> int:
        """Run every job that is due, and those that follow from them; return how many were run."""
        run = 0
        while jobs := self._due():
            for job_id in jobs:
                run_job(self.desk.database, job_id, clock=self.clock, kinds=self._kinds())
                run += 1
        return run

    def sweep(self, after: timedelta) -> int:
        """Let time pass, have what is due sent again, and return how many jobs were run."""
        self.desk.now += after
        with self.desk.database.writing() as session:
            enqueue_due_deliveries(session, now=self.desk.now)
            enqueue_due_pings(session, now=self.desk.now)
        return self.work()

    def clock(self) -> datetime:
        """Return the desk's time."""
        return self.desk.now

    def sent(self, address: str = HOOK) -> list[dict[str, Any]]:
        """Return the messages that arrived at an address."""
        return [json.loads(asked.body) for asked in self.arrived(address)]

    def arrived(self, address: str = HOOK) -> list[Asked]:
        """Return the requests that arrived at an address."""
        return [asked for asked in self.web.asked if asked.address == address]

    def webhook(self, webhook_id: int) -> Webhook:
        """Return a webhook as it is stored now."""
        with self.desk.database.reading() as session:
            return session.get_one(Webhook, webhook_id)

    def deliveries(self) -> list[WebhookDelivery]:
        """Return all deliveries in their order."""
        return self._all(WebhookDelivery)

    def attempts(self) -> list[DeliveryAttempt]:
        """Return all attempts in their order."""
        return self._all(DeliveryAttempt)

    def hub(self) -> WebSubHub:
        """Return what is known of the one hub."""
        found: WebSubHub = self._all(WebSubHub)[0]
        return found

    def _all(self, model: Any) -> list[Any]:
        with self.desk.database.reading() as session:
            return list(session.scalars(select(model).order_by(model.id)))

    def _due(self) -> list[int]:
        with self.desk.database.reading() as session:
            due = select(Job.id).where(Job.state == JobState.PENDING, Job.run_after <= self.desk.now)
            return list(session.scalars(due.where(Job.kind.in_(self._kinds())).order_by(Job.id)))

    def _kinds(self) -> dict[str, Callable[..., None]]:
        limits = FetchPolicy(seconds=self.seconds)
        poster = Poster(limits, clock=FetchClock(now=self.clock), network=self.web.network)
        kinds = push_kinds(poster, self.settings)
        return {kind: work for kind, work in (KINDS | kinds).items() if kind in kinds}


@contextmanager
def pushing_desk(desk: TrialDesk, settings: Settings) -> Iterator[PushDesk]:
    """Give the desk with an empty web of receivers."""
    web = TrialWeb()
    with serving(web) as web.plain_port:
        yield PushDesk(desk, web, settings)
