"""Reading labelled files, good and bad."""

import json

import pytest

from claimtrack.errors import LabelledFileError
from claimtrack.extract.evaluation.labelled import LabelledText, read_labelled

TEXT = "Rents doubled. I hope not."


def read(*lines: object) -> list[LabelledText]:
    return list(read_labelled(json.dumps(line).encode() for line in lines))


def test_a_sentence_with_one_label() -> None:
    (text,) = read({"text": "Rents doubled.", "worthy": True})
    assert [(part.start, part.end, part.worthy) for part in text.sentences] == [(0, 14, True)]
    assert text.claims is None
    assert text.id == "1"


def test_an_article_with_grades_and_claims() -> None:
    (text,) = read(
        {
            "id": "a",
            "language": "en",
            "published": "2026-03-04",
            "half": "test",
            "text": TEXT,
            "sentences": [{"start": 0, "end": 14, "grade": 3}, {"start": 15, "end": 26, "grade": 0}],
            "claims": [{"start": 0, "end": 13, "kind": "quantity", "claimant": "Ana Kos"}],
        }
    )
    assert [part.worthy for part in text.sentences] == [True, False]
    assert text.claims is not None
    assert text.claims[0].claimant == "Ana Kos"
    assert str(text.published) == "2026-03-04"


def test_empty_lines_and_a_byte_order_mark_are_skipped() -> None:
    line = json.dumps({"text": "x", "worthy": False}).encode()
    assert len(list(read_labelled([b"\xef\xbb\xbf" + line, b"\n", b"  \n", line]))) == 2


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{", "Line 1"),
        (b"[1, 2]", "Line 1"),
        (b"\xff\xfe", "Line 1"),
        (b'{"text": "abc"}', "no labels"),
        (b'{"text": "", "worthy": true}', "text"),
        (b'{"text": "abc", "sentences": [{"start": 0, "end": 9, "worthy": true}]}', "3 characters"),
        (b'{"text": "abc", "claims": [{"start": 2, "end": 2}]}', "not behind"),
        (b'{"text": "abc", "claims": [{"start": 0, "end": 2, "kind": "gossip"}]}', "kind"),
        (b'{"text": "abc", "sentences": [{"start": 0, "end": 2}]}', "worthy"),
        (b"[" * 100_000, "Line 1"),
    ],
)
def test_bad_lines_say_where_and_what(line: bytes, problem: str) -> None:
    with pytest.raises(LabelledFileError, match=problem):
        list(read_labelled([line]))
