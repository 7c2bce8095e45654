"""What the pages show on which a claim's place is moved, cut or joined with another one."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, undefer

from claimtrack.errors import NotFoundError
from claimtrack.models import Appearance, Article, ArticleVersion, Claim, Lease, Publication
from claimtrack.services.articles.article_spans import Span, word_ends, word_starts
from claimtrack.services.articles.bounds import MOVABLE
from claimtrack.services.articles.joins import LONGEST

MOST_NEIGHBOURS = 8
# Code points around a place in which words are looked for.
_WINDOW = 2000


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A claim's place in a text; `frozen` tells that it cannot be moved, whoever asks."""

    claim: Claim
    appearance: Appearance
    version: ArticleVersion
    article: Article
    frozen: bool
    is_newest: bool

    @property
    def span(self) -> Span:
        """Where it stands: code points, half-open."""
        return self.appearance.start_offset or 0, self.appearance.end_offset or 0


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the ends of a span go by one word; None where there is none."""

    start_earlier: int | None
    start_later: int | None
    end_earlier: int | None
    end_later: int | None


def view_place(session: Session, *, claim_id: int, place_id: int | None = None) -> PlaceView:
    """Return a claim's place, the first one in an article without `place_id`. Raises NotFoundError."""
    statement = _places(claim_id)
    if place_id is not None:
        statement = statement.where(Appearance.id == place_id)
    appearance = session.scalar(statement.order_by(Appearance.id).limit(1))
    if appearance is None or appearance.version is None:
        raise NotFoundError(thing="place")
    version, claim = appearance.version, appearance.claim
    seen = select(Publication.id).where(
        Publication.claim_id == claim_id, Publication.published_at.is_not(None)
    )
    newer = select(ArticleVersion.id).where(
        ArticleVersion.article_id == version.article_id, ArticleVersion.number > version.number
    )
    return PlaceView(
        claim=claim,
        appearance=appearance,
        version=version,
        article=version.article,
        frozen=claim.state not in MOVABLE or session.scalar(seen) is not None,
        is_newest=session.scalar(newer.limit(1)) is None,
    )


def list_neighbours(session: Session, view: PlaceView) -> list[Appearance]:
    """Return up to 8 places of other claims that this one can be joined with, the nearest first."""
    start, end = view.span
    statement = (
        select(Appearance)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(
            Appearance.version_id == view.version.id,
            Appearance.claim_id != view.claim.id,
            Claim.state.in_(MOVABLE),
            Appearance.start_offset > end - LONGEST,
            Appearance.start_offset < start + LONGEST,
        )
        .options(joinedload(Appearance.claim))
    )
    near = [each for each in session.scalars(statement) if _covered(view.span, each) <= LONGEST]
    near.sort(key=lambda each: (_covered(view.span, each), each.start_offset or 0, each.id))
    return near[:MOST_NEIGHBOURS]


def steps_from(text: str, span: Span) -> Steps:
    """Return where the ends of `span` go by one word each way, so that something is left between them."""
    start, end = span
    before, after = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    starts, ends = word_starts(text, before, end), word_ends(text, start, after)
    return Steps(
        start_earlier=next((place for place in reversed(starts) if place < start), None),
        start_later=next((place for place in starts if start < place < end), None),
        end_earlier=next((place for place in reversed(ends) if start < place < end), None),
        end_later=next((place for place in ends if place > end), None),
    )


def _places(claim_id: int) -> Select[Appearance]:
    version = joinedload(Appearance.version)
    claim = joinedload(Appearance.claim)
    return (
        select(Appearance)
        .where(Appearance.claim_id == claim_id, Appearance.version_id.is_not(None))
        .options(
            version.options(undefer(ArticleVersion.text), joinedload(ArticleVersion.article)),
            claim.options(joinedload(Claim.lease).joinedload(Lease.holder)),
        )
    )


def _covered(span: Span, other: Appearance) -> int:
    return max(span[1], other.end_offset or 0) - min(span[0], other.start_offset or 0)
