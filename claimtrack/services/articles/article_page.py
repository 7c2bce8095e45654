"""What the article page shows: the text with its claims in place."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.models import Appearance, ArticleVersion, Claim
from claimtrack.services.articles.articles import find_article
from claimtrack.services.articles.bounds import MOVABLE
from claimtrack.services.articles.bounds_undo import undoable_claims
from claimtrack.services.articles.readings import ReadingState, reading_state


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim and where it stands: code points into the version's text, half-open."""

    claim: Claim
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's newest version, with its claims in the order of the text (outer before inner).

    A claim that the text repeats is placed as often as it stands there.
    """

    version: ArticleVersion
    claims: list[PlacedClaim]
    reading: ReadingState
    undoable: frozenset[int]
    """The claims whose place was changed, and can be changed back."""

    @property
    def by_score(self) -> list[Claim]:
        """Each claim once, the most check-worthy first."""
        once = {placed.claim.id: placed.claim for placed in self.claims}
        return sorted(once.values(), key=lambda claim: (-claim.score, claim.id))

    @property
    def only_queued(self) -> int | None:
        """How many statements the last reading queued when there were more, else None."""
        last = self.reading.last
        return last.claims if last and last.left_out else None


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
    movable = {each.claim.id for each in placed if each.claim.state in MOVABLE}
    return ArticleView(
        version, placed, reading_state(session, version=version), undoable_claims(session, movable)
    )
