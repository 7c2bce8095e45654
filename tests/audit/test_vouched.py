"""The rows that events vouch for: nothing about a verdict changes without an event that says so."""

# ruff: noqa: S608 - the statements come from these tests
import pytest

from claimtrack.audit.verify import verify_audit
from claimtrack.db import DeskSession
from claimtrack.errors import ChainBrokenError
from claimtrack.models import CorrectionKind
from tests.audit.conftest import Tamper
from tests.desk import TrialDesk
from tests.published_desk import APPROVED, LAST, PROPOSED, PUBLISHED

APPROVAL = "revision_id, revision_hash, approver_id, decision, reason, decided_at"
REVISION = "claim_id, body, content_hash, rating_id, language, proposed_by_id, proposed_at"


def assert_broken(session: DeskSession, seq: int, problem: str) -> None:
    """Assert that the audit does not hold at the event `seq`."""
    with pytest.raises(ChainBrokenError) as caught:
        verify_audit(session)
    assert caught.value.params == {"seq": seq, "problem": problem}


@pytest.mark.parametrize("kind", [CorrectionKind.CORRECTION, CorrectionKind.RETRACTION])
def test_a_verdict_that_was_corrected_in_the_open_holds(desk: TrialDesk, kind: CorrectionKind) -> None:
    desk.correct(desk.publish().claim_id, kind=kind, note="We were wrong.")
    with desk.database.reading() as session:
        assert verify_audit(session).seq > PUBLISHED


@pytest.mark.parametrize(
    "change",
    [
        "body = replace(body, '21 million', '12 million')",
        "body = '{}', content_hash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'",
        "content_hash = 'forged'",
        "claim_id = 2",
        "number = 2",
        "language = 'sl'",
        "rating_id = rating_id - 1",
        "proposed_by_id = proposed_by_id + 1",
        "proposed_at = '2020-01-01T00:00:00.000000Z'",
    ],
)
def test_a_changed_revision_is_found(unguarded: DeskSession, tamper: Tamper, change: str) -> None:
    tamper(f"UPDATE verdict_revision SET {change}")
    assert_broken(unguarded, PROPOSED, "revision 1 was changed afterwards")


def test_a_contributor_who_was_struck_off_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    """Else a contributor could be made into somebody who may approve."""
    tamper("DELETE FROM revision_contributor")
    assert_broken(unguarded, PROPOSED, "revision 1 was changed afterwards")


def test_a_rating_that_was_given_another_number_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    """A scale is never changed: renaming makes the next version."""
    tamper("UPDATE rating SET number = 5 WHERE slug = 'disputed'")
    assert_broken(unguarded, PROPOSED, "revision 1 was changed afterwards")


def test_a_revision_that_was_removed_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    tables = ("publication_term", "publication", "approval", "revision_contributor", "verdict_revision")
    tamper(*(f"DELETE FROM {table}" for table in tables))
    assert_broken(unguarded, PROPOSED, "revision 1 is missing")


def test_a_revision_without_an_event_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    tamper(f"INSERT INTO verdict_revision (number, {REVISION}) SELECT 2, {REVISION} FROM verdict_revision")
    assert_broken(unguarded, LAST, "verdict_revision has 2 rows, 1 have events")


@pytest.mark.parametrize(
    "change",
    [
        "reason = 'sure'",
        "decision = 'abstain'",
        "approver_id = approver_id + 1",
        "revision_hash = 'forged'",
        "decided_at = '2020-01-01T00:00:00.000000Z'",
    ],
)
def test_a_changed_approval_is_found(unguarded: DeskSession, tamper: Tamper, change: str) -> None:
    tamper(f"UPDATE approval SET {change}")
    assert_broken(unguarded, APPROVED, "approval 1 was changed or removed afterwards")


def test_an_approval_that_was_removed_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    tamper("DELETE FROM approval")
    assert_broken(unguarded, APPROVED, "approval 1 was changed or removed afterwards")


def test_an_approval_without_an_event_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    tamper(f"INSERT INTO approval ({APPROVAL}) SELECT {APPROVAL} FROM approval")
    assert_broken(unguarded, LAST, "approval has 2 rows, 1 have events")


@pytest.mark.parametrize(
    "change",
    [
        "slug = 'another-address'",
        "state = 'retracted'",
        "uuid = '00000000000000000000000000000000'",
        "updated_at = '2020-01-01T00:00:00.000000Z'",
        "published_at = NULL",
        "revision_id = NULL",
    ],
)
def test_a_changed_publication_is_found(unguarded: DeskSession, tamper: Tamper, change: str) -> None:
    tamper(f"UPDATE publication SET {change}")
    assert_broken(unguarded, PUBLISHED, "publication 1 was changed afterwards")


def test_a_publication_that_was_removed_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    tamper("DELETE FROM publication_term", "DELETE FROM publication")
    assert_broken(unguarded, PUBLISHED, "the publication on claim 1 is missing")


def test_a_publication_without_an_event_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    tamper(
        "INSERT INTO publication (uuid, claim_id, revision_id, slug, state)"
        " VALUES ('00000000000000000000000000000000', 2, 1, 'slipped-in', 'published')"
    )
    assert_broken(unguarded, LAST, "publication 2 was changed afterwards")


@pytest.mark.parametrize(
    "change", ["UPDATE publication SET state = 'nowhere'", "UPDATE approval SET decision = 'perhaps'"]
)
def test_a_value_that_does_not_exist_is_a_break_not_a_crash(
    unguarded: DeskSession, tamper: Tamper, change: str
) -> None:
    tamper(change)
    with pytest.raises(ChainBrokenError, match="cannot be read"):
        verify_audit(unguarded)
