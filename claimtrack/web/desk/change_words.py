"""What a change did to the words, field by field, with what went struck out and what came underlined."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from claimtrack.models import ClaimKind, Event, Rating, Stance
from claimtrack.services.claim_changes import EventChange
from claimtrack.services.claim_words import CHANGED
from claimtrack.services.history import event_data
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


def _plain(value: Any) -> str:
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
    "wording": (_("Wording"), _plain),
    "standalone": (_("Standalone form"), _plain),
    "kind": (_("Kind"), _kind),
    "claimant": (_("Claimant"), _claimant),
    "headline": (_("Headline"), _plain),
    "short_wording": (_("Short wording of the claim"), _plain),
    "summary": (_("Summary"), _plain),
    "explanation": (_("Explanation"), _plain),
    "as_of": (_("True as of"), _plain),
    "title": (_("Title"), _plain),
    "url": (_("Address (URL)"), _plain),
    "reference": (_("Or a reference"), _plain),
    "publisher": (_("Publisher"), _plain),
    "published_on": (_("Published on"), _plain),
    "quote": (_("Quote"), _plain),
    "locator": (_("Where in it"), _plain),
    "stance": (_("What it says about the claim"), _stance),
    "primary": (_("Primary source"), _yes_no),
    "unnamed": (_("Must stay unnamed"), _yes_no),
    "sources": (_("Sources"), _sources),
}


def field_changes(change: EventChange, *, ratings: Mapping[str, Rating], language: str) -> list[FieldChange]:
    """Return the fields that differ, in the order in which people read them."""
    before, after = dict(change.before), dict(change.after)
    shown = {name: field for name, field in _FIELDS.items() if name in before or name in after}
    changes = [_rating(before, after, ratings, language)] if "rating" in after else []
    changes += [_change(str(label), words, before, after, name) for name, (label, words) in shown.items()]
    return [each for each in changes if any(turn.kind != "same" for turn in each.turns)]


def short_changes(event: Event) -> list[FieldChange]:
    """Return what a change of a claim's words did, if it is short enough for the history; else nothing."""
    if event.action != CHANGED or len(event.body) > _SHORT:
        return []
    data = event_data(event)
    return field_changes(EventChange(event, data["before"], data["after"]), ratings={}, language="")


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
