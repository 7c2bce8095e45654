"""A view of the queue as CSV, for whoever may read the desk."""

import csv
import io

import pytest

from claimtrack.services.claims import queue
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.claims.test_queue import add_claims
from tests.visitor import Visitor
from tests.web.desk.extracted import add_scored


def rows(visitor: Visitor, view: str = "") -> list[dict[str, str]]:
    answer = visitor.post(f"/queue.csv{view}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def test_it_holds_the_view_in_its_order(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.31, 0.92])
    add_scored(desk, [0.5], name="Ena", language="sl")
    lines = rows(visitor.log_in("vera"), "?language=en")
    assert [line["Claim"] for line in lines] == ["One 1", "One 0"]
    first = lines[0]
    assert (first["Score"], first["State"], first["Priority"]) == ("0.9200", "Queued", "Normal")
    assert (first["Article"], first["Publisher"], first["Language"]) == ("Story One", "The Gazette", "en")
    assert visitor.post("/queue.csv").headers["Content-Disposition"] == 'attachment; filename="queue.csv"'


def test_it_holds_every_claim_of_a_long_view(
    visitor: Visitor, desk: TrialDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_BATCH", 40)
    add_claims(desk, 130)
    add_claims(desk, 5, state=ClaimState.DISMISSED)
    numbers = [line["Number"] for line in rows(visitor.log_in("alice"))]
    assert len(numbers) == len(set(numbers)) == 130


def test_the_queue_links_to_the_file_of_its_view(visitor: Visitor, desk: TrialDesk) -> None:
    add_claims(desk, 1)
    page = visitor.log_in("alice").get("/queue?language=en&order=oldest").text
    assert 'action="/queue.csv?language=en&amp;order=oldest"' in page


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_spreadsheet_runs_what_somebody_wrote(visitor: Visitor, desk: TrialDesk, sign: str) -> None:
    desk.add_claim(f"{sign}HYPERLINK(1)", article_id=desk.add_article(f"{sign}HYPERLINK(1) is long"))
    (line,) = rows(visitor.log_in("alice"))
    assert line["Claim"] == f"'{sign}HYPERLINK(1)"


def test_it_asks_to_log_in(visitor: Visitor) -> None:
    assert visitor.post("/queue.csv").status_code == 401
