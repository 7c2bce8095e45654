"""What other machines would read wrong keeps a verdict from going out, by hand and at a time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from claimtrack.errors import MarkupError
from claimtrack.models import CorrectionKind, Publication, VerdictRevision
from claimtrack.services.verdicts.markup_checks import MarkupFindings, check_markup
from claimtrack.services.verdicts.schedules import schedule_verdict
from tests.desk import Proposal, TrialDesk

WRONG = "Disputed: the harbour bridge cost 18 million crowns."
LONG = "The harbour bridge, which was closed for two years, cost 18 million crowns in all."


def findings(desk: TrialDesk, proposal: Proposal) -> MarkupFindings:
    with desk.database.reading() as session:
        revision = session.get_one(VerdictRevision, proposal.revision_id)
        return check_markup(session, revision=revision, now=desk.now)


def test_a_sound_verdict_has_no_problem(desk: TrialDesk) -> None:
    assert findings(desk, desk.propose()).problems == ()


def test_a_wording_that_holds_the_rating_is_not_published(desk: TrialDesk) -> None:
    proposal = desk.propose(short_wording=WRONG)
    assert len(findings(desk, proposal).problems) == 1
    with pytest.raises(MarkupError, match="holds the rating"):
        desk.publish(proposal)
    with desk.database.reading() as session:
        published = Publication.published_at.is_not(None)
        assert session.scalar(select(func.count()).select_from(Publication).where(published)) == 0


def test_it_is_not_scheduled_either(desk: TrialDesk) -> None:
    proposal = desk.propose(short_wording=WRONG)
    desk.approve(proposal)
    with pytest.raises(MarkupError), desk.writing() as session:
        schedule_verdict(
            session,
            claim_id=proposal.claim_id,
            version=desk.claim(proposal.claim_id).version,
            revision_hash=proposal.revision_hash,
            moment=desk.now + timedelta(days=1),
            embargo=False,
            identity=desk.person("bob"),
            uuid=uuid4(),
            now=desk.now,
        )


def test_a_long_wording_is_advice_and_stops_nobody(desk: TrialDesk) -> None:
    proposal = desk.propose(short_wording=LONG)
    assert any("75 characters" in advice for advice in findings(desk, proposal).advice)
    desk.publish(proposal)


def test_a_retraction_has_no_markup_to_get_wrong(desk: TrialDesk) -> None:
    proposal = desk.publish()
    retracted = desk.correct(proposal.claim_id, kind=CorrectionKind.RETRACTION, note="It was a draft.")
    assert findings(desk, retracted) == MarkupFindings()
