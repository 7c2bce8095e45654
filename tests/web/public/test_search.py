"""The claim search, as clients of Google's Fact Check Tools use it."""

from typing import Any
from urllib.parse import urlencode

import pytest

from claimtrack.models import CorrectionKind
from tests.desk import WORDS, TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import change_policy_row, json_of, publish_slovenian, verdict_path
from tests.web.queries import counted_queries

PATH = "/v1alpha1/claims:search"


@pytest.fixture
def bridge(desk: TrialDesk) -> int:
    """The id of a claim in English whose verdict is public."""
    return desk.publish().claim_id


@pytest.fixture
def train(desk: TrialDesk) -> int:
    """The id of a claim in Slovenian whose verdict is public."""
    return publish_slovenian(desk)


def ask(visitor: Visitor, **parameters: Any) -> dict[str, Any]:
    answer = visitor.get(f"{PATH}?{urlencode(parameters)}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = json_of(answer)
    return found


def texts(answer: dict[str, Any]) -> list[str]:
    return [claim["text"] for claim in answer.get("claims", [])]


def refusal(visitor: Visitor, **parameters: Any) -> str:
    answer = visitor.get(f"{PATH}?{urlencode(parameters)}")
    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "no-store"
    error = json_of(answer)["error"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    return str(error["message"])


def test_the_answer_has_the_shape_that_clients_read(visitor: Visitor, desk: TrialDesk, bridge: int) -> None:
    answer = ask(visitor, query="harbour bridge", languageCode="en-US", key="secret", alt="json")
    assert answer["claims"][0].pop("claimant", "The Gazette")
    assert answer == {
        "claims": [
            {
                "text": WORDS.short_wording,
                "claimDate": "2025-03-03T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "ClaimTrack desk", "site": "desk.example"},
                        "url": f"https://desk.example{verdict_path(desk, bridge)}",
                        "title": WORDS.headline,
                        "reviewDate": desk.now.isoformat().replace("+00:00", "Z"),
                        "textualRating": "Disputed",
                        "languageCode": "en",
                    }
                ],
            }
        ]
    }


@pytest.mark.parametrize("query", ["predsednika vlaka", "doretov vlak", "Vlaki"])
def test_slovenian_is_found_by_base_forms(visitor: Visitor, bridge: int, train: int, query: str) -> None:
    assert texts(ask(visitor, query=query)) == ["Predsednik Doret je prispel z vlakom."]
    assert texts(ask(visitor, query=query, languageCode="sl")) == ["Predsednik Doret je prispel z vlakom."]


def test_nothing_found_is_an_empty_object(visitor: Visitor, bridge: int) -> None:
    assert ask(visitor, query="submarine") == {}
    assert ask(visitor, languageCode="de") == {}
    assert ask(visitor, reviewPublisherSiteFilter="other.example") == {}


def test_everything_can_be_listed(visitor: Visitor, bridge: int, train: int) -> None:
    assert len(texts(ask(visitor))) == 2
    assert len(texts(ask(visitor, reviewPublisherSiteFilter="www.Desk.example"))) == 2
    assert texts(ask(visitor, languageCode="sl")) == ["Predsednik Doret je prispel z vlakom."]


def test_the_site_is_the_publishers(visitor: Visitor, desk: TrialDesk, bridge: int) -> None:
    change_policy_row(desk, publisher_url="https://www.paper.example/checks", version=2)
    (claim,) = ask(visitor, reviewPublisherSiteFilter="paper.example")["claims"]
    assert claim["claimReview"][0]["publisher"]["site"] == "paper.example"


def test_a_token_leads_through_all_pages(visitor: Visitor, desk: TrialDesk, bridge: int, train: int) -> None:
    first = ask(visitor, pageSize=1)
    assert len(texts(first)) == 1
    desk.publish(desk.propose(desk.add_claim("It is long", article_id=1), short_wording="It is long."))
    second = ask(visitor, pageSize=1, pageToken=first["nextPageToken"])
    assert texts(first) + texts(second) == ["Predsednik Doret je prispel z vlakom.", WORDS.short_wording]
    assert "nextPageToken" not in second


def test_an_offset_pages_too(visitor: Visitor, bridge: int, train: int) -> None:
    assert texts(ask(visitor, pageSize=100, offset=1)) == [WORDS.short_wording]
    assert ask(visitor, pageSize=100, offset=2) == {}


def test_a_token_is_for_the_same_search(visitor: Visitor, bridge: int, train: int) -> None:
    token = ask(visitor, pageSize=1)["nextPageToken"]
    assert "other parameters" in refusal(visitor, pageSize=1, query="bridge", pageToken=token)
    assert "other parameters" in refusal(visitor, pageSize=2, pageToken=token)
    assert "offset" in refusal(visitor, pageSize=1, pageToken=token, offset=7)
    for wrong in ("x", token[:-2], token + "x", "W10.x"):
        assert "pageToken" in refusal(visitor, pageSize=1, pageToken=wrong)


def test_what_makes_no_sense_is_refused_by_name(visitor: Visitor) -> None:
    for name, value in (
        ("pageSize", "many"),
        ("pageSize", -1),
        ("offset", -1),
        ("offset", 10**30),
        ("maxAgeDays", -1),
        ("maxAgeDays", "1.5"),
        ("languageCode", "english language"),
    ):
        assert name in refusal(visitor, **{name: value})


def test_odd_page_sizes_are_made_to_fit(visitor: Visitor, bridge: int) -> None:
    for size in (0, "", 1000):
        assert texts(ask(visitor, pageSize=size)) == [WORDS.short_wording]


def test_old_reviews_are_left_out(visitor: Visitor, bridge: int) -> None:
    assert ask(visitor, maxAgeDays=0) == {}
    assert texts(ask(visitor, maxAgeDays=10**9)) == [WORDS.short_wording]


def test_what_is_retracted_is_not_spread(visitor: Visitor, desk: TrialDesk, bridge: int) -> None:
    desk.correct(bridge, kind=CorrectionKind.RETRACTION, note="A draft.")
    assert ask(visitor, query="bridge") == {}


def test_a_client_who_has_it_gets_304(visitor: Visitor, desk: TrialDesk, bridge: int) -> None:
    for query in ("query=bridge", "query=bridge&maxAgeDays=9999"):
        first = visitor.get(f"{PATH}?{query}")
        again = visitor.get(f"{PATH}?{query}", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
    assert visitor.get(f"{PATH}?query=other").headers["ETag"] != first.headers["ETag"]
    desk.correct(bridge, kind=CorrectionKind.CORRECTION, note="A digit.")
    changed = visitor.get(f"{PATH}?{query}", headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200


def test_the_search_is_open_and_follows_nobody(visitor: Visitor, bridge: int) -> None:
    answer = visitor.log_in("alice").get(f"{PATH}?query=bridge")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "Set-Cookie" not in answer.headers
    assert "Vary" not in answer.headers
    assert visitor.client.post(PATH).status_code in {400, 405}
    assert visitor.get("/v1alpha1/claims%3Asearch?query=bridge").data == answer.data


def test_queries_do_not_grow_with_claims(visitor: Visitor, desk: TrialDesk, bridge: int) -> None:
    with counted_queries(desk.database) as before:
        ask(visitor)
    publish_slovenian(desk)
    with counted_queries(desk.database) as after:
        ask(visitor)
    assert len(after) == len(before) <= 8
