"""Adding an article by its address: the page is fetched, and what was typed stays when that fails."""

import socket
from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import gettext
from sqlalchemy import select

from claimtrack.intake.fetch import FetchClock, Fetcher, FetchPolicy
from claimtrack.intake.fetch.addresses import NOT_PUBLIC
from claimtrack.models import Article, ArticleAddress, ArticleVersion
from claimtrack.web.context import EXTENSION
from tests.conftest import NOW
from tests.desk import TrialDesk
from tests.intake.fetch.trial_web import Asked, Behaviour, TrialWeb, answer, hang, redirect, serving
from tests.visitor import Visitor
from tests.web.desk.test_article_adding import HTML

ADDRESS = "http://news.example/most"
on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def web(app: Flask) -> Iterator[TrialWeb]:
    """The web of this desk."""
    made = TrialWeb()
    policy = FetchPolicy(delay=0.0, seconds=60.0)
    with serving(made) as made.plain_port:
        desk = app.extensions[EXTENSION]
        desk.fetcher = Fetcher(policy, clock=FetchClock(now=lambda: NOW), network=made.network)
        yield made


def stored(desk: TrialDesk) -> tuple[str, str | None, list[str]]:
    """Return title, publisher and addresses of the one article."""
    with desk.database.reading() as session:
        article = session.scalars(select(Article).join(ArticleVersion)).one()
        return article.title, article.publisher, list(session.scalars(select(ArticleAddress.url)))


@pytest.mark.parametrize("field", ["text", "address"])
def test_an_address_in_place_of_a_text_is_fetched(
    visitor: Visitor, desk: TrialDesk, web: TrialWeb, field: str
) -> None:
    web.pages[ADDRESS] = answer(HTML.encode("cp1250"), content_type="text/html")
    reply = visitor.log_in("alice").post("/articles/new", {field: f" {ADDRESS}\n"})
    assert reply.status_code == 303
    assert stored(desk) == ("Most odprt", "news.example", [ADDRESS])
    page = visitor.get(reply.location).text
    assert "Pristaniški most v Quillmouthu so po dveh letih znova odprli" in page


def test_others_write_while_a_page_is_fetched(visitor: Visitor, desk: TrialDesk, web: TrialWeb) -> None:
    def slow(connection: socket.socket, asked: Asked) -> None:
        desk.add_article(title="Meanwhile")
        answer(HTML.encode())(connection, asked)

    web.pages[ADDRESS] = slow
    assert visitor.log_in("alice").post("/articles/new", {"address": ADDRESS}).status_code == 303
    with desk.database.reading() as session:
        assert set(session.scalars(select(Article.title))) == {"Meanwhile", "Most odprt"}


@on_one_database
def test_what_is_typed_goes_before_what_the_page_says(
    visitor: Visitor, desk: TrialDesk, web: TrialWeb
) -> None:
    web.pages[ADDRESS] = answer(HTML.encode())
    fields = {"text": ADDRESS, "title": "Mine", "publisher": "Me", "address": "https://example.org/a"}
    visitor.log_in("alice").post("/articles/new", fields)
    assert stored(desk) == ("Mine", "Me", ["https://example.org/a"])


@on_one_database
def test_the_address_is_where_the_way_ended(visitor: Visitor, desk: TrialDesk, web: TrialWeb) -> None:
    web.pages["http://short.example/x"] = redirect(ADDRESS)
    web.pages[ADDRESS] = answer(HTML.encode())
    visitor.log_in("alice").post("/articles/new", {"address": "http://short.example/x"})
    assert stored(desk)[2] == [ADDRESS]


@on_one_database
@pytest.mark.parametrize(
    ("behaviour", "expected"),
    [
        (answer(status=404), (422, "There is no page at http://news.example/most")),
        (answer(status=500), (422, "news.example has trouble of its own")),
        (answer(status=403), (422, "news.example does not give this page to programs")),
        (redirect("/most"), (422, "leads on to other addresses more than 5 times")),
        (redirect("http://127.0.0.1/"), (422, "it does not lead to a public place on the internet")),
        (answer(Content_Length="2147483648"), (413, "sends more than 5 MB")),
        (answer(b"%PDF", content_type="application/pdf"), (422, "is of the type “application/pdf”")),
        (answer(b"<html><nav>Menu</nav>"), (422, "No article was found in this HTML page.")),
        (hang, (422, "news.example did not send the page within 0.5 seconds.")),
    ],
    ids=["404", "500", "403", "endless", "astray", "large", "type", "no article", "hangs"],
)
def test_a_page_that_cannot_be_fetched_loses_nothing(
    app: Flask, visitor: Visitor, web: TrialWeb, behaviour: Behaviour, expected: tuple[int, str]
) -> None:
    web.pages[ADDRESS] = behaviour
    if behaviour is hang:
        policy = FetchPolicy(delay=0.0, seconds=0.5)
        clock = FetchClock(now=lambda: NOW)
        app.extensions[EXTENSION].fetcher = Fetcher(policy, clock=clock, network=web.network)
    typed = {"address": ADDRESS, "title": "My <title>", "publisher": "The Gazette", "published_on": "2026-04"}
    reply = visitor.log_in("alice").post("/articles/new", typed)
    assert reply.status_code == expected[0]
    assert expected[1] in reply.text
    for value in (ADDRESS, "My &lt;title&gt;", "The Gazette", "2026-04"):
        assert f'value="{value}"' in reply.text


@on_one_database
def test_a_reason_is_given_in_the_reader_s_language(app: Flask, visitor: Visitor, web: TrialWeb) -> None:
    visitor.log_in("alice")
    fields = {"address": "http://127.0.0.1/", "csrf_token": visitor.csrf_token()}
    with app.test_request_context(headers={"Accept-Language": "sl"}):
        reason = gettext(NOT_PUBLIC)
    reply = visitor.client.post("/articles/new", data=fields, headers={"Accept-Language": "sl"})
    assert reply.status_code == 422
    assert reason in reply.text


@on_one_database
def test_nothing_is_fetched_for_somebody_who_may_not_add(visitor: Visitor, web: TrialWeb) -> None:
    assert visitor.log_in("vera").post("/articles/new", {"address": ADDRESS}).status_code == 403
    assert web.connected == []
