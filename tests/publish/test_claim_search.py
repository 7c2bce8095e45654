"""The answer that clients of Google's claim search expect."""

from claimtrack.clock import PartialDate
from claimtrack.publish import search_answer, site_of

from .examples import ITEM, PUBLISHER, RETRACTED, an_item


def test_one_verdict_in_the_shape_that_clients_know() -> None:
    assert search_answer([ITEM], publisher=PUBLISHER, next_page_token="Mg") == {
        "claims": [
            {
                "text": "The new bridge carries lorries of 40 tonnes.",
                "claimant": "Ana Brook",
                "claimDate": "2026-02-28T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Fact Desk", "site": "desk.example.org"},
                        "url": "https://desk.example.org/verdicts/the-bridge",
                        "title": "The new bridge carries less than the mayor said",
                        "reviewDate": "2026-03-04T08:30:15Z",
                        "textualRating": "Misleading",
                        "languageCode": "en",
                    }
                ],
            }
        ],
        "nextPageToken": "Mg",
    }


def test_nothing_found_is_an_empty_object() -> None:
    assert search_answer([], publisher=PUBLISHER) == {}


def test_what_was_retracted_is_not_found() -> None:
    assert search_answer([RETRACTED], publisher=PUBLISHER) == {}


def test_what_is_not_known_is_left_out() -> None:
    item = an_item(claimant=None, said_on=PartialDate.parse("2019-04"))
    claim = search_answer([item], publisher=PUBLISHER)["claims"][0]
    assert set(claim) == {"text", "claimReview"}


def test_control_characters_are_replaced() -> None:
    assert search_answer([an_item(claim_reviewed="a\x00\ud800")], publisher=PUBLISHER)["claims"][0][
        "text"
    ] == ("a\ufffd\ufffd")


def test_a_site_is_a_host_without_www() -> None:
    assert site_of("https://www.Desk.example.org:8443/x") == "desk.example.org"
    assert site_of("not an address") == ""
