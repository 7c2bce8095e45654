"""Load: reviewers who add articles, take claims, cite and propose, and an editor who decides on it all."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from queue import Empty, SimpleQueue
from threading import Event, Thread

from claimtrack.clock import utc_now
from tests.faults.books import Books, Outcome
from tests.faults.clients import CUT_OFF, Client

REVIEWERS = ("alice", "charlie", "adam")
EDITOR = "bob"
_TOWNS = ("Quillmouth", "Tarnwick", "Osmere", "Fellgate")


class Crowd:
    """People at work on one desk; what they are told goes into the books."""

    def __init__(
        self, port: int, books: Books, *, page_port: int, rating: int, ids: dict[str, int], seed: int
    ) -> None:
        self.books = books
        self.proposed: SimpleQueue[int] = SimpleQueue()
        self._cited = f"http://127.0.0.1:{page_port}"
        self._rating, self._ids = rating, ids
        self._numbers = count(1)
        self._random = random.Random(seed)  # noqa: S311 - a test's dice
        self._clients = [Client(port, name) for name in (*REVIEWERS, EDITOR)]

    def log_in(self) -> None:
        """Have everybody log in; their sessions outlive the server."""
        for client in self._clients:
            client.log_in()

    def add_articles(self, number: int) -> None:
        """Add so many articles, for there to be claims to begin with."""
        for _ in range(number):
            self._add_article(self._clients[0])

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Have everybody work until the block ends; whoever is cut off stops."""
        ending = Event()
        failures: list[BaseException] = []
        threads = [Thread(target=self._work, args=(client, ending, failures)) for client in self._clients]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            ending.set()
            for thread in threads:
                thread.join()
        assert not failures, failures

    def _work(self, client: Client, ending: Event, failures: list[BaseException]) -> None:
        step: Callable[[Client], object] = self._decide if client.name == EDITOR else self._review
        try:
            while not ending.is_set():
                step(client)
        except CUT_OFF:
            return
        except BaseException as error:  # noqa: BLE001 - the test fails with it, in its own thread
            failures.append(error)

    def _review(self, client: Client) -> None:
        if self._random.random() < 0.4:
            self._add_article(client)
        else:
            self._check_claim(client)

    def _add_article(self, client: Client) -> None:
        mark = f"story-{next(self._numbers)}"
        town, year = self._random.choice(_TOWNS), self._random.randrange(1900, 2020)
        text = f"In {year} {town} spent {year}.5 million crowns on {mark}. The bridge has 14 arches."
        self._write(client, "article", mark, "/articles/new", {"text": text, "title": mark})

    def _check_claim(self, client: Client) -> None:
        outcome = client.write("/queue/next", {"shown": utc_now().isoformat()})
        if outcome is Outcome.ACKNOWLEDGED and not client.location.startswith("/claims/"):
            return  # No claim was free: the queue says so.
        self.books.note("take", f"user:{self._ids[client.name]}", outcome)
        _go_on(outcome)
        if outcome is Outcome.REFUSED:
            return
        claim = client.location
        mark = f"evidence-{next(self._numbers)}"
        source = {"url": f"{self._cited}/{mark}", "title": mark, "stance": "refutes"}
        self._write(client, "source", mark, f"{claim}/sources", source)
        words = {"version": 0, "rating": self._rating, "short_wording": mark, "summary": f"It is not {mark}."}
        if self._write(client, "proposal", words["summary"], f"{claim}/propose", words):
            self.proposed.put(int(claim.rpartition("/")[2]))

    def _decide(self, client: Client) -> None:
        try:
            claim_id = self.proposed.get(timeout=0.1)
        except Empty:
            return
        found = client.revision_hash(claim_id)
        if found is None:
            return
        place, fields = f"/claims/{claim_id}", {"revision_hash": found}
        if self._random.random() < 0.5:
            if self._write(client, "approval", str(claim_id), f"{place}/approve", fields):
                self._write(client, "publication", str(claim_id), f"{place}/publish", fields)
            return
        outcome = client.write(f"{place}/approve-and-publish", fields)
        self.books.note("approval", str(claim_id), outcome)
        self.books.note("publication", str(claim_id), outcome)
        _go_on(outcome)

    def _write(
        self, client: Client, kind: str, name: object, path: str, fields: Mapping[str, object]
    ) -> bool:
        """Return whether it was acknowledged. Raises OSError when the answer never came."""
        outcome = client.write(path, fields)
        self.books.note(kind, str(name), outcome)
        _go_on(outcome)
        return outcome is Outcome.ACKNOWLEDGED


def _go_on(outcome: Outcome) -> None:
    if outcome is Outcome.UNKNOWN:
        raise ConnectionError("cut off")
