"""What changed between two frozen revisions."""

from typing import Any

import pytest
from flask import Flask

from claimtrack.audit.canonical import digest_value
from claimtrack.web.desk.approvals.proposal_changes import ProposalChanges, compare_bodies

LABELS = ("Disputed", "Disputed")


def source(**words: Any) -> dict[str, Any]:
    body = {
        "url": "https://example.org/a",
        "reference": None,
        "title": "Account",
        "publisher": None,
        "primary": True,
        "stance": "refutes",
        "quote": "21 million",
        "locator": None,
        "published_on": None,
        "accessed_on": "2026-03-02",
        "document": None,
        "unnamed": False,
        **words,
    }
    return {**body, "hash": digest_value(body)}


def body(*sources: dict[str, Any], **words: Any) -> dict[str, Any]:
    return {
        "wording": "It cost 18",
        "standalone": "It cost 18",
        "claimant": None,
        "appearances": [],
        "correction": None,
        "headline": "",
        "short_wording": "It cost 18",
        "summary": "No.",
        "explanation": "",
        "as_of": None,
        "sources": list(sources),
        **words,
    }


@pytest.fixture
def compare(app: Flask) -> Any:
    """Compare two bodies as a page does."""

    def within(before: Any, after: Any, ratings: tuple[str, str] = LABELS) -> ProposalChanges:
        with app.test_request_context():
            return compare_bodies(before, after, ratings=ratings)

    return within


def test_the_same_twice_is_no_change(compare: Any) -> None:
    assert not compare(body(source()), body(source())).any


def test_words_and_rating_are_compared_field_by_field(compare: Any) -> None:
    claimant = {"name": "Ada Wren", "kind": "person", "role": "mayor"}
    place = {"quote": "It cost 18", "title": "News", "url": None}
    after = body(summary="Not at all.", claimant=claimant, appearances=[place])
    found = compare(body(), after, ("Disputed", "Half true"))
    assert [each.label for each in found.fields] == ["Rating", "Summary", "Claimant", "Where it was made"]
    assert "".join(piece.text for piece in found.fields[2].after) == "Ada Wren, mayor"
    assert "".join(piece.text for piece in found.fields[3].after) == "It cost 18 · News"


def test_a_source_is_the_same_by_what_it_names(compare: Any) -> None:
    other = source(url=None, reference="A letter", title="Letter")
    found = compare(body(source(), other), body(source(quote="22 million", stance="context")))
    assert [each["title"] for each in found.removed] == ["Letter"]
    [changed] = found.changed
    assert [each.label for each in changed.fields] == ["Quote", "What it says"]
    assert found.added == []


def test_a_page_that_is_cited_twice_is_paired_with_itself(compare: Any) -> None:
    first, second = source(locator="page 1"), source(locator="page 2")
    found = compare(body(first, second), body(second, first))
    assert (found.added, found.removed, found.changed) == ([], [], [])
    assert found.reordered
    gone = compare(body(first, second), body(second))
    assert [each["locator"] for each in gone.removed] == ["page 1"]
    assert not gone.reordered


def test_unnamed_sources_are_told_apart_by_their_digests(compare: Any) -> None:
    hidden = {"url": None, "title": None, "unnamed": True}
    found = compare(body(source(**hidden, digest="a")), body(source(**hidden, digest="b")))
    assert (len(found.added), len(found.removed)) == (1, 1)


def test_a_revision_from_before_sources_had_documents_is_compared(compare: Any) -> None:
    old = source()
    for name in ("document", "published_on", "unnamed"):
        del old[name]
    document = {"hash": "ab" * 32, "type": "application/pdf", "size": 3}
    found = compare(body(old), body(source(document=document)))
    # Another document is other evidence.
    assert (len(found.added), len(found.removed)) == (1, 1)
    assert not compare(body(old), body(source())).any
