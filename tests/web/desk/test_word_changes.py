"""Which words differ between two versions."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.web.desk.word_changes import MOST_PIECES, Piece, compare_words


def joined(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def changed(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.changed]


def test_only_the_words_that_differ_are_marked() -> None:
    stored, typed = compare_words("It cost 21 million crowns.", "It cost 22 million crowns.")
    assert changed(stored) == ["21"]
    assert changed(typed) == ["22"]


def test_equal_texts_have_nothing_marked() -> None:
    stored, typed = compare_words("Same.", "Same.")
    assert stored == typed == [Piece("Same.", changed=False)]


def test_an_empty_side_has_no_pieces() -> None:
    assert compare_words("", "New.") == ([], [Piece("New.", changed=True)])


def test_a_long_text_is_compared_by_lines_and_a_longer_one_as_a_whole() -> None:
    lines = [f"{number} of many words here" for number in range(MOST_PIECES // 2)]
    stored, typed = compare_words("\n".join(lines), "\n".join([*lines[:-1], "another end"]))
    assert changed(stored) == [lines[-1]]
    assert changed(typed) == ["another end"]
    words = "\n".join("a" * (MOST_PIECES + 1))
    assert compare_words(words, words + "b")[1] == [Piece(words + "b", changed=True)]


@given(stored=st.text(max_size=80), typed=st.text(max_size=80))
def test_the_pieces_give_the_texts_again(stored: str, typed: str) -> None:
    left, right = compare_words(stored, typed)
    assert (joined(left), joined(right)) == (stored, typed)
    assert (not changed(left) and not changed(right)) == (stored == typed)
