import pytest

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    LeaseHeldError,
    MergeTargetDismissedError,
    MergeTargetNotPublicError,
    NotFoundError,
    NotPermittedError,
    SelfMergeError,
    StaleVersionError,
    WrongStateError,
)
from claimtrack.models import Claim, CorrectionKind, DismissReason, Publication
from claimtrack.services.claims.dismissals import dismiss_claim
from claimtrack.services.claims.guards import latest_revision
from claimtrack.services.claims.merges import list_merged, merge_claim, undo_merge
from claimtrack.services.publishing.feed import FeedFilter, list_public
from claimtrack.services.publishing.public_log import count_corrections, list_corrections
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.verdicts.revision_body import list_appearances, read_body
from claimtrack.workflow import ClaimState, PublicationState
from tests.desk import TrialDesk
from tests.services.record import actions, holder, last_event
from tests.services.situations import merge, publish_other, schedule, version_of


def undo(desk: TrialDesk, claim_id: int, *, by: str = "bob") -> Claim:
    with desk.writing() as session:
        return undo_merge(session, claim_id=claim_id, identity=desk.person(by), now=desk.now)


def add_claims(desk: TrialDesk, count: int) -> list[int]:
    passages = ["The harbour bridge", "reopened on Monday", "It cost 18 million crowns", "It is long"]
    article_id = desk.add_article()
    return [desk.add_claim(passage, article_id=article_id) for passage in passages[:count]]


def targets(desk: TrialDesk, *claim_ids: int) -> list[int | None]:
    return [desk.claim(claim_id).merged_into_id for claim_id in claim_ids]


def public_state(desk: TrialDesk, claim_id: int) -> PublicationState:
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=claim_id)
    assert publication is not None
    return publication.state


def in_the_feed(desk: TrialDesk) -> set[int]:
    with desk.database.reading() as session:
        return {each.claim_id for each in list_public(session, wanted=FeedFilter())}


def test_a_claim_becomes_part_of_another(desk: TrialDesk) -> None:
    claim_id, into_id = add_claims(desk, 2)
    assert merge(desk, claim_id, into_id, by="charlie").id == into_id
    claim = desk.claim(claim_id)
    assert (claim.state, claim.merged_into_id) == (ClaimState.MERGED, into_id)
    line = last_event(desk)
    assert (line.actor, line.action) == ("charlie", "claim.merge")
    assert (line.data["into"], line.data["along"]) == (into_id, [])


def test_its_places_are_shown_with_the_other_one_and_frozen_with_it(desk: TrialDesk) -> None:
    claim_id, into_id = add_claims(desk, 2)
    merge(desk, claim_id, into_id)
    with desk.database.reading() as session:
        places = list_appearances(session, claim=session.get_one(Claim, into_id))
    assert [place.quote for place in places] == ["reopened on Monday", "The harbour bridge"]
    desk.propose(into_id)
    with desk.database.reading() as session:
        revision = latest_revision(session, into_id)
    assert revision is not None
    quotes = [place["quote"] for place in read_body(revision)["appearances"]]
    assert quotes == ["reopened on Monday", "The harbour bridge"]


def test_merging_twice_happens_once(desk: TrialDesk) -> None:
    claim_id, into_id = add_claims(desk, 2)
    merge(desk, claim_id, into_id)
    merge(desk, claim_id, into_id)
    assert actions(desk, claim_id).count("claim.merge") == 1


def test_a_merged_claim_is_not_merged_somewhere_else(desk: TrialDesk) -> None:
    claim_id, into_id, third_id = add_claims(desk, 3)
    merge(desk, claim_id, into_id)
    with pytest.raises(WrongStateError):
        merge(desk, claim_id, third_id)


def test_merging_into_a_merged_claim_goes_to_the_one_it_is_part_of(desk: TrialDesk) -> None:
    first, second, third = add_claims(desk, 3)
    merge(desk, first, second)
    assert merge(desk, third, first).id == second
    assert targets(desk, first, second, third) == [second, None, second]


def test_what_was_merged_into_it_comes_along_and_goes_back(desk: TrialDesk) -> None:
    first, second, third, fourth = add_claims(desk, 4)
    merge(desk, first, second)
    merge(desk, second, third)
    merge(desk, fourth, third)
    assert targets(desk, first, second, third, fourth) == [third, third, None, third]
    undo(desk, second)
    assert targets(desk, first, second, third, fourth) == [second, None, None, third]
    undo(desk, first)
    assert targets(desk, first, second, third, fourth) == [None, None, None, third]


def test_what_was_split_off_meanwhile_stays_on_its_own(desk: TrialDesk) -> None:
    first, second, third = add_claims(desk, 3)
    merge(desk, first, second)
    merge(desk, second, third)
    undo(desk, first)
    undo(desk, second)
    assert targets(desk, first, second, third) == [None, None, None]


def test_there_are_no_cycles(desk: TrialDesk) -> None:
    first, second, third = add_claims(desk, 3)
    merge(desk, first, second)
    for into_id in (first, second):
        with pytest.raises(SelfMergeError):
            merge(desk, second, into_id)
    merge(desk, second, third)
    with pytest.raises(SelfMergeError):
        merge(desk, third, first)
    assert targets(desk, first, second, third) == [third, third, None]


def test_a_claim_that_does_not_exist_takes_nothing_in(desk: TrialDesk) -> None:
    (claim_id,) = add_claims(desk, 1)
    with pytest.raises(NotFoundError):
        merge(desk, claim_id, 4711)


def test_a_dismissed_claim_takes_nothing_in(desk: TrialDesk) -> None:
    claim_id, into_id = add_claims(desk, 2)
    with desk.writing() as session:
        dismiss_claim(
            session,
            claim_id=into_id,
            reason=DismissReason.OPINION,
            identity=desk.person("bob"),
            now=desk.now,
        )
    with pytest.raises(MergeTargetDismissedError):
        merge(desk, claim_id, into_id)


def test_what_somebody_works_on_is_not_merged_by_another(desk: TrialDesk) -> None:
    claim_id, into_id = add_claims(desk, 2)
    desk.take(claim_id)
    with pytest.raises(LeaseHeldError):
        merge(desk, claim_id, into_id, by="charlie")
    merge(desk, claim_id, into_id, by="alice")
    assert holder(desk, claim_id) is None


def test_a_form_that_was_made_from_an_older_state_is_refused(desk: TrialDesk) -> None:
    claim_id, into_id = add_claims(desk, 2)
    version = version_of(desk, claim_id)
    desk.propose(claim_id)
    with pytest.raises(StaleVersionError), desk.writing() as session:
        merge_claim(
            session,
            claim_id=claim_id,
            version=version,
            into_id=into_id,
            identity=desk.person("bob"),
            now=desk.now,
        )


def test_undone_it_is_back_in_the_queue_with_its_draft(desk: TrialDesk) -> None:
    claim_id, into_id = add_claims(desk, 2)
    desk.propose(claim_id)
    merge(desk, claim_id, into_id)
    undo(desk, claim_id, by="charlie")
    claim = desk.claim(claim_id)
    assert (claim.state, claim.merged_into_id) == (ClaimState.QUEUED, None)
    line = last_event(desk)
    assert (line.actor, line.action, line.data["from_claim"]) == ("charlie", "claim.split_off", into_id)
    with pytest.raises(WrongStateError):
        undo(desk, claim_id)


def test_merging_takes_a_time_back(desk: TrialDesk) -> None:
    claim_id, into_id = add_claims(desk, 2)
    proposal = desk.propose(claim_id)
    desk.approve(proposal)
    schedule(desk, proposal)
    merge(desk, claim_id, into_id)
    assert public_state(desk, claim_id) is PublicationState.UNPUBLISHED
    undo(desk, claim_id)
    assert (desk.claim(claim_id).state, public_state(desk, claim_id)) == (
        ClaimState.QUEUED,
        PublicationState.UNPUBLISHED,
    )


def test_a_public_verdict_leads_to_the_other_one_and_back(desk: TrialDesk) -> None:
    claim_id, into_id = desk.publish().claim_id, publish_other(desk)
    merge(desk, claim_id, into_id)
    assert public_state(desk, claim_id) is PublicationState.UNPUBLISHED
    assert in_the_feed(desk) == {into_id}
    before = desk.now
    undo(desk, claim_id)
    assert (desk.claim(claim_id).state, public_state(desk, claim_id)) == (
        ClaimState.APPROVED,
        PublicationState.PUBLISHED,
    )
    assert in_the_feed(desk) == {claim_id, into_id}
    assert last_event(desk).action == "claim.restore"
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=claim_id)
        verify_audit(session)
    assert publication is not None
    assert publication.updated_at is not None
    assert publication.updated_at > before


def test_only_an_editor_merges_what_readers_have_seen(desk: TrialDesk) -> None:
    claim_id, into_id = desk.publish().claim_id, publish_other(desk)
    with pytest.raises(NotPermittedError):
        merge(desk, claim_id, into_id, by="charlie")
    merge(desk, claim_id, into_id, by="bob")
    with pytest.raises(NotPermittedError):
        undo(desk, claim_id, by="charlie")


def test_readers_are_never_led_to_nothing(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    into_id = desk.add_claim("It is long", article_id=desk.add_article("It is long. Indeed.", title="Long"))
    with pytest.raises(MergeTargetNotPublicError):
        merge(desk, claim_id, into_id)
    desk.publish(desk.propose(into_id))
    desk.correct(into_id, kind=CorrectionKind.RETRACTION, note="It was forged.")
    with pytest.raises(MergeTargetNotPublicError):
        merge(desk, claim_id, into_id)


def test_pages_that_lead_here_are_led_on_to_something(desk: TrialDesk) -> None:
    claim_id, middle_id = desk.publish().claim_id, publish_other(desk)
    merge(desk, claim_id, middle_id)
    desk.correct(middle_id, kind=CorrectionKind.RETRACTION, note="It was forged.")
    into_id = desk.add_claim("reopened on Monday", article_id=1)
    with pytest.raises(MergeTargetNotPublicError):
        merge(desk, middle_id, into_id)
    desk.publish(desk.propose(into_id))
    merge(desk, middle_id, into_id)
    assert targets(desk, claim_id, middle_id) == [into_id, into_id]


def test_a_retracted_verdict_keeps_its_page_wherever_it_is_merged(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    desk.correct(claim_id, kind=CorrectionKind.RETRACTION, note="It was forged.")
    into_id = desk.add_claim("It is long", article_id=desk.add_article("It is long. Indeed.", title="Long"))
    merge(desk, claim_id, into_id)
    assert public_state(desk, claim_id) is PublicationState.RETRACTED
    assert in_the_feed(desk) == {claim_id}
    undo(desk, claim_id)
    assert (desk.claim(claim_id).state, public_state(desk, claim_id)) == (
        ClaimState.APPROVED,
        PublicationState.RETRACTED,
    )


def test_the_public_log_keeps_the_corrections_of_a_merged_verdict(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    desk.correct(claim_id, kind=CorrectionKind.CORRECTION, note="We misread it.")
    merge(desk, claim_id, publish_other(desk))
    with desk.database.reading() as session:
        assert count_corrections(session) == 1
        (line,) = list_corrections(session, limit=10)
    assert (line.correction.note, line.publication.claim_id) == ("We misread it.", claim_id)


def test_the_audit_vouches_for_a_page_that_leads_away(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    merge(desk, claim_id, publish_other(desk))
    with desk.database.reading() as session:
        verify_audit(session)
        assert [
            claim.id for claim in list_merged(session, claim_id=desk.claim(claim_id).merged_into_id or 0)
        ] == [claim_id]
        assert session.query(Publication).count() == 2
