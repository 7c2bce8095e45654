import pytest

from claimtrack.services.keyset import Bookmark, parse_bookmark


def test_a_bookmark_is_read_as_it_was_written() -> None:
    for bookmark in (Bookmark((3, 0, 0.25, 17)), Bookmark((0.5, 5), backwards=True), Bookmark((7,))):
        like = [type(key) for key in bookmark.keys]
        assert parse_bookmark(str(bookmark), like=like) == bookmark


@pytest.mark.parametrize(
    "written",
    [
        "",
        ">",
        ">i:",
        ">i:5~",
        ">f:5",
        ">i:5~i:6",
        ">i:1.5",
        ">i:-5",
        "i:5",
        ">i:5\n",
        ">i:9999999999999999999",
    ],
)
def test_what_means_nothing_is_no_bookmark(written: str) -> None:
    assert parse_bookmark(written, like=[int]) is None


@pytest.mark.parametrize("number", ["nan", "inf", "1e999", "1.2.3", "--1"])
def test_a_number_that_is_none_is_no_bookmark(number: str) -> None:
    assert parse_bookmark(f">f:{number}", like=[float]) is None
