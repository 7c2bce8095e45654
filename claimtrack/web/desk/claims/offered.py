"""What forms offer to choose from, asked for once a request however many forms a page has."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from flask import g

from claimtrack.models import Policy, Topic, User
from claimtrack.services.claims.claim_fields import may_be_assigned
from claimtrack.services.claims.topics import list_topics
from claimtrack.services.people.users import list_users
from claimtrack.services.policy.policies import current_policy
from claimtrack.web.context import db_session

Value = TypeVar("Value")


def offered_topics() -> list[Topic]:
    """Return all topics."""
    return _once("offered_topics", lambda: list_topics(db_session()))


def offered_people() -> list[User]:
    """Return all people of the desk by name."""
    return _once("offered_people", lambda: list_users(db_session()))


def offer_people(people: Iterable[User]) -> None:
    """Offer all people of the desk as a page has loaded them already."""
    g.setdefault("offered_people", sorted(people, key=lambda person: person.name))


def assignable_people() -> list[User]:
    """Return the people that claims can be given to."""
    policy = policy_of_request()
    return [person for person in offered_people() if may_be_assigned(person, policy=policy)]


def policy_of_request() -> Policy:
    """Return the policy in force, which the gate has asked for already."""
    return _once("policy", lambda: current_policy(db_session()))


def forget_topics() -> None:
    """Have topics asked for again, after one was added."""
    g.pop("offered_topics", None)


def _once(name: str, ask: Callable[[], Value]) -> Value:
    if name not in g:
        setattr(g, name, ask())
    value: Any = getattr(g, name)
    return value  # type: ignore[no-any-return]
