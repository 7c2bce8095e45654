from claimtrack.extract.blocks import blocks


def test_the_parts_joined_are_the_text() -> None:
    text = ("A paragraph of some words.\n\n" * 20_000) + "last"
    parts = list(blocks(text))
    assert len(parts) > 1
    assert "".join(part for _, part in parts) == text
    assert all(text[offset : offset + len(part)] == part for offset, part in parts)


def test_a_paragraph_is_never_divided() -> None:
    text = "word " * 60_000
    assert [part for _, part in blocks(text)] == [text]


def test_every_part_but_the_last_ends_with_a_paragraph() -> None:
    parts = [part for _, part in blocks("one line\n\n" * 30_000)]
    assert all(part.endswith("\n\n") for part in parts)
