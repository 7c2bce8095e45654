"""A verdict in a second language: written, bound to its verdict by hash, approved by another, public."""

import pytest
from sqlalchemy import text

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    ChainBrokenError,
    ClaimTrackError,
    ContributorMayNotApproveError,
    ExplanationMissingError,
    HeadlineMissingError,
    NothingToTranslateError,
    NotPermittedError,
    NotProposerError,
    OriginalNotPublicError,
    PublicNoteMissingError,
    ReasonMissingError,
    RevisionChangedError,
    ShortWordingMissingError,
    StaleVersionError,
    SummaryMissingError,
    TranslationMovedError,
    TranslationOutdatedError,
)
from claimtrack.models import (
    Claim,
    CorrectionKind,
    Decision,
    Publication,
    TranslationState,
    VerdictRevision,
)
from claimtrack.services.claims.guards import latest_revision
from claimtrack.services.claims.merges import merge_claim, undo_merge
from claimtrack.services.publishing.feed import FeedFilter, find_public, list_public
from claimtrack.services.publishing.published import find_publication, find_successor
from claimtrack.services.records.history import event_data, list_claim_events
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.services.verdicts.translation_decisions import withdraw_translation
from claimtrack.services.verdicts.translations import find_translation, save_translation
from claimtrack.workflow import PublicationState
from tests.desk import TrialDesk
from tests.services.record import change_policy
from tests.translated_desk import WORDS, TranslationDesk


@pytest.fixture
def translation(desk: TrialDesk) -> TranslationDesk:
    """The translation of a public verdict, of which nothing is written yet."""
    return TranslationDesk(desk, desk.publish().claim_id)


def state_of(translation: TranslationDesk) -> TranslationState:
    with translation.desk.database.reading() as session:
        found = find_translation(session, claim_id=translation.claim_id, language="sl")
        assert found is not None
        return found.state


def assert_vouched(desk: TrialDesk) -> None:
    with desk.database.reading() as session:
        assert verify_audit(session).seq > 0


def test_it_is_bound_to_the_hash_of_what_it_says_again(translation: TranslationDesk) -> None:
    revision = translation.propose()
    with translation.desk.database.reading() as session:
        source = latest_revision(session, translation.claim_id)
        assert source is not None
        body, before = read_body(revision), read_body(source)
    assert body["translates"] == {"id": source.id, "number": 1, "hash": source.content_hash}
    assert (body["language"], revision.language, revision.number) == ("sl", "sl", 1)
    assert (body["summary"], body["standalone"]) == (WORDS.summary, WORDS.wording)
    assert [body[name] for name in ("rating", "sources", "appearances", "as_of")] == [
        before[name] for name in ("rating", "sources", "appearances", "as_of")
    ]
    assert_vouched(translation.desk)


def test_it_is_published_at_an_address_of_its_own(translation: TranslationDesk) -> None:
    published = translation.publish()
    with translation.desk.database.reading() as session:
        original = find_publication(session, claim_id=translation.claim_id)
        assert original is not None
        shown = find_public(session, slug=published.slug or "")
        everything = [each.id for each in list_public(session, wanted=FeedFilter())]
        slovenian = [each.id for each in list_public(session, wanted=FeedFilter(language="sl"))]
    assert published.slug != original.slug
    assert shown.original is not None
    assert shown.original.id == original.id
    assert everything == [original.id]
    assert slovenian == [published.id]
    assert_vouched(translation.desk)


@pytest.mark.parametrize(
    ("field", "error"),
    [
        ("short_wording", ShortWordingMissingError),
        ("headline", HeadlineMissingError),
        ("summary", SummaryMissingError),
        ("explanation", ExplanationMissingError),
    ],
)
def test_what_is_missing_is_said(
    translation: TranslationDesk, field: str, error: type[ClaimTrackError]
) -> None:
    with pytest.raises(error):
        translation.propose(**{field: " "})


def test_who_wrote_it_may_not_approve_it(translation: TranslationDesk) -> None:
    revision = translation.propose(by="bob")
    with pytest.raises(ContributorMayNotApproveError):
        translation.decide(revision, by="bob")
    # Whoever wrote the verdict itself has no part in the translation.
    translation.decide(revision, by="adam")
    assert state_of(translation) is TranslationState.APPROVED


def test_a_comma_makes_a_contributor(translation: TranslationDesk) -> None:
    translation.save(by="alice")
    revision = translation.propose(by="bob", summary="Stal je, dvanajst milijonov.")
    with pytest.raises(ContributorMayNotApproveError):
        translation.decide(revision, by="bob")


def test_a_desk_of_one_approves_its_own_and_says_so(translation: TranslationDesk) -> None:
    change_policy(translation.desk, self_approval=True)
    revision = translation.propose(by="bob")
    translation.decide(revision, by="bob")
    with translation.desk.database.reading() as session:
        told = event_data(list_claim_events(session, claim_id=translation.claim_id)[0])
    assert told["self_approval"] is True
    assert state_of(translation) is TranslationState.APPROVED


def test_as_many_approve_it_as_the_policy_asks(translation: TranslationDesk) -> None:
    change_policy(translation.desk, quorum=2)
    revision = translation.propose()
    for _twice in range(2):
        translation.decide(revision, by="bob")
        assert state_of(translation) is TranslationState.IN_APPROVAL
    translation.decide(revision, by="adam")
    assert state_of(translation) is TranslationState.APPROVED
    assert_vouched(translation.desk)


def test_a_merge_leads_the_translation_away_and_back(translation: TranslationDesk) -> None:
    desk, published = translation.desk, translation.publish()
    other = desk.publish(desk.propose(desk.add_claim("It is long", article_id=1))).claim_id
    with desk.writing() as session:
        version = session.get_one(Claim, translation.claim_id).version
        merge_claim(
            session,
            claim_id=translation.claim_id,
            version=version,
            into_id=other,
            identity=desk.person("bob"),
            now=desk.now,
        )
    with desk.database.reading() as session:
        target = find_publication(session, claim_id=other)
        assert target is not None
        assert find_successor(session, slug=published.slug or "") == target.slug
    assert_vouched(desk)
    with desk.writing() as session:
        undo_merge(session, claim_id=translation.claim_id, identity=desk.person("bob"), now=desk.now)
    with desk.database.reading() as session:
        assert find_public(session, slug=published.slug or "").outdated is False
    assert_vouched(desk)


@pytest.mark.parametrize(
    "change",
    [
        "publication SET outdated = NOT outdated WHERE original_id IS NOT NULL",
        "publication SET slug = 'another' WHERE original_id IS NOT NULL",
        "publication SET revision_id = 1 WHERE original_id IS NOT NULL",
        "publication SET original_id = id WHERE original_id IS NOT NULL",
    ],
)
def test_what_was_tampered_with_is_found(translation: TranslationDesk, change: str) -> None:
    translation.publish()
    with translation.desk.database.writing() as session:
        session.execute(text(f"UPDATE {change}"))
    with translation.desk.database.reading() as session, pytest.raises(ChainBrokenError):
        verify_audit(session)


def test_a_reviewer_does_not_approve(translation: TranslationDesk) -> None:
    revision = translation.propose(by="bob")
    with pytest.raises(NotPermittedError):
        translation.decide(revision, by="alice")


def test_the_hash_that_was_read_is_decided_on(translation: TranslationDesk) -> None:
    first = translation.propose()
    translation.decide(first, decision=Decision.REQUEST_CHANGES, reason="Not idiomatic.")
    second = translation.propose(summary="Stal je 12 milijonov.")
    with pytest.raises(RevisionChangedError):
        translation.decide(first)
    assert second.number == 2
    assert_vouched(translation.desk)


def test_sending_it_back_wants_a_reason(translation: TranslationDesk) -> None:
    with pytest.raises(ReasonMissingError):
        translation.decide(translation.propose(), decision=Decision.REQUEST_CHANGES)


def test_a_stale_form_is_refused(translation: TranslationDesk) -> None:
    version = translation.save()
    translation.save(by="bob", summary="Drugo.")
    with pytest.raises(StaleVersionError):
        translation.save(version=version, summary="Tretje.")


def test_what_waits_for_a_decision_is_not_written_on(translation: TranslationDesk) -> None:
    translation.propose()
    with pytest.raises(TranslationMovedError):
        translation.save(summary="Drugo.")


def test_who_proposed_it_takes_it_back(translation: TranslationDesk) -> None:
    translation.propose()
    desk = translation.desk
    with desk.writing() as session, pytest.raises(NotProposerError):
        withdraw_translation(session, **translation.key, identity=desk.person("bob"), now=desk.now)
    with desk.writing() as session:
        withdraw_translation(session, **translation.key, identity=desk.person("alice"), now=desk.now)
    assert state_of(translation) is TranslationState.WRITING


def test_only_what_readers_see_is_published_in_another_language(desk: TrialDesk) -> None:
    """A translation may be ready before its verdict is public; it never comes out before it."""
    proposal = desk.propose()
    translation = TranslationDesk(desk, proposal.claim_id)
    revision = translation.propose()
    translation.decide(revision)
    with pytest.raises(OriginalNotPublicError):
        translation.publish(revision)
    desk.publish(proposal)
    assert translation.publish(revision).state is PublicationState.PUBLISHED


def test_nothing_is_translated_before_there_is_a_proposal(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    with desk.writing() as session, pytest.raises(NothingToTranslateError):
        save_translation(
            session,
            claim_id=claim_id,
            language="sl",
            version=0,
            words=WORDS,
            identity=desk.person("alice"),
            now=desk.now,
        )


def test_a_correction_marks_the_translation_as_outdated(translation: TranslationDesk) -> None:
    published = translation.publish()
    translation.desk.correct(translation.claim_id, kind=CorrectionKind.CORRECTION, note="We were wrong.")
    with translation.desk.database.reading() as session:
        now = session.get_one(Publication, published.id)
        assert (now.state, now.outdated) == (PublicationState.PUBLISHED, True)
        assert now.updated_at is not None
        assert published.updated_at is not None
        assert now.updated_at > published.updated_at
    with pytest.raises(TranslationOutdatedError):
        translation.propose(summary="Novo.")
    translation.renew()
    with pytest.raises(PublicNoteMissingError):
        translation.propose(summary="Novo.")
    again = translation.publish(summary="Novo.", correction_note="Motili smo se.")
    assert (again.id, again.slug, again.outdated) == (published.id, published.slug, False)
    with translation.desk.database.reading() as session:
        shown = find_public(session, slug=again.slug or "")
        assert [each.note for each in shown.corrections] == ["Motili smo se."]
    assert_vouched(translation.desk)


def test_a_retraction_reaches_every_language_at_once(translation: TranslationDesk) -> None:
    published = translation.publish()
    translation.desk.correct(translation.claim_id, kind=CorrectionKind.RETRACTION, note="All wrong.")
    with translation.desk.database.reading() as session:
        now = find_public(session, slug=published.slug or "")
        assert now.state is PublicationState.RETRACTED
        assert [each.note for each in now.corrections] == ["All wrong."]
    assert_vouched(translation.desk)


def test_publishing_twice_is_done_once(translation: TranslationDesk) -> None:
    revision = translation.propose()
    translation.decide(revision)
    first, second = translation.publish(revision), translation.publish(revision)
    assert (first.id, first.updated_at) == (second.id, second.updated_at)


def test_the_translation_is_counted_apart(translation: TranslationDesk) -> None:
    translation.publish()
    with translation.desk.database.reading() as session:
        newest = latest_revision(session, translation.claim_id)
        assert newest is not None
        assert (newest.number, newest.language) == (1, "en")
        assert session.query(VerdictRevision).count() == 2
