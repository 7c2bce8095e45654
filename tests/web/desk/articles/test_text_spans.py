"""Texts with spans: nothing is lost, nothing is moved, every mark is well nested."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.web.desk.articles.text_spans import Block, Mark, Node, Span, split_blocks

TEXTS = st.text(alphabet=st.sampled_from("ab 🚢\n\té\u0301"), max_size=60)
PAIRS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


def written(nodes: list[Node]) -> str:
    """Return nodes as text, with marks in angle brackets and their keys."""
    return "".join(
        f"<{node.key}{'' if node.first else '+'}:{written(node.children)}>"
        if isinstance(node, Mark)
        else node
        for node in nodes
    )


def paragraphs(text: str, *spans: tuple[int, int]) -> list[str]:
    keyed = [Span(key, start, end) for key, (start, end) in enumerate(spans)]
    return [written(block.nodes) for block in split_blocks(text, keyed) if not block.is_gap]


def plain(nodes: list[Node]) -> str:
    return "".join(plain(node.children) if isinstance(node, Mark) else node for node in nodes)


def marked(blocks: list[Block], key: int) -> str:
    """Return all text inside the marks of `key`."""
    return "".join(_marked(block.nodes, key) for block in blocks)


def _marked(nodes: list[Node], key: int) -> str:
    return "".join(
        plain(node.children) if node.key == key else _marked(node.children, key)
        for node in nodes
        if isinstance(node, Mark)
    )


def test_a_text_without_spans_is_its_lines() -> None:
    assert paragraphs("One\nTwo\n") == ["One", "Two"]


def test_blank_lines_make_paragraphs_where_there_are_some() -> None:
    assert paragraphs("One\nstill one\n \n\nTwo") == ["One\nstill one", "Two"]


def test_white_space_around_the_text_is_no_paragraph() -> None:
    assert paragraphs(" \n\n One \n") == ["One"]


def test_spans_nest() -> None:
    assert paragraphs("abcdef", (0, 6), (1, 3), (2, 3)) == ["<0:a<1:b<2:c>>def>"]


def test_spans_that_begin_together_nest_by_length() -> None:
    assert paragraphs("abc", (0, 1), (0, 3)) == ["<1:<0:a>bc>"]


def test_spans_that_cross_are_split() -> None:
    assert paragraphs("abcdef", (0, 4), (2, 6)) == ["<0:ab<1:cd>><1+:ef>"]


def test_what_lies_inside_a_crossing_span_goes_on_as_well() -> None:
    assert paragraphs("abcdef", (0, 3), (1, 6), (2, 5)) == ["<0:a<1:b<2:c>>><1+:<2+:de>f>"]


def test_a_span_over_two_paragraphs_comes_in_pieces() -> None:
    assert paragraphs("ab\ncd", (1, 4)) == ["a<0:b>", "<0+:c>d"]


def test_an_empty_span_marks_nothing() -> None:
    assert paragraphs("abc", (1, 1), (2, 1)) == ["abc"]


def test_an_empty_text_has_no_block() -> None:
    assert split_blocks("", []) == []


def test_thousands_of_spans_in_one_paragraph_are_written_in_order() -> None:
    count = 5_000
    nested = [
        span for at in range(0, count * 8, 8) for span in ((at, at + 4), (at + 1, at + 3), (at + 3, at + 6))
    ]
    expected = "".join(
        f"<{key}:a<{key + 1}:bc><{key + 2}:d>><{key + 2}+:ef>gh" for key in range(0, count * 3, 3)
    )
    assert paragraphs("abcdefgh" * count, *nested) == [expected]


@given(text=TEXTS, pairs=PAIRS)
def test_nothing_is_lost_or_moved(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(key, start, min(end, len(text))) for key, (start, end) in enumerate(pairs)]
    blocks = split_blocks(text, spans)
    assert "".join(plain(block.nodes) for block in blocks) == text
    assert all(plain(block.nodes).isspace() for block in blocks if block.is_gap)
    for span in spans:
        assert marked(blocks, span.key) == text[span.start : max(span.start, span.end)]
