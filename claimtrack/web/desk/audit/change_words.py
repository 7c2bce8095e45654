"""What a change did to the words, field by field, with what went struck out and what came underlined."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from claimtrack.models import ClaimKind, Event, Rating, Stance
from claimtrack.services.claims.claim_changes import EventChange
from claimtrack.services.claims.claim_words import CHANGED
from claimtrack.services.records.history import event_data
from claimtrack.web.desk.word_changes import Turn, merge_words
from claimtrack.web.names import kind_name, stance_name

# Longer changes are shown when somebody asks for them: comparing takes time.
_SHORT = 2_000


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs, as the words of both versions in one line."""

    label: str
    turns: list[Turn]


Words = Callable[[Any], str]


def plain(value: Any) -> str:
    """Return a text as it is; nothing for None."""
    return str(value or "")


def _yes_no(value: Any) -> str:
    return str(_("yes") if value else _("no"))


def _kind(value: Any) -> str:
    return kind_name(ClaimKind(value)) if value else ""


def _stance(value: Any) -> str:
    return stance_name(Stance(value)) if value else ""


def _claimant(value: Any) -> str:
    if not value:
        return ""
    return ", ".join(filter(None, (value["name"], value.get("role"), value.get("party"))))


def _sources(value: Any) -> str:
    """One line a source, so that their order shows."""
    lines = [
        f"{number}. {source['title'] or _('Source known to the desk')} ({_stance(source['stance'])})"
        for number, source in enumerate(value or [], start=1)
    ]
    return "\n".join(lines)


_FIELDS: dict[str, tuple[Any, Words]] = {
    "wording": (_("Wording"), plain),
    "standalone": (_("Standalone form"), plain),
    "kind": (_("Kind"), _kind),
    "claimant": (_("Claimant"), _claimant),
    "headline": (_("Headline"), plain),
    "short_wording": (_("Short wording of the claim"), plain),
    "summary": (_("Summary"), plain),
    "explanation": (_("Explanation"), plain),
    "as_of": (_("True as of"), plain),
    "title": (_("Title"), plain),
    "url": (_("Address (URL)"), plain),
    "reference": (_("Or a reference"), plain),
    "publisher": (_("Publisher"), plain),
    "published_on": (_("Published on"), plain),
    "quote": (_("Quote"), plain),
    "locator": (_("Where in it"), plain),
    "stance": (_("What it says about the claim"), _stance),
    "primary": (_("Primary source"), _yes_no),
    "unnamed": (_("Must stay unnamed"), _yes_no),
    "sources": (_("Sources"), _sources),
}


def field_changes(change: EventChange, *, ratings: Mapping[str, Rating], language: str) -> list[FieldChange]:
    """Return the fields that differ, in the order in which people read them."""
    before, after = dict(change.before), dict(change.after)
    rating = [_rating(before, after, ratings, language)] if "rating" in after else []
    return [*filter(_differs, rating), *changes_in(_FIELDS, before, after)]


def changes_in(
    fields: Mapping[str, tuple[Any, Words]], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[FieldChange]:
    """Return the fields that differ, in the order of `fields`: labels and readers of values by name."""
    shown = {name: field for name, field in fields.items() if name in before or name in after}
    changes = [_change(str(label), words, before, after, name) for name, (label, words) in shown.items()]
    return [each for each in changes if _differs(each)]


def short_changes(event: Event) -> list[FieldChange]:
    """Return what a change of a claim's words did, if it is short enough for the history; else nothing."""
    if event.action != CHANGED or len(event.body) > _SHORT:
        return []
    data = event_data(event)
    return field_changes(EventChange(event, data["before"], data["after"]), ratings={}, language="")


def _differs(change: FieldChange) -> bool:
    return any(turn.kind != "same" for turn in change.turns)


def _change(
    label: str, words: Words, before: Mapping[str, Any], after: Mapping[str, Any], name: str
) -> FieldChange:
    # What was not there before has no "no" either.
    old = words(before[name]) if name in before else ""
    new = words(after[name]) if name in after else ""
    return FieldChange(label, merge_words(old, new))


def _rating(
    before: Mapping[str, Any], after: Mapping[str, Any], ratings: Mapping[str, Rating], language: str
) -> FieldChange:
    def label(body: Mapping[str, Any]) -> str:
        slug = body.get("rating", {}).get("slug", "")
        return ratings[slug].label(language) if slug in ratings else slug

    return FieldChange(str(_("Rating")), merge_words(label(before), label(after)))
