"""What a claim says is changed by whoever holds it, with the way back, and never behind a proposal's back."""

from dataclasses import replace

import pytest

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    ClaimantKnownError,
    ClaimantUnknownError,
    ClaimTrackError,
    ContributorMayNotApproveError,
    NotFoundError,
    NotHolderError,
    NotPermittedError,
    StaleVersionError,
    TextTooLongError,
    WordsMissingError,
)
from claimtrack.models import (
    ArticleVersion,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimantKind,
    ClaimKind,
    VerdictRevision,
)
from claimtrack.services.articles.known_claims import load_known_claims
from claimtrack.services.claims.claim_words import ClaimWords, change_words, undo_words
from claimtrack.services.claims.claimants import ClaimantChoice, suggest_claimants
from claimtrack.services.claims.leases import release_claim
from claimtrack.services.verdicts.revision_body import read_body
from tests.desk import PASSAGE, TrialDesk
from tests.services.record import count_rows, history, newest_seq

WREN = ClaimantChoice("Jenny Wren", ClaimantKind.PERSON, role="Mayor", party="Harbour List")
WORDS = ClaimWords(
    wording=PASSAGE,
    standalone="[The harbour bridge] cost 18 million crowns.",
    kind=ClaimKind.QUANTITY,
    claimant=WREN,
)


def change(
    desk: TrialDesk, claim_id: int, words: ClaimWords = WORDS, *, by: str = "alice", version: int = 0
) -> Claim:
    """Have `by` change what the claim says, from a fresh form unless `version` says otherwise."""
    version = version or desk.claim(claim_id).words_version
    with desk.writing() as session:
        return change_words(
            session, claim_id=claim_id, version=version, words=words, identity=desk.person(by), now=desk.now
        )


def undo(desk: TrialDesk, claim_id: int, seq: int, *, by: str = "alice") -> Claim:
    """Have `by` take the change with this number back."""
    version = desk.claim(claim_id).words_version
    with desk.writing() as session:
        return undo_words(
            session, claim_id=claim_id, version=version, seq=seq, identity=desk.person(by), now=desk.now
        )


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds."""
    claim_id = desk.add_claim()
    desk.take(claim_id)
    return claim_id


def test_a_change_is_one_event_that_says_what_was_before_and_after(desk: TrialDesk, claim_id: int) -> None:
    before = desk.claim(claim_id)
    events = len(history(desk, claim_id))
    changed = change(desk, claim_id)
    assert (changed.wording, changed.standalone) == (PASSAGE, WORDS.standalone)
    assert (changed.kind, changed.touched) == (ClaimKind.QUANTITY, True)
    assert changed.version == before.version + 1
    lines = history(desk, claim_id)
    assert len(lines) == events + 1
    assert (lines[-1].actor, lines[-1].action) == ("alice", "claim.change")
    told = lines[-1].data
    assert "wording" not in told["after"]
    assert told["before"]["standalone"] == before.standalone
    assert told["after"]["standalone"] == WORDS.standalone
    assert told["before"]["claimant"] is None
    assert told["after"]["claimant"]["name"] == "Jenny Wren"
    with desk.database.reading() as session:
        verify_audit(session)


def test_sent_twice_it_is_done_once(desk: TrialDesk, claim_id: int) -> None:
    for _ in range(2):
        change(desk, claim_id, version=1)
    assert [line.action for line in history(desk, claim_id)].count("claim.change") == 1
    assert count_rows(desk, Claimant) == 1


def test_a_stale_change_is_refused(desk: TrialDesk, claim_id: int) -> None:
    change(desk, claim_id)
    with pytest.raises(StaleVersionError):
        change(desk, claim_id, replace(WORDS, standalone="Another."), version=1)
    assert desk.claim(claim_id).standalone == WORDS.standalone


def test_taking_the_claim_does_not_make_the_words_stale(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    seen = desk.claim(claim_id)
    desk.take(claim_id)
    assert desk.claim(claim_id).version > seen.version
    assert change(desk, claim_id, version=seen.words_version).standalone == WORDS.standalone


@pytest.mark.parametrize(
    ("name", "error"), [("charlie", NotHolderError), ("bob", NotHolderError), ("vera", NotPermittedError)]
)
def test_only_the_holder_changes_it(
    desk: TrialDesk, claim_id: int, name: str, error: type[ClaimTrackError]
) -> None:
    with pytest.raises(error):
        change(desk, claim_id, by=name)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (replace(WORDS, wording=" "), WordsMissingError),
        (replace(WORDS, wording="a" * 5_001), TextTooLongError),
        (replace(WORDS, standalone="a" * 5_001), TextTooLongError),
        (replace(WORDS, claimant=ClaimantChoice("Nobody known")), ClaimantUnknownError),
        (replace(WORDS, claimant=replace(WREN, name="W" * 201)), TextTooLongError),
        (replace(WORDS, claimant=replace(WREN, party="W" * 201)), TextTooLongError),
    ],
)
def test_what_cannot_be_is_refused(
    desk: TrialDesk, claim_id: int, words: ClaimWords, error: type[ClaimTrackError]
) -> None:
    before = desk.claim(claim_id).version
    with pytest.raises(error):
        change(desk, claim_id, words)
    assert desk.claim(claim_id).version == before
    assert count_rows(desk, Claimant) == 0


def test_without_a_standalone_form_the_wording_stands_alone(desk: TrialDesk, claim_id: int) -> None:
    odd = '<b>"It cost"</b> 18 🚢 \u202e\u05de\u05d9\u05dc\u05d9\u05d5\u05df'
    changed = change(desk, claim_id, replace(WORDS, wording=odd, standalone=" "))
    assert changed.wording == changed.standalone == odd


def test_a_known_claimant_is_chosen_by_name_or_alias(desk: TrialDesk, claim_id: int) -> None:
    change(desk, claim_id)
    with desk.writing() as session:
        session.add(ClaimantAlias(claimant_id=1, name="Mayor Wren"))
    change(desk, claim_id, replace(WORDS, claimant=ClaimantChoice()))
    assert desk.claim(claim_id).claimant_id is None
    change(desk, claim_id, replace(WORDS, claimant=ClaimantChoice("  Mayor   Wren ")))
    assert desk.claim(claim_id).claimant_id == 1
    assert count_rows(desk, Claimant) == 1


@pytest.mark.parametrize(
    "other",
    [replace(WREN, kind=ClaimantKind.ORGANISATION), replace(WREN, role="Captain"), replace(WREN, party="X")],
)
def test_a_known_claimant_is_not_changed_by_the_way(
    desk: TrialDesk, claim_id: int, other: ClaimantChoice
) -> None:
    change(desk, claim_id)
    with pytest.raises(ClaimantKnownError):
        change(desk, claim_id, replace(WORDS, claimant=other))


def test_claimants_are_suggested_by_a_part_of_their_name(desk: TrialDesk, claim_id: int) -> None:
    change(desk, claim_id)
    with desk.database.reading() as session:
        assert [each.name for each in suggest_claimants(session, part="wre")] == ["Jenny Wren"]
        assert suggest_claimants(session, part="%") == []
        assert suggest_claimants(session, part=" ") == []


def test_undoing_puts_back_what_that_change_took_away(desk: TrialDesk, claim_id: int) -> None:
    before = desk.claim(claim_id)
    change(desk, claim_id)
    seq = newest_seq(desk)
    change(desk, claim_id, replace(WORDS, kind=ClaimKind.COMPARISON))
    back = undo(desk, claim_id, seq)
    assert (back.standalone, back.claimant_id, back.kind) == (before.standalone, None, before.kind)
    told = history(desk, claim_id)[-1]
    assert (told.action, told.data["undoes"]) == ("claim.change", seq)
    undo(desk, claim_id, newest_seq(desk))
    assert desk.claim(claim_id).standalone == WORDS.standalone
    assert desk.claim(claim_id).claimant_id == 1


def test_only_a_change_of_this_claims_words_is_undone(desk: TrialDesk, claim_id: int) -> None:
    with pytest.raises(NotFoundError):
        undo(desk, claim_id, newest_seq(desk))
    with pytest.raises(NotFoundError):
        undo(desk, claim_id, 4711)


def test_who_changed_the_words_may_not_approve(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id, by="bob")
    change(desk, claim_id, by="bob")
    with desk.writing() as session:
        release_claim(session, claim_id=claim_id, identity=desk.person("bob"), now=desk.now)
    proposal = desk.propose(claim_id)
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(proposal, by="bob")
    desk.approve(proposal, by="adam")


def test_a_proposal_keeps_the_words_that_it_froze(desk: TrialDesk) -> None:
    proposal = desk.propose()
    with pytest.raises(NotHolderError):
        change(desk, proposal.claim_id)
    with desk.database.reading() as session:
        body = read_body(session.get_one(VerdictRevision, proposal.revision_id))
    assert body["wording"] == desk.claim(proposal.claim_id).wording


def test_a_proposal_freezes_the_changed_words(desk: TrialDesk, claim_id: int) -> None:
    change(desk, claim_id)
    proposal = desk.propose(claim_id)
    with desk.database.reading() as session:
        body = read_body(session.get_one(VerdictRevision, proposal.revision_id))
    assert body["standalone"] == WORDS.standalone
    assert body["claimant"] == {"name": "Jenny Wren", "kind": "person", "role": "Mayor"}


def test_a_claim_whose_words_a_person_changed_is_not_the_readings_any_more(
    desk: TrialDesk, claim_id: int
) -> None:
    change(desk, claim_id)
    with desk.writing() as session:
        known = load_known_claims(session, session.get_one(ArticleVersion, 1))
    assert [each.is_free for each in known] == [False]
