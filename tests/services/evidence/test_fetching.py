"""The desk's settings as the limits of every fetch."""

from pathlib import Path

from claimtrack.clock import utc_now
from claimtrack.intake.fetch import FetchPolicy, describe_program
from claimtrack.services.evidence.fetching import fetch_policy, make_fetcher
from claimtrack.settings import load_settings


def test_a_desk_fetches_from_the_public_internet_alone(tmp_path: Path) -> None:
    assert fetch_policy(load_settings(tmp_path)) == FetchPolicy()


def test_sites_are_told_the_contact_else_the_desk_s_public_address(tmp_path: Path) -> None:
    public = load_settings(tmp_path, public_url="https://desk.example/")
    assert fetch_policy(public).user_agent == describe_program("https://desk.example")
    named = load_settings(tmp_path, public_url="https://desk.example", fetch_contact="desk@desk.example")
    assert fetch_policy(named).user_agent.endswith(" (+desk@desk.example)")


def test_sites_that_hang_leave_threads_to_everybody_else(tmp_path: Path) -> None:
    assert fetch_policy(load_settings(tmp_path, threads=9)).most_at_once == 4
    assert fetch_policy(load_settings(tmp_path, threads=1)).most_at_once == 1


def test_an_administrator_sets_the_limits(tmp_path: Path) -> None:
    settings = load_settings(
        tmp_path,
        fetch_megabytes=2,
        fetch_seconds=30,
        fetch_delay=0.5,
        fetch_ports="8080",
        fetch_hosts="wiki.intranet",
    )
    policy = make_fetcher(settings, now=utc_now).policy
    assert (policy.most_bytes, policy.seconds, policy.delay) == (2 << 20, 30.0, 0.5)
    assert (policy.ports, policy.hosts) == (frozenset({8080}), frozenset({"wiki.intranet"}))
