"""What other machines would read wrong in a verdict, looked for before it goes out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from claimtrack.errors import MarkupError
from claimtrack.models import CorrectionKind, Rating, RatingScale, VerdictRevision
from claimtrack.publish import markup_advice, markup_problems
from claimtrack.services.publishing.feed_items import item_of_revision
from claimtrack.services.verdicts.revision_body import read_body

# Where it will stand is only known when it goes out, and is sound: it is the desk's own.
_SOMEWHERE: Final = "https://desk.invalid/verdicts/somewhere"


@dataclass(frozen=True, slots=True)
class MarkupFindings:
    """Sentences to translate: what keeps the verdict from being published, and what could be better."""

    problems: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


def check_markup(session: Session, *, revision: VerdictRevision, now: datetime) -> MarkupFindings:
    """Return what is wrong with the markup of `revision`; nothing for a retraction, which has none."""
    correction = read_body(revision)["correction"] or {}
    if correction.get("kind") == CorrectionKind.RETRACTION.value:
        return MarkupFindings()
    scale = joinedload(VerdictRevision.rating).joinedload(Rating.scale).selectinload(RatingScale.ratings)
    statement = select(VerdictRevision).where(VerdictRevision.id == revision.id).options(scale)
    loaded = session.scalars(statement).one()
    item = item_of_revision(loaded, uuid=UUID(int=0), url=_SOMEWHERE, published=now)
    return MarkupFindings(markup_problems(item), markup_advice(item))


def require_sound_markup(session: Session, *, revision: VerdictRevision, now: datetime) -> None:
    """Raise MarkupError when other machines would read something wrong in `revision`."""
    problems = check_markup(session, revision=revision, now=now).problems
    if problems:
        raise MarkupError(problem=problems[0])
