"""Reading articles: alice reads one with its claims in place, vera looks on."""

from html import escape

import pytest

from claimtrack.db import Database
from claimtrack.services.articles.articles import EXTRACT
from claimtrack.services.articles.extracted_claims import MOST_CLAIMS
from claimtrack.services.operating.jobs import MOST_ATTEMPTS, fail_job, find_job, take_job
from tests.desk import PASSAGE, TEXT, TrialDesk
from tests.visitor import Visitor
from tests.web.desk.extracted import found_claim, read_article
from tests.web.pages import text_under
from tests.web.queries import counted_queries

ARTICLE = "data-article-text"


def add_numbered(desk: TrialDesk, count: int) -> int:
    """Return the id of an article that makes as many statements."""
    words = [f"{count}.{number}" for number in range(count)]
    text = " ".join(words)
    article_id = desk.add_article(text)
    read_article(desk, article_id, [found_claim(word, text.index(word), 0.5) for word in words])
    return article_id


def test_the_list_shows_what_there_is(visitor: Visitor, desk: TrialDesk) -> None:
    read = desk.add_article("One claim here", title="Read <b>", language="sl")
    read_article(desk, read, [found_claim("One claim", 0, 0.8)])
    desk.add_article("Two", title="Not read yet")
    page = visitor.log_in("vera").get("/articles").text
    for part in ("Read &lt;b&gt;", "Mar 3, 2025", "The Gazette", "1 claim", "Not read yet", "SL"):
        assert part in page
    assert page.count("data-reading") == 1
    assert "/articles/new" not in page


def test_an_empty_list_says_what_to_do(visitor: Visitor) -> None:
    page = visitor.log_in("alice").get("/articles").text
    assert "There is no article yet." in page
    assert 'href="/articles/new"' in page


def test_pages_ask_to_log_in(visitor: Visitor) -> None:
    assert visitor.get("/articles").status_code == 401
    assert visitor.get("/articles/1").status_code == 401


def test_an_unknown_article_is_not_found(visitor: Visitor) -> None:
    page = visitor.log_in("vera").get("/articles/77")
    assert page.status_code == 404
    assert "There is no such article." in page.text


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        ' \n\nOne  two\tthree\n \nFour <script>alert(1)</script> & "five"\n',
        "👩‍👩‍👧 cafe\u0301 \u202eabc\ufffd 🚢\n\n\n\nčšž",
    ],
)
def test_the_text_is_there_character_for_character(visitor: Visitor, desk: TrialDesk, text: str) -> None:
    article_id = desk.add_article(text)
    read_article(desk, article_id, [found_claim(text[4:12], 4, 0.9), found_claim(text[6:9], 6, 0.8)])
    page = visitor.log_in("vera").get(f"/articles/{article_id}")
    assert text_under(page.text, ARTICLE) == text


def test_claims_stand_in_place_and_nest(visitor: Visitor, desk: TrialDesk) -> None:
    text = "It cost 18 million and rose."
    article_id = desk.add_article(text)
    outer, inner = read_article(
        desk, article_id, [found_claim("cost 18 million and rose", 3, 0.6), found_claim("18 million", 8, 0.9)]
    )
    page = visitor.log_in("alice").get(f"/articles/{article_id}").text
    assert (
        f'It <mark class="claim-mark state-queued" id="claim-{outer}" tabindex="-1" title="Queued">'
        f'<a class="mark-number" href="#entry-{outer}" data-number="2" aria-label="Claim 2 in the list"></a>'
        f'<a href="/claims/{outer}">cost </a>'
        f'<mark class="claim-mark state-queued" id="claim-{inner}" tabindex="-1" title="Queued">'
        f'<a class="mark-number" href="#entry-{inner}" data-number="1" aria-label="Claim 1 in the list"></a>'
        f'<a href="/claims/{inner}">18 million</a></mark>'
        f'<a href="/claims/{outer}" tabindex="-1"> and rose</a></mark>.</p>'
    ) in page


def test_a_claim_that_the_text_repeats_is_marked_at_each_place_and_listed_once(
    visitor: Visitor, desk: TrialDesk
) -> None:
    text = "Rents doubled. Yes: rents rose. Rents doubled."
    article_id = desk.add_article(text)
    first = found_claim("Rents doubled", 0, 0.8)
    (claim_id,) = read_article(desk, article_id, [first, found_claim("Rents doubled", 32, 0.8)])
    page = visitor.log_in("alice").get(f"/articles/{article_id}").text
    assert "1 claim<" in page
    assert page.count("<mark ") == 2
    assert page.count(f'id="claim-{claim_id}"') == 1
    assert page.count(f'href="#claim-{claim_id}"') == 1
    assert visitor.get(f"/claims/{claim_id}").text.count("<figure") == 2


def test_claims_beside_the_text_come_by_score_with_their_state(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    article_id = 1
    page = visitor.log_in("alice").get(f"/articles/{article_id}").text
    assert "1 claim<" in page
    assert "state-in-review" in page
    assert page.index("data-article-text") < page.index('id="claims-title"')
    assert f'href="#claim-{claim_id}"' in page
    assert f'href="/queue?article={article_id}&amp;state=all"' in page


def test_a_text_that_is_being_read_says_so(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article()
    assert "The text is being read" in visitor.log_in("alice").get(f"/articles/{article_id}").text


def test_a_text_without_a_claim_says_so(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article("Hm.")
    read_article(desk, article_id, [])
    page = visitor.log_in("alice").get(f"/articles/{article_id}").text
    assert "No claim was found in this text." in page
    assert "data-reading" not in page


def test_a_text_with_too_many_claims_says_how_many_were_queued(visitor: Visitor, desk: TrialDesk) -> None:
    words = "Only the 500 most check-worthy statements of this text were queued."
    enough, many = (add_numbered(desk, count) for count in (MOST_CLAIMS, MOST_CLAIMS + 2))
    visitor.log_in("alice")
    assert words not in visitor.get(f"/articles/{enough}").text
    page = visitor.get(f"/articles/{many}").text
    assert words in page
    assert page.count("<mark ") == MOST_CLAIMS
    assert "left out: 2" in visitor.get("/audit").text


def test_a_text_that_could_not_be_read_says_why(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article()
    for _ in range(MOST_ATTEMPTS):
        with desk.writing() as session:
            job = find_job(session, dedupe_key=f"{EXTRACT}:1")
            taken = take_job(session, job_id=job.id, now=max(desk.now, job.run_after))
            assert taken is not None
            fail_job(session, job_id=job.id, error="<out of memory>", now=desk.now)
    page = visitor.log_in("alice").get(f"/articles/{article_id}").text
    assert escape("<out of memory>") in page
    assert "data-reading" not in page


def test_a_viewer_is_not_offered_to_mark(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article()
    assert "Mark as claim" not in visitor.log_in("vera").get(f"/articles/{article_id}").text
    assert "Mark as claim" in visitor.log_in("alice").get(f"/articles/{article_id}").text


def test_the_number_of_queries_does_not_grow(visitor: Visitor, desk: TrialDesk, database: Database) -> None:
    visitor.log_in("alice")
    desk.add_claim(PASSAGE)
    counts = []
    for path in ("/articles", "/articles/1"):
        with counted_queries(database) as seen:
            visitor.get(path)
        counts.append(len(seen))
    article_id = desk.add_article("a b c d e f")
    for letter in "abcdef":
        desk.add_claim(letter, article_id=article_id)
    for path, before in zip(("/articles", f"/articles/{article_id}"), counts, strict=True):
        with counted_queries(database) as seen:
            visitor.get(path)
        assert len(seen) == before <= 8
