"""Fetching pages from the web without being led where the desk has no business: values only, no database."""

from claimtrack.intake.fetch.fetcher import Fetcher
from claimtrack.intake.fetch.kinds import FEEDS, HTML, IMAGES, PDF, TEXT
from claimtrack.intake.fetch.network import Network
from claimtrack.intake.fetch.poster import PostAnswer, Poster, permitted_target
from claimtrack.intake.fetch.target import check_target
from claimtrack.intake.fetch.values import FetchClock, FetchedPage, FetchPolicy, Redirect, describe_program

__all__ = [
    "FEEDS",
    "HTML",
    "IMAGES",
    "PDF",
    "TEXT",
    "FetchClock",
    "FetchPolicy",
    "FetchedPage",
    "Fetcher",
    "Network",
    "PostAnswer",
    "Poster",
    "Redirect",
    "check_target",
    "describe_program",
    "permitted_target",
]
