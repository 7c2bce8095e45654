"""Earlier verdicts of others, stored a batch at a time; one that is known already is left as it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.audit.canonical import digest_text
from claimtrack.audit.digests import import_digest
from claimtrack.importing import OtherVerdict
from claimtrack.models import EarlierVerdict, EarlierVerdictTerm, ImportBatch
from claimtrack.services.claims.base_forms import base_forms
from claimtrack.services.policy.policies import current_policy, require_writable

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Imported:
    """How many verdicts are new, and how many were there already."""

    new: int
    known: int


def add_earlier_verdicts(
    session: Session, *, verdicts: Iterable[OtherVerdict], file_name: str, actor: Actor, now: datetime
) -> Imported:
    """Store those of `verdicts` that are not known by their address and claim; one event tells of them.

    Raises ReadOnlyError.
    """
    require_writable(current_policy(session))
    given = list(verdicts)
    by_key = {_key_of(verdict): verdict for verdict in reversed(given)}
    new = {key: by_key[key] for key in sorted(by_key.keys() - _known(session, by_key))}
    if new:
        _store(session, new, file_name=file_name, actor=actor, now=now)
    return Imported(len(new), len(given) - len(new))


def _key_of(verdict: OtherVerdict) -> str:
    return digest_text(f"{verdict.url}\n{verdict.claim}")


def _known(session: Session, keys: Iterable[str]) -> set[str]:
    return set(session.scalars(select(EarlierVerdict.key).where(EarlierVerdict.key.in_(list(keys)))))


def _store(
    session: Session, new: dict[str, OtherVerdict], *, file_name: str, actor: Actor, now: datetime
) -> None:
    batch = ImportBatch(file_name=file_name[-_LONGEST_NAME:], imported_at=now)
    session.add(batch)
    session.flush()
    rows = [{"key": key, "batch_id": batch.id, **_columns(verdict)} for key, verdict in new.items()]
    statement = insert(EarlierVerdict).returning(EarlierVerdict.id, EarlierVerdict.key)
    ids = {key: verdict_id for verdict_id, key in session.execute(statement, rows)}
    terms = list(_terms(new, ids))
    if terms:
        session.execute(insert(EarlierVerdictTerm), terms)
    digest = import_digest(batch, rows)
    append_event(
        session,
        at=now,
        actor=actor,
        action="verdicts.import",
        object_kind="import_batch",
        object_id=batch.id,
        data={"file": batch.file_name, "verdicts": len(new), "digest": digest},
    )


def _columns(verdict: OtherVerdict) -> dict[str, Any]:
    return {each.name: getattr(verdict, each.name) for each in fields(verdict)}


def _terms(new: Mapping[str, OtherVerdict], ids: Mapping[str, int]) -> Iterator[dict[str, object]]:
    for key, verdict in new.items():
        for term in sorted(base_forms(verdict.claim, language=verdict.language or "")):
            yield {"term": term, "earlier_verdict_id": ids[key]}
