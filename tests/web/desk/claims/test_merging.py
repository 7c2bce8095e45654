"""Merging a claim into another one on its page, and undoing it."""

import re

import pytest

from claimtrack.models import Claim, DismissReason
from claimtrack.services.claims.dismissals import dismiss_claim
from claimtrack.services.claims.merge_candidates import find_candidates
from claimtrack.services.publishing.published import find_publication
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.situations import merge, publish_other
from tests.visitor import Visitor
from tests.web.pages import hidden_values
from tests.web.public.public_desk import text_of
from tests.web.queries import counted_queries


def add_claims(desk: TrialDesk) -> tuple[int, int, int]:
    article_id = desk.add_article()
    first, second, third = (
        desk.add_claim(passage, article_id=article_id)
        for passage in ("The harbour bridge", "It cost 18 million crowns", "It is long")
    )
    return first, second, third


def found(desk: TrialDesk, words: str, claim_id: int) -> list[int]:
    with desk.database.reading() as session:
        return [each.claim.id for each in find_candidates(session, words=words, claim_id=claim_id)]


def slug_of(desk: TrialDesk, claim_id: int) -> str:
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=claim_id)
    assert publication is not None
    return publication.slug or ""


def test_a_claim_is_found_by_number_address_and_words(desk: TrialDesk) -> None:
    first, second, third = add_claims(desk)
    for words in (str(second), f"#{second}", f"https://desk.example/claims/{second}#history", "CROWNS cost"):
        assert found(desk, words, first) == [second], words
    assert found(desk, "it", first) == [third, second]
    assert found(desk, str(first), first) == []
    assert found(desk, "18% crowns", first) == [second]
    assert found(desk, "zebra crowns", first) == []
    # Words are found in any inflection.
    assert found(desk, "costs crown", first) == [second]
    assert found(desk, " ", first) == []
    assert found(desk, "9999999999", first) == []


def test_a_merged_claim_is_found_as_the_one_that_it_is_part_of(desk: TrialDesk) -> None:
    first, second, third = add_claims(desk)
    merge(desk, second, third)
    assert found(desk, str(second), first) == [third]
    assert found(desk, "crowns", first) == []


def test_a_dismissed_claim_is_not_offered(desk: TrialDesk) -> None:
    first, second, _third = add_claims(desk)
    with desk.writing() as session:
        dismiss_claim(
            session, claim_id=second, reason=DismissReason.OPINION, identity=desk.person("bob"), now=desk.now
        )
    assert found(desk, "crowns", first) == []


def test_from_the_search_to_the_merged_claim_and_back(visitor: Visitor, desk: TrialDesk) -> None:
    first, second, _third = add_claims(desk)
    visitor.log_in("charlie")
    assert f'href="/claims/{first}/merge"' in visitor.get(f"/claims/{first}").text
    page = visitor.get(f"/claims/{first}/merge?words=crowns").text
    fields = {**hidden_values(page), "into": str(second)}
    answer = visitor.post(f"/claims/{first}/merge", fields)
    assert (answer.status_code, answer.location) == (303, f"/claims/{second}")
    target = visitor.get(f"/claims/{second}").text
    assert "is part of this one now" in target
    assert "<mark>The harbour bridge</mark>" in target
    assert f'<a href="/claims/{first}"' in target
    merged = visitor.get(f"/claims/{first}").text
    assert "This claim is part of another one:" in merged
    assert re.search(rf'action="/claims/{first}/undo-merge"', merged)
    # Sent twice, it is done once; and so is undoing it.
    assert visitor.post(f"/claims/{first}/merge", fields).status_code == 303
    assert [visitor.post(f"/claims/{first}/undo-merge").status_code for _ in range(2)] == [303, 303]
    assert desk.claim(first).state is ClaimState.QUEUED
    assert "Merge undone" in visitor.get(f"/claims/{first}").text


def test_nothing_chosen_and_nothing_found_are_said(visitor: Visitor, desk: TrialDesk) -> None:
    first, _second, _third = add_claims(desk)
    visitor.log_in("charlie")
    page = visitor.get(f"/claims/{first}/merge?words=crowns").text
    answer = visitor.post(f"/claims/{first}/merge", {**hidden_values(page), "words": "it"})
    assert answer.status_code == 422
    assert "Choose a claim." in answer.text
    assert 'value="it"' in answer.text
    assert "No claim holds all of these words." in visitor.get(f"/claims/{first}/merge?words=zebra").text


def test_a_claim_that_changed_meanwhile_is_shown_as_it_is_and_the_choice_is_kept(
    visitor: Visitor, desk: TrialDesk
) -> None:
    first, second, _third = add_claims(desk)
    page = visitor.log_in("charlie").get(f"/claims/{first}/merge?words=it").text
    desk.propose(first)
    answer = visitor.post(f"/claims/{first}/merge", {**hidden_values(page), "into": str(second)})
    assert answer.status_code == 409
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in answer.text.split("<tr")[2:]]
    assert any("State In approval Queued" in row for row in rows)
    assert any("Part of empty Claim 2" in row for row in rows)
    assert "Merge it all the same" in answer.text
    assert desk.claim(first).state is ClaimState.IN_APPROVAL
    again = visitor.post(f"/claims/{first}/merge", hidden_values(answer.text))
    assert (again.status_code, again.location) == (303, f"/claims/{second}")


def test_claims_that_say_much_the_same_are_offered_first(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim("Most je stal 18 milijonov kron", article_id=slovenian(desk, 1))
    like = desk.add_claim("Most je stal 21 milijonov kron", article_id=slovenian(desk, 2))
    liker = desk.add_claim("Mostova sta stala 18 milijonov", article_id=slovenian(desk, 3))
    desk.add_claim("Vlak vozi na uro", article_id=slovenian(desk, 4))
    page = visitor.log_in("alice").get(f"/claims/{claim_id}/merge").text
    offered = [int(key) for key in re.findall(r'name="into"\s+value="(\d+)"', page)]
    assert "These say something like it." in page
    assert sorted(offered) == [like, liker]
    lonely = visitor.get(f"/claims/{liker + 1}/merge").text
    assert "No claim of the desk says something like it." in lonely


def test_what_a_claim_says_is_found_when_it_was_changed(desk: TrialDesk) -> None:
    first, second, _third = add_claims(desk)
    with desk.writing() as session:
        session.get_one(Claim, second).standalone = "A zebra crossed it."
    assert found(desk, "zebras", first) == [second]
    with desk.writing() as session:
        claim = session.get_one(Claim, second)
        claim.standalone = claim.wording = "It is dear."
    assert found(desk, "zebra", first) == []


def test_a_merge_is_undone_where_it_shows(visitor: Visitor, desk: TrialDesk) -> None:
    first, second, _third = add_claims(desk)
    merge(desk, first, second)
    page = visitor.log_in("charlie").get(f"/claims/{second}").text
    assert f'action="/claims/{first}/undo-merge"' in page
    assert f"Undo the merge of claim {first}" in page
    vera = visitor.another().log_in("vera").get(f"/claims/{second}").text
    assert "undo-merge" not in vera


@pytest.mark.parametrize("words", ["crowns", "12", "cost crowns million"])
def test_a_search_asks_few_queries(visitor: Visitor, desk: TrialDesk, words: str) -> None:
    first, *_others = add_claims(desk)
    visitor.log_in("alice")
    with counted_queries(desk.database) as plain:
        visitor.get(f"/claims/{first}")
    with counted_queries(desk.database) as searched:
        visitor.get(f"/claims/{first}/merge?words={words}")
    assert len(searched) <= len(plain) + 2


def slovenian(desk: TrialDesk, number: int) -> int:
    """Return an article that holds all of the Slovenian claims of these tests."""
    like = "Most je stal 18 milijonov kron. Most je stal 21 milijonov kron"
    said = (like, "Mostova sta stala 18 milijonov")
    return desk.add_article(f"{number}. {'. '.join(said)}. Vlak vozi na uro.", language="sl")


def test_a_claim_that_is_held_by_another_is_not_merged(visitor: Visitor, desk: TrialDesk) -> None:
    first, second, _third = add_claims(desk)
    visitor.another().log_in("alice").post(f"/claims/{first}/take")
    charlie = visitor.log_in("charlie")
    page = charlie.get(f"/claims/{first}/merge?words=crowns").text
    assert "You cannot merge this claim now" in page
    answer = charlie.post(f"/claims/{first}/merge", {**hidden_values(page), "into": str(second)})
    assert (answer.status_code, "Alice is working on this claim" in answer.text) == (409, True)


def test_merging_wants_the_permission(visitor: Visitor, desk: TrialDesk) -> None:
    first, second, _third = add_claims(desk)
    visitor.log_in("vera")
    assert visitor.get(f"/claims/{first}/merge").status_code == 403
    assert visitor.post(f"/claims/{first}/merge", {"into": str(second)}).status_code == 403
    assert visitor.post(f"/claims/{first}/undo-merge").status_code == 403


@pytest.mark.parametrize("address", ["/claims/4711/merge", "/claims/4711/undo-merge"])
def test_there_is_no_such_claim(visitor: Visitor, desk: TrialDesk, address: str) -> None:
    assert visitor.log_in("bob").post(address, {"into": "1", "version": "1"}).status_code == 404


def test_readers_of_a_merged_verdict_are_led_to_the_other_one(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id, into_id = desk.publish().claim_id, publish_other(desk)
    path, other = (f"/verdicts/{slug_of(desk, each)}" for each in (claim_id, into_id))
    bob = visitor.log_in("bob")
    page = bob.get(f"/claims/{claim_id}/merge?words={into_id}").text
    assert "Readers of its public page are led to the page of the other one" in text_of(page)
    bob.post(f"/claims/{claim_id}/merge", {**hidden_values(page), "into": str(into_id)})
    reader = visitor.another()
    answer = reader.get(path)
    assert (answer.status_code, answer.location) == (302, other)
    assert "max-age=0" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
    assert reader.get(path, follow_redirects=True).status_code == 200
    assert path not in reader.get("/").text
    bob.post(f"/claims/{claim_id}/undo-merge")
    assert reader.get(path).status_code == 200
    assert path in reader.get("/").text


def test_a_reviewer_does_not_merge_what_is_public(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id, into_id = desk.publish().claim_id, publish_other(desk)
    charlie = visitor.log_in("charlie")
    assert f"/claims/{claim_id}/merge" not in charlie.get(f"/claims/{claim_id}").text
    page = charlie.get(f"/claims/{claim_id}/merge?words={into_id}").text
    answer = charlie.post(f"/claims/{claim_id}/merge", {**hidden_values(page), "into": str(into_id)})
    assert answer.status_code == 403
    assert desk.claim(claim_id).state is ClaimState.APPROVED


def test_the_page_asks_a_fixed_number_of_queries_for_its_parts(visitor: Visitor, desk: TrialDesk) -> None:
    first, second, third = add_claims(desk)
    merge(desk, first, third)
    page = visitor.log_in("alice").get(f"/claims/{third}").text
    merge(desk, second, third)
    both = visitor.get(f"/claims/{third}").text
    assert page.count("<figure") + 1 == both.count("<figure") == 3
