"""Whether anything that the public sees may have changed: one small query, however many verdicts there are.

Every change has its event, so the last event that matters stands for everything that is public. Of a kind of
event that nobody thought of here it is held that it matters.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select, text
from sqlalchemy.orm import Session

from claimtrack.db import Database
from claimtrack.models import Event, Policy
from claimtrack.workflow import Action

# What the desk does most, and readers never see.
_WITHIN_THE_DESK = (
    Action.TAKE,
    Action.RELEASE,
    Action.EXPIRE,
    Action.TAKE_OVER,
    Action.PROPOSE,
    Action.WITHDRAW,
    Action.REQUEST_CHANGES,
    Action.APPROVE,
    Action.CORRECT,
    Action.DISMISS,
    Action.SET_RECHECK,
    Action.RECHECK,
    "article.add",
    "article.extract",
    "claim.add",
    "claim.assign",
    "claim.change",
    "claim.prioritise",
    "claim.set_due",
    "comment.add",
    "source.add",
    "source.archive",
    "source.change",
    "source.check",
    "source.move",
    "source.remove",
    "source.restore",
    "translation.approve",
    "translation.propose",
    "translation.renew",
    "translation.request_changes",
    "translation.withdraw",
    "user.password",
)
_NONE = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PublicState:
    """What is public is the same as long as `change`, the number of an event, and `policy` are.

    `changed` is when it changed last, and `rearranged` when something did that verdicts tell no time of, such
    as a topic or a merge. `seen` is the last event that was looked at.
    """

    change: int = 0
    policy: int = 0
    changed: datetime = _NONE
    rearranged: datetime = _NONE
    seen: int = 0

    def shows_the_same(self, other: "PublicState") -> bool:
        """Return whether the public sees in `other` what it sees in this state."""
        return (self.change, self.policy) == (other.change, other.policy)


def _statement() -> Select[Any]:
    """Each part is one look into an index, and there is one row whatever they find."""
    newer = Event.seq > bindparam("seen")
    outside = text(f"action NOT IN ({_quoted(*_WITHIN_THE_DESK)})")
    untimed = text(f"action NOT IN ({_quoted(*_WITHIN_THE_DESK, Action.PUBLISH)})")
    last = select(Event.at).order_by(Event.seq.desc()).limit(1)
    return select(
        select(func.max(Event.seq)).scalar_subquery().label("last"),
        select(func.max(Event.seq)).where(newer, outside).scalar_subquery().label("change"),
        select(func.max(Policy.version)).scalar_subquery().label("policy"),
        last.where(newer, outside).scalar_subquery().label("changed"),
        last.where(newer, untimed).scalar_subquery().label("rearranged"),
    )


def _quoted(*actions: str) -> str:
    return ", ".join(f"'{action}'" for action in actions)


_STATE = _statement()
_UNSEEN = PublicState()
_LOOK = "SELECT (SELECT max(seq) FROM event), (SELECT max(version) FROM policy)"


def is_present(database: Database, known: PublicState) -> bool:
    """Return whether nothing has happened at all since `known`: one look, however much is public."""
    return database.look(_LOOK) == (known.seen, known.policy)


def public_state(session: Session, *, known: PublicState = _UNSEEN) -> PublicState:
    """Return the present state; `known` itself while nothing has happened since. Only newer events are read.

    `known` has to come from the same database. One that was put back to an earlier day is looked at anew.
    """
    row = session.execute(_STATE, {"seen": known.seen}).one()
    last = row.last or 0
    if last == known.seen and row.policy == known.policy:
        return known
    if last < known.seen:
        return public_state(session)
    return _moved(row, known, last)


def _moved(row: Row[Any], known: PublicState, last: int) -> PublicState:
    return PublicState(
        change=row.change or known.change,
        policy=row.policy or 0,
        changed=row.changed or known.changed,
        rearranged=row.rearranged or known.rearranged,
        seen=last,
    )
