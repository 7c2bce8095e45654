"""Translating a verdict on the desk: written beside the original, decided on, published."""

import re

import pytest

from claimtrack.models import CorrectionKind
from claimtrack.services.verdicts.translation_page import view_translation
from tests.desk import TrialDesk
from tests.translated_desk import WORDS, TranslationDesk
from tests.visitor import Visitor

FIELDS = {
    "headline": WORDS.headline,
    "short_wording": WORDS.short_wording,
    "wording": WORDS.wording,
    "summary": WORDS.summary,
    "explanation": WORDS.explanation,
}


@pytest.fixture
def path(desk: TrialDesk) -> str:
    """The page of the translation of a public verdict."""
    return f"/claims/{desk.publish().claim_id}/translations/sl"


def read_hash(page: str) -> str:
    found = re.search(r'name="revision_hash"\s+value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


def test_the_claim_leads_to_its_translations(desk: TrialDesk, visitor: Visitor, path: str) -> None:
    page = visitor.log_in("alice").get("/claims/1").text
    assert f'href="{path}"' in page
    assert "not begun" in page
    TranslationDesk(desk, 1).publish()
    assert "not begun" not in visitor.get("/claims/1").text


def test_it_goes_from_the_first_word_to_the_readers(visitor: Visitor, path: str) -> None:
    alice, bob = visitor.log_in("alice"), visitor.another().log_in("bob")
    assert "The final account says 21 million." in alice.get(path).text
    answer = alice.post(path, {**FIELDS, "version": "0", "then": "propose"})
    assert (answer.status_code, answer.location) == (303, path)
    assert path in bob.get("/approvals").text
    page = bob.get(path).text
    assert WORDS.summary in page
    decided = {"revision_hash": read_hash(page), "decision": "publish"}
    assert bob.post(f"{path}/decide", decided).status_code == 303
    slug = re.search(r'href="(/verdicts/[^"]+)"', bob.get(path).text)
    assert slug
    assert WORDS.headline in visitor.another().get(slug[1]).text
    history = bob.get("/claims/1").text
    for words in ("Translation proposed", "Translation approved", "Translation published"):
        assert words in history


def test_who_wrote_it_is_told_that_somebody_else_decides(visitor: Visitor, path: str) -> None:
    bob = visitor.log_in("bob")
    bob.post(path, {**FIELDS, "version": "0", "then": "propose"})
    page = bob.get(path).text
    assert "somebody else has to decide on it" in page
    assert 'name="decision"' not in page


def test_what_was_sent_by_hand_is_refused_too(desk: TrialDesk, visitor: Visitor, path: str) -> None:
    revision = TranslationDesk(desk, 1).propose(by="bob")
    fields = {"revision_hash": revision.content_hash, "decision": "approve", "reason": "My words."}
    answer = visitor.log_in("bob").post(f"{path}/decide", fields)
    assert answer.status_code == 403
    assert "My words." in answer.text
    assert visitor.another().log_in("alice").post(f"{path}/decide", fields).status_code == 403
    assert visitor.another().log_in("vera").post(path, FIELDS).status_code == 403
    assert visitor.another().get(path).status_code in {302, 303, 401}


def test_what_is_missing_is_said_and_nothing_is_lost(visitor: Visitor, path: str) -> None:
    alice = visitor.log_in("alice")
    answer = alice.post(path, {**FIELDS, "summary": "", "version": "0", "then": "propose"})
    assert answer.status_code == 422
    assert "Write a summary before you propose." in answer.text
    assert WORDS.headline in answer.text
    assert WORDS.headline in alice.get(path).text


def test_a_stale_form_shows_both_versions(desk: TrialDesk, visitor: Visitor, path: str) -> None:
    version = TranslationDesk(desk, 1).save()
    TranslationDesk(desk, 1).save(by="bob", summary="Bobove besede.")
    answer = visitor.log_in("alice").post(
        path, {**FIELDS, "version": str(version), "summary": "Moje besede."}
    )
    assert answer.status_code == 409
    assert "Bobove" in answer.text
    assert "Moje" in answer.text
    assert "Bob" in answer.text


def test_a_newer_version_is_told_and_taken_up(desk: TrialDesk, visitor: Visitor, path: str) -> None:
    TranslationDesk(desk, 1).publish()
    desk.correct(1, kind=CorrectionKind.CORRECTION, note="We were wrong.", summary="Mended words.")
    alice = visitor.log_in("alice")
    assert "public, outdated" in alice.get(path).text
    assert alice.post(f"{path}/renew").status_code == 303
    page = alice.get(path).text
    assert "Mended words." in page
    assert "We were wrong." in page


def test_it_is_withdrawn_by_who_proposed_it(desk: TrialDesk, visitor: Visitor, path: str) -> None:
    TranslationDesk(desk, 1).propose()
    assert visitor.another().log_in("charlie").post(f"{path}/withdraw").status_code == 403
    assert visitor.log_in("alice").post(f"{path}/withdraw").status_code == 303
    assert 'name="then"' in visitor.get(path).text


def test_an_approved_one_is_published_later(desk: TrialDesk, visitor: Visitor, path: str) -> None:
    translation = TranslationDesk(desk, 1)
    revision = translation.propose()
    translation.decide(revision)
    bob = visitor.log_in("bob")
    answer = bob.post(f"{path}/publish", {"revision_hash": read_hash(bob.get(path).text)})
    assert answer.status_code == 303
    with desk.database.reading() as session:
        view = view_translation(session, claim_id=1, language="sl")
        assert view.translation is not None
        assert view.translation.publication is not None
    assert bob.post(f"{path}/publish", {"revision_hash": "0" * 64}).status_code == 409


@pytest.mark.parametrize("language", ["en", "de", "x" * 300, "%00"])
def test_other_languages_have_no_page(visitor: Visitor, path: str, language: str) -> None:
    assert visitor.log_in("alice").get(path.replace("/sl", f"/{language}")).status_code == 404


def test_a_claim_without_a_verdict_has_none(desk: TrialDesk, visitor: Visitor) -> None:
    claim_id = desk.add_claim()
    assert visitor.log_in("alice").get(f"/claims/{claim_id}/translations/sl").status_code == 404
    assert "translations" not in visitor.get(f"/claims/{claim_id}").text
