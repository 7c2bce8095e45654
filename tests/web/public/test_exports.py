"""The export: every verdict once, what changed comes again, and nothing of what must stay unnamed."""

from dataclasses import replace
from typing import Any

import pytest

from claimtrack.models import CorrectionKind
from claimtrack.services.claims.leases import release_claim
from claimtrack.services.evidence.sources import add_source
from tests.desk import PASSAGE, SOURCE, WORDS, TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import json_of, publish_slovenian, verdict_path
from tests.web.queries import counted_queries

PATH = "/export/verdicts.json"
BASE = "https://desk.example"


def export(visitor: Visitor, address: str = PATH) -> dict[str, Any]:
    answer = visitor.get(address.removeprefix(BASE))
    assert answer.status_code == 200
    found: dict[str, Any] = json_of(answer)
    return found


def test_a_record_has_what_the_desk_approved(desk: TrialDesk, visitor: Visitor) -> None:
    claim_id = desk.publish().claim_id
    (record,) = export(visitor)["verdicts"]
    assert record["url"] == BASE + verdict_path(desk, claim_id)
    assert (record["state"], record["language"], record["asOf"]) == ("published", "en", "2026-03")
    assert record["native"] == record["english"]
    assert record["native"]["claim"] == WORDS.short_wording
    assert record["native"]["explanation"] == WORDS.explanation
    assert record["rating"]["labelEnglish"] == "Disputed"
    (place,) = record["appearances"]
    assert (place["quote"], place["url"]) == (PASSAGE, "https://example.org/bridge")
    (row,) = record["evidence"]
    assert (row["stance"], row["title"], row["named"]) == ("refutes", SOURCE.title, True)
    assert (row["quote"], row["locator"], row["primary"]) == (SOURCE.quote, SOURCE.locator, True)
    assert record["changes"] == []


def test_a_slovenian_record_has_its_own_words_and_the_rating_in_both(
    desk: TrialDesk, visitor: Visitor
) -> None:
    publish_slovenian(desk)
    (record,) = export(visitor)["verdicts"]
    assert record["native"]["headline"] == "Prispel je"
    assert record["english"] is None
    assert (record["rating"]["label"], record["rating"]["labelEnglish"]) == ("Potrjeno", "Verified")


def test_a_source_that_stays_unnamed_is_not_named(desk: TrialDesk, visitor: Visitor) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    witness = replace(SOURCE, title="A clerk", url=None, reference="Calls at night", unnamed=True)
    with desk.writing() as session:
        alice = desk.person("alice")
        add_source(session, claim_id=claim_id, details=witness, identity=alice, now=desk.now)
    with desk.writing() as session:
        release_claim(session, claim_id=claim_id, identity=alice, now=desk.now)
    desk.publish(desk.propose(claim_id))
    answer = visitor.get(PATH)
    assert "clerk" not in answer.text
    assert "Calls at night" not in answer.text
    (record,) = json_of(answer)["verdicts"]
    assert [row["named"] for row in record["evidence"]].count(False) == 1


def test_a_copy_is_kept_by_asking_on(desk: TrialDesk, visitor: Visitor) -> None:
    article_id = desk.add_article()
    first = desk.publish(desk.propose(desk.add_claim(article_id=article_id))).claim_id
    desk.publish(desk.propose(desk.add_claim("It is long", article_id=article_id)))
    publish_slovenian(desk)
    page = export(visitor, f"{PATH}?limit=2")
    assert (len(page["verdicts"]), page["more"]) == (2, True)
    last = export(visitor, page["next"])
    assert (len(last["verdicts"]), last["more"]) == (1, False)
    empty = export(visitor, last["next"])
    assert (empty["verdicts"], empty["more"], empty["next"]) == ([], False, last["next"])
    desk.correct(first, kind=CorrectionKind.CORRECTION, note="It was 21 million.")
    (changed,) = export(visitor, last["next"])["verdicts"]
    assert changed["id"] == page["verdicts"][0]["id"]
    assert changed["changes"][0]["note"] == "It was 21 million."
    assert len(export(visitor)["verdicts"]) == 3
    assert len(export(visitor, f"{PATH}?language=sl")["verdicts"]) == 1


def test_a_retracted_verdict_keeps_its_record_without_its_findings(desk: TrialDesk, visitor: Visitor) -> None:
    claim_id = desk.publish().claim_id
    desk.correct(claim_id, kind=CorrectionKind.RETRACTION, note="We read the wrong account.")
    (record,) = export(visitor)["verdicts"]
    assert (record["state"], record["retraction"]) == ("retracted", "We read the wrong account.")
    assert (record["rating"], record["evidence"], record["native"]["summary"]) == (None, [], None)


@pytest.mark.parametrize(
    "query", ["after=yesterday", "after=2026-99-01T00:00:00.000000Z-1", "limit=0", "limit=x", "language=xx"]
)
def test_what_makes_no_sense_is_refused(visitor: Visitor, query: str) -> None:
    answer = visitor.get(f"{PATH}?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_an_unchanged_page_is_not_built(desk: TrialDesk, visitor: Visitor) -> None:
    desk.publish()
    first = visitor.get(PATH)
    with counted_queries(desk.database) as asked:
        again = visitor.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert len(asked) <= 2
    assert first.headers["Access-Control-Allow-Origin"] == "*"
