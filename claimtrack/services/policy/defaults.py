"""What a new desk starts with: the rating scale that ships and the first version of the policy."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.models import Policy, Rating, RatingScale

SCALE = "claimtrack"


@dataclass(frozen=True, slots=True)
class _Rating:
    slug: str
    number: int | None
    colour: str
    english: str
    slovenian: str
    meaning: str
    meaning_slovenian: str


# Colours keep 4.5:1 on white and differ in lightness too; the label always stands beside them.
RATINGS = (
    _Rating(
        "verified",
        5,
        "#1a7048",
        "Verified",
        "Potrjeno",
        "The evidence bears the claim out.",
        "Dokazi trditev potrjujejo.",
    ),
    _Rating(
        "mostly-true",
        4,
        "#47700f",
        "Mostly true",
        "Večinoma drži",
        "The claim holds but for details.",
        "Trditev drži, razen v podrobnostih.",
    ),
    _Rating(
        "half-true",
        3,
        "#8a6100",
        "Half true",
        "Deloma drži",
        "Part of the claim holds, an important part does not.",
        "Del trditve drži, pomemben del pa ne.",
    ),
    _Rating(
        "misleading",
        2,
        "#a84a05",
        "Misleading",
        "Zavajajoče",
        "The facts are put so that they give a wrong picture.",
        "Dejstva so predstavljena tako, da ustvarjajo napačno sliko.",
    ),
    _Rating(
        "disputed",
        1,
        "#b3261e",
        "Disputed",
        "Ovrženo",
        "The evidence contradicts the claim.",
        "Dokazi trditvi nasprotujejo.",
    ),
    _Rating(
        "unverifiable",
        None,
        "#5b6472",
        "Unverifiable",
        "Nepreverljivo",
        "There is not enough evidence to decide.",
        "Dokazov za odločitev ni dovolj.",
    ),
)


def ensure_defaults(session: Session, *, actor: Actor, now: datetime) -> bool:
    """Give a desk without a policy its scale and policy; return whether anything was added."""
    if session.scalar(select(Policy.version).limit(1)) is not None:
        return False
    scale = _add_scale(session, now=now)
    policy = Policy(
        version=1, created_at=now, rating_scale_id=scale.id, publisher_name="ClaimTrack desk", texts={}
    )
    session.add(policy)
    session.flush()
    append_event(
        session,
        at=now,
        actor=actor,
        action="policy.set",
        object_kind="policy",
        object_id=policy.version,
        data={
            "quorum": policy.quorum,
            "sources_required": policy.sources_required,
            "lease_minutes": policy.lease_minutes,
            "self_approval": policy.self_approval,
            "peer_approval": policy.peer_approval,
            "read_only": policy.read_only,
            "archive_before_proposing": policy.archive_before_proposing,
            "public_copies": policy.public_copies,
            "rating_scale": f"{scale.slug} {scale.version}",
            "publisher_name": policy.publisher_name,
            "answer_days": policy.answer_days,
            "show_complaints": policy.show_complaints,
            "credits": policy.credits.value,
        },
    )
    return True


def _add_scale(session: Session, *, now: datetime) -> RatingScale:
    scale = RatingScale(slug=SCALE, version=1, created_at=now)
    scale.ratings = [
        Rating(
            slug=rating.slug,
            position=position,
            number=rating.number,
            colour=rating.colour,
            labels={"en": rating.english, "sl": rating.slovenian},
            descriptions={"en": rating.meaning, "sl": rating.meaning_slovenian},
        )
        for position, rating in enumerate(RATINGS)
    ]
    session.add(scale)
    session.flush()
    return scale
