"""The desk's own old checks on the public site: their dates, where they were, and what they are not."""

from datetime import date
from zoneinfo import ZoneInfo

import feedparser
import pytest
from sqlalchemy import text

from claimtrack.audit import Actor
from claimtrack.audit.verify import verify_audit
from claimtrack.clock import PartialDate
from claimtrack.errors import ChainBrokenError
from claimtrack.importing import OtherVerdict, Reading
from claimtrack.importing.own import OwnRules, own_reading
from claimtrack.models import CorrectionKind
from claimtrack.services.verdicts.own_checks import Adoption, adopt_checks, find_old_address, rating_names
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import markup_of, text_of

OLD = OtherVerdict(
    claim="The bridge is 90 metres long.",
    url="https://old.example/2019/05/bridge?utm=1",
    rating="Pants on fire",
    claimant="Mayor Wren",
    said_on=PartialDate.parse("2019-05-01"),
    title="No, it is not",
    reviewed_on=PartialDate.parse("2019-05-06"),
    language="en",
)


@pytest.fixture
def slug(desk: TrialDesk) -> str:
    """Where an own check from 2019 stands now."""
    with desk.writing() as session:
        names = rating_names(session, [("Pants on Fire", "disputed")])
        rules = OwnRules(names, None, date(2026, 3, 2))
        reading = own_reading(Reading("line 2", OLD, (), "It has 40 metres."), rules)
        zone = ZoneInfo("Europe/Ljubljana")
        adoption = Adoption(desk.person("bob"), Actor.command("import --own"), rules, zone)
        assert adopt_checks(session, readings=[reading], adoption=adoption, now=desk.now) == (1, 0)
    with desk.database.reading() as session:
        found = find_old_address(session, path="/2019/05/bridge?utm=1")
        assert found
        return found


def test_the_page_says_where_it_comes_from(visitor: Visitor, slug: str) -> None:
    page = visitor.get(f"/verdicts/{slug}").text
    said = text_of(page)
    assert "before the desk worked with ClaimTrack; nobody approved it here" in said
    assert "“Pants on fire”, as it said then" in said
    assert "who had no part in the work" not in said
    markup = markup_of(page)[0]
    assert markup["sameAs"] == OLD.url
    assert markup["datePublished"] == markup["dateModified"] == "2019-05-06T10:00:00Z"
    assert markup["itemReviewed"]["datePublished"] == "2019-05-01"


def test_its_old_address_leads_to_it(visitor: Visitor, slug: str) -> None:
    answer = visitor.get("/2019/05/bridge/?utm=1")
    assert (answer.status_code, answer.location) == (301, f"/verdicts/{slug}")
    assert visitor.get("/2019/05/bridge").status_code == 404
    assert visitor.get("/2019/05/other?utm=1").status_code == 404
    assert visitor.post("/2019/05/bridge?utm=1").status_code == 404


def test_lists_and_feeds_have_it_under_its_day(desk: TrialDesk, visitor: Visitor, slug: str) -> None:
    desk.publish()
    assert str(OLD.title) in visitor.get("/archive/2019/5").text
    assert str(OLD.title) not in visitor.get("/archive/2026").text
    entries = feedparser.parse(visitor.get("/feeds/verdicts.atom").data).entries
    assert [each.published[:4] for each in entries] == ["2026", "2019"]
    found = visitor.get("/v1alpha1/claims:search?query=metre").json or {}
    assert found["claims"][0]["claimReview"][0]["reviewDate"].startswith("2019-05-06")


def test_it_can_be_corrected_as_any_other(desk: TrialDesk, visitor: Visitor, slug: str) -> None:
    desk.correct(1, kind=CorrectionKind.CORRECTION, note="It has 41.", summary="It has 41 metres.")
    said = text_of(visitor.get(f"/verdicts/{slug}").text)
    assert "It has 41 metres." in said
    assert "nobody approved it here" not in said
    with desk.database.reading() as session:
        assert verify_audit(session).seq > 1


@pytest.mark.parametrize(
    "change", ["SET published_at = updated_at || ''", "SET slug = 'another'", "SET state = 'retracted'"]
)
def test_what_is_public_of_it_is_vouched_for(desk: TrialDesk, slug: str, change: str) -> None:
    with desk.database.writing() as session:
        session.execute(text(f"UPDATE publication {change}".replace("updated_at || ''", "'2018-01-01'")))
    with desk.database.reading() as session, pytest.raises(ChainBrokenError):
        verify_audit(session)


def test_the_desk_shows_it_with_its_history(visitor: Visitor, slug: str) -> None:
    page = visitor.log_in("alice").get("/claims/1").text
    assert "Own check from before ClaimTrack read in" in page
    assert "in the name of Bob" in page
