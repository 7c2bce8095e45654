"""Fifty reviewers at once: each takes the next claim, adds a source and proposes a verdict, over HTTP."""

import statistics
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from threading import Barrier

from desk_server import Person, Server
from sqlalchemy import func, select

from claimtrack.clock import utc_now
from claimtrack.models import Event, Rating, Role, Source, User, VerdictRevision
from claimtrack.workflow import Action

REVIEWERS = 50


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came of it: claims given, and to more than one; what was acknowledged, and of that not stored."""

    given: int
    given_twice: int
    acknowledged: int
    lost: int
    refused: int
    sent_again: int
    seconds: float


def work_at_once(server: Server, *, rounds: int) -> Crowd:
    """Have fifty people work at the same moment; return what the database holds afterwards."""
    people = [server.sign_in(user_id) for user_id in _hire(server)]
    before = _stored(server)
    with server.database.reading() as session:
        rating = session.scalars(select(Rating.id).where(Rating.slug == "disputed")).one()
    start = Barrier(REVIEWERS)

    def work(person: Person) -> list[tuple[int, float, int, int]]:
        start.wait()
        return [_one_claim(person, rating) for _ in range(rounds)]

    with ThreadPoolExecutor(REVIEWERS) as pool:
        done = [each for rows in pool.map(work, people) for each in rows]
    after = _stored(server)
    given = [claim_id for claim_id, *_ in done if claim_id]
    twice = {key for counts in (Counter(given), _takes(server, given)) for key in counts if counts[key] > 1}
    expected = (len(given), sum(row[2] for row in done), sum(row[3] for row in done))
    lost = sum(abs(now - then - wanted) for now, then, wanted in zip(after, before, expected, strict=True))
    return Crowd(
        given=len(given),
        given_twice=len(twice),
        acknowledged=sum(expected),
        lost=lost + _gaps(server),
        refused=len(done) * 3 - sum(expected),
        sent_again=sum(person.sent_again for person in people),
        seconds=statistics.median(row[1] for row in done),
    )


def _one_claim(person: Person, rating: int) -> tuple[int, float, int, int]:
    """Return the claim's key (0 for none), the seconds to get it, whether source and proposal were kept."""
    taken = person.post("/queue/next", {"shown": utc_now().isoformat()})
    page = taken.location
    if taken.status != HTTPStatus.SEE_OTHER or not page.startswith("/claims/"):
        return 0, taken.seconds, 0, 0
    added = person.post(
        f"{page}/sources", {"reference": "The final account", "title": "Account", "stance": "refutes"}
    )
    words = {"short_wording": "The bridge cost 18 million.", "summary": "It cost 21 million."}
    proposed = person.post(f"{page}/propose", {"version": 0, "rating": rating, **words})
    return (
        int(page.rpartition("/")[2]),
        taken.seconds,
        int(added.status == HTTPStatus.SEE_OTHER),
        int(proposed.status == HTTPStatus.SEE_OTHER),
    )


def _hire(server: Server) -> list[int]:
    with server.database.writing() as session:
        people = [
            User(
                name=f"reviewer{number}",
                display_name=f"Reviewer {number}",
                role=Role.REVIEWER,
                password_hash="",
                created_at=utc_now(),
            )
            for number in range(REVIEWERS)
        ]
        session.add_all(people)
        session.flush()
        return [person.id for person in people]


def _stored(server: Server) -> tuple[int, int, int]:
    """Return how many takes, sources and revisions there are."""
    with server.database.reading() as session:
        takes = session.scalar(select(func.count()).where(Event.action == Action.TAKE.value)) or 0
        sources = session.scalar(select(func.count()).select_from(Source)) or 0
        revisions = session.scalar(select(func.count()).select_from(VerdictRevision)) or 0
    return takes, sources, revisions


def _takes(server: Server, claim_ids: list[int]) -> Counter[int]:
    taken = select(Event.object_id).where(
        Event.object_kind == "claim", Event.object_id.in_(claim_ids), Event.action == Action.TAKE.value
    )
    with server.database.reading() as session:
        return Counter(session.scalars(taken))


def _gaps(server: Server) -> int:
    """Return how many numbers of events are missing."""
    with server.database.reading() as session:
        count, last = session.execute(select(func.count(), func.max(Event.seq)).select_from(Event)).one()
    return int(last - count)
