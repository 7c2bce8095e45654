import json
from typing import Any

from sqlalchemy import delete, select

from claimtrack.audit import Actor
from claimtrack.extract import ExtractedClaim, Extraction, Kind
from claimtrack.extract.evaluation.labelled import read_labelled
from claimtrack.models import Appearance, ArticleVersion, DismissReason
from claimtrack.services.articles.extracted_claims import store_extraction
from claimtrack.services.claims.dismissals import dismiss_claim
from claimtrack.services.labels import read_labels
from tests.desk import PASSAGE, TEXT, TrialDesk


def labels(desk: TrialDesk) -> list[dict[str, Any]]:
    with desk.database.reading() as session:
        return list(read_labels(session))


def extracted(desk: TrialDesk, *passages: str) -> list[int]:
    """The ids of claims that extraction found in the article."""
    article_id = desk.add_article()
    found = tuple(
        ExtractedClaim(
            words, words, TEXT.index(words), TEXT.index(words) + len(words), 0, None, 0.9, (), Kind.EVENT
        )
        for words in passages
    )
    with desk.writing() as session:
        version = session.scalars(select(ArticleVersion).filter_by(article_id=article_id)).one()
        claims = store_extraction(
            session,
            version=version,
            extraction=Extraction("en", "m 1", (), found),
            actor=Actor.job("test"),
            now=desk.now,
        )
        return [claim.id for claim in claims]


def dismiss(desk: TrialDesk, claim_id: int, reason: DismissReason) -> None:
    with desk.writing() as session:
        dismiss_claim(
            session, claim_id=claim_id, reason=reason, note="", identity=desk.person("alice"), now=desk.now
        )


def test_what_nobody_looked_at_is_no_label(desk: TrialDesk) -> None:
    extracted(desk, PASSAGE)
    assert labels(desk) == []


def test_a_claim_marked_by_hand_is_worth_checking(desk: TrialDesk) -> None:
    desk.add_claim(PASSAGE)
    (record,) = labels(desk)
    (label,) = record["sentences"]
    assert record["text"][label["start"] : label["end"]] == PASSAGE
    assert (label["worthy"], label["reason"]) == (True, "by_hand")
    assert (record["language"], record["published"]) == ("en", "2025-03-03")


def test_dismissals_that_say_something_of_the_statement_count(desk: TrialDesk) -> None:
    bridge, cost, length = extracted(desk, "The harbour bridge reopened on Monday", PASSAGE, "It is long")
    dismiss(desk, bridge, DismissReason.NOT_CHECKABLE)
    dismiss(desk, cost, DismissReason.OUT_OF_SCOPE)
    dismiss(desk, length, DismissReason.OPINION)
    (record,) = labels(desk)
    found = [(TEXT[s["start"] : s["end"]], s["worthy"], s["reason"]) for s in record["sentences"]]
    assert found == [
        ("The harbour bridge reopened on Monday", False, "not_checkable"),
        ("It is long", False, "opinion"),
    ]


def test_a_claim_that_came_to_a_verdict_is_worth_checking(desk: TrialDesk) -> None:
    (claim_id,) = extracted(desk, PASSAGE)
    desk.take(claim_id)
    desk.write(claim_id)
    assert labels(desk) == []
    desk.propose(claim_id)
    assert [s["reason"] for s in labels(desk)[0]["sentences"]] == ["checked"]


def test_a_claim_without_an_article_stands_alone(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    with desk.writing() as session:
        session.execute(delete(Appearance).where(Appearance.claim_id == claim_id))
    (record,) = labels(desk)
    assert (record["text"], record["worthy"]) == (PASSAGE, True)


def test_the_export_can_be_read_again(desk: TrialDesk) -> None:
    desk.add_claim(PASSAGE)
    lines = [json.dumps(record).encode() for record in labels(desk)]
    (text,) = read_labelled(lines)
    assert text.text == TEXT
    assert [part.worthy for part in text.sentences] == [True]
