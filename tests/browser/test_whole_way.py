"""The whole way, as people go it: a Slovenian story in, a published verdict out, machines that read it."""

import json
from datetime import UTC, datetime
from time import struct_time
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import feedparser
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from claimtrack.audit.verify import verify_audit
from claimtrack.models import Publication, VerdictRevision
from claimtrack.services.database import open_database
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.settings import load_settings
from tests.browser.conftest import BrowserMaker, DemoDesk, Person
from tests.browser.keyboard import press

pytestmark = pytest.mark.browser

STORY = """Občina Lipovec odprla nov vodovod

Občina Lipovec je v ponedeljek odprla vodovod, ki bo s pitno vodo oskrboval 4200 prebivalcev. \
Gradnja je stala 7,3 milijona evrov in je trajala tri leta. 🚰 \
Župan Anton Krajc je povedal, da je to največja naložba občine po letu 1998.

»Upam, da poleti ne bo več suhih pip,« je dejal.
"""
MISSED = "vodovod, ki bo s pitno vodo oskrboval 4200 prebivalcev"
HEADLINE = "Vodovod v Lipovcu je stal 9,1 milijona evrov"
SHORT_WORDING = "Gradnja vodovoda v Lipovcu je stala 7,3 milijona evrov."
SUMMARY = "Po zaključnem računu občine je gradnja stala 9,1 milijona evrov, četrtino več od navedenega."


def test_a_story_becomes_a_verdict_that_machines_read(at_browser: BrowserMaker, demo_desk: DemoDesk) -> None:
    reviewer, editor = at_browser(), at_browser()
    reviewer.log_in("reviewer1", demo_desk.passwords["reviewer1"])
    add_story(reviewer)
    mark_missed_claim(reviewer)
    claim_path = review_claim(reviewer)

    expect(reviewer.page.get_by_role("button", name="Approve and publish")).to_have_count(0)

    editor.log_in("editor", demo_desk.passwords["editor"])
    verdict_url = approve_and_publish(editor)
    read_as_public(at_browser(java_script_enabled=False), verdict_url)
    check_history(editor, claim_path)
    compare_feeds_with_database(demo_desk, verdict_url)
    assert reviewer.complaints + editor.complaints == []


def add_story(person: Person) -> None:
    """Paste the story and wait until the worker has read it."""
    page = person.go("/articles/new")
    page.get_by_label("Text", exact=True).fill(STORY)
    page.get_by_label("Publisher").fill("Lipovške novice")
    page.get_by_label("Address").fill("https://example.org/lipovec/vodovod")
    page.get_by_label("Published on").fill("2026-03-16")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Občina Lipovec odprla nov vodovod")
    expect(page.locator("main mark").first).to_be_visible()


def mark_missed_claim(person: Person) -> None:
    """Select a passage that extraction did not take by itself, and mark it as a claim."""
    page = person.page
    select_text(page, MISSED)
    page.locator("[data-mark-bar]").get_by_role("button", name="Mark as claim").click()
    expect(page.get_by_role("link", name=MISSED, exact=True).first).to_be_visible()


def select_text(page: Page, passage: str) -> None:
    """Select `passage` in the article, as dragging the mouse over it would."""
    page.evaluate(
        """passage => {
            const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            const whole = nodes.map(node => node.data).join("");
            const place = offset => {
                for (const node of nodes) {
                    if (offset <= node.length) return [node, offset];
                    offset -= node.length;
                }
            };
            const start = whole.indexOf(passage);
            range.setStart(...place(start));
            range.setEnd(...place(start + passage.length));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        passage,
    )


def review_claim(person: Person) -> str:
    """Take the claim on the cost, give evidence and a verdict with the keyboard, and propose it."""
    page = person.page
    page.get_by_role("link", name="7,3 milijona").last.click()
    page.wait_for_url("**/claims/*")
    path = urlsplit(page.url).path
    press(page, "t")
    expect(page.get_by_text("You are working on it")).to_be_visible()
    page.get_by_label("Address (URL)").fill("https://example.org/lipovec/zakljucni-racun")
    page.get_by_label("Title", exact=True).fill("Zaključni račun 2025")
    page.get_by_label("Publisher").fill("Občina Lipovec")
    page.get_by_label("Quote").fill("Vodovod skupaj: 9.104.220 evrov.")
    page.get_by_label("Refutes").check()
    page.get_by_role("button", name="Add the source").click()
    expect(page.get_by_role("link", name="Zaključni račun 2025", exact=True)).to_be_visible()
    page.get_by_role("heading", level=1).click()
    press(page, "1")
    expect(page.get_by_role("radio", name="Disputed")).to_be_checked()
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Short wording of the claim").fill(SHORT_WORDING)
    page.get_by_label("Summary").fill(SUMMARY)
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text("In approval", exact=True).first).to_be_visible()
    return path


def approve_and_publish(person: Person) -> str:
    """Decide on the proposal as the second person; return the verdict's public address."""
    page = person.go("/approvals")
    page.locator("main a", has_text="7,3 milijona").first.click()
    page.get_by_role("radio", name="Approve and publish").check()
    page.get_by_role("button", name="Decide").click()
    # The next proposal comes, and the way back to this one stands in the message.
    page.locator(".flashes a").first.click()
    link = page.locator("main a[href*='/verdicts/']").first
    expect(link).to_be_visible()
    address = link.get_attribute("href")
    assert address
    return address


def read_as_public(reader: Person, verdict_url: str) -> None:
    """Read the verdict from the front page, without JavaScript."""
    page = reader.go("/")
    page.get_by_role("link", name=HEADLINE).first.click()
    assert urlsplit(page.url).path == urlsplit(verdict_url).path
    expect(page.get_by_text(SUMMARY).first).to_be_visible()
    markup: dict[str, Any] = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert markup["@type"] == "ClaimReview"
    assert markup["reviewRating"]["ratingValue"] == 1
    assert reader.context.cookies() == []


def check_history(person: Person, claim_path: str) -> None:
    """Every step is in the history: who, when, what."""
    history = person.go(claim_path).locator("main").inner_text()
    for step in ("reviewer1", "editor", "Zaključni račun 2025"):
        assert step in history


def compare_feeds_with_database(desk: DemoDesk, verdict_url: str) -> None:
    """Title, rating, id and times in every feed are those of the database, and the audit holds."""
    database = open_database(load_settings(desk.instance))
    with database.reading() as session:
        publication = session.scalars(
            select(Publication)
            .where(Publication.slug == verdict_url.rpartition("/")[2])
            .options(joinedload(Publication.revision).joinedload(VerdictRevision.rating))
        ).one()
        assert verify_audit(session).seq > 15
    database.close()
    for name in ("verdicts.atom", "verdicts.rss"):
        check_parsed(fetch_feed(f"{desk.url}/feeds/{name}"), publication)
    check_json_feed(json.loads(fetch(f"{desk.url}/feeds/verdicts.json")), publication)
    check_claim_review(json.loads(fetch(f"{desk.url}/feeds/claimreview.json")), publication)


def check_parsed(feed: Any, publication: Publication) -> None:
    """What a feed reader makes of Atom or RSS equals the database."""
    assert feed.bozo == 0
    entry = next(entry for entry in feed.entries if publication.uuid.hex in entry.id.replace("-", ""))
    assert publication.revision
    assert HEADLINE in entry.title
    assert read_body(publication.revision)["headline"] == HEADLINE
    assert publication.revision.rating.label("sl") in entry.title + str(entry.get("tags", ""))
    assert entry.link.endswith(f"/verdicts/{publication.slug}")
    assert moment(entry.published_parsed) == whole_second(publication.published_at)
    if "updated_parsed" in entry:
        assert moment(entry.updated_parsed) == whole_second(publication.updated_at)


def check_json_feed(feed: dict[str, Any], publication: Publication) -> None:
    """The same for JSON Feed."""
    item = next(item for item in feed["items"] if str(publication.uuid) in item["id"])
    assert HEADLINE in item["title"]
    assert datetime.fromisoformat(item["date_published"]) == whole_second(publication.published_at)


def check_claim_review(feed: dict[str, Any], publication: Publication) -> None:
    """The same for ClaimReview."""
    reviews = [review for element in feed["dataFeedElement"] for review in element["item"]]
    review = next(review for review in reviews if review["url"].endswith(f"/verdicts/{publication.slug}"))
    assert review["claimReviewed"] == SHORT_WORDING
    assert review["reviewRating"]["alternateName"] == "Ovrženo"


def fetch_feed(url: str) -> Any:
    """Return what feedparser reads, after a second request with the ETag was answered with 304."""
    with urlopen(url) as answer:  # noqa: S310 - our own server
        feed, etag = feedparser.parse(answer.read()), answer.headers["ETag"]
    with pytest.raises(HTTPError, match="304"):
        urlopen(Request(url, headers={"If-None-Match": etag}))  # noqa: S310 - our own server
    return feed


def fetch(url: str) -> bytes:
    """Return what stands at `url`."""
    with urlopen(url) as answer:  # noqa: S310 - our own server
        content: bytes = answer.read()
        return content


def moment(parsed: struct_time) -> datetime:
    """Return feedparser's time as an instant."""
    return datetime(*parsed[:6], tzinfo=UTC)


def whole_second(time: datetime | None) -> datetime | None:
    """Return `time` as feeds give it: to the second."""
    return time.replace(microsecond=0) if time else None
