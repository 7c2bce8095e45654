"""What search engines read first: robots.txt and the sitemaps."""

from collections.abc import Callable
from typing import Final

from flask import Response, abort, url_for
from flask.typing import ResponseReturnValue

from claimtrack.publish.sitemap import Address, write_sitemap, write_sitemap_index
from claimtrack.services.publishing.archive import list_public_topics
from claimtrack.services.publishing.sitemap import STEP, last_key, sitemap_entries, sitemap_steps
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session, desk
from claimtrack.web.public.answers import edition_of_all, policy_in_force
from claimtrack.web.public.conditional import DATA_CACHING, answer_edition, edition_of
from claimtrack.web.public.site_blueprint import blueprint

# Searches have no end, and logging in is not for search engines.
_NOT_TO_CRAWL: Final = ("/search", "/login", "/v1alpha1/")
_PAGES: Final = (
    *("public.home", "public.archive", "public.topics", "public.claimants"),
    *("public.corrections", "public.methodology", "public.about"),
)


@blueprint.get("/robots.txt")
@requires(Access.PUBLIC)
def robots() -> ResponseReturnValue:
    """Answer what may be crawled: everything public but the endless."""
    sitemap = desk().settings.base_url + url_for("public.sitemap")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_TO_CRAWL), "", f"Sitemap: {sitemap}"]
    edition = edition_of("robots", updated=policy_in_force().created_at)
    text = "\n".join(lines) + "\n"
    return answer_edition(edition, lambda: Response(text, mimetype="text/plain"), caching=DATA_CACHING)


@blueprint.get("/sitemap.xml")
@requires(Access.PUBLIC)
def sitemap() -> ResponseReturnValue:
    """Answer every public page, or where there are many, an index of sitemaps."""
    if last_key(db_session()) > STEP:
        return _answer("sitemaps", lambda: write_sitemap_index(_parts()))
    return _answer("sitemap", lambda: write_sitemap([*_pages(), *_verdicts(None)]))


@blueprint.get("/sitemaps/<int:number>.xml")
@requires(Access.PUBLIC)
def sitemap_part(number: int) -> ResponseReturnValue:
    """Answer one of the sitemaps of the index; number 0 lists the pages that are no verdicts."""
    if number == 0:
        return _answer("sitemap-pages", lambda: write_sitemap(_pages()))
    if number not in sitemap_steps(db_session()):
        abort(404)
    return _answer(f"sitemap-{number}", lambda: write_sitemap(_verdicts(number)))


def _answer(name: str, write: Callable[[], bytes]) -> Response:
    edition = edition_of_all(name)

    def answer() -> Response:
        return Response(write(), content_type="application/xml; charset=utf-8")

    return answer_edition(edition, answer, caching=DATA_CACHING)


def _absolute(path: str) -> str:
    return desk().settings.base_url + path


def _pages() -> list[Address]:
    topics = [url_for("public.topic", slug=each.thing.slug) for each in list_public_topics(db_session())]
    return [(_absolute(path), None) for path in (*(url_for(page) for page in _PAGES), *topics)]


def _verdicts(step: int | None) -> list[Address]:
    entries = sitemap_entries(db_session(), step=step)
    # One address is made by the rules, and the others like it: there are thousands.
    before, _mark, after = _absolute(url_for("public.verdict", slug="x-x")).rpartition("x-x")
    return [(f"{before}{each.slug}{after}", each.updated) for each in entries]


def _parts() -> list[Address]:
    steps = sitemap_steps(db_session())
    numbered = [(_absolute(url_for("public.sitemap_part", number=n)), at) for n, at in steps.items()]
    return [(_absolute(url_for("public.sitemap_part", number=0)), None), *numbered]
