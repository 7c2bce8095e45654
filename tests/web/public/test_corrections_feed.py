"""The log of changes as a feed: each kind told apart, each change with an identifier of its own."""

import feedparser
import pytest

from claimtrack.models import CorrectionKind
from tests.desk import WORDS, TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import json_of, publish_slovenian

ADDRESS = "/feeds/corrections.atom"


@pytest.fixture
def changed(desk: TrialDesk) -> int:
    """The id of a claim whose verdict was changed in each of the four ways."""
    claim_id = desk.publish().claim_id
    for kind in CorrectionKind:
        desk.correct(claim_id, kind=kind, note=f"This is a {kind.value}.")
    return claim_id


def test_each_kind_is_told_apart(visitor: Visitor, changed: int) -> None:
    parsed = feedparser.parse(visitor.get(ADDRESS).data)
    assert parsed.bozo == 0
    assert [entry.title.partition(":")[0] for entry in parsed.entries] == [
        "Retraction",
        "Clarification",
        "Update",
        "Correction",
    ]
    assert [entry.tags[0].term for entry in parsed.entries] == [
        kind.value for kind in reversed(CorrectionKind)
    ]
    assert [entry.summary for entry in parsed.entries] == [
        f"This is a {kind.value}." for kind in reversed(CorrectionKind)
    ]
    assert len({entry.id for entry in parsed.entries}) == 4
    assert all(WORDS.headline in entry.title for entry in parsed.entries)


def test_a_retraction_takes_nothing_out_of_the_log(visitor: Visitor, changed: int) -> None:
    assert b"deleted-entry" not in visitor.get(ADDRESS).data
    assert b"deleted-entry" in visitor.get("/feeds/verdicts.atom").data


def test_an_entry_stays_while_others_come(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    desk.correct(claim_id, kind=CorrectionKind.CORRECTION, note="A digit.")
    (before,) = json_of(visitor.get("/feeds/corrections.json"))["items"]
    desk.correct(claim_id, kind=CorrectionKind.UPDATE, note="More.")
    newer, after = json_of(visitor.get("/feeds/corrections.json"))["items"]
    assert (after["id"], after["date_published"]) == (before["id"], before["date_published"])
    assert newer["id"] != after["id"]
    assert newer["_claimtrack"]["change"] == "update"
    assert newer["_claimtrack"]["verdict"] == after["_claimtrack"]["verdict"]
    verdict = json_of(visitor.get("/feeds/verdicts.json"))["items"][0]
    assert newer["_claimtrack"]["verdict"] == verdict["id"]
    assert newer["url"] == verdict["url"]


def test_entries_speak_the_language_of_their_verdict(visitor: Visitor, desk: TrialDesk) -> None:
    slovenian = publish_slovenian(desk)
    english = desk.publish().claim_id
    for claim_id in (slovenian, english):
        desk.correct(claim_id, kind=CorrectionKind.CORRECTION, note="A digit.")
    titles = [item["title"] for item in json_of(visitor.get("/feeds/corrections.json"))["items"]]
    assert [title.partition(":")[0] for title in titles] == ["Correction", "Popravek"]
    only = json_of(visitor.get("/feeds/corrections.json?language=sl"))
    assert [item["language"] for item in only["items"]] == ["sl"]
