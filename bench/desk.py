"""The desk's pages with very many claims beside few, and fifty reviewers at once, against real servers.

Prints one JSON object a line and ends with 1 when a target is missed. `--quick` compares with a tenth of the
claims. Requests to the two desks take turns, so that a busy machine slows both.
"""

import argparse
import itertools
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from sqlalchemy import event

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from desk_crowd import REVIEWERS, work_at_once  # noqa: E402
from desk_data import FIRST, IN_ARTICLE, fill_desk  # noqa: E402
from desk_server import Person, Server, serving  # noqa: E402

from claimtrack.clock import utc_now  # noqa: E402
from claimtrack.settings import load_settings  # noqa: E402
from claimtrack.storage.setup import set_up_desk  # noqa: E402
from tests.postgres import PostgresServer, create_database, find_binaries  # noqa: E402

FEW = 10_000
MOST_RATIO = 1.2
# The bridge between the two: an odd stride visits claims of every state.
STRIDE = 97
MAIN_PAGES = {
    "queue": "/queue",
    "claim": "/claims/{claim}",
    "article": "/articles/{article}",
    "approvals": "/approvals",
}
VIEWS = {
    "queue by due date": "/queue?order=due",
    "queue by score": "/queue?order=score",
    "queue, newest": "/queue?order=newest",
    "queue, oldest": "/queue?order=oldest",
    "queue, every state": "/queue?state=all",
    "queue, dismissed, by due date": "/queue?state=dismissed&order=due",
    "queue, in approval": "/queue?state=in_approval",
    "queue, language": "/queue?language=sl",
    "queue, score": "/queue?score=90",
    "queue, kind": "/queue?kind=forecast",
    "queue, article": "/queue?article={article}&state=all",
    "queue, publisher": "/queue?publisher=paper+1",
    "queue, claimant": "/queue?claimant=claimant+1",
    "queue, topic": "/queue?topic=topic-3",
    "queue, assignee": "/queue?assignee=alice",
    "queue, nobody's": "/queue?assignee=*none",
    "queue, holder": "/queue?holder=charlie",
    "queue, age at most a week": "/queue?age=7d",
    "queue, age over 30 days": "/queue?age=30d%2B",
    "queue, overdue": "/queue?deadline=overdue",
    "queue, without a due date": "/queue?deadline=none",
}
# Views that show less than a page of few claims, or that are met seldom on the walk: told for comparison.
RARE_VIEWS = {
    "queue, priority": "/queue?priority=urgent",
    "queue, rare publisher": "/queue?publisher=paper+7",
    "queue, rare claimant": "/queue?claimant=claimant+77",
    "queue, four filters": "/queue?topic=topic-3&language=sl&score=50&kind=event",
}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure with its target; without one it is told for comparison."""

    figure: str
    value: float
    unit: str
    target: str | None = None
    holds: bool = True
    bench: str = "desk"


@dataclass(frozen=True)
class Desk:
    """A served desk with so many claims, and alice signed in there, in a browser and in this process."""

    server: Server
    claims: int
    person: Person

    def path(self, pattern: str, turn: int) -> str:
        """Return an address; every turn another claim and article."""
        claim = turn * STRIDE * (self.claims // FEW) % self.claims
        return pattern.format(claim=FIRST + claim, article=FIRST + claim // IN_ARTICLE)


def compare_pages(few: Desk, many: Desk, database: str, *, turns: int, views: int) -> Iterator[Figure]:
    """Give what each page takes with many claims as a multiple of what it takes with few."""
    for name, pattern in {**MAIN_PAGES, **VIEWS, **RARE_VIEWS}.items():
        rounds = turns if name in MAIN_PAGES else views
        times = {desk.claims: [_ask(desk, pattern, turn) for turn in range(3)] for desk in (few, many)}
        for kept in times.values():
            kept.clear()
        for turn, desk in itertools.product(range(rounds), (few, many)):
            times[desk.claims].append(_ask(desk, pattern, turn))
        medians = {claims: statistics.median(taken) for claims, taken in times.items()}
        ratio = medians[many.claims] / medians[few.claims]
        for claims, median in medians.items():
            where = f"{database}, {claims:,} claims"
            yield Figure(figure=f"{name}, {where}", value=round(median * 1000, 1), unit="ms")
        yield Figure(
            figure=f"{name}, {database}, {many.claims:,} beside {few.claims:,}",
            value=round(ratio, 2),
            unit="ratio",
            target=None if name in RARE_VIEWS else f"<= {MOST_RATIO}",
            holds=name in RARE_VIEWS or ratio <= MOST_RATIO,
        )


def _ask(desk: Desk, pattern: str, turn: int) -> float:
    path = desk.path(pattern, turn)
    answer = desk.person.get(path)
    if answer.status != HTTPStatus.OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return answer.seconds


def compare_queries(few: Desk, many: Desk, database: str) -> Iterator[Figure]:
    """Give how many queries each page makes, which must not depend on how many claims there are."""
    for name, pattern in MAIN_PAGES.items():
        counts = [count_queries(desk, desk.path(pattern, 1)) for desk in (few, many)]
        yield Figure(
            figure=f"queries, {name}, {database}",
            value=counts[1],
            unit="queries",
            target=f"= {counts[0]}",
            holds=counts[0] == counts[1],
        )


def count_queries(desk: Desk, path: str) -> int:
    """Return how many SELECTs the page makes."""
    client, seen = desk.server.app.test_client(use_cookies=False), []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        seen.append(statement)

    engine = desk.server.database.reading_engine
    event.listen(engine, "before_cursor_execute", note)
    answer = client.get(path, headers=desk.person.headers)
    event.remove(engine, "before_cursor_execute", note)
    if answer.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return sum(statement.lstrip().upper().startswith(("SELECT", "WITH")) for statement in seen)


def crowd_figures(desk: Desk, database: str, *, rounds: int) -> Iterator[Figure]:
    """Give what fifty reviewers at once came to."""
    crowd = work_at_once(desk.server, rounds=rounds)
    where = f"{REVIEWERS} reviewers at once, {database}, {desk.claims:,} claims"
    yield Figure(figure=f"next claim, {where}", value=round(crowd.seconds * 1000), unit="ms")
    yield Figure(figure=f"claims given, {where}", value=crowd.given, unit="claims")
    yield Figure(figure=f"sent again, {where}", value=crowd.sent_again, unit="requests")
    for name, value in {
        "claims given twice": crowd.given_twice,
        "acknowledged writes lost": crowd.lost,
        "requests refused": crowd.refused,
    }.items():
        yield Figure(figure=f"{name}, {where}", value=value, unit="count", target="= 0", holds=value == 0)


@contextmanager
def filled_desk(folder: Path, url: str | None, claims: int) -> Iterator[Desk]:
    """Give a served desk with so many claims; SQLite in `folder` without `url`."""
    settings = load_settings(folder, database_url=url) if url else load_settings(folder)
    set_up_desk(settings, now=utc_now())
    fill_desk(settings.database, claims=claims)
    with serving(settings) as server:
        yield Desk(server, claims, server.sign_in(1))


def measure(folder: Path, server_url: str | None, *, quick: bool) -> Iterator[Figure]:
    """Give all figures of one kind of database."""
    many = FEW * 10 if quick else FEW * 100
    database = "PostgreSQL" if server_url else "SQLite"
    with ExitStack() as stack:
        first, second = (
            stack.enter_context(
                filled_desk(
                    folder / f"{database}-{claims}",
                    create_database(server_url, f"desk_{claims}") if server_url else None,
                    claims,
                )
            )
            for claims in (FEW, many)
        )
        turns, views = (15, 3) if quick else (100, 24)
        yield from compare_queries(first, second, database)
        yield from compare_pages(first, second, database, turns=turns, views=views)
        yield from crowd_figures(second, database, rounds=1 if quick else 4)


def main() -> None:
    """Print the figures as they come; exit with 1 when one misses its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100,000 claims instead of 1,000,000")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="one of the two alone")
    options = parser.parse_args()
    holds = True
    binaries = find_binaries() if options.database != "sqlite" else None
    with tempfile.TemporaryDirectory(prefix="claimtrack-bench") as name, ExitStack() as stack:
        urls: list[str | None] = [] if options.database == "postgresql" else [None]
        if binaries:
            postgres = PostgresServer(binaries)
            stack.callback(postgres.stop)
            postgres.start()
            urls.append(postgres.url)
        elif options.database != "sqlite":
            print(json.dumps({"bench": "desk", "figure": "no PostgreSQL on this machine: SQLite alone"}))
        for url in urls:
            for figure in measure(Path(name), url, quick=options.quick):
                print(json.dumps(asdict(figure)), flush=True)
                holds = holds and figure.holds
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
