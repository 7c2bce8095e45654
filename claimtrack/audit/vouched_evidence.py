"""What events say of evidence: texts of articles, archived copies, documents, and what was purged of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from claimtrack.audit.canonical import digest_text
from claimtrack.audit.digests import copy_digest
from claimtrack.audit.ledger import Told
from claimtrack.audit.lines import Line
from claimtrack.db.types import stored_time
from claimtrack.errors import ChainBrokenError
from claimtrack.models import ArticleVersion, CopyState, SourceCopy

SNAPSHOTS, ATTACHMENTS = "snapshots", "attachments"
# Where the file with a hash is, for each kind of file.
Stores = Mapping[str, Callable[[str], Path]]
_FRESH = {"populate_existing": True}
# Texts are long: so many are in memory at a time.
_TEXTS = 50


def check_articles(session: Session, lines: Sequence[Line], told: Told) -> None:
    """Check the text of the article that each line tells of."""
    for start in range(0, len(lines), _TEXTS):
        some = lines[start : start + _TEXTS]
        statement = (
            select(ArticleVersion)
            .where(ArticleVersion.id.in_([line.data["version"] for line in some]))
            .options(undefer(ArticleVersion.text))
            .execution_options(**_FRESH)
        )
        found = {version.id: version for version in session.scalars(statement)}
        for line in some:
            _check_text(line, found.get(line.data["version"]), told)
        session.expunge_all()


def check_copies(session: Session, lines: Sequence[Line], told: Told) -> None:
    """Check the archived copy that each line tells of, and note its files."""
    keys = [line.data["copy"] for line in lines]
    statement = select(SourceCopy).where(SourceCopy.id.in_(keys)).execution_options(**_FRESH)
    found = {copy.id: copy for copy in session.scalars(statement)}
    for line in lines:
        copy = found.get(line.data["copy"])
        if copy is None or not _is_told(copy, line):
            problem = f"archived copy {line.data['copy']} was changed or removed afterwards"
            raise ChainBrokenError(seq=line.seq, problem=problem)
        told.rows[SourceCopy.__tablename__] += 1
        owner = f"copy:{copy.id}"
        if copy.purged_at is not None:
            told.ledger.see_purged(f"{owner}:{_why(copy, copy.purged_at)}", seq=line.seq)
        for digest in copy_files(copy):
            told.ledger.note_file(owner, store=SNAPSHOTS, digest=digest, seq=line.seq)


def note_documents(_session: Session, lines: Sequence[Line], told: Told) -> None:
    """Note the document that each line tells of, and what was forgotten."""
    for line in lines:
        document = line.data.get("document")
        if line.action == "source.forget":
            told.ledger.drop_files(f"source:{line.data['source']}")
        elif isinstance(document, dict):
            owner = f"source:{line.data['source']}"
            told.ledger.note_file(owner, store=ATTACHMENTS, digest=document["hash"], seq=line.seq)
        elif document:
            owner = f"claim:{line.object_id}"
            told.ledger.note_file(owner, store=ATTACHMENTS, digest=document, seq=line.seq)


def note_purges(_session: Session, lines: Sequence[Line], told: Told) -> None:
    """Note what was purged, as the lines tell."""
    for line in lines:
        why = f"{line.at}:{digest_text(line.data['reason'])}"
        if line.action == "article.purge":
            left = zip(line.data["versions"], line.data["left"], strict=True)
            owners = [f"version:{key}:{digest}" for key, digest in left]
        else:
            owners = [f"copy:{key}" for key in line.data["copies"]]
        for owner in owners:
            told.ledger.tell_purged(f"{owner}:{why}", seq=line.seq)
            told.ledger.drop_files(owner)


def check_purges(told: Told) -> None:
    """Raise ChainBrokenError when something was purged without an event, or not although one says so."""
    half = told.ledger.half_purged()
    if half is not None:
        kind, key, *_ = half[0].split(":")
        problem = f"{kind} {key} was purged without an event, or is not what was left"
        raise ChainBrokenError(seq=half[1], problem=problem)


def check_files(told: Told, stores: Stores) -> None:
    """Raise ChainBrokenError for the first file that is gone, or is another one."""
    for store, digest, seq in told.ledger.files():
        path = stores[store](digest)
        try:
            with path.open("rb") as file:
                found = file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            raise ChainBrokenError(seq=seq, problem=f"the file {store}/{digest} is missing") from None
        if found != digest:
            raise ChainBrokenError(seq=seq, problem=f"the file {store}/{digest} was changed")


def copy_files(copy: SourceCopy) -> list[str]:
    """Return the hashes of the files that belong to a stored copy."""
    # Of a page that can be read, the WARC file alone has the body.
    shown = copy.content_hash if copy.readable_hash is None else copy.readable_hash
    return [digest for digest in (copy.warc_hash, shown) if digest is not None]


def _why(purged: ArticleVersion | SourceCopy, at: datetime) -> str:
    return f"{stored_time(at)}:{digest_text(purged.purge_reason or '')}"


def _is_told(copy: SourceCopy, line: Line) -> bool:
    hashes = (copy.content_hash, copy.warc_hash) == (line.data["content_hash"], line.data["warc_hash"])
    # Events from before the digest have the two hashes alone.
    digest = line.data.get("digest")
    whole = digest is None or copy_digest(copy) == digest
    sound = copy.state is CopyState.STORED and (copy.purged_at is None) == (copy.purge_reason is None)
    return hashes and whole and sound


def _check_text(line: Line, version: ArticleVersion | None, told: Told) -> None:
    if version is not None and _hashes(version, line):
        told.rows[ArticleVersion.__tablename__] += 1
        digest = digest_text(version.text)
        if version.purged_at is not None:
            # The event of the purge says what was left.
            why = _why(version, version.purged_at)
            told.ledger.see_purged(f"version:{version.id}:{digest}:{why}", seq=line.seq)
            return
        if digest == version.content_hash and version.purge_reason is None:
            return
    problem = f"the text of article {line.object_id} was changed or removed afterwards"
    raise ChainBrokenError(seq=line.seq, problem=problem)


def _hashes(version: ArticleVersion, line: Line) -> bool:
    stored = (version.article_id, version.content_hash, version.original_hash)
    told = (line.object_id, line.data["content_hash"], line.data["original_hash"])
    return stored == told and stored_time(version.fetched_at) == line.at
