"""What readers are told of a change, written while the claim is checked again."""

from datetime import timedelta

from claimtrack.models import CorrectionKind
from claimtrack.services.verdicts.corrections import word_correction
from claimtrack.services.verdicts.drafts import find_draft
from tests.desk import TrialDesk
from tests.services.situations import come_to, recheck_on
from tests.visitor import Visitor
from tests.web.pages import hidden_values
from tests.web.public.public_desk import text_of


def due_again(desk: TrialDesk) -> int:
    """Return the id of a public claim that is in the queue again."""
    claim_id = desk.publish().claim_id
    day = desk.now.date() + timedelta(days=1)
    recheck_on(desk, claim_id, day)
    assert come_to(desk, day) == 1
    return claim_id


def seen(page: str) -> dict[str, str]:
    return {name: value for name, value in hidden_values(page).items() if name.startswith("seen_")}


def told(desk: TrialDesk, claim_id: int) -> tuple[CorrectionKind | None, str]:
    with desk.database.reading() as session:
        draft = find_draft(session, claim_id=claim_id)
    assert draft is not None
    return draft.correction_kind, draft.correction_note


def test_whoever_checks_it_again_says_what_readers_are_told(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = due_again(desk)
    alice, path = visitor.log_in("alice"), f"/claims/{claim_id}"
    alice.post(f"{path}/take")
    page = alice.get(path).text
    assert "Due to be checked again" in page
    assert f'action="{path}/public-note#public-note"' in page
    draft = {
        **hidden_values(page, form="/draft"),
        "rating": str(desk.rating_id()),
        "short_wording": "It cost 18.",
        "summary": "So.",
    }
    refused = alice.post(f"{path}/propose", draft)
    assert (refused.status_code, "Tell them what changes and why" in refused.text) == (422, True)
    fields = {**seen(page), "kind": "clarification", "note": "Said more plainly."}
    assert [alice.post(f"{path}/public-note", fields).status_code for _ in range(2)] == [303, 303]
    assert told(desk, claim_id) == (CorrectionKind.CLARIFICATION, "Said more plainly.")
    page = alice.get(path).text
    assert "This changes a public verdict (Clarification). Readers are told:" in text_of(page)


def test_saving_the_rest_of_the_draft_does_not_make_the_note_stale(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = due_again(desk)
    alice, path = visitor.log_in("alice"), f"/claims/{claim_id}"
    alice.post(f"{path}/take")
    page = alice.get(path).text
    draft = {**hidden_values(page, form="/draft"), "short_wording": "It cost 18.", "summary": "Other words."}
    assert alice.post(f"{path}/draft", draft).status_code == 303
    fields = {**seen(page), "kind": "update", "note": "Looked at again."}
    assert alice.post(f"{path}/public-note", fields).status_code == 303


def test_a_note_that_somebody_else_changed_shows_both(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = due_again(desk)
    bob, path = visitor.log_in("bob"), f"/claims/{claim_id}"
    bob.post(f"{path}/take")
    fields = {**seen(bob.get(path).text), "kind": "update", "note": "My words."}
    with desk.database.writing() as session:
        word_correction(
            session,
            claim_id=claim_id,
            seen=(CorrectionKind.UPDATE, ""),
            kind=CorrectionKind.CORRECTION,
            note="Their words.",
            identity=desk.person("bob"),
            now=desk.now,
        )
    bob.post(f"{path}/take")
    answer = bob.post(f"{path}/public-note", fields)
    assert answer.status_code == 409
    assert "Their" in answer.text
    assert "My words.</textarea>" in answer.text
    again = {**seen(answer.text), "kind": "update", "note": "My words."}
    assert bob.post(f"{path}/public-note", again).status_code == 303
    assert told(desk, claim_id) == (CorrectionKind.UPDATE, "My words.")


def test_a_note_typed_after_the_lease_ended_is_kept(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = due_again(desk)
    alice, path = visitor.log_in("alice"), f"/claims/{claim_id}"
    alice.post(f"{path}/take")
    fields = {**seen(alice.get(path).text), "kind": "update", "note": "My words."}
    alice.post(f"{path}/release")
    answer = alice.post(f"{path}/public-note", fields)
    assert answer.status_code == 409
    assert "My words.</textarea>" in answer.text
    assert alice.post(f"{path}/public-note", {**fields, "take": "take"}).status_code == 303


def test_a_claim_that_was_never_public_has_no_note(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    alice, path = visitor.log_in("alice"), f"/claims/{claim_id}"
    alice.post(f"{path}/take")
    assert "/public-note" not in alice.get(path).text
    answer = alice.post(f"{path}/public-note", {"kind": "update", "note": "New."})
    assert answer.status_code == 409
    assert visitor.another().log_in("vera").post(f"{path}/public-note").status_code == 403
