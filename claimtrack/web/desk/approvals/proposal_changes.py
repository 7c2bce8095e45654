"""What changed between two frozen revisions, word by word: for an approver who has seen the earlier one."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask_babel import gettext, lazy_gettext

from claimtrack.models import CorrectionKind, Stance
from claimtrack.web.desk.audit.event_words import CORRECTION_KIND_NAMES
from claimtrack.web.desk.word_changes import Piece, compare_words
from claimtrack.web.names import stance_name

Body = Mapping[str, Any]
Read = Callable[[Body], str]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else now: both versions in pieces."""

    label: str
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that both revisions have, with what is said of it anew."""

    source: Body
    fields: list[FieldChange]


@dataclass(frozen=True, slots=True)
class ProposalChanges:
    """What is different in the later of two revisions."""

    fields: list[FieldChange]
    added: list[Body]
    removed: list[Body]
    changed: list[SourceChange]
    reordered: bool

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return bool(self.fields or self.added or self.removed or self.changed or self.reordered)


def compare_bodies(before: Body, after: Body, *, ratings: tuple[str, str]) -> ProposalChanges:
    """Return what changed from one revision's body to another's; `ratings` are the labels of both."""
    rating = _change(gettext("Rating"), *ratings)
    pairs, added, removed = _pair_sources(before["sources"], after["sources"])
    changed = [SourceChange(new, _differences(_SOURCE_FIELDS, old, new)) for old, new in pairs]
    kept = [new["hash"] for _old, new in pairs]
    return ProposalChanges(
        fields=[*([rating] if rating else []), *_differences(_FIELDS, before, after)],
        added=added,
        removed=removed,
        changed=[each for each in changed if each.fields],
        reordered=[old["hash"] for old, _new in _in_order(pairs, before["sources"])] != kept
        and not any(each.fields for each in changed),
    )


def _in_order(pairs: Sequence[tuple[Body, Body]], sources: Sequence[Body]) -> list[tuple[Body, Body]]:
    """Return the pairs in the order of the earlier sources."""
    places = {id(source): place for place, source in enumerate(sources)}
    return sorted(pairs, key=lambda pair: places[id(pair[0])])


def _pair_sources(
    before: Sequence[Body], after: Sequence[Body]
) -> tuple[list[tuple[Body, Body]], list[Body], list[Body]]:
    """Return the sources that both have (old and new), those that are new, and those that are gone."""
    known: dict[object, list[Body]] = defaultdict(list)
    for source in before:
        known[_identity(source)].append(source)
    pairs, added = [], []
    for source in after:
        same = known[_identity(source)]
        if not same:
            added.append(source)
            continue
        # The very same first: a page may be cited twice.
        old = next((each for each in same if each["hash"] == source["hash"]), same[0])
        same.remove(old)
        pairs.append((old, source))
    return pairs, added, [source for sources in known.values() for source in sources]


def _identity(source: Body) -> tuple[object, ...]:
    document = source.get("document") or {}
    return source["url"], source["reference"], document.get("hash"), source.get("digest")


def _differences(fields: Mapping[Any, Read], before: Body, after: Body) -> list[FieldChange]:
    changes = (_change(str(label), read(before), read(after)) for label, read in fields.items())
    return [change for change in changes if change]


def _change(label: str, before: str, after: str) -> FieldChange | None:
    if before == after:
        return None
    pieces = compare_words(before, after)
    return FieldChange(label, pieces[0], pieces[1])


def _words(name: str) -> Read:
    return lambda body: str(body.get(name) or "")


def _yes_or_no(name: str) -> Read:
    return lambda body: str(gettext("yes") if body.get(name) else gettext("no"))


def _claimant(body: Body) -> str:
    claimant = body["claimant"] or {}
    return ", ".join(part for part in (claimant.get("name"), claimant.get("role")) if part)


def _correction(body: Body) -> str:
    correction = body.get("correction")
    if not correction:
        return ""
    return f"{CORRECTION_KIND_NAMES[CorrectionKind(correction['kind'])]}: {correction['note']}"


def _places(body: Body) -> str:
    parts = ("quote", "title", "publisher", "said_on", "locator", "url")
    lines = (
        " · ".join(str(place[part]) for part in parts if place.get(part)) for place in body["appearances"]
    )
    return "\n".join(lines)


def _document(body: Body) -> str:
    document = body.get("document")
    return f"{document['type']} {document['hash'][:8]}" if document else ""


_FIELDS: Final[Mapping[Any, Read]] = {
    lazy_gettext("Short wording of the claim"): _words("short_wording"),
    lazy_gettext("Headline"): _words("headline"),
    lazy_gettext("Summary"): _words("summary"),
    lazy_gettext("Explanation"): _words("explanation"),
    lazy_gettext("True as of"): _words("as_of"),
    lazy_gettext("The claim"): _words("wording"),
    lazy_gettext("Understood alone"): _words("standalone"),
    lazy_gettext("Claimant"): _claimant,
    lazy_gettext("Where it was made"): _places,
    lazy_gettext("What readers are told"): _correction,
}
_SOURCE_FIELDS: Final[Mapping[Any, Read]] = {
    lazy_gettext("Title"): _words("title"),
    lazy_gettext("Publisher"): _words("publisher"),
    lazy_gettext("Quote"): _words("quote"),
    lazy_gettext("Where in it"): _words("locator"),
    lazy_gettext("What it says"): lambda body: stance_name(Stance(body["stance"])),
    lazy_gettext("Primary source"): _yes_or_no("primary"),
    lazy_gettext("Published on"): _words("published_on"),
    lazy_gettext("Seen on"): _words("accessed_on"),
    lazy_gettext("Document"): _document,
    lazy_gettext("Must stay unnamed"): _yes_or_no("unnamed"),
}
