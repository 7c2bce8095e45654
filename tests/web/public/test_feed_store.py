"""What the process keeps of feeds, and forgets."""

from dataclasses import replace
from datetime import UTC, datetime

from claimtrack.services.publishing.public_state import PublicState
from claimtrack.web.public.edition import Edition
from claimtrack.web.public.feed_store import Document, FeedStore, packed

DOCUMENT = Document(PublicState(), Edition("tag", datetime(2026, 3, 2, tzinfo=UTC)), "text/plain")


def of_size(size: int) -> Document:
    return replace(DOCUMENT, body=b"x" * size)


def test_what_nobody_asks_for_is_forgotten_first() -> None:
    store = FeedStore(most_bytes=10)
    for key in "abc":
        store.keep(key, of_size(3))
    store.find("a")
    store.keep("d", of_size(3))
    assert [key for key in "abcd" if store.find(key)] == ["a", "c", "d"]


def test_what_is_too_large_is_not_kept() -> None:
    store = FeedStore(most_bytes=10)
    store.keep("a", of_size(11))
    assert store.find("a") is None
    store.keep("b", of_size(10))
    assert store.find("b") is not None


def test_room_is_given_back_when_a_document_is_replaced() -> None:
    store = FeedStore(most_bytes=10)
    for _ in range(5):
        store.keep("a", of_size(9))
    store.keep("b", of_size(1))
    assert store.find("a")
    assert store.find("b")


def test_editions_alone_are_bounded_too() -> None:
    store = FeedStore(most_kept=2)
    for key in "abc":
        store.keep(key, DOCUMENT)
    assert [key for key in "abc" if store.find(key)] == ["b", "c"]


def test_the_same_is_packed_the_same() -> None:
    assert packed(b"feed" * 100) == packed(b"feed" * 100)
    assert len(packed(b"feed" * 100)) < 100
