"""WebSub hubs: told that feeds changed, again and again until they take it; https://www.w3.org/TR/websub/.

How a publisher tells its hub is left open there; this is the form that all public hubs take.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.db import Database
from claimtrack.errors import FetchError
from claimtrack.intake.fetch import PostAnswer, Poster
from claimtrack.models import WebSubHub
from claimtrack.outbox import enqueue_job
from claimtrack.services.evidence.stored_refusals import refusal_text
from claimtrack.services.push.push_schedule import SECONDS, WAITS

# The kind of the job.
PING_HUB = "ping_hub"
# The feeds that name their hubs: whole, and in one language.
VERDICT_FEEDS: Final = ("/feeds/verdicts.atom", "/feeds/verdicts.rss", "/feeds/verdicts.json")
CHANGE_FEEDS: Final = ("/feeds/corrections.atom", "/feeds/corrections.rss", "/feeds/corrections.json")
FEEDS: Final = (*VERDICT_FEEDS, *CHANGE_FEEDS)


def want_pings(
    session: Session,
    *,
    hubs: Iterable[str],
    feeds: Iterable[str] = FEEDS,
    languages: Iterable[str],
    base_url: str,
    now: datetime,
) -> None:
    """Have every hub told that `feeds` changed, those in `languages` too. What waits already stays."""
    queries = ["", *(f"?{urlencode({'language': language})}" for language in languages)]
    topics = [f"{base_url}{feed}{query}" for feed in feeds for query in queries]
    for address in hubs:
        hub = session.scalar(select(WebSubHub).where(WebSubHub.address == address).with_for_update())
        if hub is None:
            hub = WebSubHub(address=address, topics=[])
            session.add(hub)
        hub.topics, hub.wanted_at = sorted({*hub.topics, *topics}), now
        # A hub that fails is not asked more often because there is more to tell it.
        if hub.next_attempt_at is None:
            hub.attempts, hub.next_attempt_at = 0, now
            session.flush()
            _enqueue(session, hub, now=now)


def enqueue_due_pings(session: Session, *, now: datetime) -> int:
    """Have a job for each hub that is due to be told; return how many."""
    due = session.scalars(select(WebSubHub).where(WebSubHub.next_attempt_at <= now)).all()
    for hub in due:
        _enqueue(session, hub, now=now)
    return len(due)


def ping_hub(database: Database, *, hub_id: int, hubs: Collection[str], poster: Poster) -> bool:
    """Tell a hub what changed; return whether it took it. A hub that is not among `hubs` is left alone.

    Safe to run twice: hubs fetch the feed and see what is new. It is tried for as long as it fails, in the
    end once a day.
    """
    now = poster.now()
    with database.writing() as session:
        hub = session.get_one(WebSubHub, hub_id, with_for_update=True)
        if hub.address not in hubs:
            hub.topics, hub.next_attempt_at = [], None
        if hub.next_attempt_at is None or hub.next_attempt_at > now:
            return False
        hub.attempts += 1
        hub.next_attempt_at = now + WAITS[min(hub.attempts, len(WAITS)) - 1]
        address, topics, wanted_at = hub.address, list(hub.topics), hub.wanted_at
    outcome = _tell(poster, address, topics)
    with database.writing() as session:
        return _note(session, hub_id, outcome, told_at=wanted_at, now=poster.now())


def list_hubs(session: Session, *, hubs: Iterable[str]) -> list[WebSubHub]:
    """Return what is known of the hubs of the settings; of one that was never told anything, nothing yet."""
    known = session.scalars(select(WebSubHub).where(WebSubHub.address.in_(list(hubs))))
    return sorted(known, key=lambda hub: hub.address)


def _enqueue(session: Session, hub: WebSubHub, *, now: datetime) -> None:
    key = f"{PING_HUB}:{hub.id}"
    enqueue_job(session, kind=PING_HUB, arguments={"hub_id": hub.id}, dedupe_key=key, now=now)


def _tell(poster: Poster, address: str, topics: list[str]) -> PostAnswer | FetchError:
    fields = [("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)]
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "*/*"}
    try:
        return poster.post(address, body=urlencode(fields).encode(), headers=headers, seconds=SECONDS)
    except FetchError as error:
        return error


def _note(
    session: Session, hub_id: int, outcome: PostAnswer | FetchError, *, told_at: datetime, now: datetime
) -> bool:
    hub = session.get_one(WebSubHub, hub_id, with_for_update=True, populate_existing=True)
    hub.last_at, hub.last_status, hub.last_error = now, None, None
    if isinstance(outcome, FetchError):
        hub.last_error = refusal_text(outcome)
        return False
    hub.last_status = outcome.status
    if not outcome.is_success:
        return False
    hub.attempts, hub.next_attempt_at = 0, None
    if hub.wanted_at != told_at:
        # Something changed while it was told.
        hub.next_attempt_at = now
    else:
        hub.topics = []
    return True
