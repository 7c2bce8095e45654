"""The archive: every verdict that was ever published, by year and month, by topic, and by claimant."""

import re
from dataclasses import dataclass
from typing import Any, Final

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.models import Claimant, Topic
from claimtrack.services.publishing import archive as service
from claimtrack.services.publishing.archive import ArchiveFilter
from claimtrack.services.publishing.feed import FeedFilter
from claimtrack.services.publishing.slugs import make_slug
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session
from claimtrack.web.i18n import select_locale
from claimtrack.web.public.answers import answer_page, edition_of_all
from claimtrack.web.public.edition import Edition
from claimtrack.web.public.filters import filter_query
from claimtrack.web.public.listing import Listing, archive_page
from claimtrack.web.public.months import (
    FIRST_YEAR,
    LAST_YEAR,
    Month,
    by_year,
    month_name,
    month_start,
    months_from,
)
from claimtrack.web.public.site_blueprint import blueprint
from claimtrack.web.topic_names import topic_label

NAMES_A_PAGE: Final = 100
_LONGEST_NAME: Final = 200
_KEY: Final = re.compile(r"(?:.*-)?([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a list of topics or claimants, with its address and how many verdicts there are."""

    label: str
    more: str
    address: str
    count: int


def claimant_slug(claimant: Claimant) -> str:
    """Return what the address of a claimant's verdicts says."""
    return make_slug(claimant.name, suffix=str(claimant.id))


@blueprint.get("/archive")
@requires(Access.PUBLIC)
def archive() -> ResponseReturnValue:
    """Show the years and months that have verdicts, and the ways to topics and claimants."""
    return answer_page(_edition("archive"), "public/archive.html", lambda: {"years": by_year(_months())})


@blueprint.get("/archive/<int:year>", defaults={"month": None})
@blueprint.get("/archive/<int:year>/<int:month>")
@requires(Access.PUBLIC)
def period(year: int, month: int | None) -> ResponseReturnValue:
    """Show the verdicts that were first published in a year or a month, the newest first."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not (month is None or 1 <= month <= 12):  # noqa: PLR2004 - months
        abort(404)
    bounds = (month_start(year, month or 1), month_start(year, month + 1 if month else 13))
    title = f"{month_name(month)} {year}" if month else str(year)
    listing = Listing(
        heading=gettext("Verdicts: %(period)s", period=title),
        address=url_for("public.period", year=year, month=month),
        wanted=ArchiveFilter(since=bounds[0], until=bounds[1]),
        back=(url_for("public.archive"), gettext("Archive")),
    )
    return archive_page(listing, _edition("period", year, month, _after()))


@blueprint.get("/topics")
@requires(Access.PUBLIC)
def topics() -> ResponseReturnValue:
    """Show the topics that verdicts are filed under."""

    def names() -> dict[str, Any]:
        found = service.list_public_topics(db_session())
        return {"heading": gettext("Topics"), "names": [_topic_name(*_pair(each)) for each in found]}

    return answer_page(_edition("topics"), "public/names.html", names)


@blueprint.get("/topics/<slug:slug>")
@requires(Access.PUBLIC)
def topic(slug: str) -> ResponseReturnValue:
    """Show the verdicts on a topic, the newest first."""
    found, wanted = service.find_topic(db_session(), slug=slug), FeedFilter(topic=slug)
    listing = Listing(
        heading=gettext("Verdicts: %(period)s", period=topic_label(found)),
        address=url_for("public.topic", slug=slug),
        wanted=ArchiveFilter(topic_id=found.id),
        back=(url_for("public.topics"), gettext("Topics")),
        feed_query=filter_query(wanted),
    )
    return archive_page(listing, _edition("topic", slug, _after()))


@blueprint.get("/said-by")
@requires(Access.PUBLIC)
def claimants() -> ResponseReturnValue:
    """Show who made the claims that were checked, by name."""
    after = request.args.get("after", "")[:_LONGEST_NAME]
    return answer_page(_edition("claimants", after), "public/names.html", lambda: _claimants(after))


@blueprint.get("/said-by/<slug:slug>")
@requires(Access.PUBLIC)
def claimant(slug: str) -> ResponseReturnValue:
    """Show the verdicts on what somebody said, the newest first."""
    key = _KEY.fullmatch(slug)
    if key is None:
        abort(404)
    found = service.find_public_claimant(db_session(), claimant_id=int(key[1]))
    if slug != claimant_slug(found):
        return redirect(url_for("public.claimant", slug=claimant_slug(found)), code=302)
    listing = Listing(
        heading=gettext("Claims by %(name)s", name=found.name),
        address=url_for("public.claimant", slug=slug),
        wanted=ArchiveFilter(claimant_id=found.id),
        back=(url_for("public.claimants"), gettext("Who said it")),
    )
    return archive_page(listing, _edition("claimant", slug, _after()))


def _after() -> str:
    return request.args.get("after", "")[:_LONGEST_NAME]


def _edition(page: str, *parts: object) -> Edition:
    return edition_of_all(page, select_locale(), *parts)


def _months() -> list[Month]:
    between = service.published_between(db_session())
    if between is None:
        return []
    months = months_from(*between)
    last_year, last_month = months[-1]
    bounds = [month_start(*month) for month in months]
    counts = service.count_periods(db_session(), [*bounds, month_start(last_year, last_month + 1)])
    return [Month(year, number, count) for (year, number), count in zip(months, counts, strict=True)]


def _claimants(after: str) -> dict[str, Any]:
    found = service.list_public_claimants(db_session(), limit=NAMES_A_PAGE + 1, after=after)
    shown = found[:NAMES_A_PAGE]
    more = shown[-1].thing.name if len(found) > len(shown) else None
    return {
        "heading": gettext("Who said it"),
        "names": [_claimant_name(*_pair(each)) for each in shown],
        "begins_later": bool(after),
        "following": url_for("public.claimants", after=more) if more else None,
    }


def _pair(counted: service.Counted) -> tuple[Any, int]:
    return counted.thing, counted.count


def _topic_name(found: Topic, count: int) -> _Name:
    return _Name(topic_label(found), "", url_for("public.topic", slug=found.slug), count)


def _claimant_name(found: Claimant, count: int) -> _Name:
    return _Name(found.name, found.role or "", url_for("public.claimant", slug=claimant_slug(found)), count)
