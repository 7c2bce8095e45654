"""What the desk acknowledged to its clients, and whether its database says the same."""

import json
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock

from sqlalchemy import func, select

from claimtrack.audit.verify import verify_audit
from claimtrack.db import Database
from claimtrack.models import (
    Appearance,
    Approval,
    Article,
    CopyState,
    Event,
    Publication,
    Source,
    SourceCopy,
    VerdictRevision,
)
from claimtrack.services.file_store import FileStore
from claimtrack.workflow import Action

Key = tuple[str, str]


class Outcome(StrEnum):
    """What a client knows of something it wrote: done, not done, or cut off before the answer."""

    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass
class Books:
    """What clients wrote, by kind and name, and how often with which outcome."""

    lines: dict[Outcome, Counter[Key]] = field(default_factory=lambda: {each: Counter() for each in Outcome})
    _lock: Lock = field(default_factory=Lock)

    def note(self, kind: str, name: str, outcome: Outcome) -> None:
        """Note what came of one write."""
        with self._lock:
            self.lines[outcome][kind, name] += 1

    def total(self, outcome: Outcome) -> int:
        """Return how many writes had this outcome."""
        return self.lines[outcome].total()

    def compare(self, stored: Counter[Key]) -> list[str]:
        """Return what is missing, there too often, or there although it was refused."""
        told = self.lines[Outcome.ACKNOWLEDGED]
        open_ended = self.lines[Outcome.UNKNOWN]
        keys = set(told) | set(open_ended) | set(self.lines[Outcome.REFUSED])
        return [
            f"{key}: {stored[key]} stored, {told[key]} acknowledged, {open_ended[key]} unknown"
            for key in sorted(keys)
            if not told[key] <= stored[key] <= told[key] + open_ended[key]
        ]


def stored_writes(database: Database) -> Counter[Key]:
    """Return what the database holds of the kinds of write that clients make."""
    with database.reading() as session:
        counts: Counter[Key] = Counter(("article", title) for title in session.scalars(select(Article.title)))
        counts.update(("source", title) for title in session.scalars(select(Source.title)))
        for body in session.scalars(select(VerdictRevision.body)):
            counts["proposal", json.loads(body)["summary"]] += 1
        decided = select(VerdictRevision.claim_id).join(Approval, Approval.revision_id == VerdictRevision.id)
        counts.update(("approval", str(claim)) for claim in session.scalars(decided))
        shown = select(Publication.claim_id).where(Publication.revision_id.is_not(None))
        counts.update(("publication", str(claim)) for claim in session.scalars(shown))
        takes = select(Event.actor).where(Event.action == Action.TAKE.value)
        counts.update(("take", actor) for actor in session.scalars(takes))
    return counts


def events_of_writes(database: Database) -> Counter[Key]:
    """Return the same from the audit, as far as it names single writes: nothing may happen without a line."""
    with database.reading() as session:
        rows = session.execute(select(Event.action, Event.object_id)).all()
    kinds = {Action.APPROVE.value: "approval", Action.PUBLISH.value: "publication"}
    return Counter((kinds[action], str(claim)) for action, claim in rows if action in kinds)


def problems(database: Database, books: Books) -> list[str]:
    """Return all that is wrong after a restart. Raises ChainBrokenError when the audit does not hold."""
    with database.reading() as session:
        verify_audit(session)
    stored = stored_writes(database)
    audited = events_of_writes(database)
    apart = [f"{key}: {audited[key]} events" for key in audited if audited[key] != stored[key]]
    return books.compare(stored) + apart


def effects(database: Database, store: FileStore) -> list[str]:
    """Return which jobs had their effect twice, or said they had it and did not."""
    with database.reading() as session:
        read = select(Event.object_id).where(Event.action == "article.extract")
        readings = Counter(session.scalars(read))
        articles = session.scalars(select(Article.id)).all()
        copies = session.scalars(select(SourceCopy).where(SourceCopy.state == CopyState.STORED)).all()
        archived = session.scalar(select(func.count()).where(Event.action == "source.archive"))
        spans = select(Appearance.version_id, Appearance.start_offset, Appearance.end_offset)
        places = Counter(tuple(span) for span in session.execute(spans))
    wrong = [f"article {key} was read {readings[key]} times" for key in articles if readings[key] != 1]
    wrong += [f"the claim at {place} is there {places[place]} times" for place in places if places[place] > 1]
    wrong += [f"{archived} events for {len(copies)} stored copies"] if archived != len(copies) else []
    for copy in copies:
        # Raises NotFoundError when the file is gone, or is not what it was.
        store.read(copy.warc_hash or "")
    return wrong
