"""What the article page shows: the text with its claims in place."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.models import Appearance, ArticleVersion, Claim, Event
from claimtrack.services.articles import find_article
from claimtrack.services.history import event_data


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim and where it stands: code points into the version's text, half-open."""

    claim: Claim
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's newest version, with its claims in the order of the text (outer before inner).

    `only_queued` is how many statements extraction queued when there were more, else None.
    """

    version: ArticleVersion
    claims: list[PlacedClaim]
    only_queued: int | None


def view_article(session: Session, *, article_id: int) -> ArticleView:
    """Return the article with its claims. Raises NotFoundError."""
    version = find_article(session, article_id=article_id)
    rows = session.execute(
        select(Claim, Appearance.start_offset, Appearance.end_offset)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .where(Appearance.version_id == version.id)
        .order_by(Appearance.start_offset, Appearance.end_offset.desc(), Claim.id)
    )
    placed = [PlacedClaim(claim, start or 0, end or 0) for claim, start, end in rows]
    return ArticleView(version, placed, _only_queued(session, version))


def _only_queued(session: Session, version: ArticleVersion) -> int | None:
    event = session.scalar(
        select(Event)
        .where(Event.object_kind == "article", Event.object_id == version.article_id)
        .where(Event.action == "article.extract")
        .order_by(Event.seq.desc())
        .limit(1)
    )
    data = event_data(event) if event else {}
    # Events from before there was a limit do not say how many were left out: none were.
    left_out = data.get("version") == version.id and data.get("left_out", 0)
    return data["claims"] if left_out else None
