"""Verdicts on other sites: oEmbed as its clients ask it, and a card that can do nothing to them."""

from collections.abc import Iterator
from threading import Thread
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from micawber import Provider
from micawber.exceptions import ProviderHTTPException
from werkzeug.serving import make_server

from claimtrack.models import CorrectionKind
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import json_of, publish_slovenian, text_of, verdict_path
from tests.web.queries import counted_queries

BASE = "https://desk.example"
# Seconds; the client's own three are few on a machine that does other things.
PATIENCE = 60


@pytest.fixture
def path(desk: TrialDesk) -> str:
    """The path of a public verdict."""
    return verdict_path(desk, desk.publish().claim_id)


@pytest.fixture
def served(app: Flask) -> Iterator[str]:
    """The address of the desk on this machine, over HTTP."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def ask(visitor: Visitor, address: str, **more: str) -> dict[str, object]:
    answer = visitor.get("/oembed", query_string={"url": address, **more})
    assert answer.status_code == 200
    found: dict[str, object] = json_of(answer)
    return found


def card_of(path: str) -> str:
    return path.replace("/verdicts/", "/embed/")


def test_an_unmodified_client_embeds_a_verdict(served: str, desk: TrialDesk) -> None:
    path = verdict_path(desk, publish_slovenian(desk))
    found = Provider(f"{served}/oembed", timeout=PATIENCE).request(BASE + path, maxwidth=400)
    assert found["type"] == "rich"
    assert found["title"] == "Prispel je"
    assert found["url"] == BASE + path
    assert found["width"] == 400
    frame = ET.fromstring(found["html"])  # noqa: S314 - our own
    assert frame.get("src") == BASE + card_of(path)


def test_an_unmodified_client_hears_of_what_is_not_there(served: str, desk: TrialDesk) -> None:
    client = Provider(f"{served}/oembed", timeout=PATIENCE)
    with pytest.raises(ProviderHTTPException, match="404"):
        client.request(f"{BASE}/verdicts/nothing")


def test_the_verdict_says_where_it_is_asked_for(visitor: Visitor, path: str) -> None:
    page = visitor.get(path).text
    for kind, form in (("application/json+oembed", "json"), ("text/xml+oembed", "xml")):
        tag = page[page.index(f'type="{kind}"') :].partition(">")[0]
        address = tag.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
        assert unquote(address) == f"{BASE}/oembed?url={BASE}{path}&format={form}"
        assert visitor.get(address.removeprefix(BASE)).status_code == 200


def test_xml_says_the_same(visitor: Visitor, path: str) -> None:
    wanted = {name: str(value) for name, value in ask(visitor, BASE + path).items()}
    answer = visitor.get("/oembed", query_string={"url": BASE + path, "format": "xml"})
    assert answer.mimetype == "text/xml"
    assert {each.tag: each.text for each in ET.fromstring(answer.data)} == wanted  # noqa: S314 - our own


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"format": "yaml"}, 501),
        ({"maxwidth": "wide"}, 400),
        ({"maxheight": "0"}, 400),
        ({"maxwidth": "\u0661"}, 400),
        ({"url": ""}, 404),
        ({"url": "https://elsewhere.example/verdicts/bridge"}, 404),
        ({"url": "https://[/verdicts/bridge"}, 404),
        ({"url": f"{BASE}/corrections"}, 404),
        ({"url": f"{BASE}/verdicts/nothing"}, 404),
    ],
)
def test_what_cannot_be_answered_says_why(
    visitor: Visitor, path: str, query: dict[str, str], status: int
) -> None:
    answer = visitor.get("/oembed", query_string={"url": BASE + path, **query})
    assert answer.status_code == status
    assert json_of(answer)["error"]


def test_an_address_is_known_however_it_is_passed_on(visitor: Visitor, path: str) -> None:
    for address in (f"http://DESK.example{path}", f"{BASE}{path}/?utm_source=x#claim", BASE + card_of(path)):
        assert ask(visitor, address)["url"] == BASE + path


def test_what_is_not_public_yet_is_not_embedded(desk: TrialDesk, visitor: Visitor) -> None:
    desk.propose()
    assert visitor.get("/embed/the-harbour-bridge").status_code == 404


def test_a_card_can_do_nothing(visitor: Visitor, path: str) -> None:
    answer = visitor.get(card_of(path))
    again = visitor.get(card_of(path), headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    for each in (answer, again):
        policy = dict(
            part.strip().partition(" ")[::2] for part in each.headers["Content-Security-Policy"].split(";")
        )
        assert policy["sandbox"] == "allow-popups allow-popups-to-escape-sandbox"
        assert policy["frame-ancestors"] == "*"
        assert policy["default-src"] == "'none'"
        assert "script-src" not in policy
        assert "Set-Cookie" not in each.headers
    assert "<script" not in answer.text


def test_no_other_page_may_be_framed(visitor: Visitor, path: str) -> None:
    for address in ("/", path, "/corrections", "/embed/nothing"):
        assert "frame-ancestors 'none'" in visitor.get(address).headers["Content-Security-Policy"]


def test_the_words_of_a_claim_stay_words(desk: TrialDesk, visitor: Visitor) -> None:
    wording = "It cost <script>alert(1)</script> crowns"
    proposal = desk.propose(None, short_wording=wording, headline='"><img src=x onerror=alert(1)>')
    path = verdict_path(desk, desk.publish(proposal).claim_id)
    page = visitor.get(card_of(path)).text
    assert "<script" not in page
    assert "<img" not in page
    assert wording in text_of(page)


def test_a_card_speaks_the_verdicts_language(desk: TrialDesk, visitor: Visitor) -> None:
    path = verdict_path(desk, publish_slovenian(desk))
    page = visitor.get(card_of(path), headers={"Accept-Language": "en"}).text
    assert '<html lang="sl">' in page
    assert "Potrjeno" in page


def test_a_retracted_verdict_says_so(desk: TrialDesk, visitor: Visitor) -> None:
    claim_id = desk.publish().claim_id
    path = verdict_path(desk, claim_id)
    before = ask(visitor, BASE + path)
    desk.correct(claim_id, kind=CorrectionKind.RETRACTION, note="We read the wrong account.")
    page = text_of(visitor.get(card_of(path)).text)
    assert "Retracted: The bridge cost 21 million" in page
    assert "We read the wrong account." in page
    assert "Disputed" not in page
    assert ask(visitor, BASE + path)["title"] == f"Retracted: {before['title']}"


def test_a_merged_claim_is_embedded_as_the_other_one(desk: TrialDesk, visitor: Visitor) -> None:
    article_id = desk.add_article()
    merged = desk.publish(desk.propose(desk.add_claim(article_id=article_id))).claim_id
    kept = desk.publish(desk.propose(desk.add_claim("It is long", article_id=article_id))).claim_id
    path, other = verdict_path(desk, merged), verdict_path(desk, kept)
    visitor.log_in("bob").post(
        f"/claims/{merged}/merge", {"into": str(kept), "version": str(desk.claim(merged).version)}
    )
    assert visitor.get(card_of(path)).headers["Location"] == card_of(other)
    assert ask(visitor, BASE + path)["url"] == BASE + other


def test_an_embed_takes_few_queries(desk: TrialDesk, visitor: Visitor, path: str) -> None:
    address = card_of(path)
    tag = visitor.get(address).headers["ETag"]
    with counted_queries(desk.database) as unchanged:
        visitor.get(address, headers={"If-None-Match": tag})
    assert len(unchanged) <= 3
