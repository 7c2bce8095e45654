"""Where the audit stands, signed: whoever keeps it can tell later whether history was rewritten."""

from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from claimtrack.db.types import stored_time
from claimtrack.models import Checkpoint
from claimtrack.services.records.checkpoints import PAGE_SIZE, list_checkpoints, list_keys, newest_checkpoint
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.public.answers import json_answer, open_data, open_data_to_public, policy_in_force
from claimtrack.web.public.conditional import DATA_CACHING, answer_edition, edition_of

blueprint = open_data_to_public(Blueprint("audit_head", __name__))
FORMAT = "claimtrack-head/1"
_GREATEST = 2**31 - 1


@blueprint.get("/audit/head")
@requires(Access.PUBLIC)
def head() -> ResponseReturnValue:
    """Answer the newest checkpoint with every key that signed one; null before the first."""
    newest = newest_checkpoint(db_session())
    updated = max(newest.at, policy_in_force().created_at) if newest else policy_in_force().created_at
    edition = edition_of("audit head", newest.statement if newest else "", updated=updated)
    return open_data(answer_edition(edition, lambda: json_answer(_head(newest)), caching=DATA_CACHING))


@blueprint.get("/audit/checkpoints")
@requires(Access.PUBLIC)
def checkpoints() -> ResponseReturnValue:
    """Answer the checkpoints before a number (of all), the newest first, 100 at a time."""
    before = request.args.get("before", type=int)
    known = before is not None and 0 < before <= _GREATEST
    found = list_checkpoints(db_session(), before=before if known else None)
    updated = max([policy_in_force().created_at, *(each.at for each in found[:1])])
    edition = edition_of("checkpoints", [each.statement for each in found], updated=updated)
    more = found[-1].number if len(found) == PAGE_SIZE and found[-1].number > 1 else None
    answer = {
        "checkpoints": [_checkpoint(each) for each in found],
        "next": f"{_address('checkpoints')}?before={more}" if more else None,
    }
    return open_data(answer_edition(edition, lambda: json_answer(answer), caching=DATA_CACHING))


def _head(newest: Checkpoint | None) -> dict[str, Any]:
    keys = list_keys(db_session())
    return {
        "format": FORMAT,
        "desk": desk().settings.base_url,
        "checkpoint": _checkpoint(newest) if newest else None,
        "keys": [{**key, "since": stored_time(key["since"])} for key in keys],
        "checkpoints": _address("checkpoints"),
    }


def _checkpoint(checkpoint: Checkpoint) -> dict[str, Any]:
    return {
        "number": checkpoint.number,
        "seq": checkpoint.seq,
        "hash": checkpoint.hash,
        "at": stored_time(checkpoint.at),
        "key": checkpoint.key_id,
        "statement": checkpoint.statement,
        "signature": checkpoint.signature,
    }


def _address(view: str) -> str:
    return desk().settings.base_url + url_for(f"audit_head.{view}")
