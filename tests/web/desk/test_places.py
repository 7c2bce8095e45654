"""Moving, cutting and joining claims on their pages: alice works, charlie meanwhile too, vera looks on."""

import re
from html import unescape

import pytest

from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.places import FERRY, TOWER, PlaceDesk, place_desk
from tests.visitor import Visitor
from tests.web.pages import hidden_values, text_under

ONCE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def places(desk: TrialDesk) -> PlaceDesk:
    return place_desk(desk)


def link(page: str, words: str) -> str:
    """Return where the first link leads that holds `words`."""
    for address, inside in re.findall(r'<a\s[^>]*?href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL):
        if words in inside:
            return unescape(address)
    raise AssertionError(words)


def marked(page: str) -> str:
    found = re.search(r"<mark>(.*?)</mark>", page, re.DOTALL)
    assert found
    return unescape(found[1])


def test_the_ends_go_by_words_and_are_set_with_one_button(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add("The tower is 90 metres")
    alice = visitor.log_in("alice")
    page = alice.get(f"/claims/{claim_id}/place").text
    assert "This is where it stands now." in page
    for _ in range(2):
        ends = page[page.index("It ends") :]
        page = alice.get(link(ends, "a word later")).text
    assert marked(page) == "The tower is 90 metres high 🇸🇮"
    answer = alice.post(f"/claims/{claim_id}/place", hidden_values(page))
    assert (answer.status_code, answer.location) == (303, f"/articles/{places.article_id}#entry-{claim_id}")
    assert places.words(claim_id) == "The tower is 90 metres high 🇸🇮"
    article = alice.get(answer.location).text
    assert "The claim stands at other words now." in article
    assert f'form="undo-place-{claim_id}"' in article
    assert "Undo the last change of its place" in alice.get(f"/claims/{claim_id}").text
    undone = alice.post(f"/claims/{claim_id}/undo-place", {"version": "2"}, follow_redirects=True).text
    assert "Undone: the claim stands where it stood before." in undone
    assert "Place of the claim moved" in undone
    assert places.words(claim_id) == "The tower is 90 metres"


def test_a_passage_moves_a_claim_without_a_script(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add("The tower")
    alice = visitor.log_in("alice")
    fields = {"version": "1", "place": str(places.place(claim_id).id)}
    for passage, status in (("The castle", 400), ("The", 400), ("", 400), (TOWER, 303)):
        answer = alice.post(f"/claims/{claim_id}/place", {**fields, "passage": passage})
        assert answer.status_code == status
    assert places.words(claim_id) == TOWER


def test_a_stale_move_shows_both_and_can_be_sent_again(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add("The tower is 90 metres")
    alice = visitor.log_in("alice")
    page = alice.get(f"/claims/{claim_id}/place").text
    page = alice.get(link(page[page.index("It ends") :], "a word later")).text
    places.move(claim_id, "The tower", by="charlie")
    answer = alice.post(f"/claims/{claim_id}/place", hidden_values(page))
    assert answer.status_code == 409
    comparison = answer.text[answer.text.index('class="compare"') :]
    assert "The tower is 90 metres high" in re.sub(r"<[^>]+>", "", comparison)
    assert "Move it all the same" in comparison
    assert places.words(claim_id) == "The tower"
    assert alice.post(f"/claims/{claim_id}/place", hidden_values(answer.text)).status_code == 303
    assert places.words(claim_id) == "The tower is 90 metres high"


def test_a_claim_is_split_before_the_chosen_word(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add(FERRY)
    alice = visitor.log_in("alice")
    page = alice.get(f"/claims/{claim_id}/split").text
    # Behind the comma that is nearest to the middle, until another word is chosen.
    assert ">and the harbour earned 3 million in 2024</q>" in page
    page = alice.get(link(page, "earned")).text
    assert ">The ferry costs 12 crowns, and the harbour</q>" in page
    answer = alice.post(f"/claims/{claim_id}/split", hidden_values(page))
    assert answer.status_code == 303
    assert places.words(claim_id) == "The ferry costs 12 crowns, and the harbour"
    article = alice.get(answer.location).text
    assert "Two claims stand there now." in article
    assert "2 claims" in article


def test_a_stale_split_cuts_nothing(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add(FERRY)
    alice = visitor.log_in("alice")
    page = alice.get(f"/claims/{claim_id}/split").text
    places.move(claim_id, "The ferry costs 12 crowns", by="charlie")
    answer = alice.post(f"/claims/{claim_id}/split", hidden_values(page))
    assert answer.status_code == 409
    assert "The claim does not stand there any more." in re.sub(r"<[^>]+>", "", answer.text)
    again = alice.post(f"/claims/{claim_id}/split", hidden_values(answer.text))
    assert (again.status_code, "Choose a place between two words" in again.text) == (422, True)


def test_two_claims_are_joined(visitor: Visitor, places: PlaceDesk) -> None:
    first, second = places.add("The tower is 90 metres high"), places.add("was built in 1931")
    alice = visitor.log_in("alice")
    page = alice.get(f"/claims/{first}/join").text
    assert f"Together: “{TOWER}”" in page
    other = re.search(r'name="other"\s+value="([0-9-]+)"', page)
    assert other
    nothing = alice.post(f"/claims/{first}/join", hidden_values(page))
    assert (nothing.status_code, "Choose a claim." in nothing.text) == (422, True)
    places.move(second, "built in 1931", by="charlie")
    stale = alice.post(f"/claims/{first}/join", {**hidden_values(page), "other": other[1]})
    assert (stale.status_code, "Join them all the same" in stale.text) == (409, True)
    assert alice.post(f"/claims/{first}/join", hidden_values(stale.text)).status_code == 303
    assert places.words(first) == TOWER
    assert places.desk.claim(second).state is ClaimState.MERGED
    # What is part of another claim is shown with that one, unless it is asked for.
    assert "1 claim<" in alice.get(f"/articles/{places.article_id}").text
    merged = alice.get(f"/articles/{places.article_id}?state=merged").text
    assert f'id="claim-{second}"' in merged


def test_what_was_checked_says_why_it_stays(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add(TOWER)
    places.desk.propose(claim_id)
    alice = visitor.log_in("alice")
    for page in ("place", "split", "join"):
        text = alice.get(f"/claims/{claim_id}/{page}").text
        assert "This claim keeps its place" in text
        assert 'class="primary"' not in text
    fields = {"version": "9", "place": str(places.place(claim_id).id), "passage": "The tower"}
    assert alice.post(f"/claims/{claim_id}/place", fields).status_code == 409


def test_a_claim_that_another_holds_says_who(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add(TOWER)
    visitor.another().log_in("charlie").post(f"/claims/{claim_id}/take")
    assert (
        "Charlie is working on this claim." in visitor.log_in("alice").get(f"/claims/{claim_id}/place").text
    )


def test_an_address_that_asks_for_nonsense_shows_what_is_stored(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add("The tower")
    alice = visitor.log_in("alice")
    for query in ("start=9&end=2", "start=x&end=²", "start=0&end=99999999999999999999"):
        assert marked(alice.get(f"/claims/{claim_id}/place?{query}").text) == "The tower"
    assert alice.get(f"/claims/{claim_id}/place?place=99").status_code == 404
    assert alice.get(f"/claims/{claim_id}/split?at=99999999999").status_code == 200


@ONCE
def test_places_want_the_permission_and_a_claim(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add("The tower")
    vera = visitor.log_in("vera")
    for page in ("place", "split", "join"):
        assert vera.get(f"/claims/{claim_id}/{page}").status_code == 403
        assert vera.post(f"/claims/{claim_id}/{page}").status_code == 403
    assert vera.post(f"/claims/{claim_id}/undo-place").status_code == 403
    bob = visitor.another().log_in("bob")
    assert bob.post("/claims/99/place", {"version": "1", "place": "99"}).status_code == 404
    assert bob.post(f"/claims/{claim_id}/undo-place", {"version": "1"}).status_code == 409


def test_the_article_leads_from_the_list_to_the_text_and_back(visitor: Visitor, places: PlaceDesk) -> None:
    outer, inner = places.add(TOWER), places.add("was built in 1931")
    page = visitor.log_in("alice").get(f"/articles/{places.article_id}").text
    for claim_id in (outer, inner):
        assert f'id="claim-{claim_id}" tabindex="-1"' in page
        assert f'href="#claim-{claim_id}"' in page
        assert re.search(rf'<a class="mark-number" href="#entry-{claim_id}" data-number="\d"', page)
        assert re.search(rf'<li id="entry-{claim_id}"\s+tabindex="-1"', page)
    # Numbers are no text: selecting counts the article's own characters.
    assert text_under(page, "data-article-text") == places.text


def test_the_article_shows_the_claims_of_a_state(visitor: Visitor, places: PlaceDesk) -> None:
    waiting, proposed = places.add("The tower"), places.add("was built in 1931")
    places.desk.propose(proposed)
    alice = visitor.log_in("alice")
    page = alice.get(f"/articles/{places.article_id}?state=in_approval").text
    assert f'id="claim-{proposed}"' in page
    assert f'id="claim-{waiting}"' not in page
    legend = page[page.index('class="legend"') :]
    assert re.search(r'aria-current="true">\s*<span class="claim-mark state-in-approval"', legend)
    assert text_under(page, "data-article-text") == places.text
    none = alice.get(f"/articles/{places.article_id}?state=dismissed&state=nonsense").text
    assert "No claim of this text is in this state." in none


def test_a_claim_is_selected_anew_in_the_article(visitor: Visitor, places: PlaceDesk) -> None:
    claim_id = places.add("The tower")
    place_id = places.place(claim_id).id
    alice = visitor.log_in("alice")
    page = alice.get(f"/articles/{places.article_id}?move={place_id}").text
    assert "Select the words at which this claim is to stand" in page
    # As the page's script fills it in.
    start = places.text.index(TOWER)
    chosen = {"start": str(start), "end": str(start + len(TOWER)), "quote": TOWER}
    fields = {"version": "1", "place": str(place_id), **chosen}
    assert alice.post(f"/claims/{claim_id}/place", fields).status_code == 303
    assert places.words(claim_id) == TOWER
    assert "Select the words" not in alice.get(f"/articles/{places.article_id}?move=99").text
    vera = visitor.another().log_in("vera")
    assert "Select the words" not in vera.get(f"/articles/{places.article_id}?move={place_id}").text
