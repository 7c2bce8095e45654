"""The audit page: every event, the newest first, for everyone on the desk."""

import csv
import io
import json
import re

import pytest

from claimtrack.db import Database
from claimtrack.models import ClaimKind, Event
from claimtrack.services.claims.claim_words import ClaimWords, change_words
from claimtrack.services.claims.claimants import ClaimantChoice
from claimtrack.services.records import history
from claimtrack.services.records.history import PAGE_SIZE, event_data, list_events
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.desk.policies import change_policy
from tests.web.queries import counted_queries


def numbers(page: str) -> list[int]:
    """Return the numbers of the events on the page, in their order."""
    return [int(found) for found in re.findall(r'<tr id="event-(\d+)"', page)]


def newest(desk: TrialDesk) -> Event:
    with desk.database.reading() as session:
        return list_events(session)[0]


def test_it_asks_to_log_in(visitor: Visitor) -> None:
    assert visitor.get("/audit").status_code == 401


def test_it_says_who_did_what_to_what(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    change_policy(desk, quorum=2, publisher_url="https://news.example/")
    page = visitor.log_in("vera").get("/audit").text
    assert numbers(page) == sorted(numbers(page), reverse=True)
    assert numbers(page)[-1] == 1
    for words in (
        "Policy set",
        "Approvals needed: 2",
        "Publisher&#39;s address: https://news.example/",
        "Verdict published",
        "“Final account” (Refutes, primary)",
        "Command “test”",
        "“Bridge reopens”",
        "Command “init”",
        newest(desk).hash[:8],
    ):
        assert words in page, words
    assert re.search(rf'href="/claims/{proposal.claim_id}#event-\d+">Claim {proposal.claim_id}</a>', page)
    assert re.search(r'href="/articles/\d+">Article \d+</a>', page)


def test_older_events_are_a_page_away(visitor: Visitor, desk: TrialDesk) -> None:
    for number in range(PAGE_SIZE // 2 + 1):
        desk.add_claim("It is so", article_id=desk.add_article(f"It is so, {number}."))
    visitor.log_in("vera")
    first = visitor.get("/audit").text
    link = re.search(r'rel="next"[^>]*href="([^"]+)"', first)
    assert link is not None
    second = visitor.get(link.group(1)).text
    assert len(numbers(first)) == PAGE_SIZE
    assert numbers(second)[0] == numbers(first)[-1] - 1
    assert numbers(second)[-1] == 1
    assert 'rel="next"' not in second
    assert re.search(r'href="/audit"[^>]*>Newest</a>', second)


def test_a_page_number_that_means_nothing_gives_the_newest(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    visitor.log_in("vera")
    expected = numbers(visitor.get("/audit").text)
    for before in ("x", "-3", "0", "9" * 30, ""):
        answer = visitor.get(f"/audit?before={before}")
        assert (answer.status_code, numbers(answer.text)) == (200, expected)


def test_it_asks_a_fixed_number_of_queries(visitor: Visitor, desk: TrialDesk, database: Database) -> None:
    visitor.log_in("vera")
    with counted_queries(database) as few:
        visitor.get("/audit")
    desk.publish()
    with counted_queries(database) as many:
        visitor.get("/audit")
    assert len(few) == len(many) <= 6


def actions(page: str) -> list[str]:
    """Return what the page says was done, in its order."""
    return re.findall(r'<td class="whole">\s*<strong>([^<]+)</strong>', page)


def test_it_is_narrowed_by_person_object_action_and_time(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    bob, day = desk.person("bob").user_id, desk.now.date().isoformat()
    visitor.log_in("vera")

    def found(query: str) -> set[str]:
        return set(actions(visitor.get(f"/audit?{query}").text))

    assert found(f"who=user:{bob}") == {"Verdict approved", "Verdict published"}
    assert found("who=command:") >= {"Policy set", "Article added"}
    assert found("action=claim.take") == {"Claim taken"}
    assert found(f"kind=claim&number={proposal.claim_id}") >= {"Claim taken", "Verdict published"}
    assert found("kind=policy") == {"Policy set"}
    assert found(f"who=user:{bob}&action=claim.take") == set()
    assert found(f"since={day}&until={day}&action=claim.take") == {"Claim taken"}
    assert found("until=2020-01-01") == found("since=2999-01-01") == set()


def test_a_filter_that_means_nothing_does_not_narrow(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_article()
    visitor.log_in("vera")
    every = numbers(visitor.get("/audit").text)
    for query in ("who=nobody", "action=never", "kind=moon", "number=x", "since=yesterday", "number=-5"):
        assert numbers(visitor.get(f"/audit?{query}").text) == every, query


def test_a_page_of_a_narrowed_audit_leads_on_within_it(visitor: Visitor, desk: TrialDesk) -> None:
    for number in range(PAGE_SIZE + 2):
        desk.add_article(f"It is so, {number}.")
    first = visitor.log_in("vera").get("/audit?action=article.add").text
    link = re.search(r'rel="next"[^>]*href="([^"]+)"', first)
    assert link is not None
    second = visitor.get(link.group(1).replace("&amp;", "&")).text
    assert set(actions(second)) == {"Article added"}
    assert len(numbers(second)) == 2


def test_changes_of_words_are_shown_word_by_word(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    with desk.writing() as session:
        words = ClaimWords(
            wording="It cost 21 million crowns",
            standalone="It cost 21 million crowns",
            kind=ClaimKind.QUANTITY,
            claimant=ClaimantChoice(""),
        )
        change_words(
            session,
            claim_id=claim_id,
            version=desk.claim(claim_id).words_version,
            words=words,
            identity=desk.person("alice"),
            now=desk.now,
        )
    page = visitor.log_in("vera").get("/audit?action=claim.change").text
    assert "<del>18</del>" in page
    assert "<ins>21</ins>" in page


def test_the_audit_as_a_file(visitor: Visitor, desk: TrialDesk) -> None:
    desk.publish()
    visitor.log_in("vera")
    assert 'action="/audit.csv?action=claim.take"' in visitor.get("/audit?action=claim.take").text
    answer = visitor.post("/audit.csv?action=claim.take")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit.csv"'
    (line,) = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert (line["Action"], line["What"], line["Who"]) == ("claim.take", "Claim taken", "Alice")
    assert json.loads(line["Event"])["seq"] == int(line["Number"])
    told = newest(desk)
    assert (told.action, told.actor) == ("desk.export", f"user:{desk.person('vera').user_id}")
    assert event_data(told) == {"kind": "audit", "view": "action=claim.take"}
    assert len(visitor.post("/audit.csv").data.splitlines()) == told.seq + 2


def test_a_file_of_many_events_has_each_once(
    visitor: Visitor, desk: TrialDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_BATCH", 3)
    desk.publish()
    lines = csv.DictReader(io.StringIO(visitor.log_in("vera").post("/audit.csv").data.decode("utf-8-sig")))
    assert [int(line["Number"]) for line in lines] == list(range(newest(desk).seq, 0, -1))
