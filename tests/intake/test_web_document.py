"""An article on the web: its address and publisher are those of the site that it came from."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from claimtrack.errors import PageTooLargeError, WrongPageTypeError
from claimtrack.intake import MAXIMUM_BYTES
from claimtrack.intake.fetch import FetchClock, Fetcher, FetchPolicy
from claimtrack.intake.web_document import fetch_document
from tests.intake.fetch.trial_web import TrialWeb, answer, redirect, serving
from tests.intake.test_document import FIRST, PAGE, SECOND

HERE = "http://www.example.org/most?utm=1"


@pytest.fixture
def web() -> Iterator[TrialWeb]:
    """A web with one more site than usual."""
    made = TrialWeb(names={"www.example.org": ["93.184.215.14"]})
    with serving(made) as made.plain_port:
        yield made


@pytest.fixture
def fetcher(web: TrialWeb) -> Fetcher:
    clock = FetchClock(now=lambda: datetime(2026, 3, 2, tzinfo=UTC))
    return Fetcher(FetchPolicy(delay=0.0, seconds=60), clock=clock, network=web.network)


def test_a_page_in_windows_1250_is_read_as_what_it_is(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[HERE] = answer(PAGE.encode("cp1250"), content_type="text/html")
    document = fetch_document(fetcher, HERE)
    assert (document.text, document.encoding) == (f"Nov most\n{FIRST}\n{SECOND}", "cp1250")
    assert (document.title, document.language, document.publisher) == ("Nov most", "sl", "Dolinski glas")
    assert document.published_on is not None
    assert document.published_on.isoformat() == "2024-03-05"


def test_the_address_that_a_page_gives_itself_counts_on_its_own_site(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[HERE] = answer(PAGE.encode("cp1250"), content_type="text/html")
    assert fetch_document(fetcher, HERE).address == "https://example.org/most"


def test_no_page_passes_itself_off_as_another_site_s(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://evil.example/"] = redirect("/most")
    web.pages["http://evil.example/most"] = answer(PAGE.encode("cp1250"), content_type="text/html")
    assert fetch_document(fetcher, "http://evil.example/").address == "http://evil.example/most"


def test_a_plain_text_has_its_address_and_site(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://www.news.example/a"] = answer(FIRST.encode(), content_type="text/plain")
    document = fetch_document(fetcher, "http://www.news.example/a")
    assert (document.text, document.is_html) == (FIRST, False)
    assert (document.address, document.publisher) == ("http://www.news.example/a", "news.example")


def test_a_page_larger_than_an_article_or_of_another_kind_is_not_read(
    web: TrialWeb, fetcher: Fetcher
) -> None:
    web.pages[HERE] = answer(Content_Length=str(MAXIMUM_BYTES + 1))
    with pytest.raises(PageTooLargeError, match="5 MB"):
        fetch_document(fetcher, HERE)
    web.pages[HERE] = answer(b"%PDF", content_type="application/pdf")
    with pytest.raises(WrongPageTypeError):
        fetch_document(fetcher, HERE)
