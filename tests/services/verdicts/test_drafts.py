from dataclasses import replace

import pytest
from sqlalchemy import select

from claimtrack.errors import NotFoundError, NotHolderError, StaleVersionError
from claimtrack.models import Draft, DraftContributor, Rating, RatingScale
from claimtrack.services.verdicts.drafts import DraftWords, find_draft, save_draft, words_of
from tests.desk import WORDS, TrialDesk
from tests.services.record import count_rows, event_count


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds."""
    made = desk.add_claim()
    desk.take(made)
    return made


def save(desk: TrialDesk, claim_id: int, words: DraftWords, *, version: int, by: str = "alice") -> int:
    with desk.writing() as session:
        draft = save_draft(
            session,
            claim_id=claim_id,
            version=version,
            words=words,
            identity=desk.person(by),
            now=desk.now,
        )
        return draft.version


def contributors(desk: TrialDesk) -> set[int]:
    with desk.database.reading() as session:
        return set(session.scalars(select(DraftContributor.user_id)))


def test_what_was_written_is_read_back(desk: TrialDesk, claim_id: int) -> None:
    words = replace(WORDS, rating_id=desk.rating_id(), explanation="Č🚢\n\n| a | b |")
    assert save(desk, claim_id, words, version=0) == 2
    with desk.database.reading() as session:
        draft = find_draft(session, claim_id=claim_id)
    assert draft is not None
    assert words_of(draft) == words
    assert (draft.updated_at, draft.updated_by_id) == (desk.now, desk.person("alice").user_id)


def test_a_claim_that_nobody_began_has_no_draft(desk: TrialDesk, claim_id: int) -> None:
    with desk.database.reading() as session:
        assert find_draft(session, claim_id=claim_id) is None


def test_saving_the_same_words_again_changes_nothing(desk: TrialDesk, claim_id: int) -> None:
    version = save(desk, claim_id, WORDS, version=0)
    assert save(desk, claim_id, WORDS, version=0) == version
    assert save(desk, claim_id, WORDS, version=version) == version


def test_each_change_makes_the_next_version(desk: TrialDesk, claim_id: int) -> None:
    version = save(desk, claim_id, WORDS, version=0)
    assert save(desk, claim_id, replace(WORDS, summary="Other."), version=version) == version + 1


def test_a_stale_form_is_refused_and_the_newer_words_stay(desk: TrialDesk, claim_id: int) -> None:
    version = save(desk, claim_id, WORDS, version=0)
    save(desk, claim_id, replace(WORDS, summary="From the other tab."), version=version)
    with pytest.raises(StaleVersionError):
        save(desk, claim_id, replace(WORDS, summary="From the old tab."), version=version)
    with desk.database.reading() as session:
        draft = session.scalars(select(Draft)).one()
    assert draft.summary == "From the other tab."


def test_a_form_made_before_there_was_a_draft_is_stale_once_there_is_one(
    desk: TrialDesk, claim_id: int
) -> None:
    save(desk, claim_id, WORDS, version=0)
    with pytest.raises(StaleVersionError):
        save(desk, claim_id, replace(WORDS, headline="Another"), version=0)


def test_a_version_from_the_future_is_stale_too(desk: TrialDesk, claim_id: int) -> None:
    save(desk, claim_id, WORDS, version=0)
    with pytest.raises(StaleVersionError):
        save(desk, claim_id, replace(WORDS, headline="Another"), version=99)


def test_who_does_not_hold_the_claim_cannot_write(desk: TrialDesk, claim_id: int) -> None:
    for outsider in ("charlie", "bob", "adam"):
        with pytest.raises(NotHolderError):
            save(desk, claim_id, WORDS, version=0, by=outsider)
    assert count_rows(desk, Draft) == 0


def test_autosave_writes_no_event(desk: TrialDesk, claim_id: int) -> None:
    before = event_count(desk)
    version = save(desk, claim_id, WORDS, version=0)
    save(desk, claim_id, replace(WORDS, summary="More."), version=version)
    assert event_count(desk) == before


def test_everyone_who_changed_the_words_is_a_contributor(desk: TrialDesk, claim_id: int) -> None:
    version = save(desk, claim_id, WORDS, version=0)
    desk.now = desk.now.replace(hour=23)
    desk.take(claim_id, by="charlie")
    save(
        desk,
        claim_id,
        replace(WORDS, summary="The final account says, 21 million."),
        version=version,
        by="charlie",
    )
    assert contributors(desk) == {desk.person("alice").user_id, desk.person("charlie").user_id}


def test_who_saved_the_words_unchanged_is_no_contributor(desk: TrialDesk, claim_id: int) -> None:
    version = save(desk, claim_id, WORDS, version=0)
    desk.now = desk.now.replace(hour=23)
    desk.take(claim_id, by="charlie")
    save(desk, claim_id, WORDS, version=version, by="charlie")
    assert contributors(desk) == {desk.person("alice").user_id}


def test_a_rating_of_no_scale_is_refused(desk: TrialDesk, claim_id: int) -> None:
    with pytest.raises(NotFoundError, match="rating"):
        save(desk, claim_id, replace(WORDS, rating_id=4711), version=0)


def test_a_rating_of_a_scale_that_is_not_in_force_is_refused(desk: TrialDesk, claim_id: int) -> None:
    with desk.writing() as session:
        old = RatingScale(slug="claimtrack", version=2, created_at=desk.now)
        old.ratings = [
            Rating(
                slug="true", position=0, number=1, colour="#000000", labels={"en": "True"}, descriptions={}
            )
        ]
        session.add(old)
        session.flush()
        rating_id = old.ratings[0].id
    with pytest.raises(NotFoundError, match="rating"):
        save(desk, claim_id, replace(WORDS, rating_id=rating_id), version=0)
