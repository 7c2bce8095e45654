"""The house rule of stored text."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.intake.normalisation import normalised


def test_a_leading_mark_is_dropped_and_a_later_one_stays() -> None:
    assert normalised("\ufeffa\ufeffb") == "a\ufeffb"


def test_line_ends_become_line_feeds() -> None:
    assert normalised("a\r\nb\rc\nd\r\r\n") == "a\nb\nc\nd\n\n"


def test_controls_are_replaced_one_for_one_but_tab_and_line_feed_stay() -> None:
    assert normalised("a\x00\x01\x1fb\tc\n\x7f\x85") == "a\ufffd\ufffd\ufffdb\tc\n\x7f\x85"


def test_nothing_is_composed_or_trimmed() -> None:
    assert normalised("  c\u030c \u00a0\n ") == "  c\u030c \u00a0\n "


@given(st.text())
def test_only_line_ends_and_the_mark_change_the_length(text: str) -> None:
    expected = len(text) - text.count("\r\n") - text.startswith("\ufeff")
    assert len(normalised(text)) == expected


@given(st.text().filter(lambda text: not text.startswith("\ufeff\ufeff")))
def test_it_is_the_same_when_done_twice(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
