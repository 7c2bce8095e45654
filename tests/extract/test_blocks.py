import pytest

from claimtrack.extract.blocks import blocks

LONGEST = 120_000


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph of some words.\n\n" * 20_000 + "last",
        "One line of many.\n" * 30_000,
        "A sentence. " * 50_000,
        "word " * 100_000,
        "x" * 450_000,
        "\n" * 300_000,
        "",
        "short",
    ],
)
def test_the_parts_joined_are_the_text_and_none_is_huge(text: str) -> None:
    parts = list(blocks(text))
    assert "".join(part for _, part in parts) == text
    assert all(text[offset : offset + len(part)] == part for offset, part in parts)
    assert all(part and len(part) <= LONGEST for _, part in parts)


def test_one_endless_sentence_of_20_000_words_is_divided_between_words() -> None:
    text = "word " * 20_000
    parts = [part for _, part in blocks(text)]
    assert "".join(parts) == text
    assert [len(part.split()) for part in parts] == [12_000, 8_000]


def test_signs_count_as_much_as_words() -> None:
    text = "[x] " * 10_000
    parts = [part for _, part in blocks(text)]
    assert "".join(parts) == text
    assert max(len(part) for part in parts) <= 16_000


def test_what_goes_on_for_longer_is_divided_between_words() -> None:
    parts = [part for _, part in blocks("words " * 100_000)]
    assert len(parts) > 1
    assert all(part.endswith(" ") for part in parts)


def test_a_long_paragraph_is_divided_between_sentences() -> None:
    parts = [part for _, part in blocks("He said “so it is.” And it was. " * 20_000)]
    assert len(parts) > 1
    assert all(part.endswith((".” ", ". ")) for part in parts)


def test_every_part_but_the_last_ends_with_a_paragraph() -> None:
    parts = [part for _, part in blocks("one line\n\n" * 30_000)]
    assert len(parts) > 1
    assert all(part.endswith("\n\n") for part in parts)
