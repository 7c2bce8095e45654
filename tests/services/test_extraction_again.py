"""Reading an article again: what nobody worked on becomes what is found now, the rest is only scored."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from threading import Barrier

import pytest
from sqlalchemy import select

from claimtrack.audit import Actor
from claimtrack.audit.verify import verify_audit
from claimtrack.extract import ExtractedClaim, Extraction, Kind
from claimtrack.models import Appearance, ArticleVersion, Claim, DismissReason
from claimtrack.services.articles.extracted_claims import LEAST_SCORE, MOST_CLAIMS, store_extraction
from claimtrack.services.articles.extraction import extract_article
from claimtrack.services.claims.dismissals import dismiss_claim, reopen_claim
from claimtrack.services.claims.leases import release_claim
from tests.desk import TEXT, TrialDesk
from tests.services.record import Line, count_rows, event_count, last_event

ACTOR = Actor.job("extract_article")
COST, LONG, OPEN = "It cost 18 million crowns", "It is long", "The harbour bridge reopened on Monday"


def found(
    passage: str, *, score: float = 0.5, claimant: str | None = None, text: str = TEXT
) -> ExtractedClaim:
    start = text.index(passage)
    return ExtractedClaim(
        text=passage,
        standalone=f"{passage} [there]",
        start=start,
        end=start + len(passage),
        sentence=0,
        claimant=claimant,
        score=score,
        reasons=("number",),
        kind=Kind.QUANTITY,
    )


def read(desk: TrialDesk, *claims: ExtractedClaim, model: str = "new 2", version_id: int = 1) -> list[int]:
    """Return the ids of the claims that this reading queued."""
    with desk.writing() as session:
        version = session.get_one(ArticleVersion, version_id)
        added = store_extraction(
            session,
            version=version,
            extraction=Extraction("en", model, ((0, 10),), claims),
            actor=ACTOR,
            now=desk.now,
            since=version.extracted_at,
        )
        return [claim.id for claim in added]


def add_version(desk: TrialDesk, text: str) -> int:
    """Return the id of a new version of article 1."""
    with desk.writing() as session:
        version = ArticleVersion(
            article_id=1,
            number=2,
            text=text,
            content_hash=sha256(text.encode()).hexdigest(),
            original_hash="0" * 64,
            fetched_at=desk.now,
        )
        session.add(version)
        session.flush()
        return version.id


def rows(desk: TrialDesk) -> list[tuple[object, ...]]:
    """Return everything about claims and their places, but not when they were written."""
    with desk.database.reading() as session:
        claims = session.scalars(select(Claim).order_by(Claim.id)).all()
        places = session.scalars(select(Appearance).order_by(Appearance.id)).all()
    named = [
        (claim.id, claim.wording, claim.standalone, claim.score, claim.kind, claim.model_version)
        for claim in claims
    ]
    return [
        *named,
        *(
            (each.claim_id, each.version_id, each.start_offset, each.end_offset, each.quote)
            for each in places
        ),
    ]


def wordings(desk: TrialDesk) -> dict[int, str]:
    with desk.database.reading() as session:
        return {claim.id: claim.wording for claim in session.scalars(select(Claim))}


def places(desk: TrialDesk, claim_id: int) -> list[tuple[int | None, str]]:
    with desk.database.reading() as session:
        found = session.scalars(
            select(Appearance).where(Appearance.claim_id == claim_id).order_by(Appearance.id)
        )
        return [(each.version_id, each.quote) for each in found]


def counts(line: Line) -> tuple[int, int, int, int]:
    data = line.data
    return data["matched"], data["rescored"], data["added"], data["removed"]


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that an older model found in article 1."""
    desk.add_article()
    (claim_id,) = read(desk, found(COST), model="old 1")
    return claim_id


def test_a_claim_that_nobody_worked_on_says_what_is_found_now(desk: TrialDesk, claim_id: int) -> None:
    wider = replace(found(f"{COST}, said Mayor Wren", score=0.9), claimant="Mayor Wren", kind=Kind.EVENT)
    assert read(desk, wider) == []
    claim = desk.claim(claim_id)
    assert (claim.wording, claim.standalone) == (wider.text, wider.standalone)
    assert (claim.score, claim.kind, claim.model_version) == (0.9, Kind.EVENT, "new 2")
    assert (claim.claimant_id, claim.touched, claim.version) == (1, False, 2)
    assert places(desk, claim_id) == [(1, wider.text)]


def take(desk: TrialDesk, claim_id: int) -> None:
    desk.take(claim_id)


def take_and_release(desk: TrialDesk, claim_id: int) -> None:
    desk.take(claim_id)
    with desk.writing() as session:
        release_claim(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)


def dismiss(desk: TrialDesk, claim_id: int) -> None:
    with desk.writing() as session:
        dismiss_claim(
            session,
            claim_id=claim_id,
            reason=DismissReason.OPINION,
            identity=desk.person("alice"),
            now=desk.now,
        )


def dismiss_and_reopen(desk: TrialDesk, claim_id: int) -> None:
    dismiss(desk, claim_id)
    with desk.writing() as session:
        reopen_claim(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)


def write(desk: TrialDesk, claim_id: int) -> None:
    desk.take(claim_id)
    desk.write(claim_id)


def publish(desk: TrialDesk, claim_id: int) -> None:
    desk.publish(desk.propose(claim_id))


WORK = [take, take_and_release, dismiss, dismiss_and_reopen, write, publish]


@pytest.mark.parametrize("work", WORK)
def test_a_claim_that_somebody_worked_on_is_only_scored_again(
    desk: TrialDesk, claim_id: int, work: Callable[[TrialDesk, int], None]
) -> None:
    work(desk, claim_id)
    before = desk.claim(claim_id)
    assert read(desk, found(f"{COST}, said Mayor Wren", score=0.1, claimant="Mayor Wren")) == []
    claim = desk.claim(claim_id)
    assert (claim.score, claim.model_version) == (0.1, "new 2")
    kept = ("wording", "standalone", "kind", "claimant_id", "state", "version", "touched", "origin")
    assert [getattr(claim, name) for name in kept] == [getattr(before, name) for name in kept]
    assert places(desk, claim_id) == [(1, COST)]
    assert counts(last_event(desk)) == (1, 1, 0, 0)
    with desk.database.reading() as session:
        verify_audit(session)


@pytest.mark.parametrize("work", WORK)
def test_a_claim_that_somebody_worked_on_is_never_removed(
    desk: TrialDesk, claim_id: int, work: Callable[[TrialDesk, int], None]
) -> None:
    work(desk, claim_id)
    (new,) = read(desk, found(LONG))
    assert wordings(desk) == {claim_id: COST, new: LONG}


def test_a_claim_marked_by_hand_stays_as_it_is_and_is_not_queued_again(desk: TrialDesk) -> None:
    desk.add_article()
    claim_id = desk.add_claim(COST, article_id=1)
    before = rows(desk)
    assert read(desk, found(COST, score=0.3), model="old 1") == []
    assert read(desk, found(f"{COST}, said", score=0.3)) == []
    assert rows(desk) == before
    assert desk.claim(claim_id).score == 1.0
    assert counts(last_event(desk)) == (1, 0, 0, 0)


def test_what_is_not_found_again_is_gone_with_its_places(desk: TrialDesk, claim_id: int) -> None:
    (new,) = read(desk, found(LONG))
    assert wordings(desk) == {new: LONG}
    assert new > claim_id
    assert count_rows(desk, Appearance) == 1
    assert counts(last_event(desk)) == (0, 0, 1, 1)


def test_what_is_no_longer_worth_checking_leaves_the_queue(desk: TrialDesk, claim_id: int) -> None:
    read(desk, found(COST, score=LEAST_SCORE - 0.01))
    assert wordings(desk) == {}


def test_a_claim_is_split_where_two_are_found_now(desk: TrialDesk) -> None:
    text = "Rents doubled and wages fell by a tenth in 2024."
    desk.add_article(text)
    (whole,) = read(desk, found(text[:-1], text=text), model="old 1")
    (second,) = read(
        desk, found("wages fell by a tenth in 2024", text=text), found("Rents doubled", text=text)
    )
    assert wordings(desk) == {whole: "wages fell by a tenth in 2024", second: "Rents doubled"}


def test_reading_twice_with_one_model_changes_nothing(desk: TrialDesk, claim_id: int) -> None:
    claims = (found(f"{COST}, said"), found(LONG), found(OPEN, score=0.2))
    read(desk, *claims)
    before, version = rows(desk), desk.claim(claim_id).version
    read(desk, *claims)
    assert rows(desk) == before
    assert desk.claim(claim_id).version == version
    assert counts(last_event(desk)) == (2, 0, 0, 0)


def test_a_reading_that_was_replaced_already_is_not_made_again(desk: TrialDesk) -> None:
    """A worker that is killed after it stored the claims, and before it said so, runs the job once more."""
    desk.add_article()
    extract_article(desk.database, version_id=1, actor=ACTOR, now=desk.now)
    first = desk.now
    with desk.writing():
        pass
    for _ in range(2):
        extract_article(desk.database, version_id=1, since=first, actor=ACTOR, now=desk.now)
    events = event_count(desk)
    with desk.writing() as session:
        extraction = Extraction("en", "late 1", (), ())
        version = session.get_one(ArticleVersion, 1)
        assert (
            store_extraction(
                session, version=version, extraction=extraction, actor=ACTOR, now=desk.now, since=first
            )
            == []
        )
    assert event_count(desk) == events
    assert last_event(desk).action == "article.extract_again"
    assert count_rows(desk, Claim) > 0


def test_two_at_once_read_again_once(desk: TrialDesk) -> None:
    desk.add_article()
    extract_article(desk.database, version_id=1, actor=ACTOR, now=desk.now)
    first, events, claims = desk.now, event_count(desk), rows(desk)
    with desk.writing():
        pass
    together = Barrier(2)

    def work(_number: int) -> None:
        together.wait()
        extract_article(desk.database, version_id=1, since=first, actor=ACTOR, now=desk.now)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert event_count(desk) == events + 1
    assert rows(desk) == claims


def read_and_fail(desk: TrialDesk) -> None:
    with desk.writing() as session:
        version = session.get_one(ArticleVersion, 1)
        store_extraction(
            session,
            version=version,
            extraction=Extraction("en", "new 2", (), (found(LONG),)),
            actor=ACTOR,
            now=desk.now,
            since=version.extracted_at,
        )
        session.flush()
        raise ZeroDivisionError


def test_an_error_on_the_way_leaves_everything_as_it_was(desk: TrialDesk, claim_id: int) -> None:
    before, events = rows(desk), event_count(desk)
    with pytest.raises(ZeroDivisionError):
        read_and_fail(desk)
    assert (rows(desk), event_count(desk)) == (before, events)


def test_the_event_tells_models_counts_and_a_digest(desk: TrialDesk, claim_id: int) -> None:
    read(desk, found(LONG), found(OPEN))
    line = last_event(desk)
    assert (line.actor, line.action) == ("job:extract_article", "article.extract_again")
    told = {name: line.data[name] for name in ("version", "model", "model_before", "claims", "left_out")}
    assert told == {"version": 1, "model": "new 2", "model_before": "old 1", "claims": 2, "left_out": 0}
    assert (counts(line), len(line.data["digest"]), line.data["asked_by"]) == ((0, 0, 2, 1), 64, None)


def test_claims_that_people_worked_on_take_their_room_among_the_most(desk: TrialDesk) -> None:
    words = [f"{number}.5" for number in range(MOST_CLAIMS + 1)]
    text = "Figures: " + " ".join(words)
    desk.add_article(text)
    desk.add_claim("Figures:", article_id=1)
    claims = [found(word, score=0.5 + place / 2000, text=text) for place, word in enumerate(words)]
    assert len(read(desk, *claims, model="old 1")) == MOST_CLAIMS - 1
    assert last_event(desk).data["left_out"] == 2
    better = [replace(claim, score=1 - claim.score) for claim in claims]
    assert len(read(desk, *better)) == 2
    assert count_rows(desk, Claim) == MOST_CLAIMS
    assert set(wordings(desk).values()) == {"Figures:", *words[: MOST_CLAIMS - 1]}


# --- a new version of the article


NEW = "Corrected. The harbour bridge reopened on Tuesday. It cost 18\nmillion crowns, said Mayor Wren."


def test_a_claim_of_the_version_before_is_found_again_by_its_wording(desk: TrialDesk, claim_id: int) -> None:
    version_id = add_version(desk, NEW)
    again = found("It cost 18\nmillion crowns", score=0.8, text=NEW)
    assert read(desk, again, version_id=version_id) == []
    assert places(desk, claim_id) == [(1, COST), (version_id, again.text)]
    assert (desk.claim(claim_id).wording, desk.claim(claim_id).score) == (again.text, 0.8)
    assert counts(last_event(desk)) == (1, 0, 0, 0)


def test_what_somebody_worked_on_gets_a_place_in_the_new_version(desk: TrialDesk, claim_id: int) -> None:
    desk.take(claim_id)
    hand = desk.add_claim(OPEN, article_id=1)
    version_id = add_version(desk, NEW)
    again = found("It cost 18\nmillion crowns", score=0.8, text=NEW)
    moved = found("The harbour bridge reopened on Tuesday", score=0.4, text=NEW)
    assert read(desk, again, moved, version_id=version_id) == []
    assert places(desk, claim_id) == [(1, COST), (version_id, again.text)]
    assert places(desk, hand) == [(1, OPEN), (version_id, moved.text)]
    assert (desk.claim(claim_id).wording, desk.claim(claim_id).score) == (COST, 0.8)
    assert (desk.claim(hand).wording, desk.claim(hand).score) == (OPEN, 1.0)
    read(desk, again, moved, version_id=version_id)
    assert len(places(desk, claim_id)) == len(places(desk, hand)) == 2


def test_another_figure_in_the_new_version_is_another_claim(desk: TrialDesk, claim_id: int) -> None:
    desk.take(claim_id)
    text = NEW.replace("18\n", "21 ")
    version_id = add_version(desk, text)
    (new,) = read(desk, found("It cost 21 million crowns", text=text), version_id=version_id)
    assert wordings(desk) == {claim_id: COST, new: "It cost 21 million crowns"}
    assert places(desk, claim_id) == [(1, COST)]


def test_what_the_new_version_no_longer_says_is_gone(desk: TrialDesk, claim_id: int) -> None:
    version_id = add_version(desk, NEW)
    read(desk, version_id=version_id)
    assert wordings(desk) == {}


def test_an_older_version_that_is_read_late_changes_nothing_of_the_newer_one(
    desk: TrialDesk, claim_id: int
) -> None:
    version_id = add_version(desk, NEW)
    (new,) = read(desk, found("Corrected", text=NEW), version_id=version_id)
    read(desk, found(LONG), version_id=1)
    assert wordings(desk)[new] == "Corrected"
    assert sorted(wordings(desk).values()) == ["Corrected", LONG]
