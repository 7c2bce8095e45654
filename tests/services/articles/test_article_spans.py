"""Words and spans of a text, in code points."""

import pytest

from claimtrack.services.articles.article_spans import restated, trimmed_span, word_ends, word_starts
from claimtrack.services.articles.place_page import steps_from

TEXT = "»Most« je 🇸🇮 drag, velja 18,5 mio."


def test_words_begin_and_end_with_their_signs_and_without() -> None:
    starts, ends = word_starts(TEXT, 0, len(TEXT)), word_ends(TEXT, 0, len(TEXT))
    assert [TEXT[start:][:2] for start in starts] == ["»M", "Mo", "je", "🇸🇮", "dr", "ve", "18", "mi"]
    assert [TEXT[:end][-2:] for end in ends] == ["st", "t«", "je", "🇸🇮", "ag", "g,", "ja", ",5", "io", "o."]


def test_a_letter_with_a_mark_of_its_own_is_one_word() -> None:
    text = "c\u030csto novo"
    assert word_starts(text, 0, len(text)) == [0, 6]


def test_ends_go_by_words_until_nothing_would_be_left() -> None:
    start, end = TEXT.index("je"), TEXT.index(",")
    steps = steps_from(TEXT, (start, end))
    assert steps.start_earlier is not None
    assert TEXT[steps.start_earlier : end] == "Most« je 🇸🇮 drag"
    assert steps.end_later is not None
    assert TEXT[start : steps.end_later] == "je 🇸🇮 drag,"
    assert TEXT[start : steps.end_earlier] == "je 🇸🇮"
    only = steps_from("One", (0, 3))
    assert (only.start_earlier, only.start_later, only.end_earlier, only.end_later) == (None,) * 4


def test_white_space_is_taken_off_and_may_leave_nothing() -> None:
    assert trimmed_span(" a b ", 0, 99) == (1, 4)
    start, end = trimmed_span("a  b", 1, 3)
    assert end <= start


@pytest.mark.parametrize(
    ("standalone", "before", "after", "expected"),
    [
        ("[The bridge] cost 18", "It cost 18", "It cost 18 million", "[The bridge] cost 18 million"),
        ("[The bridge] cost 18 million", "It cost 18 million", "It cost 18", "[The bridge] cost 18"),
        ("It cost 18", "It cost 18", "cost 18", "cost 18"),
        ("[The bridge] cost 18", "It cost 18", "cost 18", "cost 18"),
        ("[The bridge] cost 18", "It cost 18", "Wren said: It cost 18", "Wren said: [The bridge] cost 18"),
        ("[The bridge] cost 18", "It cost 18", "million.", "million."),
    ],
)
def test_a_standalone_form_keeps_what_was_resolved(
    standalone: str, before: str, after: str, expected: str
) -> None:
    text = "Wren said: It cost 18 million."
    spans = [(text.index(words), text.index(words) + len(words)) for words in (before, after)]
    assert restated(standalone, text, before=spans[0], after=spans[1]) == expected
