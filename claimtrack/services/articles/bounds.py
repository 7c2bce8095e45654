"""Moving the ends of a claim in its text, and what may be moved at all.

A claim whose verdict is proposed, approved or known to readers keeps its place: what was checked is not
exchanged behind the back of whoever checked it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from claimtrack.audit import Actor
from claimtrack.errors import NotFoundError, PlaceFrozenError, SpanMismatchError, StaleVersionError
from claimtrack.models import Appearance, ArticleVersion, Claim
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.articles.article_spans import Span, refuse_known_span, restated, trimmed_span
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.leases import refuse_while_held, renew_lease
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.publishing.published import was_published
from claimtrack.services.verdicts.drafts import note_contribution, open_draft
from claimtrack.workflow import ClaimState

MOVABLE: Final = (ClaimState.QUEUED, ClaimState.IN_REVIEW, ClaimState.CHANGES_REQUESTED)
SET_BOUNDS: Final = "claim.set_bounds"


@dataclass(frozen=True, slots=True)
class Place:
    """A claim's place in a text, which is locked as the claim is."""

    claim: Claim
    appearance: Appearance
    version: ArticleVersion

    @property
    def span(self) -> Span:
        """Where it stands: code points, half-open."""
        return self.appearance.start_offset or 0, self.appearance.end_offset or 0


@dataclass(frozen=True, slots=True)
class Move:
    """A place that is to have another span."""

    appearance: Appearance
    after: Span


def set_bounds(
    session: Session,
    *,
    place_id: int,
    version: int,
    start: int,
    end: int,
    quote: str,
    identity: Identity,
    now: datetime,
) -> Claim:
    """Return the claim, which stands at ``text[start:end]`` of its place's text now.

    `place_id` is the appearance's key, `version` the claim's that the form was made from, `quote` what the
    person saw there, white space apart. Sent twice, it is done once. Raises NotFoundError,
    PlaceFrozenError, LeaseHeldError, StaleVersionError, SpanMismatchError, ClaimExistsError, ...
    """
    place = lock_place(session, place_id)
    text = place.version.text
    span = trimmed_span(text, start, end)
    if span == place.span:
        return place.claim
    admit_move(session, place.claim, version=version, identity=identity, now=now)
    if span[1] <= span[0] or text[slice(*span)].split() != quote.split():
        raise SpanMismatchError
    refuse_known_span(session, place.version, span)
    data = move_places(place, [Move(place.appearance, span)])
    record_move(session, place.claim, action=SET_BOUNDS, data=data, identity=identity, now=now)
    return place.claim


def lock_place(session: Session, place_id: int) -> Place:
    """Return a claim's place with its text, all locked. Raises NotFoundError."""
    appearance = session.get(Appearance, place_id)
    if appearance is None or appearance.version_id is None:
        raise NotFoundError(thing="place")
    # The text first, as a reading of it does: two who wait for each other otherwise.
    version = _lock_version(session, appearance.version_id)
    claim = lock_claim(session, appearance.claim_id)
    session.refresh(appearance)
    return Place(claim, appearance, version)


def admit_move(session: Session, claim: Claim, *, version: int, identity: Identity, now: datetime) -> None:
    """Raise the refusal of what stands in the way of moving `claim`, which has to be locked.

    Raises ReadOnlyError, NotPermittedError, PlaceFrozenError, LeaseHeldError or StaleVersionError.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_REVIEW, policy)
    if claim.state not in MOVABLE or was_published(session, claim.id):
        raise PlaceFrozenError(state=claim.state.value)
    lease = refuse_while_held(session, claim_id=claim.id, identity=identity, now=now)
    if claim.version != version:
        raise StaleVersionError
    if lease is not None and lease.holder_id == identity.user_id:
        renew_lease(session, claim_id=claim.id, identity=identity, now=now)


def move_places(place: Place, moves: Sequence[Move]) -> dict[str, object]:
    """Give the places their new spans and the claim the words of `place`; return what the event says."""
    claim, text, before = place.claim, place.version.text, place.span
    moved = [_move(each, text) for each in moves]
    after = place.span
    words = {"wording": [claim.wording], "standalone": [claim.standalone]}
    claim.standalone = restated(claim.standalone, text, before=before, after=after)
    claim.wording = text[slice(*after)]
    words["wording"].append(claim.wording)
    words["standalone"].append(claim.standalone)
    return {"version": place.version.id, "article": place.version.article_id, "places": moved, **words}


def record_move(
    session: Session,
    claim: Claim,
    *,
    action: str,
    data: Mapping[str, object],
    identity: Identity,
    now: datetime,
) -> None:
    """Count the change, remember who made it, and append its event.

    The words of a claim are frozen with its verdict, so whoever changes them may not approve it.
    """
    claim.version += 1
    claim.touched = True
    draft = open_draft(session, claim=claim, identity=identity, now=now)
    note_contribution(session, draft=draft, identity=identity, now=now)
    actor = Actor.user(identity.user_id)
    note_on_claim(session, claim_id=claim.id, action=action, actor=actor, now=now, data=data)


def _move(move: Move, text: str) -> dict[str, object]:
    place, before = move.appearance, [move.appearance.start_offset, move.appearance.end_offset]
    place.start_offset, place.end_offset = move.after
    place.quote = text[slice(*move.after)]
    return {"place": place.id, "before": before, "after": list(move.after)}


def _lock_version(session: Session, version_id: int) -> ArticleVersion:
    return session.scalars(
        select(ArticleVersion)
        .where(ArticleVersion.id == version_id)
        .options(undefer(ArticleVersion.text))
        .with_for_update()
    ).one()
