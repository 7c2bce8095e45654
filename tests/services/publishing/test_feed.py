"""What the public sees: the state that ETags are made from, the lists, the log, and a verdict's page."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from claimtrack.db import Database
from claimtrack.errors import NotFoundError
from claimtrack.models import (
    Claim,
    ClaimTopic,
    Correction,
    CorrectionKind,
    Policy,
    Publication,
    Topic,
    VerdictRevision,
)
from claimtrack.services.publishing.feed import (
    FeedFilter,
    FeedState,
    feed_state,
    find_public,
    list_public,
    verdict_state,
)
from claimtrack.services.publishing.feed_filters import filter_values, unknown_values
from claimtrack.services.publishing.feed_items import feed_item, feed_publisher
from claimtrack.services.publishing.public_log import count_corrections, list_corrections
from claimtrack.services.publishing.verdict_page import view_verdict
from tests.desk import PASSAGE, SOURCE, TEXT, WORDS, TrialDesk

BASE = "https://desk.example"
EVERYTHING = FeedFilter()
OTHER = "Vlak je bil v Sinegorsku v torek. To je vse."
OTHER_PASSAGE = "Vlak je bil v Sinegorsku v torek"


def publish_slovenian(desk: TrialDesk, *, rating: str = "verified") -> int:
    """Return the id of a claim whose Slovenian verdict is public."""
    article_id = desk.add_article(OTHER, language="sl", title="Vlak")
    claim_id = desk.add_claim(OTHER_PASSAGE, article_id=article_id)
    desk.publish(
        desk.propose(claim_id, rating=rating, headline="Vlak je prišel", short_wording="Vlak je bil.")
    )
    return claim_id


def state_of(database: Database, wanted: FeedFilter = EVERYTHING) -> FeedState:
    with database.reading() as session:
        return feed_state(session, wanted=wanted)


def slug_of(database: Database, claim_id: int) -> str:
    with database.reading() as session:
        slug = session.scalars(select(Publication.slug).where(Publication.claim_id == claim_id)).one()
    assert slug is not None
    return slug


def test_an_empty_feed_has_a_state(desk: TrialDesk) -> None:
    assert state_of(desk.database) == FeedState(0, 0, None)


def test_what_is_not_published_is_not_seen(desk: TrialDesk) -> None:
    desk.approve(desk.propose())
    assert state_of(desk.database).count == 0
    with desk.database.reading() as session:
        assert list_public(session, wanted=EVERYTHING) == []


def test_each_change_moves_the_state(desk: TrialDesk) -> None:
    first = desk.publish()
    before = state_of(desk.database)
    assert (before.count, before.revisions, before.updated) == (1, first.revision_id, desk.now)
    second = desk.correct(first.claim_id, kind=CorrectionKind.CORRECTION, note="A digit.")
    after = state_of(desk.database)
    assert (after.count, after.revisions, after.updated) == (1, second.revision_id, desk.now)


def test_a_correction_in_the_same_instant_moves_the_state(desk: TrialDesk) -> None:
    proposal = desk.publish()
    before = state_of(desk.database)
    desk.correct(proposal.claim_id, kind=CorrectionKind.CORRECTION, note="A digit.")
    with desk.writing() as session:
        session.scalars(select(Publication)).one().updated_at = before.updated
    after = state_of(desk.database)
    assert after.updated == before.updated
    assert after != before


def test_the_latest_change_comes_first(desk: TrialDesk) -> None:
    first = desk.publish().claim_id
    second = publish_slovenian(desk)
    with desk.database.reading() as session:
        assert [each.claim_id for each in list_public(session, wanted=EVERYTHING)] == [second, first]
    desk.correct(first, kind=CorrectionKind.UPDATE, note="More.")
    with desk.database.reading() as session:
        assert [each.claim_id for each in list_public(session, wanted=EVERYTHING)] == [first, second]
        assert len(list_public(session, wanted=EVERYTHING, limit=1, offset=1)) == 1
        assert len(list_public(session, wanted=EVERYTHING, limit=None)) == 2


def test_filters_narrow(desk: TrialDesk) -> None:
    first = desk.publish().claim_id
    second = publish_slovenian(desk)
    with desk.writing() as session:
        session.add(Topic(slug="trains", labels={"en": "Trains", "sl": "Vlaki"}))
        session.flush()
        topic_id = session.scalars(select(Topic.id)).one()
        session.add(ClaimTopic(claim_id=second, topic_id=topic_id))
    expected = {
        FeedFilter(language="en"): [first],
        FeedFilter(rating="verified"): [second],
        FeedFilter(topic="trains"): [second],
        FeedFilter(language="sl", rating="verified", topic="trains"): [second],
        FeedFilter(language="en", rating="verified"): [],
    }
    with desk.database.reading() as session:
        for wanted, claims in expected.items():
            assert [each.claim_id for each in list_public(session, wanted=wanted)] == claims
            assert feed_state(session, wanted=wanted).count == len(claims)


def test_the_values_to_filter_by_are_those_that_are_there(desk: TrialDesk) -> None:
    desk.publish()
    publish_slovenian(desk)
    with desk.database.reading() as session:
        values = filter_values(session)
    assert values.languages == ["en", "sl"]
    assert [rating.slug for rating in values.ratings] == ["verified", "disputed"]
    assert values.topics == []


def test_unknown_values_are_told_with_the_known_ones(desk: TrialDesk) -> None:
    desk.publish()
    with desk.database.reading() as session:
        known = FeedFilter(language="sl", rating="unverifiable")
        assert unknown_values(session, wanted=known, languages=("en", "sl")) == {}
        wrong = FeedFilter(language="xx", rating="true", topic="moon")
        unknown = unknown_values(session, wanted=wrong, languages=("en", "sl"))
    assert unknown["language"] == ["en", "sl"]
    assert unknown["rating"][0] == "verified"
    assert unknown["topic"] == []


def test_a_verdict_is_found_by_its_slug(desk: TrialDesk) -> None:
    proposal = desk.publish()
    slug = slug_of(desk.database, proposal.claim_id)
    with desk.database.reading() as session:
        assert find_public(session, slug=slug).claim_id == proposal.claim_id
        state = verdict_state(session, slug=slug)
        assert (state.revision_id, state.language, state.updated) == (proposal.revision_id, "en", desk.now)
        with pytest.raises(NotFoundError):
            find_public(session, slug="nothing")
        with pytest.raises(NotFoundError):
            verdict_state(session, slug="nothing")


def test_the_item_says_what_was_frozen(desk: TrialDesk) -> None:
    proposal = desk.publish()
    with desk.database.reading() as session:
        (publication,) = list_public(session, wanted=EVERYTHING)
        item = feed_item(publication, base_url=BASE)
    assert item.url == f"{BASE}/verdicts/{publication.slug}"
    assert (item.headline, item.claim_reviewed) == (WORDS.headline, WORDS.short_wording)
    assert (item.rating.slug, item.rating.value, item.rating.best, item.rating.worst) == ("disputed", 1, 5, 1)
    assert item.rating.explanation == "The evidence contradicts the claim."
    assert "<strong>March 2025</strong>" in item.explanation_html
    assert item.as_of == WORDS.as_of
    assert [(source.title, source.stance) for source in item.sources] == [(SOURCE.title, "refutes")]
    assert item.appearances[0].publisher == "The Gazette"
    assert item.published == item.updated == desk.now
    assert not item.retracted
    assert publication.revision_id == proposal.revision_id


def test_a_later_change_to_the_desk_does_not_change_what_is_public(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    with desk.writing() as session:
        session.get_one(Claim, claim_id).wording = "Something else."
        before = session.scalars(select(VerdictRevision.body)).one()
    with desk.database.reading() as session:
        (publication,) = list_public(session, wanted=EVERYTHING)
        assert feed_item(publication, base_url=BASE).claim_reviewed == WORDS.short_wording
        assert publication.revision is not None
        assert publication.revision.body == before


def test_a_retracted_verdict_says_why(desk: TrialDesk) -> None:
    proposal = desk.publish()
    desk.correct(proposal.claim_id, kind=CorrectionKind.RETRACTION, note="The account was a draft.")
    with desk.database.reading() as session:
        (publication,) = list_public(session, wanted=EVERYTHING)
        item = feed_item(publication, base_url=BASE)
    assert item.retracted
    assert item.retraction_note == "The account was a draft."


def test_a_draft_publication_has_no_public_face() -> None:
    with pytest.raises(ValueError, match="nothing public"):
        feed_item(Publication(id=1), base_url=BASE)


def test_the_publisher_is_the_desk_until_the_policy_names_a_site() -> None:
    policy = Policy(publisher_name="Desk", publisher_url=None, publisher_logo_url=None)
    assert feed_publisher(policy, base_url=BASE).url == f"{BASE}/"
    policy.publisher_url = "https://paper.example/"
    assert feed_publisher(policy, base_url=BASE).url == "https://paper.example/"


def test_the_log_holds_every_change(desk: TrialDesk) -> None:
    first = desk.publish().claim_id
    second = publish_slovenian(desk)
    desk.correct(first, kind=CorrectionKind.CORRECTION, note="A digit.")
    desk.correct(second, kind=CorrectionKind.UPDATE, note="Nov vir.")
    desk.correct(first, kind=CorrectionKind.RETRACTION, note="It does not stand.")
    with desk.database.reading() as session:
        lines = list_corrections(session, limit=10)
        assert [line.correction.note for line in lines] == ["It does not stand.", "Nov vir.", "A digit."]
        assert [line.publication.claim_id for line in lines] == [first, second, first]
        assert count_corrections(session) == 3
        assert len(list_corrections(session, limit=1, offset=1)) == 1


def test_the_page_has_evidence_and_place_in_detail(desk: TrialDesk) -> None:
    slug = slug_of(desk.database, desk.publish().claim_id)
    with desk.database.reading() as session:
        view = view_verdict(session, slug=slug, base_url=BASE)
    (evidence,) = view.evidence
    assert (evidence.source.quote, evidence.locator, evidence.primary) == (SOURCE.quote, SOURCE.locator, True)
    (place,) = view.places
    assert (place.medium, place.quote) == ("article", PASSAGE)
    assert PASSAGE in TEXT
    assert view.making == replace(view.making, contributors=1, approvers=1, self_approved=False)


def test_the_history_has_the_versions_that_readers_saw(desk: TrialDesk) -> None:
    first = desk.publish()
    second = desk.correct(first.claim_id, kind=CorrectionKind.CORRECTION, note="A digit.")
    slug = slug_of(desk.database, first.claim_id)
    with desk.database.reading() as session:
        history = view_verdict(session, slug=slug, base_url=BASE).history
        made_at = session.scalars(select(Correction.made_at)).one()
    assert [(version.number, version.kind, version.note) for version in history] == [
        (2, "correction", "A digit."),
        (1, None, ""),
    ]
    assert [version.content_hash for version in history] == [second.revision_hash, first.revision_hash]
    assert history[0].at == made_at > history[1].at


def test_self_approval_is_said(desk: TrialDesk) -> None:
    with desk.writing() as session:
        session.scalars(select(Policy)).one().self_approval = True
    proposal = desk.propose(by="bob")
    desk.publish(proposal, by="bob")
    slug = slug_of(desk.database, proposal.claim_id)
    with desk.database.reading() as session:
        assert view_verdict(session, slug=slug, base_url=BASE).making.self_approved
