"""The paragraph around a claim."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.web.desk.claims.passage import Passage, passage_around

STORY = "First line.\nIt cost 18 million, he said.\nLast line."


def test_a_line_is_a_paragraph_in_a_text_without_blank_lines() -> None:
    start = STORY.index("It cost")
    passage = passage_around(STORY, start, start + len("It cost 18 million"))
    assert passage == Passage("", "It cost 18 million", ", he said.", cut_before=False, cut_after=False)


def test_blank_lines_part_paragraphs_that_have_several_lines() -> None:
    text = "One.\n\nThe bridge\nis long\nand wide.\n \nThree."
    start = text.index("is long")
    passage = passage_around(text, start, start + 7)
    assert (passage.before, passage.after) == ("The bridge\n", "\nand wide.")


def test_a_claim_may_reach_over_paragraphs() -> None:
    start, end = STORY.index("he said"), STORY.index("Last") + 4
    passage = passage_around(STORY, start, end)
    assert passage.marked == "he said.\nLast"
    assert passage.before == "It cost 18 million, "
    assert passage.after == " line."


def test_a_long_paragraph_is_cut_between_words() -> None:
    text = "word " * 300 + "CLAIM" + " other" * 300
    start = text.index("CLAIM")
    passage = passage_around(text, start, start + 5, room=52)
    assert passage.cut_before
    assert passage.cut_after
    assert set(passage.before.split()) == {"word"}
    assert set(passage.after.split()) == {"other"}
    assert len(passage.before) <= 52
    assert len(passage.after) <= 52


@given(
    text=st.text(alphabet="ab \n", min_size=1, max_size=60),
    cut=st.tuples(st.integers(0, 59), st.integers(1, 60)),
    room=st.integers(1, 20),
)
def test_the_pieces_are_always_a_piece_of_the_text(text: str, cut: tuple[int, int], room: int) -> None:
    start = min(cut[0], len(text) - 1)
    end = min(start + cut[1], len(text))
    passage = passage_around(text, start, end, room=room)
    assert passage.marked == text[start:end]
    assert text[:start].endswith(passage.before)
    assert text[end:].startswith(passage.after)
