"""Where the audit stands, for everybody: signed, cacheable, without a cookie."""

import re

import pytest

from claimtrack.audit import Actor
from claimtrack.audit.verify import verify_audit
from claimtrack.models import CorrectionKind, Publication
from claimtrack.security.signing import is_signed
from claimtrack.services.records import checkpoints
from claimtrack.services.records.checkpoints import announce_first_key, take_checkpoint
from claimtrack.services.records.history import list_claim_events
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.visitor import Visitor


def sign(desk: TrialDesk, settings: Settings) -> None:
    secrets = settings.secrets_folder
    with desk.writing() as session:
        announce_first_key(session, secrets=secrets, actor=Actor.command("test"), now=desk.now)
    with desk.writing() as session:
        take_checkpoint(session, secrets=secrets, now=desk.now)


def test_before_the_first_checkpoint_there_is_none(visitor: Visitor) -> None:
    told = visitor.get("/audit/head").json
    assert told is not None
    assert (told["checkpoint"], told["keys"]) == (None, [])
    assert visitor.get("/audit/checkpoints").json == {"checkpoints": [], "next": None}


def test_the_head_is_signed_and_is_the_audits(visitor: Visitor, desk: TrialDesk, settings: Settings) -> None:
    desk.publish()
    sign(desk, settings)
    answer = visitor.get("/audit/head")
    told = answer.json
    assert told is not None
    newest, key = told["checkpoint"], told["keys"][0]
    with desk.database.reading() as session:
        assert (newest["seq"], newest["hash"]) == verify_audit(session)
    assert is_signed(newest["statement"], signature=newest["signature"], public=key["public_key"])
    assert (told["desk"], key["key"], key["signed_by"]) == ("https://desk.example", newest["key"], None)
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer.headers


def test_an_unchanged_head_is_not_sent_again(visitor: Visitor, desk: TrialDesk, settings: Settings) -> None:
    sign(desk, settings)
    tag = visitor.get("/audit/head").headers["ETag"]
    assert visitor.get("/audit/head", headers={"If-None-Match": tag}).status_code == 304
    desk.add_article()
    sign(desk, settings)
    assert visitor.get("/audit/head", headers={"If-None-Match": tag}).status_code == 200


def test_earlier_checkpoints_are_there_to_compare(
    visitor: Visitor, desk: TrialDesk, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        desk.add_article(f"It is so, {number}.")
        sign(desk, settings)
    monkeypatch.setattr(checkpoints, "PAGE_SIZE", 2)
    monkeypatch.setattr("claimtrack.web.public.audit_head.PAGE_SIZE", 2)
    first = visitor.get("/audit/checkpoints").json
    assert first is not None
    assert [each["number"] for each in first["checkpoints"]] == [3, 2]
    assert first["next"] == "https://desk.example/audit/checkpoints?before=2"
    second = visitor.get("/audit/checkpoints?before=2").json
    assert second is not None
    assert [each["number"] for each in second["checkpoints"]] == [1]
    assert second["next"] is None


def test_a_verdict_shows_the_event_of_each_version(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    desk.correct(claim_id, kind=CorrectionKind.CORRECTION, note="A digit.")
    with desk.database.reading() as session:
        slug = session.get_one(Publication, 1).slug
        events = [
            each for each in list_claim_events(session, claim_id=claim_id) if each.action == "verdict.publish"
        ]
    page = visitor.get(f"/verdicts/{slug}").text
    shown = re.findall(r'Event (\d+) of the audit\s*<code title="([0-9a-f]{64})"', page)
    assert shown == [(str(event.seq), event.hash) for event in events]
    assert 'href="/audit/head"' in page
