"""Changing the desk's policy: a new version each time, and one event that says what changed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.errors import BadPolicyError, StaleVersionError, TextTooLongError
from claimtrack.intake import checked_address
from claimtrack.models import Credits, Policy
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.policy.policies import current_policy, require_writable

MOST_APPROVALS = 10
MOST_SOURCES = 20
LONGEST_LEASE = 24 * 60
# The pages that a desk can write in its own words, and the characters that one of them holds at most.
TEXT_PAGES = ("methodology", "corrections", "about")
LONGEST_TEXT = 50_000
LONGEST_ANSWER_TIME = 365


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """What an administrator sets; `version` is the one that the form was made from."""

    version: int
    quorum: int
    sources_required: int
    lease_minutes: int
    self_approval: bool
    peer_approval: bool
    archive_before_proposing: bool
    public_copies: bool
    publisher_name: str
    publisher_url: str | None = None
    publisher_logo_url: str | None = None
    answer_days: int = 14
    show_complaints: bool = False
    credits: Credits = Credits.NOBODY


def set_policy(session: Session, *, change: PolicyChange, identity: Identity, now: datetime) -> Policy:
    """Return the policy in force afterwards; sent twice, or changing nothing, it makes no version.

    Raises NotPermittedError, ReadOnlyError, BadPolicyError, BadAddressError, or StaleVersionError when
    somebody else set another policy meanwhile.
    """
    before = lock_policy(session)
    require(identity, Permission.DESK_ADMINISTER, before)
    require_writable(before)
    wanted = _checked(change)
    changed = _differences(before, wanted)
    if not changed:
        return before
    if change.version != before.version:
        raise StaleVersionError
    policy = next_version(before, wanted, now=now)
    return _put_in_force(session, policy, changed, identity=identity)


def set_texts(
    session: Session,
    *,
    version: int,
    language: str,
    texts: Mapping[str, str],
    identity: Identity,
    now: datetime,
) -> Policy:
    """Return the policy in force afterwards, with `texts` (Markdown by page) as its words in `language`.

    An empty text gives the page the program's own words. Sent twice, or changing nothing, it makes no
    version. Raises NotPermittedError, TextTooLongError, or StaleVersionError as `set_policy` does.
    """
    before = lock_policy(session)
    require(identity, Permission.DESK_ADMINISTER, before)
    require_writable(before)
    wanted = {page: text.strip() for page, text in texts.items() if page in TEXT_PAGES}
    stored = before.texts.get(language, {})
    changed = [page for page, text in wanted.items() if text != stored.get(page, "")]
    if not changed:
        return before
    if version != before.version:
        raise StaleVersionError
    for text in wanted.values():
        if len(text) > LONGEST_TEXT:
            raise TextTooLongError(text=text[:60], limit=LONGEST_TEXT)
    policy = next_version(before, change_from(before), now=now)
    policy.texts = {**before.texts, language: {**stored, **wanted}}
    return _put_in_force(session, policy, {"texts": sorted(changed), "language": language}, identity=identity)


def change_from(policy: Policy) -> PolicyChange:
    """Return the change that would leave `policy` as it is."""
    return PolicyChange(**{name: getattr(policy, name) for name in PolicyChange.__dataclass_fields__})


def _put_in_force(
    session: Session, policy: Policy, changed: Mapping[str, object], *, identity: Identity
) -> Policy:
    session.add(policy)
    session.flush()
    append_event(
        session,
        at=policy.created_at,
        actor=Actor.user(identity.user_id),
        action="policy.set",
        object_kind="policy",
        object_id=policy.version,
        data=changed,
    )
    return policy


def lock_policy(session: Session) -> Policy:
    """Return the policy in force, locked: of two administrators at once, the second one waits and sees it."""
    newest = current_policy(session)
    session.get(Policy, newest.version, with_for_update=True, populate_existing=True)
    return current_policy(session)


def _checked(change: PolicyChange) -> PolicyChange:
    name = change.publisher_name.strip()
    fits = (
        1 <= change.quorum <= MOST_APPROVALS
        and 0 <= change.sources_required <= MOST_SOURCES
        and 1 <= change.lease_minutes <= LONGEST_LEASE
        and 0 <= change.answer_days <= LONGEST_ANSWER_TIME
    )
    if not name or not fits:
        raise BadPolicyError(approvals=MOST_APPROVALS, sources=MOST_SOURCES, minutes=LONGEST_LEASE)
    return replace(
        change,
        publisher_name=name,
        publisher_url=_address(change.publisher_url),
        publisher_logo_url=_address(change.publisher_logo_url),
    )


def _address(typed: str | None) -> str | None:
    return checked_address(typed) if typed and typed.strip() else None


def _values(change: PolicyChange) -> dict[str, int | bool | str | None]:
    return {name: value for name, value in asdict(change).items() if name != "version"}


def _differences(policy: Policy, change: PolicyChange) -> dict[str, int | bool | str | None]:
    return {name: value for name, value in _values(change).items() if getattr(policy, name) != value}


def next_version(before: Policy, change: PolicyChange, *, now: datetime) -> Policy:
    """Return the version after `before`, with what `change` says; whoever asks puts it in force."""
    return Policy(
        version=before.version + 1,
        created_at=now,
        rating_scale_id=before.rating_scale_id,
        texts=before.texts,
        **_values(change),
    )
