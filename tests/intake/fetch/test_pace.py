"""Politeness among threads, and few places at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from claimtrack.errors import FetchingBusyError
from claimtrack.intake.fetch.deadline import Deadline
from claimtrack.intake.fetch.pace import Pace
from tests.intake.fetch.conftest import CLOCK, MakeFetcher
from tests.intake.fetch.trial_web import TrialWeb, answer, redirect

PAGE = "http://news.example/"


class Hours:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.time = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += seconds


def paced(hours: Hours, delay: float = 2.0) -> tuple[Pace, Deadline]:
    clock = replace(CLOCK, monotonic=hours.monotonic, sleep=hours.sleep)
    return Pace(delay=delay, clock=clock), Deadline(seconds=15, host="a.example", monotonic=hours.monotonic)


def test_the_same_host_waits_and_another_does_not() -> None:
    hours = Hours()
    pace, deadline = paced(hours)
    for host in ("a.example", "b.example", "a.example", "a.example"):
        pace.wait(host, deadline)
    assert hours.slept == [2.0, 2.0]
    hours.time += 5
    pace.wait("a.example", deadline)
    assert hours.slept == [2.0, 2.0]


def test_a_turn_after_the_deadline_is_not_taken() -> None:
    hours = Hours()
    pace, deadline = paced(hours, delay=20.0)
    pace.wait("a.example", deadline)
    for _ in range(2):
        with pytest.raises(FetchingBusyError, match="Wait 20 seconds"):
            pace.wait("a.example", deadline)
    assert hours.slept == []


def test_hosts_of_long_ago_are_forgotten() -> None:
    hours = Hours()
    pace, deadline = paced(hours, delay=0.001)
    for number in range(1500):
        pace.wait(f"host{number}.example", deadline)
        hours.time += 0.002
    assert len(pace._next) < 1100


def test_threads_keep_their_distance_too() -> None:
    slept: list[float] = []
    pace = Pace(delay=2.0, clock=replace(CLOCK, monotonic=lambda: 100.0, sleep=slept.append))
    deadline = Deadline(seconds=60, host="a.example", monotonic=lambda: 100.0)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: pace.wait("a.example", deadline), range(8)))
    assert sorted(slept) == [2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0]


def test_every_request_to_a_site_waits_for_its_turn(web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    slept: list[float] = []
    web.pages[PAGE] = redirect("/there")
    web.pages[f"{PAGE}there"] = answer(b"news")
    make_fetcher(clock=replace(CLOCK, sleep=slept.append), delay=30.0, seconds=600).fetch(PAGE)
    # robots.txt, then the page, then where it leads.
    assert [round(seconds / 30) for seconds in slept] == [1, 2]


def test_few_pages_are_fetched_at_once(web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    arrived, go_on = Event(), Event()

    def wait(connection: Any, asked: Any) -> None:
        arrived.set()
        go_on.wait(60)
        answer(b"news")(connection, asked)

    web.pages[PAGE] = wait
    fetcher = make_fetcher(most_at_once=1)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(fetcher.fetch, PAGE)
        assert arrived.wait(60)
        with pytest.raises(FetchingBusyError):
            fetcher.fetch("http://other.example/", seconds=0.5)
        go_on.set()
        assert first.result(60).body == b"news"
    with pytest.raises(Exception, match="no page"):
        fetcher.fetch("http://other.example/")


def test_a_place_is_given_back_after_a_failure(web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(most_at_once=1)
    for _ in range(3):
        with pytest.raises(Exception, match="no page"):
            fetcher.fetch(PAGE)


def test_the_real_clock_goes_forward() -> None:
    assert CLOCK.monotonic is time.monotonic
    assert CLOCK.sleep is time.sleep
