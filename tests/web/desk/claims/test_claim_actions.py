"""What the claim page offers, person by person and state by state."""

from datetime import timedelta

import pytest

from claimtrack.services.claims.claim_page import view_claim
from claimtrack.web.desk.claims.claim_actions import Choices, choices_for
from claimtrack.web.desk.claims.claim_screen import shorten, without_brackets
from claimtrack.workflow import Action
from tests.desk import TrialDesk
from tests.services.situations import SITUATIONS, set_scene
from tests.services.table import MAY, crowd

_A = Action
TAKEN = {
    "alice": {_A.RELEASE, _A.DISMISS, _A.PROPOSE, _A.MERGE},
    "bob": {_A.TAKE_OVER},
    "charlie": set(),
    "vera": set(),
}
PROPOSED = {
    "alice": {_A.WITHDRAW, _A.DISMISS, _A.MERGE},
    "bob": {_A.APPROVE, _A.REQUEST_CHANGES, _A.DISMISS, _A.MERGE, _A.SET_RECHECK},
    "charlie": {_A.DISMISS, _A.MERGE},
    "vera": set(),
}
APPROVED = {
    "alice": {_A.DISMISS, _A.MERGE},
    "bob": {_A.PUBLISH, _A.SCHEDULE, _A.SET_RECHECK, _A.DISMISS, _A.MERGE},
    "charlie": {_A.DISMISS, _A.MERGE},
    "vera": set(),
}
PUBLISHED = {
    "alice": set(),
    "bob": {_A.CORRECT, _A.SET_RECHECK, _A.MERGE},
    "charlie": set(),
    "vera": set(),
}


def choices(desk: TrialDesk, claim_id: int, person: str) -> Choices:
    with desk.database.reading() as session:
        view = view_claim(session, claim_id=claim_id)
        return choices_for(view, identity=desk.person(person), now=desk.now)


def everyone(desk: TrialDesk, claim_id: int) -> dict[str, set[Action]]:
    people = ("alice", "bob", "charlie", "vera")
    return {person: set(choices(desk, claim_id, person).actions) for person in people}


def test_while_alice_works_on_it(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    assert everyone(desk, claim_id) == TAKEN
    assert [person for person in TAKEN if choices(desk, claim_id, person).holds] == ["alice"]


def test_after_the_lease_ran_out_anyone_may_take_it(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.now += timedelta(hours=2)
    found = everyone(desk, claim_id)
    assert found["alice"] == TAKEN["alice"]
    assert found["bob"] == found["charlie"] == {_A.TAKE, _A.DISMISS, _A.MERGE}


def test_while_a_proposal_waits(desk: TrialDesk) -> None:
    assert everyone(desk, desk.propose().claim_id) == PROPOSED


def test_after_approval_and_after_publication(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    assert everyone(desk, proposal.claim_id) == APPROVED
    article_id = desk.add_article("It is long. Indeed.", title="Long")
    public = desk.publish(desk.propose(desk.add_claim("It is long", article_id=article_id)))
    assert everyone(desk, public.claim_id) == PUBLISHED


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_page_offers_what_the_services_do(desk: TrialDesk, situation: str) -> None:
    scene = set_scene(desk, situation)
    with desk.database.reading() as session:
        view = view_claim(session, claim_id=scene.claim_id)
    for letter, who in crowd(desk).items():
        offered = set(choices_for(view, identity=who, now=desk.now).actions)
        wanted = {action for action, letters in MAY[situation].items() if letter in letters}
        # Nobody is asked to take over what they hold.
        if letter.islower():
            wanted -= {_A.TAKE_OVER}
        assert offered == wanted, letter


def test_a_long_wording_is_cut_between_words_and_never_inside_an_addition() -> None:
    assert shorten("Short.") == "Short."
    assert shorten("one two three", most=9) == "one two …"
    assert shorten("one [added words] two", most=12) == "one …"
    assert without_brackets("The town […] paid 18 million") == "The town paid 18 million"
    assert (
        without_brackets("[In March] it cost [the town] 18 million") == "In March it cost the town 18 million"
    )
