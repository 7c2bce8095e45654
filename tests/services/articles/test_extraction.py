from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import select

from claimtrack.audit import Actor
from claimtrack.clock import PartialDate, known_day
from claimtrack.errors import NotFoundError
from claimtrack.extract import ExtractedClaim, Extraction, Kind
from claimtrack.models import Appearance, ArticleVersion, Claim, Claimant, ClaimOrigin
from claimtrack.services.articles.extracted_claims import LEAST_SCORE, MOST_CLAIMS, store_extraction
from claimtrack.services.articles.extraction import extract_article
from tests.desk import TEXT, TrialDesk
from tests.services.record import count_rows, last_event

ACTOR = Actor.job("extract_article")


def run(desk: TrialDesk) -> int:
    return extract_article(desk.database, version_id=1, actor=ACTOR, now=desk.now)


def candidate(
    passage: str, *, score: float = 0.5, claimant: str | None = None, text: str = TEXT
) -> ExtractedClaim:
    start = text.index(passage)
    return ExtractedClaim(
        text=passage,
        standalone=f"[Bridge] {passage}",
        start=start,
        end=start + len(passage),
        sentence=0,
        claimant=claimant,
        score=score,
        reasons=("number",),
        kind=Kind.QUANTITY,
    )


def numbered(count: int, *, score: float = 0.5) -> list[ExtractedClaim]:
    """Return claims that all say something else; where they stand does not matter."""
    found = candidate("18 million", score=score)
    return [
        replace(found, text=f"{number} million", standalone=f"{number} million") for number in range(count)
    ]


def store(desk: TrialDesk, *claims: ExtractedClaim) -> list[Claim]:
    extraction = Extraction("en", "rules 1", ((0, 10),), claims)
    with desk.writing() as session:
        version = session.get_one(ArticleVersion, 1)
        return store_extraction(session, version=version, extraction=extraction, actor=ACTOR, now=desk.now)


def test_the_claims_of_an_article_come_into_the_queue_where_they_stand(desk: TrialDesk) -> None:
    desk.add_article()
    found = run(desk)
    assert found == count_rows(desk, Claim) > 0
    with desk.database.reading() as session:
        for appearance in session.scalars(select(Appearance)):
            assert TEXT[appearance.start_offset : appearance.end_offset] == appearance.quote
        assert set(session.scalars(select(Claim.origin))) == {ClaimOrigin.EXTRACTED}
        assert min(session.scalars(select(Claim.score))) >= LEAST_SCORE


def test_a_batch_is_one_event_with_a_digest(desk: TrialDesk) -> None:
    desk.add_article()
    found = run(desk)
    line = last_event(desk)
    assert (line.actor, line.action) == ("job:extract_article", "article.extract")
    assert (line.data["claims"], line.data["version"], len(line.data["digest"])) == (found, 1, 64)


def test_running_it_twice_stores_the_claims_once(desk: TrialDesk) -> None:
    desk.add_article()
    found = run(desk)
    assert run(desk) == 0
    assert count_rows(desk, Claim) == found


def test_two_at_once_store_the_claims_once(desk: TrialDesk) -> None:
    desk.add_article()
    run_once = Barrier(2)

    def work(_number: int) -> int:
        run_once.wait()
        return run(desk)

    with ThreadPoolExecutor(2) as pool:
        stored = sorted(pool.map(work, range(2)))
    assert stored == [0, count_rows(desk, Claim)]


def test_a_text_without_a_claim_is_read_all_the_same(desk: TrialDesk) -> None:
    desk.add_article("Hello there. What a day!")
    assert run(desk) == 0
    with desk.database.reading() as session:
        version = session.get_one(ArticleVersion, 1)
    assert version.extracted_at == desk.now
    assert last_event(desk).data["first"] is None


def test_what_scores_too_low_stays_out(desk: TrialDesk) -> None:
    desk.add_article()
    stored = store(
        desk,
        candidate("It is long", score=LEAST_SCORE - 0.01),
        candidate("The harbour bridge", score=LEAST_SCORE),
    )
    assert [claim.wording for claim in stored] == ["The harbour bridge"]


def test_the_best_claims_of_a_long_text_are_queued_and_the_rest_counted(desk: TrialDesk) -> None:
    desk.add_article()
    better = numbered(MOST_CLAIMS - 1, score=0.9)
    equals = [candidate("It is long"), candidate("The harbour bridge")]
    hopeless = candidate("Monday", score=LEAST_SCORE - 0.01)
    stored = store(desk, equals[0], *better, equals[1], hopeless)
    assert [claim.wording for claim in stored] == ["It is long", *(claim.text for claim in better)]
    assert count_rows(desk, Claim) == count_rows(desk, Appearance) == MOST_CLAIMS
    data = last_event(desk).data
    assert (data["claims"], data["left_out"]) == (MOST_CLAIMS, 1)


def test_as_many_claims_as_allowed_are_all_queued(desk: TrialDesk) -> None:
    desk.add_article()
    assert len(store(desk, *numbered(MOST_CLAIMS))) == MOST_CLAIMS
    assert last_event(desk).data["left_out"] == 0


def test_a_statement_that_a_text_repeats_is_one_claim_in_several_places(desk: TrialDesk) -> None:
    text = "Rents doubled in 2024. He said it: rents\ndoubled in 2024. Rents doubled in 2024."
    desk.add_article(text)
    first, second = (
        candidate("Rents doubled in 2024", text=text),
        candidate("rents\ndoubled in 2024", text=text),
    )
    third = replace(first, start=text.rindex("Rents"), end=len(text) - 1, score=0.7)
    (claim, other) = store(desk, first, second, third)
    assert (claim.wording, claim.score) == ("Rents doubled in 2024", 0.7)
    with desk.database.reading() as session:
        places = session.execute(
            select(Appearance.start_offset, Appearance.end_offset).where(Appearance.claim_id == claim.id)
        ).all()
    assert sorted(map(tuple, places)) == [(0, 21), (third.start, third.end)]
    assert other.wording == second.text


def test_same_words_of_two_people_or_of_two_things_stay_two_claims(desk: TrialDesk) -> None:
    desk.add_article()
    cost = candidate("It cost 18 million crowns")
    store(
        desk,
        replace(cost, claimant="Mayor Wren"),
        replace(cost, claimant="Ms Reed"),
        replace(cost, standalone="It [the tower] cost 18 million crowns"),
    )
    assert count_rows(desk, Claim) == 3


def test_a_statement_without_a_speaker_is_that_of_the_one_who_is_named(desk: TrialDesk) -> None:
    desk.add_article()
    cost = candidate("It cost 18 million crowns")
    (claim,) = store(desk, cost, replace(cost, claimant="Mayor Wren", start=cost.start, score=0.4))
    assert claim.claimant_id == 1


def test_a_claimant_is_one_row_however_many_claims_they_made(desk: TrialDesk) -> None:
    desk.add_article()
    store(
        desk,
        candidate("It is long", claimant="Mayor Wren"),
        candidate("The harbour bridge", claimant="Mayor Wren"),
        candidate("It cost 18 million crowns"),
    )
    assert count_rows(desk, Claimant) == 1
    with desk.database.reading() as session:
        owners = session.scalars(select(Claim.claimant_id).order_by(Claim.id)).all()
    assert owners == [1, 1, None]


def test_a_very_long_name_is_one_claimant_too(desk: TrialDesk) -> None:
    desk.add_article()
    name = "Commission " * 30
    store(desk, candidate("It is long", claimant=name), candidate("18 million", claimant=name + "again"))
    assert count_rows(desk, Claimant) == 1


def test_only_a_full_date_anchors_what_a_text_says_of_days(desk: TrialDesk) -> None:
    assert known_day(PartialDate.parse("2025-03-03")) == date(2025, 3, 3)
    assert [known_day(PartialDate.parse(text)) for text in ("2025-03", "2025")] == [None, None]
    assert known_day(None) is None


def test_a_version_that_is_not_there_is_not_found(desk: TrialDesk) -> None:
    with pytest.raises(NotFoundError):
        run(desk)
