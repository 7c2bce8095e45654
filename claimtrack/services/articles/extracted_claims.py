"""Claims that extraction found, entering the queue or found there again."""

from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.extract import Extraction
from claimtrack.models import ArticleVersion, Claim
from claimtrack.services.articles.known_claims import load_known_claims
from claimtrack.services.articles.reading_events import record_reading
from claimtrack.services.articles.reading_plan import LEAST_SCORE, MOST_CLAIMS, plan_reading
from claimtrack.services.articles.statements import collect_statements
from claimtrack.services.articles.stored_reading import write_plan

__all__ = ["LEAST_SCORE", "MOST_CLAIMS", "store_extraction"]


def store_extraction(
    session: Session,
    *,
    version: ArticleVersion,
    extraction: Extraction,
    actor: Actor,
    now: datetime,
    since: datetime | None = None,
    asked_by: int | None = None,
) -> list[Claim]:
    """Return the claims that are new in the queue: of the MOST_CLAIMS best statements those not known yet.

    Known claims that nobody worked on become what was found now, or go; the others are scored again and
    stay as they are. The batch is one event. `since` is when the reading that this one replaces was made,
    None for the first: of two that replace the same one the second changes nothing. `asked_by` is the
    person who wanted it. The version's row has to be locked by the caller.
    """
    if version.extracted_at != since:
        return []
    statements = collect_statements(extraction.claims)
    plan = plan_reading(statements, load_known_claims(session, version), language=extraction.language)
    added = write_plan(session, plan, version=version, extraction=extraction, now=now)
    before, version.extraction_model = version.extraction_model, extraction.model
    version.extracted_at = now
    record_reading(
        session,
        version=version,
        plan=plan,
        added=added,
        model_before=before,
        again=since is not None,
        asked_by=asked_by,
        actor=actor,
        now=now,
    )
    return added
