"""What an approver reads beside a proposal: what was decided on before, and the copies of its sources."""

from enum import StrEnum
from typing import Any

from claimtrack.models import SourceCopy, VerdictRevision
from claimtrack.services.claims.claim_page import ClaimView
from claimtrack.services.evidence.frozen_copies import copies_by_hash
from claimtrack.services.verdicts.revision_body import read_body


class Since(StrEnum):
    """What a proposal is compared with."""

    DECIDED = "decided"
    """The last revision that this person decided on."""

    PUBLISHED = "published"
    """The one that readers see, or saw last."""

    READ = "read"
    """The one that the person had before their eyes when it changed."""


def earlier_revision(view: ClaimView, *, user_id: int) -> tuple[Since, VerdictRevision] | None:
    """Return the earlier revision that `user_id` decided on last, else the published one, or None."""
    before = view.revisions[1:]
    for revision in before:
        if any(approval.approver_id == user_id for approval in revision.approvals):
            return Since.DECIDED, revision
    public = view.publication.revision_id if view.publication else None
    shown = next((revision for revision in before if revision.id == public), None)
    return (Since.PUBLISHED, shown) if shown else None


def revision_by_hash(view: ClaimView, content_hash: str) -> VerdictRevision | None:
    """Return the claim's revision with this hash, or None."""
    return next((each for each in view.revisions if each.content_hash == content_hash), None)


def frozen_copies(view: ClaimView) -> dict[str, SourceCopy]:
    """Return the newest archived copies of the newest revision's sources, by the hashes of the sources.

    A source that was changed since it was frozen has none here: its copy is of something else.
    """
    wanted = {source["hash"] for source in _frozen_sources(view)}
    return copies_by_hash((*view.sources, *view.removed_sources), view.copies, wanted=wanted)


def _frozen_sources(view: ClaimView) -> list[dict[str, Any]]:
    sources: list[dict[str, Any]] = read_body(view.revision)["sources"] if view.revision else []
    return sources
