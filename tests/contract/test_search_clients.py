"""Google's own clients, unmodified, page through the verdicts that stand."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httplib2
import pytest
from googleapiclient.discovery import Resource, build, build_from_document
from googleapiclient.errors import HttpError

from tests.contract.served_desk import ServedDesk

STANDING = 25
PAGE = 10


@pytest.fixture(params=["its own document", "the desk's document"])
def client(request: pytest.FixtureRequest, served: ServedDesk) -> Iterator[Resource]:
    """Google's client for Python, built from the document that it brings along, and from the desk's."""
    http = httplib2.Http()
    if request.param == "its own document":
        options = {"api_endpoint": served.base_url}
        made = build("factchecktools", "v1alpha1", http=http, client_options=options, static_discovery=True)
    else:
        document = json.loads(served.fetch("/$discovery/rest?version=v1alpha1"))
        made = build_from_document(document, http=http)
    yield made
    made.close()


def expected(served: ServedDesk, language: str = "") -> list[dict[str, Any]]:
    """Return the claims that stand, the newest review first, as the API names things."""
    items = [item for item in served.items(language) if not item.retracted]
    items.sort(key=lambda item: item.published, reverse=True)
    return [
        {
            "text": item.claim_reviewed,
            "claimDate": "2025-03-03T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "ClaimTrack desk", "site": "127.0.0.1"},
                    "url": item.url,
                    "title": item.headline,
                    "reviewDate": item.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "textualRating": item.rating.label,
                    "languageCode": item.language,
                }
            ],
        }
        for item in items
    ]


def test_the_python_client_pages_through(served: ServedDesk, client: Any) -> None:
    pages = []
    request = client.claims().search(pageSize=PAGE)
    while request is not None:
        answer = request.execute()
        pages.append(answer.get("claims", []))
        request = client.claims().search_next(request, answer)
    assert [len(page) for page in pages] == [10, 10, 5]
    claims = [claim for page in pages for claim in page]
    assert len(claims) == STANDING
    assert claims == expected(served)


def test_the_python_client_pages_by_offset(served: ServedDesk, client: Any) -> None:
    search = client.claims().search
    found = [search(pageSize=100, offset=offset).execute().get("claims", []) for offset in (0, 20, 100)]
    assert found == [expected(served), expected(served)[20:], []]


@pytest.mark.parametrize(
    ("language", "query"), [("en", "costs of bridges"), ("sl", "mostovi, milijon krona"), ("sl", "mosta 12")]
)
def test_words_are_found_in_any_form(served: ServedDesk, client: Any, language: str, query: str) -> None:
    answer = client.claims().search(query=query, languageCode=language, pageSize=100).execute()
    wanted = expected(served, language)
    if "12" in query:
        wanted = [claim for claim in wanted if "12" in claim["text"]]
    assert answer.get("claims", []) == wanted


def test_the_python_client_is_told_what_is_wrong(served: ServedDesk, client: Any) -> None:
    with pytest.raises(HttpError, match="pageToken") as refused:
        client.claims().search(pageToken="nonsense").execute()
    assert refused.value.status_code == 400


@pytest.mark.parametrize("language", ["", "sl"])
def test_the_javascript_client_pages_through(
    served: ServedDesk, node: Callable[..., Any], language: str
) -> None:
    words = [f"languageCode={language}"] if language else []
    pages = node("search.mjs", served.base_url, *words)
    assert [claim for page in pages for claim in page] == expected(served, language)
    assert [len(page) for page in pages] == ([10, 10, 5] if not language else [10, 2])
