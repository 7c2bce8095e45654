"""Claimants as extraction names them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.models import Claimant, ClaimantAlias, ClaimantKind

# Characters that the column has room for.
_LONGEST_NAME = 200


def claimant_name(written: str | None) -> str:
    """Return the name that a claimant is stored under; nothing for nobody."""
    return (written or "")[:_LONGEST_NAME]


def claimants_by_name(session: Session, names: Iterable[str]) -> dict[str, int]:
    """Return the keys of the claimants with these names; the unknown are added as persons."""
    wanted = set(names) - {""}
    aliased = session.execute(
        select(ClaimantAlias.name, ClaimantAlias.claimant_id).where(ClaimantAlias.name.in_(wanted))
    )
    named = session.execute(select(Claimant.name, Claimant.id).where(Claimant.name.in_(wanted)))
    known = {name: key for rows in (aliased, named) for name, key in rows}
    unknown = [Claimant(name=name, kind=ClaimantKind.PERSON) for name in sorted(wanted - known.keys())]
    session.add_all(unknown)
    session.flush()
    return known | {claimant.name: claimant.id for claimant in unknown}
