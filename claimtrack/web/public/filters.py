"""The filters of verdicts as one definition: read from an address, written into links, checked for feeds."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from flask_babel import gettext

from claimtrack.services.publishing.feed import FeedFilter
from claimtrack.services.publishing.feed_filters import FilterValues
from claimtrack.web.i18n import select_locale
from claimtrack.web.names import language_name
from claimtrack.web.static_site.addresses import is_taken
from claimtrack.web.template_filters import static_site

_LONGEST = 64
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a reader may narrow to; `slug` is its machine name, empty for "all"."""

    slug: str
    label: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The values of one field, "all" first."""

    field: str
    title: str
    choices: list[Choice]


def read_filter(arguments: Mapping[str, str]) -> FeedFilter:
    """Return the filter that an address asks for. Other arguments are none of its business."""
    return FeedFilter(
        language=arguments.get("language", "").strip()[:_LONGEST],
        rating=arguments.get("rating", "").strip()[:_LONGEST],
        topic=arguments.get("topic", "").strip()[:_LONGEST],
        publisher=arguments.get("publisher", "").strip()[:_LONGEST_NAME],
    )


def filter_query(wanted: FeedFilter, **more: object) -> str:
    """Return `wanted` as the end of an address, ``?rating=disputed``, always alike; empty when it is open."""
    given = {name: value for name, value in {**asdict(wanted), **more}.items() if value}
    return f"?{urlencode(given)}" if given else ""


def choice_groups(values: FilterValues, *, wanted: FeedFilter, path: str) -> list[ChoiceGroup]:
    """Return the filters a reader can choose from, as links to `path`; a field with one value gives none."""
    locale = select_locale()
    fields = {
        "language": (gettext("Language"), {code: language_name(code) for code in values.languages}),
        "rating": (gettext("Verdict"), {rating.slug: rating.label(locale) for rating in values.ratings}),
        "topic": (
            gettext("Topic"),
            {topic.slug: topic.labels.get(locale, topic.slug) for topic in values.topics},
        ),
    }
    return [
        _group(field, title, labels, wanted=wanted, path=path)
        for field, (title, labels) in fields.items()
        if len(labels) > 1 or getattr(wanted, field)
    ]


def _group(
    field: str, title: str, labels: Mapping[str, str], *, wanted: FeedFilter, path: str
) -> ChoiceGroup:
    chosen = getattr(wanted, field)
    choices = [
        Choice(slug, label, path + filter_query(replace(wanted, **{field: slug})), slug == chosen)
        for slug, label in {"": gettext("All"), **labels}.items()
    ]
    if static_site():
        choices = [choice for choice in choices if is_taken(choice.address)]
    return ChoiceGroup(field, title, choices)
