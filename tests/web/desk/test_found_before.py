"""What the claim page shows of others' earlier verdicts, and of complaints about the desk's own."""

from datetime import UTC, datetime

import pytest

from claimtrack.audit import Actor
from claimtrack.clock import PartialDate
from claimtrack.importing import OtherVerdict
from claimtrack.models import ErasableValue, MessageKind, MessageOutcome, ReaderMessage
from claimtrack.services.verdicts.earlier_verdicts import add_earlier_verdicts
from tests.desk import TrialDesk
from tests.visitor import Visitor

OTHERS = (
    OtherVerdict(
        claim="The mayor says it cost 18 million crowns",
        url="https://checks.example/bridge",
        rating="False",
        publisher="Checks & Co",
        reviewed_on=PartialDate.parse("2025-04-01"),
        language="en",
    ),
    OtherVerdict(claim="Vaccines cost money", url="https://checks.example/vaccines", language="en"),
    OtherVerdict(claim="18 million crowns it cost", url="/no-host", rating="<b>True</b>", language="en"),
)


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim on what others have looked at before."""
    with desk.writing() as session:
        add_earlier_verdicts(
            session, verdicts=OTHERS, file_name="x.csv", actor=Actor.command("import"), now=desk.now
        )
    return desk.add_claim()


def test_others_verdicts_stand_beside_the_claim(visitor: Visitor, claim_id: int) -> None:
    page = visitor.log_in("alice").get(f"/claims/{claim_id}").text
    assert "What others found before" in page
    assert 'href="https://checks.example/bridge"' in page
    assert "Checks &amp; Co" in page
    assert "Vaccines" not in page
    assert "&lt;b&gt;True&lt;/b&gt;" in page
    assert 'href="/no-host"' not in page


def test_without_any_nothing_is_shown(desk: TrialDesk, visitor: Visitor) -> None:
    page = visitor.log_in("alice").get(f"/claims/{desk.add_claim()}").text
    assert "What others found before" not in page
    assert "Complaints about this verdict" not in page


def add_complaint(desk: TrialDesk, **values: object) -> None:
    with desk.writing() as session:
        content = ErasableValue(salt="s", value="{}", created_at=desk.now)
        session.add(content)
        session.flush()
        session.add(
            ReaderMessage(
                kind=MessageKind.OBJECTION,
                publication_id=1,
                language="en",
                content_id=content.id,
                received_at=desk.now,
                **values,
            )
        )


def test_complaints_stand_there_with_what_came_of_them(desk: TrialDesk, visitor: Visitor) -> None:
    claim_id = desk.publish().claim_id
    add_complaint(desk, reference="ABCDEFGH")
    add_complaint(
        desk,
        reference="ABCDEFGJ",
        outcome=MessageOutcome.PARTLY_UPHELD,
        public_note="We mended a figure.",
        closed_at=datetime(2026, 3, 9, tzinfo=UTC),
    )
    page = visitor.log_in("alice").get(f"/claims/{claim_id}").text
    assert page.count('href="/inbox/') == 2
    assert "We mended a figure." in page
    assert ">open<" in page
    assert 'href="/inbox/1"' not in visitor.another().log_in("vera").get(f"/claims/{claim_id}").text
