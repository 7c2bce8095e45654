"""The desk's own checks from before it used ClaimTrack, public with their dates and their old addresses.

Nobody approved them here, and nothing says so: each has one event that tells where it comes from and who
brought it in, and no approval.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.canonical import digest_text
from claimtrack.audit.digests import publication_digest
from claimtrack.clock import PartialDate
from claimtrack.importing import OtherVerdict, Reading
from claimtrack.importing.own import OwnRules, rating_key
from claimtrack.models import (
    Appearance,
    Claim,
    Claimant,
    ClaimKind,
    ClaimOrigin,
    Medium,
    OldAddress,
    Publication,
    VerdictRevision,
)
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.claimants import claimant_name, claimants_by_name
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.policy.policies import current_policy, ratings_in_force, require_writable, scale_of
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.services.publishing.search import index_publication
from claimtrack.services.publishing.slugs import make_slug
from claimtrack.services.verdicts.own_check_body import OwnCheck, freeze_check
from claimtrack.workflow import ClaimState, PublicationState

ADOPT: Final = "verdict.adopt"


@dataclass(frozen=True, slots=True)
class Adoption:
    """What own checks are stored with: who brings them in by which command, their ratings, and the zone
    that their days are of.
    """

    identity: Identity
    actor: Actor
    rules: OwnRules
    zone: ZoneInfo


def rating_names(session: Session, given: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the slugs of the desk's ratings by slug, by label in each language, and by the names `given`.

    Raises ValueError for a name that is given for a rating which the desk does not have.
    """
    ratings = ratings_in_force(session, current_policy(session))
    slugs = {rating.slug for rating in ratings}
    unknown = next((slug for _name, slug in given if slug not in slugs), None)
    if unknown is not None:
        raise ValueError(f"{unknown}: {', '.join(sorted(slugs))}")
    labels = {rating_key(label): each.slug for each in ratings for label in each.labels.values()}
    return {**labels, **{slug: slug for slug in slugs}, **{rating_key(name): slug for name, slug in given}}


def adopt_checks(
    session: Session, *, readings: Sequence[Reading], adoption: Adoption, now: datetime
) -> tuple[int, int]:
    """Return how many of the checks are new, and how many were there already, by address and claim.

    `readings` are those that `own_reading` found fit. Raises ReadOnlyError or NotPermittedError.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(adoption.identity, Permission.VERDICT_PUBLISH, policy)
    checks = {_uuid_of(each.verdict): each for each in reversed(readings) if each.verdict is not None}
    known = set(session.scalars(select(Publication.uuid).where(Publication.uuid.in_(list(checks)))))
    names = {claimant_name(each.verdict.claimant) for each in checks.values() if each.verdict}
    claimants = claimants_by_name(session, names)
    ratings = {rating.slug: rating for rating in ratings_in_force(session, policy)}
    new = [(uuid, each) for uuid, each in reversed(checks.items()) if uuid not in known]
    for uuid, each in new:
        assert each.verdict is not None  # noqa: S101 - those without one were left out above
        rating = ratings[adoption.rules.ratings[rating_key(each.verdict.rating)]]
        claimant_id = claimants.get(claimant_name(each.verdict.claimant))
        claimant = session.get(Claimant, claimant_id) if claimant_id else None
        check = OwnCheck(each.verdict, each.summary, uuid, rating, claimant)
        _adopt(session, check, adoption, now=now)
    return len(new), len(readings) - len(new)


def find_old_address(session: Session, *, path: str) -> str | None:
    """Return the slug of the verdict that was at `path`, with its query, on whichever host; or None."""
    return session.scalar(
        select(Publication.slug)
        .join(OldAddress, OldAddress.publication_id == Publication.id)
        .where(OldAddress.key == _key_of(path), Publication.state.in_(VISIBLE))
        .order_by(OldAddress.id.desc())
        .limit(1)
    )


def list_old_paths(session: Session) -> list[str]:
    """Return every path at which a check of the desk's own once was."""
    return [_path_of(url) for url in session.scalars(select(OldAddress.url).order_by(OldAddress.id))]


def _uuid_of(verdict: OtherVerdict | None) -> UUID:
    """The same check is the same one whenever it is read."""
    assert verdict is not None  # noqa: S101 - asked of none without
    return uuid5(NAMESPACE_URL, f"{verdict.url}\n{verdict.claim}")


def _path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"


def _key_of(path: str) -> str:
    """A slash at the end makes no difference to readers."""
    way, mark, query = path.partition("?")
    return digest_text(f"{way.rstrip('/') or '/'}{mark}{query}")


def _adopt(session: Session, check: OwnCheck, adoption: Adoption, *, now: datetime) -> None:
    verdict, claimant_id = check.verdict, check.claimant.id if check.claimant else None
    claim = _add_claim(session, verdict, claimant_id, now=now)
    published = _published(verdict.reviewed_on, adoption.zone)
    revision = _add_revision(session, claim, check, adoption, now=now)
    publication = Publication(
        uuid=check.uuid,
        claim_id=claim.id,
        revision_id=revision.id,
        slug=make_slug(verdict.claim, suffix=check.uuid.hex[:6]),
        state=PublicationState.PUBLISHED,
        published_at=published,
        updated_at=published,
        claimant_id=claimant_id,
    )
    session.add(publication)
    session.flush()
    session.add(
        OldAddress(publication_id=publication.id, url=verdict.url, key=_key_of(_path_of(verdict.url)))
    )
    index_publication(session, publication=publication, revision=revision)
    data = {
        "by": adoption.identity.user_id,
        "url": verdict.url,
        "published": verdict.reviewed_on.isoformat() if verdict.reviewed_on else None,
        "revision": revision.id,
        "number": revision.number,
        "hash": revision.content_hash,
        "publication": publication.id,
        "state": publication.state.value,
        "slug": publication.slug,
        "digest": publication_digest(publication),
    }
    note_on_claim(session, claim_id=claim.id, action=ADOPT, actor=adoption.actor, now=now, data=data)


def _add_claim(session: Session, verdict: OtherVerdict, claimant_id: int | None, *, now: datetime) -> Claim:
    place = Appearance(
        medium=Medium.ARTICLE, quote="", said_on=verdict.said_on, start_offset=None, created_at=now
    )
    claim = Claim(
        wording=verdict.claim,
        standalone=verdict.claim,
        language=verdict.language or "",
        score=1.0,
        reasons=["by hand"],
        kind=ClaimKind.EVENT,
        origin=ClaimOrigin.BY_HAND,
        claimant_id=claimant_id,
        state=ClaimState.APPROVED,
        state_changed_at=now,
        created_at=now,
        touched=True,
        appearances=[place] if verdict.said_on else [],
    )
    session.add(claim)
    session.flush()
    return claim


def _add_revision(
    session: Session, claim: Claim, check: OwnCheck, adoption: Adoption, *, now: datetime
) -> VerdictRevision:
    body = freeze_check(check, claim=claim, scale=scale_of(session, check.rating))
    revision = VerdictRevision(
        claim_id=claim.id,
        number=1,
        body=body,
        content_hash=digest_text(body),
        rating_id=check.rating.id,
        language=claim.language,
        proposed_by_id=adoption.identity.user_id,
        proposed_at=now,
    )
    session.add(revision)
    session.flush()
    return revision


def _published(day: PartialDate | None, zone: ZoneInfo) -> datetime:
    assert day is not None  # noqa: S101 - `own_reading` lets none in without
    # At noon it is the same day nearly everywhere.
    return datetime.combine(day.value, time(12), tzinfo=zone).astimezone(UTC)
