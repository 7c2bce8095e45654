"""What a verdict's page shows that can change without the verdict: it belongs to the page's edition."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import g

from claimtrack.publish import FeedItem, claim_review
from claimtrack.services.readers.shown_complaints import ShownComplaint, complaints_state, list_complaints
from claimtrack.services.verdicts.credited import Credited, credited_people
from claimtrack.web.context import db_session
from claimtrack.web.public.answers import policy_in_force, publisher


def shown_complaints(item: FeedItem) -> list[ShownComplaint]:
    """Return the complaints that a verdict's page shows: none unless the desk's policy says so."""
    if not policy_in_force().show_complaints:
        return []
    return list_complaints(db_session(), slug=slug_of(item))


def shown_credits(item: FeedItem) -> Credited:
    """Return whom a verdict's page names, as the desk's policy says."""
    return _credited(slug_of(item))


def credited_review(item: FeedItem) -> dict[str, Any]:
    """Return a verdict's ClaimReview with the people whom its page names."""
    credited = shown_credits(item)
    return claim_review(replace(item, authors=credited.authors, approvers=credited.approvers), publisher())


def parts_state(slug: str) -> tuple[tuple[int, int], Credited, datetime | None]:
    """Return what moves whenever complaints and credits change, with the time of the last complaint."""
    policy = policy_in_force()
    count, versions, latest = (
        complaints_state(db_session(), slug=slug) if policy.show_complaints else (0, 0, None)
    )
    return (count, versions), _credited(slug), latest


def _credited(slug: str) -> Credited:
    """A page asks for its edition, its markup and its text."""
    if "credited" not in g:
        g.credited = credited_people(db_session(), slug=slug, policy=policy_in_force())
    credited: Credited = g.credited
    return credited


def slug_of(item: FeedItem) -> str:
    """Return the last part of a verdict's address."""
    return item.url.rsplit("/", 1)[1]
