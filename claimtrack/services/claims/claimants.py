"""Claimants: as extraction names them, and as people choose them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from claimtrack.errors import ClaimantKnownError, ClaimantUnknownError, TextTooLongError
from claimtrack.models import Claimant, ClaimantAlias, ClaimantKind

# Characters that the columns have room for.
LONGEST_NAME = 200
_MOST_SUGGESTED = 10


@dataclass(frozen=True, slots=True)
class ClaimantChoice:
    """Who made the statement: without a name nobody, without a kind one the desk knows, else a new one."""

    name: str = ""
    kind: ClaimantKind | None = None
    role: str = ""
    party: str = ""


def claimant_name(written: str | None) -> str:
    """Return the name that a claimant is stored under; nothing for nobody."""
    return (written or "")[:LONGEST_NAME]


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


def choose_claimant(session: Session, choice: ClaimantChoice) -> Claimant | None:
    """Return the chosen claimant, added now if it is a new one; None for nobody.

    Raises ClaimantUnknownError for a name without a kind that the desk does not know, ClaimantKnownError for
    one that it knows otherwise: other claims have that claimant too. Raises TextTooLongError.
    """
    name = " ".join(choice.name.split())
    if not name:
        return None
    known = find_claimant(session, name=name)
    if known is not None:
        return _require_same(known, choice)
    if choice.kind is None:
        raise ClaimantUnknownError(name=name)
    return _add(session, name, choice)


def find_claimant(session: Session, *, name: str) -> Claimant | None:
    """Return the claimant of exactly this name or alias, or None."""
    alias = Claimant.aliases.any(ClaimantAlias.name == name)
    # One that has it for its name comes first.
    statement = select(Claimant).where(or_(Claimant.name == name, alias)).order_by(Claimant.name != name)
    return session.scalars(statement.limit(1)).first()


def suggest_claimants(session: Session, *, part: str) -> list[Claimant]:
    """Return up to ten known claimants whose name holds `part`, by name; one query."""
    part = part.strip()
    if not part:
        return []
    holds = Claimant.name.icontains(part, autoescape=True)
    return list(session.scalars(select(Claimant).where(holds).order_by(Claimant.name).limit(_MOST_SUGGESTED)))


def _require_same(known: Claimant, choice: ClaimantChoice) -> Claimant:
    kind_differs = choice.kind is not None and choice.kind is not known.kind
    others = ((choice.role, known.role), (choice.party, known.party))
    if kind_differs or any(typed and typed != (stored or "") for typed, stored in others):
        raise ClaimantKnownError(name=known.name)
    return known


def _add(session: Session, name: str, choice: ClaimantChoice) -> Claimant:
    for text in (name, choice.role, choice.party):
        if len(text) > LONGEST_NAME:
            raise TextTooLongError(text=text[:60], limit=LONGEST_NAME)
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    details = {"kind": choice.kind, "role": choice.role or None, "party": choice.party or None}
    # Two people may name the same new one at once: the second takes the first one's.
    session.execute(insert(Claimant).values(name=name, **details).on_conflict_do_nothing())
    return session.scalars(select(Claimant).where(Claimant.name == name)).one()
