"""Every page of the map of addresses, each filled: what the tests that look at all pages go through.

A new page fails `test_page_list` until it stands here; what is no page is in NOT_PAGES with its reason.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.conftest import Person
from tests.browser.walks.filled_desk import FilledDesk

Address = Callable[[FilledDesk], str]
NOT_PAGES = {
    "audit_head.checkpoints": "for machines",
    "audit_head.head": "for machines",
    "claims.document": "a file to download",
    "copies.original": "a file to download",
    "copies.warc": "a file to download",
    "embeds.oembed": "for machines",
    "exports.verdicts": "for machines",
    "feeds.claimreview": "for machines",
    "feeds.corrections": "for machines",
    "feeds.verdicts": "for machines",
    "health.healthz": "for machines",
    "health.readyz": "for machines",
    "metrics.metrics": "for machines",
    "public.card": "a picture",
    "public.robots": "for machines",
    "public.sitemap": "for machines",
    "public.sitemap_part": "for machines",
    "search.claims_search": "for machines",
    "search.discovery": "for machines",
    "static": "parts of pages",
    "approvals.following": "leads to a proposal",
    "claims.known_claimants": "parts of pages",
    "claims.place_document": "a file to download",
    "news.approvals": "parts of pages",
    "news.article": "parts of pages",
    "news.claim": "parts of pages",
    "news.queue": "parts of pages",
}


@dataclass(frozen=True, slots=True)
class PageCase:
    """One page as `who` sees it: where it is, and what is done there first, such as sending a form."""

    name: str
    endpoint: str
    who: str | None
    address: Address
    before: Callable[[Page], None] | None = None

    def open(self, person: Person, filled: FilledDesk) -> Page:
        """Return the page, shown to `person`."""
        page = person.go(self.address(filled))
        if self.before:
            self.before(page)
        return page


def _case(endpoint: str, who: str | None, address: str | Address, *, name: str = "") -> PageCase:
    found = address if callable(address) else lambda _filled: address
    return PageCase(name or endpoint, endpoint, who, found)


def _claim(situation: str, who: str) -> PageCase:
    return _case(
        "claims.claim",
        who,
        lambda filled: f"/claims/{filled.claims[situation]}",
        name=f"claim-{situation}-{who}",
    )


def _of_claim(endpoint: str, path: str, *, situation: str = "in_review", who: str = "alice") -> PageCase:
    return _case(
        endpoint,
        who,
        lambda filled: f"/claims/{filled.claims[situation]}/{path}".format(
            place=filled.place_id, change=filled.change_seq
        ),
    )


def _copy(kind: str) -> PageCase:
    return _case("copies.copy", "bob", lambda filled: f"/copies/{filled.copies[kind]}", name=f"copy-{kind}")


def _message(kind: str, who: str) -> PageCase:
    return _case(
        "inbox.message", who, lambda filled: f"/inbox/{filled.messages[kind]}", name=f"message-{kind}-{who}"
    )


def _verdict(kind: str) -> PageCase:
    return _case(
        "public.verdict", None, lambda filled: f"/verdicts/{filled.slugs[kind]}", name=f"verdict-{kind}"
    )


def _embed(kind: str) -> PageCase:
    return _case("embeds.card", None, lambda filled: f"/embed/{filled.slugs[kind]}", name=f"embed-{kind}")


def _webhook(kind: str) -> PageCase:
    return _case(
        "webhooks.webhook",
        "adam",
        lambda filled: f"/admin/webhooks/{filled.webhooks[kind]}",
        name=f"webhook-{kind}",
    )


_CLAIMS = (
    ("queued", "alice"),
    ("queued", "vera"),
    ("in_review", "alice"),
    ("in_review", "bob"),
    ("in_approval", "alice"),
    ("in_approval", "bob"),
    ("changes_requested", "alice"),
    ("approved", "bob"),
    ("scheduled", "bob"),
    ("embargoed", "adam"),
    ("published", "bob"),
    ("published", "alice"),
    ("retracted", "bob"),
    ("due_again", "alice"),
    ("dismissed", "alice"),
    ("merged", "alice"),
)
PUBLIC = (
    _case("public.home", None, "/"),
    _case("public.home", None, "/?rating=disputed&language=en", name="home-filtered"),
    _verdict("published"),
    _verdict("retracted"),
    _embed("published"),
    _embed("retracted"),
    _case("public.corrections", None, "/corrections"),
    _case("public.methodology", None, "/methodology"),
    _case("public.corrections", None, "/corrections?kind=retraction", name="corrections-filtered"),
    _case("public.about", None, "/about"),
    _case("public.archive", None, "/archive"),
    _case("public.period", None, lambda filled: f"/archive/{filled.desk.now.year}"),
    _case("public.topics", None, "/topics"),
    _case("public.topic", None, "/topics/bridges"),
    _case("public.claimants", None, "/said-by"),
    _case("public.claimant", None, lambda filled: f"/said-by/ziga-wren-{filled.claimant_id}"),
    _case("public.find", None, "/search?q=bridge"),
    _case("public.find", None, "/search?q=nothing+at+all", name="search-empty"),
    _case(
        "public.copy",
        None,
        lambda filled: f"/verdicts/{filled.slugs['published']}/copies/{filled.copies['changed']}",
    ),
    _case("readers.report", None, lambda filled: f"/verdicts/{filled.slugs['published']}/report"),
    _case("readers.tip", None, "/tips/new"),
    _case("readers.received", None, lambda filled: f"/received/{filled.reference.lower()}"),
    _case("not_checked.index", None, "/not-checked"),
    _case("login.login_form", None, "/login"),
)
DESK = (
    _case("queue.queue", "alice", "/queue"),
    _case("queue.queue", "alice", "/queue?state=all&age=30d", name="queue-filtered"),
    _case("queue.queue", "vera", "/queue?state=all", name="queue-viewer"),
    _case("queue.queue", "bob", "/queue?mine=y", name="queue-empty"),
    _case("articles.index", "alice", "/articles"),
    _case("articles.new", "alice", "/articles/new"),
    _case("articles.article", "alice", lambda filled: f"/articles/{filled.article_id}"),
    _case("articles.article", "vera", "/articles/1", name="article-viewer"),
    _case("approvals.index", "bob", "/approvals"),
    _case("cited.index", "bob", "/cited-pages"),
    _case("inbox.index", "alice", "/inbox"),
    _case("inbox.index", "bob", "/inbox?state=all&age=30d", name="inbox-filtered"),
    _case("inbox.index", "alice", "/inbox?assignee=*me", name="inbox-empty"),
    _message("tip", "alice"),
    _message("complaint", "alice"),
    _message("complaint", "bob"),
    _message("decided", "bob"),
    _message("forgotten", "adam"),
    _case(
        "claims.new", "alice", lambda filled: f"/claims/new?tip={filled.messages['tip']}", name="tip-claim"
    ),
    _case("audit.index", "alice", "/audit"),
    _case("audit.index", "alice", "/audit?before=30", name="audit-older"),
    _case("admin.index", "adam", "/admin"),
    _case("admin.texts", "adam", "/admin/texts?language=sl"),
    _case("admin.removals", "adam", "/admin/removals"),
    _case("webhooks.index", "adam", "/admin/webhooks"),
    _webhook("in_order"),
    _webhook("paused"),
    _case("webhooks.secrets", "adam", lambda filled: f"/admin/webhooks/{filled.webhooks['paused']}/secrets"),
    _case("keys.index", "vera", "/keys"),
    *(_claim(situation, who) for situation, who in _CLAIMS),
    _case("claims.new", "alice", "/claims/new"),
    _of_claim("claims.set_bounds", "place", situation="queued"),
    _of_claim("claims.split", "split", situation="queued"),
    _of_claim("claims.join", "join", situation="queued"),
    _of_claim("claims.place", "places/{place}", situation="queued"),
    _of_claim("claims.change", "changes/{change}"),
    _of_claim("claims.translation", "translations/sl", situation="published"),
    _case("approvals.screen", "bob", lambda filled: f"/approvals/{filled.claims['in_approval']}"),
    _case(
        "approvals.screen",
        "alice",
        lambda filled: f"/approvals/{filled.claims['in_approval']}",
        name="approval-own",
    ),
    _of_claim("claims.merge_page", "merge?words=long"),
    _of_claim("claims.known_sources", "sources/known"),
    _case("claims.change_source", "alice", lambda filled: f"/sources/{filled.sources['named']}"),
    _case("claims.ask_to_forget", "bob", lambda filled: f"/sources/{filled.sources['unnamed']}/forget"),
    _copy("stored"),
    _copy("failed"),
    _case("", "alice", "/nowhere", name="problem"),
)
PAGES = (*PUBLIC, *DESK)
