"""robots.txt and the sitemaps."""

from xml.etree import ElementTree as ET

import pytest

from claimtrack.models import CorrectionKind
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import verdict_path

BASE = "https://desk.example"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(document: str) -> list[str]:
    # Our own answer.
    return [found.text or "" for found in ET.fromstring(document).iter(f"{NAMESPACE}loc")]  # noqa: S314


def test_robots_leads_to_the_sitemap(visitor: Visitor) -> None:
    answer = visitor.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Disallow: /search\n" in answer.text
    assert f"Sitemap: {BASE}/sitemap.xml" in answer.text


def test_a_small_sitemap_lists_every_page(visitor: Visitor, desk: TrialDesk) -> None:
    path = verdict_path(desk, desk.publish().claim_id)
    desk.correct(1, kind=CorrectionKind.RETRACTION, note="It was a draft.")
    answer = visitor.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    found = addresses(answer.text)
    assert {f"{BASE}{each}" for each in ("/", "/archive", "/methodology", "/about", path)} <= set(found)
    for address in found:
        assert visitor.get(address.removeprefix(BASE)).status_code == 200
    assert "<lastmod>2026-03-02T" in answer.text


def test_a_large_one_is_an_index(visitor: Visitor, desk: TrialDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [verdict_path(desk, desk.publish().claim_id)]
    paths += [
        verdict_path(desk, desk.publish(desk.propose(desk.add_claim("It is long", article_id=1))).claim_id)
    ]
    for module in ("services.publishing.sitemap", "web.public.machine_files"):
        monkeypatch.setattr(f"claimtrack.{module}.STEP", 1)
    parts = addresses(visitor.get("/sitemap.xml").text)
    assert parts == [f"{BASE}/sitemaps/{number}.xml" for number in (0, 1, 2)]
    listed = [addresses(visitor.get(part.removeprefix(BASE)).text) for part in parts]
    assert f"{BASE}/corrections" in listed[0]
    assert listed[1:] == [[f"{BASE}{path}"] for path in paths]
    assert visitor.get("/sitemaps/3.xml").status_code == 404


def test_an_unchanged_sitemap_is_not_sent_again(visitor: Visitor, desk: TrialDesk) -> None:
    desk.publish()
    tag = visitor.get("/sitemap.xml").headers["ETag"]
    assert visitor.get("/sitemap.xml", headers={"If-None-Match": tag}).status_code == 304
    desk.publish(desk.propose(desk.add_claim("It is long", article_id=1)))
    assert visitor.get("/sitemap.xml", headers={"If-None-Match": tag}).status_code == 200
