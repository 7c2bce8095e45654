"""What pages ask by themselves: what others did meanwhile, and who else looks.

Asking reads, with one small query, and answers 204 when nothing happened. That a page is open is said by a
POST of its own, seldom: so a GET writes nothing, and a page that only asks takes no writer's place.
"""

from collections.abc import Sequence

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import people_by_id
from claimtrack.services.claims.presences import Onlooker, end_presence, list_onlookers, note_presence
from claimtrack.services.records.news import (
    Change,
    article_changes,
    claim_changes,
    proposal_changes,
    queue_changes,
)
from claimtrack.web.access import requires, unattended
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.audit.event_words import action_words, actor_words
from claimtrack.web.local_paths import local_path

blueprint = Blueprint("news", __name__)
# What an integer column of PostgreSQL holds.
_GREATEST = 2**31 - 1


@blueprint.get("/queue/news")
@requires(Permission.DESK_READ)
def queue() -> ResponseReturnValue:
    """Tell what others did to claims since the queue was shown."""
    after = _number("after")
    return _tell(queue_changes(db_session(), after=after, identity=identity()))


@blueprint.get("/approvals/news")
@requires(Permission.DESK_READ)
def approvals() -> ResponseReturnValue:
    """Tell what others did to proposals since they were shown."""
    after = _number("after")
    return _tell(proposal_changes(db_session(), after=after, identity=identity()))


@blueprint.get("/articles/<int:article_id>/news")
@requires(Permission.DESK_READ)
def article(article_id: int) -> ResponseReturnValue:
    """Tell what others did to an article and its claims since it was shown."""
    after, me = _number("after"), identity()
    return _tell(article_changes(db_session(), article_id=article_id, after=after, identity=me))


@blueprint.get("/claims/<int:claim_id>/news")
@requires(Permission.DESK_READ)
def claim(claim_id: int) -> ResponseReturnValue:
    """Tell what happened to a claim since it was shown, and who else looks at it now."""
    changes = claim_changes(db_session(), claim_id=claim_id, after=_number("after"))
    return _tell(changes, onlookers=onlookers_of(claim_id))


@blueprint.post("/claims/<int:claim_id>/presence")
@requires(Permission.DESK_READ)
@unattended
def presence(claim_id: int) -> ResponseReturnValue:
    """Remember that somebody has the claim's page open, or that they closed it."""
    session, me = db_session(), identity()
    if request.form.get("gone"):
        end_presence(session, claim_id=claim_id, identity=me)
    else:
        note_presence(session, claim_id=claim_id, identity=me, now=request_time())
    session.commit()
    return nothing()


def onlookers_of(claim_id: int) -> list[Onlooker]:
    """Return who else has the claim's page open now."""
    return list_onlookers(db_session(), claim_id=claim_id, identity=identity(), now=request_time())


def _tell(changes: Sequence[Change], *, onlookers: Sequence[Onlooker] | None = None) -> ResponseReturnValue:
    """Return what the page does not know yet, or 204."""
    after, told = _number("after"), _number("told")
    newest = changes[0].seq if changes else after
    people = None if onlookers is None else ",".join(str(each.user_id) for each in onlookers)
    knows_people = people is None or request.args.get("people") in {people, None}
    if "after" not in request.args or (newest <= told and knows_people):
        return nothing()
    shown = {} if onlookers is None else {"onlookers": onlookers}
    page = local_path(request.args.get("page")) or url_for("queue.queue")
    return render_template(
        "desk/_news.html", after=after, told=newest, page=page, changes=_sentences(changes), **shown
    )


def _sentences(changes: Sequence[Change]) -> list[str]:
    if not changes:
        return []
    people = people_by_id(db_session())
    return [
        gettext("%(who)s: %(did)s.", who=actor_words(each.actor, people), did=action_words(each.action))
        for each in changes
    ]


def _number(name: str) -> int:
    return min(max(request.args.get(name, 0, type=int), 0), _GREATEST)


def nothing() -> Response:
    """Return the answer that leaves a page as it is."""
    answer = make_response("", 204)
    answer.headers.pop("Content-Type", None)
    answer.headers["Cache-Control"] = "no-store"
    return answer
