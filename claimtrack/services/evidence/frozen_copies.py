"""The archived copies of what a revision froze: of a source that was changed since, the copy is another's."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.audit.canonical import digest_value
from claimtrack.errors import NotFoundError
from claimtrack.models import CopyState, Source, SourceCopy, VerdictRevision
from claimtrack.services.evidence.copies import newest_copies
from claimtrack.services.evidence.source_body import source_body
from claimtrack.services.evidence.sources import list_sources
from claimtrack.services.publishing.feed import find_public
from claimtrack.services.verdicts.revision_body import read_body


def copies_by_hash(
    sources: Iterable[Source], copies: Mapping[int, SourceCopy], *, wanted: Collection[str]
) -> dict[str, SourceCopy]:
    """Return the copies of the sources whose hash is `wanted`, by that hash; `copies` are by source id."""
    found = {}
    for source in sources:
        copy, digest = copies.get(source.id), digest_value(source_body(source))
        if copy is not None and digest in wanted:
            found[digest] = copy
    return found


def stored_copies(session: Session, *, revision: VerdictRevision) -> dict[str, SourceCopy]:
    """Return the copies that the desk keeps of what `revision` cites, by the hash of the source."""
    wanted = {source["hash"] for source in read_body(revision)["sources"]}
    sources = list_sources(session, claim_id=revision.claim_id, with_removed=True)
    # Of a source that stays unnamed nobody is told anything.
    named = [source for source in sources if not source.unnamed]
    copies = newest_copies(session, source_ids=[source.id for source in named])
    stored = {
        key: copy for key, copy in copies.items() if copy.state is CopyState.STORED and copy.purged_at is None
    }
    return copies_by_hash(named, stored, wanted=wanted)


def find_public_copy(session: Session, *, slug: str, copy_id: int) -> tuple[SourceCopy, dict[str, Any]]:
    """Return a copy that the verdict at `slug` cites, with its frozen source. Raises NotFoundError."""
    revision = find_public(session, slug=slug).revision
    assert revision is not None  # noqa: S101 - what is public shows a revision
    copies = stored_copies(session, revision=revision)
    for source in read_body(revision)["sources"]:
        copy = copies.get(source["hash"])
        if copy is not None and copy.id == copy_id and copy.readable_hash is not None:
            return copy, source
    raise NotFoundError(thing="copy")
