from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from claimtrack.errors import (
    ClaimExistsError,
    NotFoundError,
    PassageAmbiguousError,
    PassageNotFoundError,
    SpanMismatchError,
)
from claimtrack.models import Appearance, Claim, ClaimOrigin
from claimtrack.services.articles.article_page import view_article
from claimtrack.services.claims.claims_by_hand import add_claim_by_hand, find_passage
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.record import count_rows, last_event

# Emoji of one code point and of three, letters with combining marks: nothing is composed or split.
ODD = "🚢 Zgodba 👩\u200d🔬 cafe\u0301 je sta\u0301la 18\u00a0milijonov evrov. 🚢 Konec."
STATEMENT = "cafe\u0301 je sta\u0301la 18\u00a0milijonov evrov"


def mark(desk: TrialDesk, article_id: int, start: int, end: int, quote: str, *, by: str = "alice") -> Claim:
    with desk.writing() as session:
        return add_claim_by_hand(
            session,
            article_id=article_id,
            start=start,
            end=end,
            quote=quote,
            identity=desk.person(by),
            now=desk.now,
        )


def find(desk: TrialDesk, article_id: int, passage: str) -> tuple[int, int]:
    with desk.database.reading() as session:
        return find_passage(session, article_id=article_id, passage=passage)


def test_offsets_are_exact_among_emoji_and_combining_marks(desk: TrialDesk) -> None:
    article_id = desk.add_article(ODD, language="sl")
    start, end = find(desk, article_id, STATEMENT)
    assert ODD[start:end] == STATEMENT
    claim = mark(desk, article_id, start, end, STATEMENT)
    with desk.database.reading() as session:
        appearance = session.scalars(select(Appearance)).one()
    assert (appearance.start_offset, appearance.end_offset) == (start, end)
    assert claim.wording == claim.standalone == appearance.quote == STATEMENT


def test_a_claim_by_hand_scores_one_and_stands_in_the_queue(desk: TrialDesk) -> None:
    claim = desk.claim(desk.add_claim())
    assert (claim.score, claim.origin, claim.state) == (1.0, ClaimOrigin.BY_HAND, ClaimState.QUEUED)
    assert (claim.language, claim.reasons, claim.touched) == ("en", ["by hand"], True)


def test_marking_is_an_event_with_the_place(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    mark(desk, article_id, 0, 18, "The harbour bridge")
    line = last_event(desk)
    assert (line.actor, line.action) == ("alice", "claim.add")
    assert line.data == {"article": article_id, "version": 1, "start": 0, "end": 18}


def test_a_selection_that_took_spaces_along_is_trimmed(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    marked = mark(desk, article_id, 3, 19, " harbour bridge ")
    assert marked.wording == "harbour bridge"


def test_white_space_in_the_quote_may_differ_from_the_text(desk: TrialDesk) -> None:
    article_id = desk.add_article("It cost\n18 million\u00a0crowns in all.")
    assert (
        mark(desk, article_id, 0, 26, "It cost 18 million crowns").wording
        == "It cost\n18 million\u00a0crowns"
    )


def test_a_quote_that_is_not_what_stands_there_is_refused(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    for start, end, quote in ((1, 18, "The harbour bridge"), (0, 0, ""), (5, 2, "x"), (3, 4, " ")):
        with pytest.raises(SpanMismatchError):
            mark(desk, article_id, start, end, quote)
    assert count_rows(desk, Claim) == 0


def test_offsets_outside_the_text_are_refused_or_cut_to_it(desk: TrialDesk) -> None:
    article_id = desk.add_article("Short text here.")
    assert mark(desk, article_id, 6, 9999, "text here.").wording == "text here."
    with pytest.raises(SpanMismatchError):
        mark(desk, article_id, 500, 600, "text")


def test_the_same_passage_twice_names_the_claim_that_is_there(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    claim_id = desk.add_claim(article_id=article_id)
    with pytest.raises(ClaimExistsError) as refusal:
        desk.add_claim(article_id=article_id)
    assert refusal.value.params == {"claim_id": claim_id}


def test_of_those_who_mark_a_passage_at_once_one_makes_the_claim(desk: TrialDesk) -> None:
    article_id, start = desk.add_article(), Barrier(4)

    def send(name: str) -> bool:
        start.wait()
        try:
            with desk.database.writing() as session:
                add_claim_by_hand(
                    session,
                    article_id=article_id,
                    start=0,
                    end=18,
                    quote="The harbour bridge",
                    identity=desk.person(name),
                    now=desk.now,
                )
        except ClaimExistsError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(send, ("alice", "bob", "charlie", "adam"))).count(True) == 1


def test_claims_may_nest_and_the_page_has_the_outer_one_first(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    inner = desk.add_claim("18 million crowns", article_id=article_id)
    outer = desk.add_claim("It cost 18 million crowns", article_id=article_id)
    later = desk.add_claim("It is long", article_id=article_id)
    with desk.database.reading() as session:
        view = view_article(session, article_id=article_id)
        placed = [(line.claim.id, view.version.text[line.start : line.end]) for line in view.claims]
    assert placed == [
        (outer, "It cost 18 million crowns"),
        (inner, "18 million crowns"),
        (later, "It is long"),
    ]
    starts = [line.start for line in view.claims]
    assert starts[0] < starts[1]


def test_a_passage_that_does_not_stand_there_is_not_found(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    for passage in ("It cost 19 million", "", " \n", "bridge.harbour", ".*"):
        with pytest.raises(PassageNotFoundError):
            find(desk, article_id, passage)


def test_a_passage_that_stands_there_twice_is_ambiguous(desk: TrialDesk) -> None:
    article_id = desk.add_article("It rained. It rained. It rained (a lot).")
    with pytest.raises(PassageAmbiguousError) as refusal:
        find(desk, article_id, "It rained")
    assert refusal.value.params == {"count": 3}
    assert find(desk, article_id, "It rained (a lot)") == (22, 39)


def test_a_passage_is_found_whatever_its_white_space(desk: TrialDesk) -> None:
    article_id = desk.add_article("It cost\n  18 million\u00a0crowns in all.")
    assert find(desk, article_id, "  cost 18\tmillion\r\ncrowns ") == (3, 27)


def test_an_article_that_is_not_there_has_no_passages(desk: TrialDesk) -> None:
    with pytest.raises(NotFoundError):
        find(desk, 99, "It")
