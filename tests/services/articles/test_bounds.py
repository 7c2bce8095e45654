"""Moving the ends of a claim, cutting it in two, joining two, and undoing each."""

import pytest
from sqlalchemy import select

from claimtrack.errors import (
    ClaimExistsError,
    ClaimsApartError,
    ContributorMayNotApproveError,
    LeaseHeldError,
    NothingToUndoError,
    NotPermittedError,
    PlaceFrozenError,
    SelfMergeError,
    SpanMismatchError,
    SplitPlaceError,
    StaleVersionError,
)
from claimtrack.models import Appearance, ClaimOrigin, DismissReason
from claimtrack.services.articles.bounds import set_bounds
from claimtrack.services.claims.dismissals import dismiss_claim
from claimtrack.services.verdicts.revision_body import list_appearances
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.places import FERRY, TOWER, PlaceDesk, place_desk
from tests.services.record import actions, history


@pytest.fixture
def places(desk: TrialDesk) -> PlaceDesk:
    return place_desk(desk)


def test_a_claim_moves_to_other_words_and_its_history_says_how(places: PlaceDesk) -> None:
    claim_id = places.add("The tower is 90 metres high")
    claim = places.move(claim_id, TOWER)
    assert (claim.wording, claim.standalone, places.words(claim_id)) == (TOWER, TOWER, TOWER)
    event = history(places.desk, claim_id)[-1]
    assert (event.actor, event.action) == ("alice", "claim.set_bounds")
    assert event.data["wording"] == ["The tower is 90 metres high", TOWER]
    start = places.text.index(TOWER)
    [moved] = event.data["places"]
    assert moved["after"] == [start, start + len(TOWER)]


def test_sent_twice_a_move_is_made_once(places: PlaceDesk) -> None:
    claim_id = places.add("The tower is 90 metres high")
    version = places.desk.claim(claim_id).version
    for _ in range(2):
        places.move(claim_id, TOWER, version=version)
    assert actions(places.desk, claim_id).count("claim.set_bounds") == 1


def test_a_stale_form_moves_nothing(places: PlaceDesk) -> None:
    claim_id = places.add("The tower is 90 metres high")
    version = places.desk.claim(claim_id).version
    places.move(claim_id, TOWER)
    with pytest.raises(StaleVersionError):
        places.move(claim_id, "The tower", version=version)
    assert places.words(claim_id) == TOWER


def test_what_is_not_what_was_seen_is_refused(places: PlaceDesk) -> None:
    claim_id = places.add("The tower")
    with pytest.raises(SpanMismatchError), places.desk.writing() as session:
        set_bounds(
            session,
            place_id=places.place(claim_id).id,
            version=1,
            start=0,
            end=9,
            quote="The tower",
            identity=places.desk.person("alice"),
            now=places.desk.now,
        )


def test_a_claim_does_not_move_onto_another(places: PlaceDesk) -> None:
    claim_id, other = places.add("The tower"), places.add("was built in 1931")
    with pytest.raises(ClaimExistsError) as refused:
        places.move(claim_id, "was built in 1931")
    assert refused.value.params["claim_id"] == other


@pytest.mark.parametrize("state", ["in_approval", "approved", "published", "dismissed"])
def test_what_was_checked_keeps_its_place(places: PlaceDesk, state: str) -> None:
    desk, claim_id = places.desk, places.add("The tower is 90 metres high")
    if state == "dismissed":
        with desk.writing() as session:
            reason, who = DismissReason.OPINION, desk.person("alice")
            dismiss_claim(session, claim_id=claim_id, reason=reason, note="", identity=who, now=desk.now)
    else:
        proposal = desk.propose(claim_id)
        if state == "approved":
            desk.approve(proposal)
        if state == "published":
            desk.publish(proposal)
    with pytest.raises(PlaceFrozenError):
        places.move(claim_id, TOWER)


def test_who_moves_a_claim_may_not_approve_it(places: PlaceDesk) -> None:
    claim_id = places.add("The tower is 90 metres high")
    places.move(claim_id, TOWER, by="bob")
    proposal = places.desk.propose(claim_id)
    with pytest.raises(ContributorMayNotApproveError):
        places.desk.approve(proposal, by="bob")
    places.desk.approve(proposal, by="adam")


def test_what_somebody_else_holds_is_not_moved(places: PlaceDesk) -> None:
    claim_id = places.add("The tower is 90 metres high")
    places.desk.take(claim_id, by="charlie")
    with pytest.raises(LeaseHeldError):
        places.move(claim_id, TOWER)
    assert places.move(claim_id, TOWER, by="charlie").state is ClaimState.IN_REVIEW
    with pytest.raises(NotPermittedError):
        places.move(claim_id, "The tower", by="vera")


def test_a_claim_is_cut_in_two_and_the_first_keeps_the_history(places: PlaceDesk) -> None:
    desk, claim_id = places.desk, places.add(FERRY)
    part_id = places.split(claim_id, "and the harbour")
    claim, part = desk.claim(claim_id), desk.claim(part_id)
    assert (claim.wording, part.wording) == (
        "The ferry costs 12 crowns,",
        "and the harbour earned 3 million in 2024",
    )
    assert (part.state, part.origin, part.score) == (ClaimState.QUEUED, ClaimOrigin.BY_HAND, claim.score)
    assert actions(desk, claim_id) == ["claim.add", "claim.split"]
    assert actions(desk, part_id) == ["claim.split_from"]
    assert history(desk, part_id)[0].data["from_claim"] == claim_id


@pytest.mark.parametrize("before", ["The ferry", " Ana Kos", "🚢", "Ana Kos"])
def test_each_part_needs_a_word(places: PlaceDesk, before: str) -> None:
    claim_id = places.add(FERRY)
    with pytest.raises(SplitPlaceError):
        places.split(claim_id, before)


def test_what_the_text_repeats_is_cut_everywhere(desk: TrialDesk) -> None:
    said = "The ferry is slow and it is dear"
    places = place_desk(desk, f"{said}.\n\nAgain: {said}.")
    claim_id = places.desk.add_claim(f"{said}.\n\nAgain", article_id=places.article_id)
    places.move(claim_id, said)
    with desk.writing() as session:
        first = session.scalars(select(Appearance).where(Appearance.claim_id == claim_id)).one()
        start = places.text.rindex(said)
        values = {"version_id": first.version_id, "medium": first.medium, "created_at": desk.now}
        again = Appearance(start_offset=start, end_offset=start + len(said), quote=said, **values)
        again.claim_id = claim_id
        session.add(again)
    part_id = places.split(claim_id, "and it is dear")
    with desk.database.reading() as session:
        spans = session.execute(
            select(Appearance.claim_id, Appearance.quote).order_by(Appearance.claim_id, Appearance.id)
        ).all()
    assert [tuple(each) for each in spans] == [
        *[(claim_id, "The ferry is slow")] * 2,
        *[(part_id, "and it is dear")] * 2,
    ]
    places.undo(claim_id)
    assert places.words(claim_id) == said


def test_a_split_is_undone_and_the_part_is_told_once(places: PlaceDesk) -> None:
    desk, claim_id = places.desk, places.add(FERRY)
    part_id = places.split(claim_id, "and the harbour")
    places.undo(claim_id)
    assert places.words(claim_id) == FERRY
    assert desk.claim(claim_id).standalone == FERRY
    part = desk.claim(part_id)
    assert (part.state, part.merged_into_id) == (ClaimState.MERGED, claim_id)
    with desk.database.reading() as session:
        told = list_appearances(session, claim=desk.claim(claim_id))
    assert [each.quote for each in told] == [FERRY]
    with pytest.raises(NothingToUndoError):
        places.undo(claim_id)


def test_two_claims_become_one_that_covers_both_and_back(places: PlaceDesk) -> None:
    desk = places.desk
    first, second = places.add("was built in 1931"), places.add("The tower is 90 metres high")
    claim = places.join(first, second)
    assert (claim.wording, places.words(first)) == (TOWER, TOWER)
    assert (desk.claim(second).state, desk.claim(second).merged_into_id) == (ClaimState.MERGED, first)
    assert actions(desk, first)[-1] == "claim.join"
    places.undo(first)
    assert places.words(first) == "was built in 1931"
    assert desk.claim(second).state is ClaimState.QUEUED
    assert actions(desk, second)[-1] == "claim.split_off"


def test_only_near_claims_of_one_text_are_joined(places: PlaceDesk) -> None:
    first = places.add("The tower")
    elsewhere = places.desk.add_claim()
    with pytest.raises(ClaimsApartError):
        places.join(first, elsewhere)
    with pytest.raises(SelfMergeError):
        places.join(first, first)
    far = place_desk(places.desk, "It began. " + "On and on. " * 300 + "It ended.")
    with pytest.raises(ClaimsApartError):
        far.join(far.add("It began"), far.add("It ended"))


def test_a_join_looks_at_both_versions(places: PlaceDesk) -> None:
    first, second = places.add("was built in 1931"), places.add("The tower is 90 metres high")
    with pytest.raises(StaleVersionError):
        places.join(first, second, other_version=7)
    assert places.desk.claim(second).state is ClaimState.QUEUED


def test_a_move_is_undone_and_made_again(places: PlaceDesk) -> None:
    claim_id = places.add("The tower is 90 metres high")
    places.move(claim_id, TOWER)
    assert places.undo(claim_id).wording == "The tower is 90 metres high"
    assert places.undo(claim_id).wording == TOWER
    places.split(claim_id, "and was built")
    places.move(claim_id, "The tower")
    places.undo(claim_id)
    assert places.words(claim_id) == "The tower is 90 metres high 🇸🇮"


def test_nothing_was_ever_moved(places: PlaceDesk) -> None:
    with pytest.raises(NothingToUndoError):
        places.undo(places.add("The tower"))
