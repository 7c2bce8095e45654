"""The public pages: what readers see, and that nobody is followed with a cookie."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.http import http_date, parse_date

from claimtrack.models import CorrectionKind
from claimtrack.publish import claim_review
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.publishing.feed import FeedFilter, list_public
from claimtrack.services.publishing.feed_items import feed_item, feed_publisher
from tests.desk import PASSAGE, SOURCE, WORDS, TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import (
    change_policy_row,
    markup_of,
    publish_slovenian,
    text_of,
    verdict_path,
)
from tests.web.queries import counted_queries

PAGES = ("/", "/corrections", "/methodology")
BASE = "https://desk.example"


@pytest.fixture
def path(desk: TrialDesk) -> str:
    """The path of a public verdict."""
    return verdict_path(desk, desk.publish().claim_id)


def title_of(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert found
    return " ".join(found.group(1).split())


def headings_of(page: str) -> list[str]:
    return [
        " ".join(re.sub("<[^>]+>", "", each).split()) for each in re.findall(r"<h1[^>]*>(.*?)</h1>", page)
    ]


def test_a_desk_without_verdicts_has_its_pages(visitor: Visitor) -> None:
    for address in PAGES:
        answer = visitor.get(address)
        assert answer.status_code == 200
        (heading,) = headings_of(answer.text)
        assert title_of(answer.text).startswith(heading)
        assert title_of(answer.text).endswith("· ClaimTrack desk")


def test_an_empty_list_says_so(visitor: Visitor) -> None:
    assert "Nothing has been published yet" in visitor.get("/").text


def test_nobody_is_followed(visitor: Visitor, path: str) -> None:
    alice = visitor.another().log_in("alice")
    addresses = (*PAGES, path, "/verdicts/nothing")
    for reader, address in [(reader, address) for reader in (visitor, alice) for address in addresses]:
        answer = reader.get(address)
        assert "Set-Cookie" not in answer.headers, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address
        assert "csrf_token" not in answer.text, address
    assert visitor.get("/").text == alice.get("/").text


def test_the_list_shows_the_verdict(visitor: Visitor, path: str) -> None:
    said = text_of(visitor.get("/").text)
    for text in ("Disputed", WORDS.headline, WORDS.short_wording, WORDS.summary, "Mar 2, 2026"):
        assert text in said
    assert f'href="{path}"' in visitor.get("/").text


def test_the_list_is_narrowed_by_links(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    other = verdict_path(desk, publish_slovenian(desk))
    page = visitor.get("/").text
    for address in ("/?language=sl", "/?rating=disputed"):
        assert f'href="{address}"' in page
    narrowed = visitor.get("/?language=sl&utm_source=x").text
    assert other in narrowed
    assert path not in narrowed
    assert "/feeds/verdicts.atom?language=sl" in narrowed
    assert 'aria-current="true">Slovenian' in narrowed
    assert "No verdict matches this selection" in visitor.get("/?rating=nonsense").text


def test_the_list_has_pages(visitor: Visitor, desk: TrialDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = verdict_path(desk, desk.publish().claim_id)
    second = verdict_path(desk, publish_slovenian(desk))
    monkeypatch.setattr("claimtrack.web.public.site.VERDICTS_A_PAGE", 1)
    newest, older = (" ".join(visitor.get(address).text.split()) for address in ("/", "/?page=2"))
    assert second in newest
    assert first not in newest
    assert 'rel="next" href="/?page=2"' in newest
    assert first in older
    assert f'rel="canonical" href="{BASE}/?page=2"' in older
    assert visitor.get("/?page=3").status_code == 404
    assert " ".join(visitor.get("/?page=abc").text.split()) == newest


def test_the_verdict_says_all_of_it(visitor: Visitor, path: str) -> None:
    page = visitor.get(path).text
    said = text_of(page)
    for text in (
        WORDS.headline,
        WORDS.short_wording,
        WORDS.summary,
        "The account of March 2025 adds 3 million.",
        "Disputed",
        "The evidence contradicts the claim.",
        "1 of 5",
        "As of March 2026",
        PASSAGE,
        "The Gazette",
        "Evidence against the claim",
        SOURCE.title,
        SOURCE.quote,
        "page 3",
        "primary source",
        "One person researched and wrote it.",
        "Another person, who had no part in the work, approved it",
        "Version 1",
    ):
        assert text in said, text
    assert headings_of(page) == [WORDS.headline]
    assert title_of(page) == f"{WORDS.headline} · ClaimTrack desk"
    assert "<strong>March 2025</strong>" in page


def test_markup_and_page_agree(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    page = visitor.get(path).text
    (markup,) = markup_of(page)
    with desk.database.reading() as session:
        (publication,) = list_public(session, wanted=FeedFilter())
        item = feed_item(publication, base_url=BASE)
        assert markup == claim_review(item, feed_publisher(current_policy(session), base_url=BASE))
    said = text_of(page)
    assert markup["url"] == f"{BASE}{path}"
    assert markup["claimReviewed"] in said
    assert markup["reviewRating"]["alternateName"] in said
    assert f"{markup['reviewRating']['ratingValue']} of {markup['reviewRating']['bestRating']}" in said


def test_only_a_verdicts_page_has_markup(visitor: Visitor, path: str) -> None:
    assert [len(markup_of(visitor.get(address).text)) for address in (*PAGES, path)] == [0, 0, 0, 1]


def test_addresses_come_from_the_settings(visitor: Visitor, path: str) -> None:
    page = visitor.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"}).text
    assert "evil.example" not in page
    assert f'<link rel="canonical" href="{BASE}{path}">' in page
    assert f'property="og:url" content="{BASE}{path}"' in page


def test_text_cannot_leave_its_place(visitor: Visitor, desk: TrialDesk) -> None:
    attack = "</script><script>alert(1)</script><!--"
    proposal = desk.publish(headline=attack, short_wording=attack, summary=attack, explanation=attack)
    for address in ("/", verdict_path(desk, proposal.claim_id)):
        page = visitor.get(address).text
        assert "<script>alert" not in page
        assert "<!--" not in page
    (markup,) = markup_of(page)
    assert markup["claimReviewed"] == attack


def test_a_correction_stands_in_front(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    claim_id = 1
    desk.correct(
        claim_id, kind=CorrectionKind.CORRECTION, note="A digit was wrong.", summary="Now it is right."
    )
    said = text_of(visitor.get(path).text)
    assert said.index("A digit was wrong.") < said.index("Our verdict")
    assert "Now it is right." in said
    assert "Version 2 Correction" in said
    (markup,) = markup_of(visitor.get(path).text)
    assert markup["correction"][0]["text"] == "A digit was wrong."
    log = text_of(visitor.get("/corrections").text)
    assert "Correction Mar 2, 2026" in log
    assert "A digit was wrong." in log
    assert "Correction: Mar 2, 2026" in text_of(visitor.get("/").text)


def test_a_retracted_verdict_keeps_its_page(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    desk.correct(1, kind=CorrectionKind.UPDATE, note="An earlier note.")
    desk.correct(1, kind=CorrectionKind.RETRACTION, note="The account was a draft.")
    answer = visitor.get(path)
    said = text_of(answer.text)
    assert answer.status_code == 200
    assert headings_of(answer.text) == [f"Retracted: {WORDS.headline}"]
    assert title_of(answer.text).startswith("Retracted: ")
    assert "We retracted this verdict The account was a draft." in said
    assert "An earlier note." in said
    assert "Our verdict" not in said
    assert "Evidence against" not in said
    assert "Version 3 Retraction" in said
    assert markup_of(answer.text) == []
    assert "The account was a draft." in text_of(visitor.get("/corrections").text)


def test_self_approval_is_said_in_public(visitor: Visitor, desk: TrialDesk) -> None:
    change_policy_row(desk, self_approval=True)
    proposal = desk.propose(by="bob")
    desk.publish(proposal, by="bob")
    assert "One of them approved it too" in text_of(visitor.get(verdict_path(desk, proposal.claim_id)).text)


def test_what_is_approved_is_not_yet_public(visitor: Visitor, desk: TrialDesk) -> None:
    desk.approve(desk.propose())
    for address in ("/", "/corrections", "/verdicts/the-harbour-bridge-cost-18-million-crowns"):
        assert WORDS.headline not in visitor.get(address).text


def test_a_verdict_that_is_not_there_is_not_found(visitor: Visitor) -> None:
    answer = visitor.get("/verdicts/nothing")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_verdict_speaks_its_own_language(visitor: Visitor, desk: TrialDesk) -> None:
    path = verdict_path(desk, publish_slovenian(desk))
    answer = visitor.get(path, headers={"Accept-Language": "en"})
    assert '<html lang="sl">' in answer.text
    assert "Potrjeno" in answer.text
    assert "Vary" not in answer.headers


def test_the_other_pages_speak_the_readers(visitor: Visitor) -> None:
    for address in PAGES:
        english = visitor.get(address, headers={"Accept-Language": "en"})
        slovenian = visitor.get(address, headers={"Accept-Language": "sl"})
        assert '<html lang="sl">' in slovenian.text
        assert english.headers["ETag"] != slovenian.headers["ETag"]
        assert "Accept-Language" in english.headers["Vary"]


def test_the_desks_own_texts_come_first(visitor: Visitor, desk: TrialDesk) -> None:
    ours = visitor.get("/methodology").text
    assert "Whoever worked on a verdict may not approve it" in ours
    own = {"sl": {"methodology": "Vzamemo **vse**. <script>x</script>", "corrections": "Pišite nam."}}
    change_policy_row(desk, texts=own, version=2)
    page = visitor.get("/methodology").text
    assert "Vzamemo <strong>vse</strong>." in page
    assert 'lang="sl"' in page
    assert "<script>" not in page
    assert "Whoever worked" not in page
    assert "Pišite nam." in visitor.get("/corrections").text


def test_the_methodology_explains_every_rating(visitor: Visitor) -> None:
    said = text_of(visitor.get("/methodology").text)
    for text in ("Verified", "Mostly true", "Half true", "Misleading", "Disputed", "Unverifiable"):
        assert text in said
    assert "There is not enough evidence to decide." in said


def test_a_reader_who_has_it_gets_304(visitor: Visitor, path: str) -> None:
    both = (visitor.client.get, visitor.client.head)
    for ask, address in [(ask, address) for ask in both for address in (*PAGES, path)]:
        first = ask(address)
        assert first.headers["Cache-Control"].startswith("public")
        again = ask(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.text) == (304, "")
        assert again.headers["ETag"] == first.headers["ETag"]
        since = ask(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
        assert since.status_code == 304
        other = {"If-None-Match": '"other"', "If-Modified-Since": first.headers["Last-Modified"]}
        assert ask(address, headers=other).status_code == 200


def test_a_correction_makes_everything_new(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    addresses = ("/", "/corrections", path)
    before = {address: visitor.get(address).headers["ETag"] for address in addresses}
    desk.correct(1, kind=CorrectionKind.CORRECTION, note="A digit.")
    for address in addresses:
        answer = visitor.get(address, headers={"If-None-Match": before[address]})
        assert answer.status_code == 200
        assert answer.headers["ETag"] != before[address]


def test_a_new_policy_makes_every_page_new(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    before = {address: visitor.get(address).headers["ETag"] for address in (*PAGES, path)}
    change_policy_row(desk, version=2, publisher_name="The Fact Desk")
    for address, tag in before.items():
        answer = visitor.get(address, headers={"If-None-Match": tag})
        assert "The Fact Desk" in answer.text


def test_times_of_change_are_whole_and_never_to_come(visitor: Visitor, desk: TrialDesk) -> None:
    desk.now = datetime(2026, 3, 2, 9, 30, 15, 600_000, tzinfo=UTC)
    path = verdict_path(desk, desk.publish().claim_id)
    stored = desk.now
    answer = visitor.get(path)
    assert parse_date(answer.headers["Last-Modified"]) == stored.replace(microsecond=0) + timedelta(seconds=1)
    same_second = {"If-Modified-Since": http_date(stored)}
    assert visitor.get(path, headers=same_second).status_code == 200


@pytest.mark.parametrize("address", ["/", "/corrections", "verdict"])
def test_queries_do_not_grow_with_verdicts(
    visitor: Visitor, desk: TrialDesk, path: str, address: str
) -> None:
    address = path if address == "verdict" else address
    desk.correct(1, kind=CorrectionKind.CORRECTION, note="A digit.")
    with counted_queries(desk.database) as before:
        visitor.get(address)
    publish_slovenian(desk)
    desk.correct(2, kind=CorrectionKind.CORRECTION, note="Druga.")
    desk.correct(1, kind=CorrectionKind.UPDATE, note="More.")
    with counted_queries(desk.database) as after:
        tag = visitor.get(address).headers["ETag"]
    assert len(after) == len(before) <= 16
    with counted_queries(desk.database) as unchanged:
        assert visitor.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert len(unchanged) <= 3


def test_what_is_not_there_has_the_site_around_it(visitor: Visitor) -> None:
    said = text_of(visitor.get("/verdicts/nothing").text)
    assert "ClaimTrack desk" in said
    assert "Archive" in said
    assert len(headings_of(visitor.get("/verdicts/nothing").text)) == 1
