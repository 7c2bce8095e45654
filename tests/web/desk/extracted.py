"""Claims with the scores that a test needs, stored as the worker stores them."""

from collections.abc import Sequence

from sqlalchemy import select

from claimtrack.audit import Actor
from claimtrack.extract import ExtractedClaim, Extraction, Kind
from claimtrack.models import ArticleVersion
from claimtrack.services.articles.extracted_claims import store_extraction
from tests.desk import TrialDesk


def found_claim(text: str, start: int, score: float, *, standalone: str | None = None) -> ExtractedClaim:
    """Return a claim as extraction hands it out."""
    return ExtractedClaim(
        text=text,
        standalone=standalone or text,
        start=start,
        end=start + len(text),
        sentence=0,
        claimant=None,
        score=score,
        reasons=("number: 18 million", "name"),
        kind=Kind.QUANTITY,
    )


def read_article(
    desk: TrialDesk, article_id: int, claims: Sequence[ExtractedClaim], *, language: str = "en"
) -> list[int]:
    """Return the ids of the claims that the article is now read to have."""
    extraction = Extraction(language=language, model="test-1", sentences=((0, 1),), claims=tuple(claims))
    with desk.writing() as session:
        version = session.scalars(select(ArticleVersion).where(ArticleVersion.article_id == article_id)).one()
        stored = store_extraction(
            session, version=version, extraction=extraction, actor=Actor.job("extract"), now=desk.now
        )
        return [claim.id for claim in stored]


def add_scored(desk: TrialDesk, scores: Sequence[float], *, language: str = "en", name: str = "One") -> int:
    """Return the id of a new article with one claim a score; the claims read "One 0", "One 1", ..."""
    wordings = [f"{name} {number}" for number in range(len(scores))]
    text = "\n".join(wordings)
    article_id = desk.add_article(text, language=language, title=f"Story {name}")
    starts = [sum(len(wording) + 1 for wording in wordings[:number]) for number in range(len(scores))]
    claims = [found_claim(*found) for found in zip(wordings, starts, scores, strict=True)]
    read_article(desk, article_id, claims, language=language)
    return article_id
