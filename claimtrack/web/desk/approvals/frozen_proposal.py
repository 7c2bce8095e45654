"""The newest revision of a claim's verdict as pages show it."""

from typing import Any

from claimtrack.clock import PartialDate
from claimtrack.models import VerdictRevision
from claimtrack.services.claims.claim_page import ClaimView
from claimtrack.services.verdicts.revision_body import read_body


def frozen_proposal(view: ClaimView) -> dict[str, Any] | None:
    """Return the newest revision as the public would see it, or None."""
    revision = view.revision
    if revision is None:
        return None
    body = read_body(revision)
    return {
        **body,
        "revision": revision,
        "sources": [frozen_source(each) for each in body["sources"]],
        "as_of": PartialDate.parse(body["as_of"]) if body["as_of"] else None,
        "contributors": _names(view, revision),
        "language_rating": revision.rating.label(revision.language),
    }


def frozen_source(body: dict[str, Any]) -> dict[str, Any]:
    """Return a source as a revision has it, with its date as one."""
    # Revisions from before sources had a date do not name it.
    published_on = body.get("published_on")
    return {**body, "published_on": PartialDate.parse(published_on) if published_on else None}


def _names(view: ClaimView, revision: VerdictRevision) -> list[str]:
    ids = sorted(each.user_id for each in revision.contributors)
    return [view.people[user_id].display_name for user_id in ids if user_id in view.people]
