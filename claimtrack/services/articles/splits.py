"""Cutting a claim in two: the first part stays the claim with its history, the second is one of its own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import SplitPlaceError
from claimtrack.models import Appearance, Claim, ClaimOrigin
from claimtrack.security.identity import Identity
from claimtrack.services.articles.appearances import appearance_in
from claimtrack.services.articles.article_spans import Span, refuse_known_span, restated, trimmed_span
from claimtrack.services.articles.bounds import Move, Place, admit_move, lock_place, move_places, record_move
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.workflow import ClaimState

SPLIT: Final = "claim.split"


def split_claim(
    session: Session, *, place_id: int, version: int, at: int, identity: Identity, now: datetime
) -> tuple[Claim, Claim]:
    """Return the claim, which ends before `at` (a code point of its text) now, and the one that begins there.

    Where the text says the same again, that is cut as well. The new claim keeps score, claimant and kind.
    Raises SplitPlaceError, ClaimExistsError, and what `bounds.set_bounds` raises.
    """
    place = lock_place(session, place_id)
    admit_move(session, place.claim, version=version, identity=identity, now=now)
    head, tail = _parts(place, at)
    for span in (head, tail):
        refuse_known_span(session, place.version, span, but=[place.claim.id])
    repeats = _repeats(session, place)
    part = _second_part(place, tail, repeats, now=now)
    session.add(part)
    session.flush()
    data = move_places(place, [Move(each, _shifted(head, place.span, each)) for each in repeats])
    record_move(
        session, place.claim, action=SPLIT, data={**data, "part": part.id}, identity=identity, now=now
    )
    note_on_claim(
        session,
        claim_id=part.id,
        action="claim.split_from",
        actor=Actor.user(identity.user_id),
        now=now,
        data={"from_claim": place.claim.id, "start": tail[0], "end": tail[1]},
    )
    return place.claim, part


def _parts(place: Place, at: int) -> tuple[Span, Span]:
    """Return the spans of both parts. Raises SplitPlaceError when one of them has no word."""
    text, (start, end) = place.version.text, place.span
    if not start < at < end:
        raise SplitPlaceError
    parts = trimmed_span(text, start, at), trimmed_span(text, at, end)
    if not all(any(sign.isalnum() for sign in text[slice(*part)]) for part in parts):
        raise SplitPlaceError
    return parts


def _repeats(session: Session, place: Place) -> Sequence[Appearance]:
    """Return every place of the claim where the text says just this."""
    statement = select(Appearance).where(
        Appearance.claim_id == place.claim.id,
        Appearance.version_id == place.version.id,
        Appearance.quote == place.appearance.quote,
    )
    return session.scalars(statement.order_by(Appearance.id)).all()


def _second_part(place: Place, tail: Span, repeats: Sequence[Appearance], *, now: datetime) -> Claim:
    claim, text = place.claim, place.version.text
    standalone = restated(claim.standalone, text, before=place.span, after=tail)
    spans = [_shifted(tail, place.span, each) for each in repeats]
    return Claim(
        wording=text[slice(*tail)],
        standalone=standalone,
        language=claim.language,
        score=claim.score,
        reasons=list(claim.reasons),
        kind=claim.kind,
        origin=ClaimOrigin.BY_HAND,
        model_version=claim.model_version,
        claimant_id=claim.claimant_id,
        state=ClaimState.QUEUED,
        state_changed_at=now,
        created_at=now,
        touched=True,
        appearances=[appearance_in(place.version, *span, text[slice(*span)], now) for span in spans],
    )


def _shifted(part: Span, whole: Span, place: Appearance) -> Span:
    """Return `part` of `whole` where `place` says the same."""
    shift = (place.start_offset or 0) - whole[0]
    return part[0] + shift, part[1] + shift
