"""The people behind a verdict in its markup, where the desk names them."""

from collections.abc import Mapping, Sequence
from typing import Any

from claimtrack.publish.characters import writable_values
from claimtrack.publish.omission import without_empty


def with_credits(
    markup: Mapping[str, Any], *, authors: Sequence[str], approvers: Sequence[str]
) -> dict[str, Any]:
    """Return a ClaimReview with people as `creator` and `editor`.

    The desk stays its `author`: readers of ClaimReview take that for the publisher.
    """
    people = {"creator": _people(authors), "editor": _people(approvers)}
    credited: dict[str, Any] = {**markup, **writable_values(without_empty(people))}
    return credited


def _people(names: Sequence[str]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]
