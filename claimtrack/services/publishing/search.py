"""Claim search over published verdicts, by base forms: the same statements on both databases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, false, or_, select
from sqlalchemy.orm import Session

from claimtrack.models import Publication, PublicationTerm, VerdictRevision
from claimtrack.services.claims.base_forms import base_forms, query_forms
from claimtrack.services.publishing.feed import load_in_order
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.workflow import PublicationState


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What to search for: words in any form, a language, and reviews since a moment.

    `retracted` asks for what does not stand too: retracted verdicts, and translations that are outdated.
    """

    words: str = ""
    language: str | None = None
    since: datetime | None = None
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """The verdict that a page of results ended with; the next page begins behind it."""

    published: datetime
    publication_id: int


def index_publication(session: Session, *, publication: Publication, revision: VerdictRevision) -> None:
    """Store the base forms of what `revision` says, in place of those stored before."""
    body = read_body(revision)
    claimant = body["claimant"] or {}
    fields = ("wording", "standalone", "headline", "short_wording", "summary")
    said = [claimant.get("name"), claimant.get("role"), *(body[field] for field in fields)]
    text = " ".join(part for part in said if part)
    session.execute(delete(PublicationTerm).where(PublicationTerm.publication_id == publication.id))
    terms = base_forms(text, language=revision.language)
    session.add_all(PublicationTerm(term=term, publication_id=publication.id) for term in sorted(terms))


def search_publications(
    session: Session,
    *,
    query: ClaimQuery,
    limit: int,
    offset: int = 0,
    after: SearchPlace | None = None,
) -> list[Publication]:
    """Return publications that hold every word of `query`, the newest review first.

    `after` begins behind a verdict, so that pages stay whole while new verdicts come in. Retracted ones
    are left out unless they are asked for.
    """
    standing = (Publication.state == PublicationState.PUBLISHED, Publication.outdated.is_(False))
    wanted = (Publication.state.in_(VISIBLE),) if query.retracted else standing
    statement = (
        select(Publication.id)
        .where(*wanted)
        .order_by(Publication.published_at.desc(), Publication.id.desc())
        .limit(limit)
        .offset(offset)
    )
    if after is not None:
        statement = statement.where(_behind(after))
    return load_in_order(session, _narrowed(statement, query))


def _behind(place: SearchPlace) -> ColumnElement[bool]:
    same_moment = and_(Publication.published_at == place.published, Publication.id < place.publication_id)
    return or_(Publication.published_at < place.published, same_moment)


def _narrowed(statement: Select[int], query: ClaimQuery) -> Select[int]:
    forms = query_forms(query.words, language=query.language)
    if query.words.strip() and not forms:
        return statement.where(false())
    for word in forms:
        statement = statement.where(Publication.id.in_(_holding(sorted(word))))
    if query.language:
        statement = statement.join(VerdictRevision, VerdictRevision.id == Publication.revision_id)
        statement = statement.where(VerdictRevision.language == query.language)
    if query.since:
        statement = statement.where(Publication.published_at >= query.since)
    return statement


def _holding(forms: Sequence[str]) -> Select[Any]:
    return select(PublicationTerm.publication_id).where(PublicationTerm.term.in_(forms))
