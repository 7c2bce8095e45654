from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from threading import Barrier

import pytest
from sqlalchemy import select

from claimtrack.audit import Actor
from claimtrack.clock import PartialDate
from claimtrack.errors import ArticleExistsError, BadAddressError, NotFoundError, UnknownLanguageError
from claimtrack.models import Article, ArticleVersion, Job, JobState
from claimtrack.services.articles.articles import NewArticle, add_article, find_article, list_articles
from claimtrack.services.database import open_database
from claimtrack.settings import Settings
from tests.desk import TEXT, TrialDesk
from tests.services.record import count_rows, last_event

ACTOR = Actor.command("test")
ARTICLE = NewArticle(
    text=TEXT,
    original_hash=sha256(TEXT.encode()).hexdigest(),
    publisher="The Gazette",
    address="https://example.org/bridge",
    published_on=PartialDate.parse("2025-03"),
)


def add(desk: TrialDesk, article: NewArticle = ARTICLE, *, actor: Actor = ACTOR) -> ArticleVersion:
    with desk.writing() as session:
        return add_article(session, article=article, actor=actor, now=desk.now)


def test_an_article_is_stored_with_its_version_and_address(desk: TrialDesk) -> None:
    version = add(desk)
    with desk.database.reading() as session:
        found = find_article(session, article_id=version.article_id)
        assert (found.text, found.number, found.fetched_at) == (TEXT, 1, desk.now)
        assert found.content_hash == sha256(TEXT.encode()).hexdigest()
        assert found.published_on == PartialDate.parse("2025-03")
        assert [address.url for address in found.article.addresses] == [ARTICLE.address]


def test_without_a_title_the_first_line_is_it(desk: TrialDesk) -> None:
    version = add(desk, replace(ARTICLE, text="\n\n  A headline  \nText of it."))
    with desk.database.reading() as session:
        assert find_article(session, article_id=version.article_id).article.title.strip() == "A headline"


def test_a_title_and_a_publisher_longer_than_their_columns_are_cut(desk: TrialDesk) -> None:
    version = add(desk, replace(ARTICLE, title="č" * 900, publisher="ž" * 900))
    with desk.database.reading() as session:
        article = find_article(session, article_id=version.article_id).article
    assert (len(article.title), len(article.publisher or "")) == (500, 200)


def test_the_language_is_detected_when_nobody_says_it(desk: TrialDesk) -> None:
    add(
        desk,
        replace(ARTICLE, text="Predsednik vlade je v torek obiskal Ljubljano in pohvalil progo."),
    )
    add(desk)
    with desk.database.reading() as session:
        assert session.scalars(select(Article.language).order_by(Article.id)).all() == ["sl", "en"]


def test_a_language_that_is_said_is_believed(desk: TrialDesk) -> None:
    add(desk, replace(ARTICLE, language="sl"))
    assert last_event(desk).data["language"] == "sl"


def test_a_language_that_nobody_can_read_here_is_refused_with_those_that_are(desk: TrialDesk) -> None:
    with pytest.raises(UnknownLanguageError, match="hr") as refusal:
        add(desk, replace(ARTICLE, language="hr"))
    assert {"en", "sl"} <= set(str(refusal.value.params["known"]).split(", "))
    assert count_rows(desk, Article) == 0


def test_a_language_that_the_desk_names_a_pipeline_for_is_said_or_recognised(desk: TrialDesk) -> None:
    text = "Die Regierung beschloss am Dienstag, dass die Brücke achtzehn Millionen Kronen kosten darf."
    for article in (replace(ARTICLE, language="de"), replace(ARTICLE, text=text)):
        with desk.writing() as session:
            add_article(session, article=article, actor=ACTOR, languages=("en", "sl", "de"), now=desk.now)
    with desk.database.reading() as session:
        assert set(session.scalars(select(Article.language))) == {"de"}


def test_adding_is_an_event_with_the_hashes_and_the_actor(desk: TrialDesk) -> None:
    version = add(desk, actor=Actor.user(desk.person("alice").user_id))
    line = last_event(desk)
    assert (line.actor, line.action) == ("alice", "article.add")
    assert line.data == {
        "version": version.id,
        "title": TEXT.partition("\n")[0],
        "language": "en",
        "content_hash": version.content_hash,
        "original_hash": ARTICLE.original_hash,
        "url": ARTICLE.address,
    }


def test_the_same_text_is_stored_once_and_a_second_add_names_the_first(desk: TrialDesk) -> None:
    version = add(desk, replace(ARTICLE, title="Bridge reopens"))
    with pytest.raises(ArticleExistsError, match="Bridge reopens") as refusal:
        add(desk, replace(ARTICLE, title="Another title", address=None))
    assert refusal.value.params["article_id"] == version.article_id
    assert (count_rows(desk, Article), count_rows(desk, Job)) == (1, 1)


def test_of_those_who_send_a_text_at_once_one_stores_it_and_the_others_are_told(desk: TrialDesk) -> None:
    start = Barrier(4)

    def send(_number: int) -> str:
        start.wait()
        try:
            with desk.database.writing() as session:
                add_article(session, article=ARTICLE, actor=ACTOR, now=desk.now)
        except ArticleExistsError:
            return "known"
        return "stored"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(send, range(4))) == ["known", "known", "known", "stored"]


def test_an_address_that_is_none_is_refused_and_nothing_stored(desk: TrialDesk) -> None:
    with pytest.raises(BadAddressError):
        add(desk, replace(ARTICLE, address="javascript:alert(1)"))
    assert count_rows(desk, Article) == 0


def test_extraction_is_queued_in_the_same_transaction(desk: TrialDesk) -> None:
    version = add(desk)
    with desk.database.reading() as session:
        job = session.scalars(select(Job)).one()
    assert (job.kind, job.arguments) == ("extract_article", {"version_id": version.id})
    assert (job.state, job.run_after) == (JobState.PENDING, desk.now)


def test_what_is_rolled_back_leaves_no_job_and_tells_no_worker(desk: TrialDesk, settings: Settings) -> None:
    told: list[int] = []
    database = open_database(settings, dispatch=told.append)
    with database.open_session(writing=True) as session:
        add_article(session, article=ARTICLE, actor=ACTOR, now=desk.now)
        session.rollback()
        session.commit()
    assert (count_rows(desk, Job), count_rows(desk, Article), told) == (0, 0, [])
    with database.writing() as session:
        add_article(session, article=ARTICLE, actor=ACTOR, now=desk.now)
        assert told == []
    assert len(told) == count_rows(desk, Job) == 1
    database.close()


def test_the_newest_articles_come_first_with_the_number_of_their_claims(desk: TrialDesk) -> None:
    first = desk.add_article()
    second = desk.add_article("Another story. It is short.", title="Another")
    desk.add_claim("It is long", article_id=first)
    desk.add_claim("The harbour bridge", article_id=first)
    with desk.database.reading() as session:
        lines = list_articles(session)
    assert [(line.article.id, line.claim_count) for line in lines] == [(second, 0), (first, 2)]


def test_an_article_that_is_not_there_is_not_found(desk: TrialDesk) -> None:
    with desk.database.reading() as session, pytest.raises(NotFoundError, match="article"):
        find_article(session, article_id=1)
