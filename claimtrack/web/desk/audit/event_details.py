"""What events did, in short sentences: each action has its own way to tell of its data."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from flask_babel import format_date, gettext, ngettext

from claimtrack.models import CorrectionKind, Credits, DismissReason, PageFinding, Role, Stance, User
from claimtrack.services.policy.modes import Mode
from claimtrack.web.desk.administration.text_words import describe_texts
from claimtrack.web.desk.administration.webhook_lines import describe_webhook
from claimtrack.web.desk.audit.event_words import (
    CORRECTION_KIND_NAMES,
    FINDING_WORDS,
    POLICY_WORDS,
    actor_words,
)
from claimtrack.web.desk.claims.plan_lines import PLAN_ACTIONS, describe_bulk, describe_plan, describe_topic
from claimtrack.web.desk.inbox.message_lines import MESSAGE_LINES
from claimtrack.web.names import (
    CREDITS_NAMES,
    dismiss_reason_name,
    language_name,
    quoted,
    role_name,
    stance_name,
)
from claimtrack.web.template_filters import local_time

Data = dict[str, Any]


def describe_details(action: str, data: Data, people: Mapping[int, User]) -> list[str]:
    """Return what `data` of an event with this action says, a sentence each."""
    subject, _, _ = action.partition(".")
    describe = _BY_ACTION.get(action) or _BY_SUBJECT.get(subject)
    return [detail for detail in describe(data, people) if detail] if describe else []


def _source(data: Data, _people: Mapping[int, User]) -> list[str]:
    kind = gettext("primary") if data["primary"] else gettext("secondary")
    title = quoted(data["title"]) if data["title"] else gettext("Source known to the desk")
    return [f"{title} ({stance_name(Stance(data['stance']))}, {kind})"]


def _words(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [gettext("undoes no. %(seq)s", seq=data["undoes"])] if data.get("undoes") else []


def _moved(data: Data, _people: Mapping[int, User]) -> list[str]:
    title = quoted(data["title"]) if data["title"] else gettext("Source known to the desk")
    return [f"{title} {'↑' if data['up'] else '↓'}"]


def _copy(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [f"SHA-256 {data['content_hash'][:8]}"]


def _nothing(_data: Data, _people: Mapping[int, User]) -> list[str]:
    return []


def _finding(data: Data, _people: Mapping[int, User]) -> list[str]:
    if data["finding"] is None:
        return [gettext("The page says what it said")]
    return [str(FINDING_WORDS[PageFinding(data["finding"])])]


def _revision(data: Data, _people: Mapping[int, User]) -> list[str]:
    if "hash" not in data:
        return []
    words = {"number": data.get("number", ""), "hash": data["hash"][:8], "rating": data.get("rating", "")}
    if words["rating"]:
        return [gettext("Revision %(number)s, %(hash)s: %(rating)s", **words)]
    if words["number"]:
        return [gettext("Revision %(number)s, %(hash)s", **words)]
    return [gettext("Revision %(hash)s", **words)]


def _adoption(data: Data, people: Mapping[int, User]) -> list[str]:
    who = actor_words(f"user:{data['by']}", people)
    return [gettext("in the name of %(who)s", who=who), str(data["url"]), *_revision(data, people)]


def _decision(data: Data, people: Mapping[int, User]) -> list[str]:
    return [*_revision(data, people), _quoted(data.get("reason"))]


def _dismissal(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [dismiss_reason_name(DismissReason(data["reason"])), _quoted(data.get("note"))]


def _correction(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [str(CORRECTION_KIND_NAMES[CorrectionKind(data["kind"])]), _quoted(data["note"])]


def _schedule(data: Data, people: Mapping[int, User]) -> list[str]:
    when = gettext("for %(time)s", time=_moment(data["for"]))
    return [when, gettext("under embargo until then") if data["embargo"] else "", *_revision(data, people)]


def _unschedule(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [gettext("It was %(time)s", time=_moment(data["was"]))] if data.get("was") else []


def _merge(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [gettext("into claim %(id)s", id=data["into"]), _along(data)]


def _undo(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [gettext("from claim %(id)s", id=data["from_claim"]), _along(data)]


def _place(data: Data, _people: Mapping[int, User]) -> list[str]:
    before, after = data["wording"]
    other = gettext("the other is claim %(id)s", id=data["part"]) if "part" in data else ""
    return [gettext("before: %(words)s", words=quoted(before)), _quoted(after), other]


def _split_from(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [gettext("from claim %(id)s", id=data["from_claim"])]


def _along(data: Data) -> str:
    if not data["along"]:
        return ""
    return str(gettext("along with claims: %(ids)s", ids=", ".join(str(each) for each in data["along"])))


def _recheck(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [format_date(date.fromisoformat(data["on"]), "medium") if data["on"] else gettext("none")]


def _moment(stored: str) -> str:
    return local_time(datetime.fromisoformat(stored))


def _expiry(data: Data, people: Mapping[int, User]) -> list[str]:
    return [gettext("%(holder)s held it", holder=actor_words(f"user:{data['holder']}", people))]


def _article(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [_quoted(data.get("title"))]


def _extraction(data: Data, _people: Mapping[int, User]) -> list[str]:
    count, left_out = data["claims"], data.get("left_out")
    more = gettext("left out: %(count)s", count=left_out) if left_out else ""
    return [ngettext("%(num)s claim", "%(num)s claims", count), more, str(data["model"] or "")]


def _extraction_again(data: Data, people: Mapping[int, User]) -> list[str]:
    asked_by = data["asked_by"]
    who = actor_words(f"user:{asked_by}", people) if asked_by else ""
    return [
        gettext("found again: %(count)s", count=data["matched"]),
        gettext("of these only scored again: %(count)s", count=data["rescored"]),
        gettext("new: %(count)s", count=data["added"]),
        gettext("gone: %(count)s", count=data["removed"]),
        gettext("left out: %(count)s", count=data["left_out"]) if data["left_out"] else "",
        str(data["model"] or ""),
        gettext("asked for by %(who)s", who=who) if who else "",
    ]


def _person(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [role_name(Role(data["role"]))] if "role" in data else []


def _policy(data: Data, _people: Mapping[int, User]) -> list[str]:
    told = ((name, words) for name, words in POLICY_WORDS.items() if name in data)
    return [*(f"{words}: {_policy_value(name, data[name])}" for name, words in told), *describe_texts(data)]


def _mode(data: Data, _people: Mapping[int, User]) -> list[str]:
    read_only = data["mode"] == Mode.READ_ONLY
    return [gettext("read-only") if read_only else gettext("open for work"), _quoted(data.get("reason"))]


def _policy_value(name: str, value: object) -> str:
    return str(CREDITS_NAMES[Credits(str(value))]) if name == "credits" else _value(value)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(gettext("yes") if value else gettext("no"))
    return str(gettext("none") if value in {None, ""} else value)


def _quoted(text: str | None) -> str:
    return quoted(text) if text else ""


def _translation(data: Data, people: Mapping[int, User]) -> list[str]:
    outdated = gettext("it says again an earlier version") if data.get("outdated") else ""
    return [language_name(data["language"]), *_decision(data, people), outdated]


Describe = Callable[[Data, Mapping[int, User]], list[str]]
_BY_SUBJECT: dict[str, Describe] = {
    "source": _source,
    "user": _person,
    "policy": _policy,
    "webhook": describe_webhook,
    "translation": _translation,
}
_BY_ACTION: dict[str, Describe] = {
    "policy.mode": _mode,
    "claim.change": _words,
    "source.move": _moved,
    "article.add": _article,
    "article.extract": _extraction,
    "article.extract_again": _extraction_again,
    "claim.expire": _expiry,
    "claim.dismiss": _dismissal,
    **{action: partial(describe_plan, action) for action in PLAN_ACTIONS},
    "claims.change": describe_bulk,
    "claims.undo": describe_bulk,
    "topic.add": describe_topic,
    **MESSAGE_LINES,
    "source.archive": _copy,
    "source.forget": _nothing,
    "source.check": _finding,
    "source.settle": _finding,
    "verdict.adopt": _adoption,
    "verdict.propose": _revision,
    "verdict.publish": _revision,
    "verdict.schedule": _schedule,
    "verdict.unschedule": _unschedule,
    "claim.merge": _merge,
    "claim.split_off": _undo,
    "claim.restore": _undo,
    **dict.fromkeys(("claim.set_bounds", "claim.split", "claim.join"), _place),
    **dict.fromkeys(("claim.undo_split", "claim.undo_join"), _place),
    "claim.split_from": _split_from,
    "claim.set_recheck": _recheck,
    "claim.recheck": _recheck,
    "verdict.approve": _decision,
    "verdict.request_changes": _decision,
    "verdict.correct": _correction,
}
